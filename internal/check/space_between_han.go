package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceBetweenHan reports spaces between Chinese characters.
var SpaceBetweenHan = &Rule{
	ID:       "space-between-han",
	Name:     text("漢字間的空格", "space between Chinese characters"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What: text("報告句子裡兩個漢字之間的空格。標題、表格、名單、條號（第三條 …）、日期與署名裡的空格，以及全形空格，不報告。", "Reports spaces between two Chinese characters in a sentence. Headings, tables, lists of names, numbers of articles (第三條 …), dates, signatures and full-width spaces are let pass."),
		Why:  text("漢字之間不空格；句子裡的空格多半是改稿或換行留下的。", "Chinese has no spaces between characters; one in a sentence was left by editing or unwrapping lines."),
		Bad:  []Example{{Text: "它返回一個字符串 的類型，不是值。\n", Fixed: "它返回一個字符串的類型，不是值。\n"}},
		Good: []Example{{Text: "第三條 本法所稱主權，是指最高的權力。\n"}, {Text: "主編 王小明 編輯 李小華 陳大文\n"}, {Text: "二〇二四年五月一日 全體會議通過，六月一日施行。\n"}},
	},
	Block: spaceBetweenHan,
}

// minHan is the length in characters of the text on either side of a space that
// is an oversight: short stretches are names, numbers and labels.
const minHan = 2

func spaceBetweenHan(p *BlockPass) {
	if p.Block.Kind != prose.Paragraph && p.Block.Kind != prose.ListItem && p.Block.Kind != prose.Quote && p.Block.Kind != prose.Footnote {
		return
	}
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		var spaces []int
		stops := 0
		for j, t := range ts {
			switch {
			case isPause(t), t.r == '？', t.r == '！':
				stops++
			case t.Len() < len(layout) && t.isBlank(run) && at(ts, j-1).class == classHan && at(ts, j+1).class == classHan:
				spaces = append(spaces, j)
			}
		}
		if stops == 0 || len(spaces) > stops {
			continue // no sentence; verse, a list or a table
		}
		for _, j := range spaces {
			if p.betweenHan(run, ts, j) {
				reportSpace(p, run, ts[j].Span)
			}
		}
	}
}

// betweenHan reports whether the space at index j parts a sentence that goes on
// behind it.
func (p *BlockPass) betweenHan(run *prose.Run, ts []token, j int) bool {
	left, right := ts[j-1], ts[j+1]
	if left.width(run) < minHan && right.width(run) < minHan || ts[j].Len() > 1 ||
		j <= 2 && !strings.ContainsRune(goesOn, right.r) && !p.partsSentence(run, ts[j].Span) {
		return false // behind a number, a label or a date that opens the paragraph; a layout
	}
	if !verbatimBeside(run, ts[j].Span) {
		return false
	}
	// A second space in the same clause makes both part of a layout.
	if at(ts, j-2).class == classBlank && at(ts, j-3).class == classHan || at(ts, j+2).class == classBlank && at(ts, j+3).class == classHan {
		return false
	}
	if strings.HasPrefix(right.text(run), "總統") {
		return false // official documents of Taiwan leave a space before the head of state
	}
	return !isLabel(left.text(run)) && !(strings.Trim(left.text(run), numerals) == "" && opensItem(ts, j-1))
}

// numerals number items.
const numerals = "一二三四五六七八九十"

// opensItem reports whether the token at index i is the first of its line, or follows
// a mark behind which an item of a list begins: …如左：一 每縣市選出代表一人。
func opensItem(ts []token, i int) bool {
	before := at(ts, i-1)
	if before.class == classBlank && before.r != '\n' {
		before = at(ts, i-2)
	}
	return before == token{} || strings.ContainsRune("：；。\n", before.r)
}

// isLabel reports whether a stretch of characters is the number of an article or
// a part (第三條, 二款), or ends a date.
func isLabel(text string) bool {
	last := lastRunes(text, 1)
	if last == "日" {
		return true
	}
	if !strings.Contains("條条章節节編编款項项目", last) {
		return false
	}
	return strings.Trim(strings.TrimSuffix(text, last), "第之〇零一二三四五六七八九十百千") == ""
}

// partsSentence reports whether what stands before the first space of a paragraph
// is no label but the beginning of a sentence: it has a word that only sentences
// have, or the space cuts a word of the dictionary in two.
func (p *BlockPass) partsSentence(run *prose.Run, space prose.Span) bool {
	before, behind := run.Text[:space.Start], run.Text[space.End:]
	if n := utf8.RuneCountInString(before); (n >= minOpening && strings.ContainsAny(before, inSentences) || n >= longLabel) &&
		!strings.ContainsAny(lastRunes(before, 1), headTails) || n > 1 && strings.Contains(demonstratives, firstRunes(before, 1)) {
		return true
	}
	d := p.Lexicon.Dictionary()
	if d == nil {
		return false
	}
	for _, n := range []int{1, 2} {
		tail := lastRunes(before, n)
		for _, m := range []int{1, 2} {
			if head := firstRunes(behind, m); d.Frequency(prose.FoldString(tail+head)) >= usualWord {
				return true
			}
		}
	}
	return false
}

const (
	// minOpening is the length in characters of the shortest beginning of a sentence
	// that is told from a label by its words.
	minOpening = 4

	// inSentences are characters that sentences have and labels hardly ever do.
	inSentences = "應应須须得將将被於于是不為为由所並并其及或之的了在"

	// headTails end the titles that open a paragraph, as in 關於某事的規定 第一條.
	headTails = "法規规章則则令條条例定案號号表部會会局院年月日書书"

	// demonstratives begin a sentence about what was said before, and no label.
	demonstratives = "本該该此其這这"

	// longLabel is the length in characters that labels hardly have, if they are not
	// titles.
	longLabel = 6

	// usualWord is the frequency in the dictionary of a word that is not rare.
	usualWord = 50
)

// goesOn are characters with which no sentence starts, or hardly any.
const goesOn = "的了是在和與与及而也就把被將将則则之所應应得認认"

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// verbatimBeside reports whether a space and the characters at its sides stand
// in the source as they are: beside emphasis a space may be needed.
func verbatimBeside(run *prose.Run, space prose.Span) bool {
	_, n := utf8.DecodeLastRuneInString(run.Text[:space.Start])
	_, m := utf8.DecodeRuneInString(run.Text[space.End:])
	return run.Verbatim(prose.Span{Start: space.Start - n, End: space.End + m})
}

func reportSpace(p *BlockPass, run *prose.Run, space prose.Span) {
	p.Report(Finding{
		Span:    run.Source(space),
		Message: text("漢字之間不空格", "no space belongs between Chinese characters"),
		Fixes: []Fix{{
			Title: text("刪去空格", "Delete the space"), Safe: true,
			Edits: []Edit{{run.Source(space), ""}},
		}},
	})
}
