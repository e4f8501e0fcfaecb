package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ScriptMixed reports characters of the other script in a text that is written
// in one. A text that holds more than mixedLeast characters of the other script
// and more than one in mixedShare is written in both, and nothing is reported.
var ScriptMixed = &Rule{
	ID:       "script-mixed",
	Name:     text("繁簡混用", "mixed scripts"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告繁體文章中的簡體字，以及簡體文章中的繁體字。引號、書名號裡整段是另一種字的，整段另一種字的段落，詞彙表中就這樣寫的術語，這篇或同組文件就這樣定出的簡稱（以下簡稱「中国」），都不報告；引號、書名號裡的其他字可能是照錄原文，只作提示；兩岸三地都算通行的字（後、台、里、乾等）也不報告。", "Reports Simplified characters in a Traditional text and the reverse. Quotations and titles that are in the other script as a whole are let pass, and so are whole paragraphs in it, terms that the glossary writes so, short names that the document or its set defines so (以下簡稱「中国」), and characters that are right in both. Other characters between the marks of a quotation or a title may be its source’s own spelling and are information only."),
		Why:  text("多半是轉換漏了，或從別處貼來的文字沒有轉換；搜尋同一個詞時會漏掉這些地方。", "Mostly a conversion missed them, or they were pasted from elsewhere. A search for the word does not find these places."),
		Bad:  []Example{{Text: "這個問題牽涉很廣，不能只看结果。\n", Fixed: "這個問題牽涉很廣，不能只看結果。\n"}, {Text: "这个问题牵涉很广，不能只看結果。\n", Fixed: "这个问题牵涉很广，不能只看结果。\n"}},
		Good: []Example{{Text: "這個問題牽涉很廣，簡體寫作「结果」。\n"}, {Text: "这个问题牵涉很广，见《資治通鑑》。\n"}, {Text: "皇后在後面，台灣的面積不大。\n"}, {Text: "中華人民共和國（以下簡稱「中国」）的人口，中国的面積。\n"}},
		Options: []Option{
			{"allow", text("不報告的字或詞。", "Characters or words that are let pass.")},
		},
		Source: "OpenCC TSCharacters, STCharacters, TWVariants, HKVariants",
	},
	Document: scriptMixed,
}

const (
	mixedShare = 10
	mixedLeast = 5
)

// inNames are characters that are Simplified by the tables, yet stand in names
// of Traditional text: 庄 in place names of Taiwan (客庄), 恒 in Hong Kong's list
// of standard forms (恒生).
const inNames = "庄恒"

// lastUnified is the last ideograph that every font has: characters whose
// Simplified form stands behind it are written as they are in names (趙孟頫 in a
// Simplified text is 赵孟頫).
const lastUnified = "龥"

// deliberate is how often a document that holds hardly anything else of the
// other script writes one word in it for that to be its author's will: a book in
// Traditional script that writes 中国 throughout. Such places are hints at most.
const deliberate = 3

// stray is a stretch of characters of the other script.
type stray struct {
	block, run int
	prose.Span        // in the run's text
	word       string // the stretch with the character before it
}

func scriptMixed(p *DocumentPass) {
	blocks := p.Document.Prose.Blocks()
	own, other := 0, 0
	for i := range p.with(hasScripts) {
		b := blocks[i]
		o, f := ofScripts(p.Script, b)
		own += o
		other += f
	}
	if other == 0 || p.Script == prose.UnknownScript || other > mixedLeast && other*mixedShare > own {
		return
	}
	var strays []stray
	times := map[string]int{}
	meant := append(p.foreignShortNames(), p.others.foreignShortNames()...)
	meant = append(meant, p.Option().Allow...)
	for i := range p.with(hasScripts) {
		b := blocks[i]
		o, f := ofScripts(p.Script, b)
		if f == 0 || o <= 2*f {
			continue // written in the other script, or in both
		}
		for r := range b.Runs {
			strays = p.otherScript(strays, i, r, meant)
		}
	}
	for i := range strays {
		times[strays[i].word]++
	}
	for i := range strays {
		if p.speaksOfScript(&strays[i]) {
			continue
		}
		limit := glossary.Error
		if n := times[strays[i].word]; n >= deliberate && 2*n >= len(strays) {
			limit = glossary.Hint
		} else if p.inQuotation(&strays[i]) {
			limit = glossary.Information
		}
		p.reportScript(&strays[i], limit)
	}
}

