package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// LatinTitleCase reports words of an English title between title marks whose
// first letter is not as in the title's others.
var LatinTitleCase = &Rule{
	ID:       "latin-title-case",
	Name:     text("英文題名大小寫不一", "capitals in an English title"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告書名號裡的英文題名中不合標題式大小寫的詞：句中的冠詞、短介詞、連詞大寫（Who Owns The Future），動詞、代名詞小寫（You are Not a Gadget）。題名其他實詞都大寫時才報告；只有首詞大寫的題名是另一種體例。", "Reports words in English titles between title marks that are not in headline style: articles, short prepositions and conjunctions with a capital inside (Who Owns The Future), verbs and pronouns without (You are Not a Gadget). Only titles all of whose other words have capitals are looked at; sentence style is another custom."),
		Why:  text("題名照原書的寫法；讀者據此查找。", "A title is written as its book has it, and readers look it up so."),
		Bad: []Example{
			{Text: "他寫了《Who Owns The Future?》一書。\n", Fixed: "他寫了《Who Owns the Future?》一書。\n"},
			{Text: "他寫了《You are Not a Gadget》一書。\n", Fixed: "他寫了《You Are Not a Gadget》一書。\n"},
		},
		Good: []Example{
			{Text: "他寫了《Who Owns the Future?》、《Code: The Hidden Language of Computers》和《The mythical man-month》。\n"},
			{Text: "見《War and Peace》、《The Mother of All Demos》、《Learning to Be Human》。\n"},
		},
		Source: "The Chicago Manual of Style, 17th ed., 8.159",
	},
	Block: latinTitleCase,
}

var (
	// smallWords stand in small letters inside a title. Words that are adverbs as
	// well (in, on, up) or of five letters are left out.
	smallWords = strings.Fields("the a an and or nor of for at by")

	// greatWords are verbs and pronouns that have a capital however short they are.
	greatWords = strings.Fields("is are was were be been am do does did has have it its he she we you they his her our your their my this that these those not can will")
)

// leastTitle is how many words a title needs to show its style.
const leastTitle = 4

func latinTitleCase(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].may('《') {
			continue
		}
		for at := 0; ; {
			k := strings.Index(run.Text[at:], "《")
			if k < 0 {
				break
			}
			at += k + len("《")
			end := strings.Index(run.Text[at:], "》")
			if end < 0 {
				break
			}
			if title := run.Text[at : at+end]; !prose.HasHan(title) {
				p.titleCase(run, prose.Span{Start: at, End: at + end})
			}
			at += end
		}
	}
}

// titleCase reports the odd words of the title at a span.
func (p *BlockPass) titleCase(run *prose.Run, title prose.Span) {
	type word struct {
		prose.Span
		first bool // of the title, or behind a colon or a dash
	}
	var all []word
	capitals := 0
	first := true
	for at := title.Start; at < title.End; {
		if !isLetter(run.Text[at]) {
			if strings.IndexByte(":?!.(\"", run.Text[at]) >= 0 || run.Text[at] >= utf8.RuneSelf {
				first = true
			}
			at++
			continue
		}
		end := at
		for end < title.End && (isLetter(run.Text[end]) || strings.IndexByte("'-", run.Text[end]) >= 0) {
			end++
		}
		w := word{prose.Span{Start: at, End: end}, first}
		text := run.Text[at:end]
		all = append(all, w)
		switch lower := strings.ToLower(text); {
		case first:
		case slices.Contains(smallWords, lower), slices.Contains(greatWords, lower) && text[0] >= 'a':
		case text[0] >= 'a':
			return // sentence style, or a word that no list has
		default:
			capitals++
		}
		first = false
		at = end
	}
	if len(all) < leastTitle || capitals < 2 {
		return
	}
	for n, w := range all {
		text := run.Text[w.Start:w.End]
		right := ""
		switch lower := strings.ToLower(text); {
		case w.first || n == len(all)-1:
		case slices.Contains(smallWords, lower) && text[0] < 'a' && strings.ToUpper(text) != text:
			right = lower
		case slices.Contains(greatWords, lower) && text[0] >= 'a':
			right = strings.ToUpper(text[:1]) + text[1:]
		}
		if right == "" || !run.Verbatim(w.Span) {
			continue
		}
		at := run.Source(w.Span)
		p.Report(Finding{
			Span: at, Message: format("這個題名裡宜作「%s」", "in this title it should be “%s”", right),
			Fixes: []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{at, right}}, Safe: true}},
		})
	}
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