// foreignShortNames returns the short names in the other script that the document
// defines between quotation marks, and so means: 中華人民共和國（以下簡稱「中国」）.
func (p *DocumentPass) foreignShortNames() (names []string) {
	for i, f := range p.with(hasShortNames) {
		for k := range f.shorts {
			short := &f.shorts[k]
			hant, hans := prose.CountScripts(short.short)
			if (p.Script == prose.Hans && hant > 0 && hans == 0 || p.Script == prose.Hant && hans > 0 && hant == 0) &&
				prose.IsOpeningQuote(lastRune(p.Document.Prose.Blocks()[i].Source[:short.Start])) {
				names = append(names, short.short)
			}
		}
	}
	return names
}

// foreignShortNames returns those of the other documents of the set.
func (o *others) foreignShortNames() (names []string) {
	if o == nil {
		return nil
	}
	for i, d := range o.set.documents {
		if i != o.self {
			names = append(names, d.foreignShortNames...)
		}
	}
	return names
}

// speaksOfScript reports whether the clause of a stray speaks of characters, which
// it then shows on purpose: 簡體作「国」, 以下以簡體字寫中国; 驚字缺末笔.
func (p *DocumentPass) speaksOfScript(s *stray) bool {
	text := p.Document.Prose.Blocks()[s.block].Runs[s.run].Text
	if before := lastRunes(text[:s.Start], 1); strings.HasPrefix(text[s.End:], "字") && (before == "字" || !prose.HasHan(before)) {
		return true
	}
	from, to := clauseAround(text, s.Span)
	clause := prose.FoldString(text[from:to])
	for _, word := range []string{"简体", "简化字", "繁体", "正体字"} {
		if strings.Contains(clause, word) {
			return true
		}
	}
	return false
}

// inQuotation reports whether a stray stands between the marks of a quotation or a
// title, whose source may spell so: 《穀梁传》.
func (p *DocumentPass) inQuotation(s *stray) bool {
	text := p.Document.Prose.Blocks()[s.block].Runs[s.run].Text
	from := max(0, s.Start-maxQuoted)
	for i, r := range text[from:s.Start] {
		closer, ok := enclosing[r]
		if !ok || strings.ContainsRune("（([［〔【", r) {
			continue
		}
		if to := strings.IndexRune(text[from+i:], closer); to >= 0 && from+i+to >= s.End {
			return true
		}
	}
	return false
}

// maxQuoted is how many bytes of a quotation in front of a stray are looked at.
const maxQuoted = 600

// ofScripts counts a block's characters of a script and of the other.
func ofScripts(s prose.Script, b *prose.Block) (own, other int) {
	if s == prose.Hans {
		return b.Hans, b.Hant
	}
	return b.Hant, b.Hans
}

// otherScript appends the stretches of the other script in one run, those but that
// are meant.
func (p *DocumentPass) otherScript(found []stray, block, index int, meant []string) []stray {
	run := &p.Document.Prose.Blocks()[block].Runs[index]
	if hasKana(run.Text) {
		return found
	}
	var quoted []prose.Span
	before := 0 // where the character before the cursor starts
	for at := 0; at < len(run.Text); {
		end := at
		for end < len(run.Text) {
			_, n := utf8.DecodeRuneInString(run.Text[end:])
			if !p.foreign(run.Text[end : end+n]) {
				break
			}
			end += n
		}
		if end == at {
			_, n := utf8.DecodeRuneInString(run.Text[at:])
			before = at
			at += n
			continue
		}
		if quoted == nil {
			quoted = p.wholeInOther(run.Text)
		}
		w := prose.Span{Start: at, End: end}
		if !slices.ContainsFunc(quoted, func(q prose.Span) bool { return q.Start <= w.Start && w.End <= q.End }) && !p.intended(block, index, w, meant) {
			found = append(found, stray{block, index, w, run.Text[before:end]})
		}
		before, at = at, end
	}
	return found
}

// foreign reports whether a character is of the script that the document is not
// written in.
func (p *DocumentPass) foreign(char string) bool {
	hant, hans := prose.CountScripts(char)
	if p.Script == prose.Hans {
		return hant > 0 && prose.ToHans(char) <= lastUnified
	}
	return hans > 0 && !strings.Contains(inNames, char)
}

// wholeInOther returns the stretches between marks of quotations and titles, and
// in brackets, that hold characters of the other script and none of the
// document's own.
func (p *DocumentPass) wholeInOther(text string) []prose.Span {
	out := []prose.Span{}
	var open []prose.Span // start behind the mark; End holds its closing mark
	for i, r := range text {
		if closer, ok := enclosing[r]; ok {
			open = append(open, prose.Span{Start: i + utf8.RuneLen(r), End: int(closer)})
			continue
		}
		if n := len(open); n > 0 && open[n-1].End == int(r) {
			s := prose.Span{Start: open[n-1].Start, End: i}
			open = open[:n-1]
			hant, hans := prose.CountScripts(text[s.Start:s.End])
			if p.Script == prose.Hans && hans == 0 || p.Script == prose.Hant && hant == 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

// enclosing are marks that set off what may be another's words, with those that
// close them.
var enclosing = map[rune]rune{
	'「': '」', '『': '』', '“': '”', '‘': '’', '《': '》', '〈': '〉', '（': '）', '(': ')', '〔': '〕', '［': '］', '[': ']', '【': '】',
}

// intended reports whether the characters at w are part of a term or title that
// the glossary writes so, or of a word that is meant.
func (p *DocumentPass) intended(block, run int, w prose.Span, meant []string) bool {
	text := p.Document.Prose.Blocks()[block].Runs[run].Text
	notes := p.Document.Block(block)
	for i := range notes.Mentions {
		m := &notes.Mentions[i]
		if m.Run != run || m.Text.Start > w.Start || w.End > m.Text.End {
			continue
		}
		form := text[m.Text.Start:m.Text.End]
		for _, s := range m.Senses {
			if s.Term.Text == form && s.Term.Status <= glossary.Admitted {
				return true
			}
		}
	}
	from, to := clauseAround(text, w)
	return slices.ContainsFunc(meant, func(a string) bool {
		for at := from; a != ""; {
			i := strings.Index(text[at:to], a)
			if i < 0 {
				break
			}
			if at += i; at <= w.Start && w.End <= at+len(a) {
				return true
			}
			at += len(a)
		}
		return false
	})
}

// hasKana reports whether text is Japanese, whose characters are of neither
// script: it holds kana.
func hasKana(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) && r != 'の' })
}

func (p *DocumentPass) reportScript(s *stray, limit Severity) {
	run, w := &p.Document.Prose.Blocks()[s.block].Runs[s.run], s.Span
	found := run.Text[w.Start:w.End]
	f := Finding{Span: run.Source(w).Shift(p.Document.Prose.Start(s.block))}
	var right string
	sure := true
	if p.Script == prose.Hans {
		f.Message = format("簡體文中的繁體字「%s」", "Traditional “%s” in a Simplified text", found)
		right = prose.ToHans(found)
		sure = right != found
	} else {
		f.Message = format("繁體文中的簡體字「%s」", "Simplified “%s” in a Traditional text", found)
		right, sure = p.traditional(run.Text, w)
	}
	if right != found && run.Verbatim(w) {
		f.Fixes = []Fix{{
			Title: format("改為「%s」", "Change to “%s”", right),
			Edits: []Edit{{f.Span, right}},
			Safe:  sure,
		}}
	}
	p.ReportAtMost(limit, f)
}

// traditional writes the characters at w in Traditional script, and says whether
// that is sure: each has one form, or the word that they stand in tells.
func (p *DocumentPass) traditional(text string, w prose.Span) (string, bool) {
	var b strings.Builder
	sure := true
	for i, r := range text[w.Start:w.End] {
		forms := prose.HantForms(r)
		switch {
		case len(forms) == 0:
			b.WriteRune(r)
			sure = false
		case len(forms) == 1:
			b.WriteRune(forms[0])
		default:
			form, ok := p.formInWord(text, w.Start+i, r)
			if !ok {
				form, sure = forms[0], false
			}
			b.WriteRune(form)
		}
	}
	return b.String(), sure
}

// formInWord returns the Traditional form that r has in the longest word of the
// dictionary around it, if that word has one spelling.
func (p *DocumentPass) formInWord(text string, at int, r rune) (rune, bool) {
	d := p.Lexicon.Dictionary()
	if d == nil {
		return 0, false
	}
	var best prose.Span
	for _, s := range wordsAround(text, at) {
		if s.Len() > best.Len() && len(d.HantSpellings(prose.FoldString(text[s.Start:s.End]))) == 1 {
			best = s
		}
	}
	if best.Len() == 0 {
		return 0, false
	}
	spelling := []rune(d.HantSpellings(prose.FoldString(text[best.Start:best.End]))[0])
	n := utf8.RuneCountInString(text[best.Start:at])
	if n >= len(spelling) || prose.Fold(spelling[n]) != prose.Fold(r) {
		return 0, false
	}
	return spelling[n], true
}
