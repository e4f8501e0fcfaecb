package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NameLanguageMixed reports names that a document writes in Chinese and, in
// running text elsewhere, in an alphabet: persons whose original name a gloss
// gives, and well-known companies.
var NameLanguageMixed = &Rule{
	ID:       "name-language-mixed",
	Name:     text("譯名與原名混用", "name both in Chinese and in the original"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告行文中有時用中文譯名、有時用原文的名稱：人名在括注原名之後又單用原名或姓氏；谷歌與 Google、臉書與 Facebook 等公司名並用。括號、註腳、表格和標題裡的不算。", "Reports names that running text has now in Chinese and now in the original: persons whose original name was given in brackets and is used alone later, and companies such as 谷歌 and Google. Brackets, notes, tables and headings do not count."),
		Why:  text("讀者會以為是兩個人、兩家公司。", "Readers take them for two."),
		Bad: []Example{
			{Text: "文頓·瑟夫（Vint Cerf）設計了協定。\n\n後來 Vint Cerf 又提出修訂，Cerf 也同意了。\n"},
			{Text: "谷歌發布了報告，谷歌的人說了話。\n\n而 Google 沒有回應。\n"},
		},
		Good: []Example{
			{Text: "文頓·瑟夫（Vint Cerf）設計了協定。\n\n後來瑟夫（Vint Cerf）又提出修訂。\n"},
			{Text: "Google 發布了報告，Google 的人說了話，見 Google 文件。\n"},
		},
		Options: []Option{
			{"allow", text("可以單用的原名。", "Original names that may stand alone.")},
		},
	},
	Document: nameLanguageMixed,
}

// companies have a Chinese name that is in general use, in Traditional script.
var companies = [][2]string{
	{"谷歌", "Google"},
	{"臉書", "Facebook"},
	{"亞馬遜", "Amazon"},
	{"推特", "Twitter"},
	{"微軟", "Microsoft"},
	{"英特爾", "Intel"},
	{"全錄", "Xerox"},
	{"特斯拉", "Tesla"},
	{"領英", "LinkedIn"},
	{"高通", "Qualcomm"},
	{"輝達", "NVIDIA"},
	{"英偉達", "NVIDIA"},
	{"維基百科", "Wikipedia"},
	{"思科", "Cisco"},
	{"諾基亞", "Nokia"},
	{"網飛", "Netflix"},
}

// companiesInChinese returns the Chinese names in either script.
var companiesInChinese = sync.OnceValue(func() []string {
	phrases := make([]string, 0, 2*len(companies))
	for _, c := range companies {
		phrases = append(phrases, c[0], prose.ToHans(c[0]))
	}
	return phrases
})

// originalName is a name that Chinese text has in an alphabet.
type originalName struct {
	chinese string
	given   prose.Span // where both are given; none for a company
	company bool
	places  []variantPlace
}

func nameLanguageMixed(p *DocumentPass) {
	names := p.personsGlossed()
	inChinese := p.knownSightings()
	chinese := map[string][]variantPlace{}
	for _, c := range companies {
		n := &originalName{chinese: c[0], company: true}
		for _, form := range []string{c[0], prose.ToHans(c[0])} {
			if form == prose.ToHans(c[0]) && form == c[0] && len(chinese[c[1]]) > 0 {
				continue
			}
			for _, s := range inChinese[form] {
				if p.inRunningText(s.block) && !p.longerInGloss(&s, c[1]) {
					chinese[c[1]] = append(chinese[c[1]], variantPlace{s.Span, s.replace})
					n.chinese = form
				}
			}
		}
		if len(chinese[c[1]]) > 0 && names[c[1]] == nil {
			names[c[1]] = n
		}
	}
	if len(names) == 0 {
		return
	}
	var order []*originalName
	for i, f := range p.with(hasLatinNames) {
		b := p.Document.Prose.Blocks()[i]
		if !p.inRunningText(i) {
			continue
		}
		for j := range f.names.latin {
			l := &f.names.latin[j]
			n := names[l.form]
			if n == nil || bracketed(b.Source, l.Span) || n.company && inLatinName(b.Source, l.Span) || allowed(p.Option().Allow, l.form) {
				continue
			}
			at := l.Span.Shift(p.Document.Prose.Start(i))
			if !n.company && at.Start < n.given.End {
				continue
			}
			if k := len(n.places) - 1; k >= 0 && at.End <= n.places[k].End {
				continue // the surname in the whole name
			} else if k >= 0 && at.Start == n.places[k].Start || k >= 0 && at.End >= n.places[k].End && at.Start <= n.places[k].Start {
				n.places[k] = variantPlace{at, l.replace}
				continue
			}
			if len(n.places) == 0 {
				order = append(order, n)
			}
			n.places = append(n.places, variantPlace{at, l.replace})
		}
	}
	for _, n := range order {
		if n.company {
			p.reportCompany(n, chinese[p.Document.Prose.Slice(n.places[0].Start, n.places[0].End)])
			continue
		}
		for _, at := range n.places {
			p.Report(Finding{
				Span:    at.Span,
				Message: format("這個名字前文作「%s」", "the text calls this name “%s” before", n.chinese),
				Related: []Related{{Message: text("譯名在此", "the Chinese name"), Span: n.given}},
			})
		}
	}
}

// reportCompany reports the language that has the fewer places.
func (p *DocumentPass) reportCompany(n *originalName, chinese []variantPlace) {
	original := p.Document.Prose.Slice(n.places[0].Start, n.places[0].End)
	few, many, say := n.places, chinese, n.chinese
	if len(few) > len(many) {
		few, many, say = many, few, original
	}
	for _, at := range few {
		p.Report(Finding{
			Span:    at.Span,
			Message: format("這個名稱全文多作「%s」（%d 處）", "the document mostly writes “%s” (%d×)", say, len(many)),
			Related: []Related{{Message: text("別處", "elsewhere"), Span: many[0].Span}},
		})
	}
}

// personsGlossed are the persons whose original name a gloss gives, by the whole
// of it and by the surname. A surname that two persons share, or that is a word of
// four letters or fewer, stands for none.
func (p *DocumentPass) personsGlossed() map[string]*originalName {
	names := map[string]*originalName{}
	glosses := p.glosses()
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.short != "" || g.Original.Start < g.Term.End || !isPersonGloss(g.term, g.original) || names[g.original] != nil {
			continue
		}
		n := &originalName{chinese: g.term, given: g.at}
		names[g.original] = n
		surname := g.original[strings.LastIndexByte(g.original, ' ')+1:]
		if _, shared := names[surname]; shared {
			names[surname] = nil
		} else if len(surname) >= minLatinName {
			names[surname] = n
		}
	}
	return names
}

// isPersonGloss reports whether a gloss is of a person: two or three capitalised words,
// and a Chinese name with a point or of no more than four characters.
func isPersonGloss(term, original string) bool {
	n := words(original)
	return n >= 2 && n <= 3 && capitalised(original) && strings.ToUpper(original) != original &&
		strings.ContainsAny(term, "·‧•・．")
}

// inRunningText reports whether a block is text to be read on, and no note, row or
// heading.
func (p *DocumentPass) inRunningText(block int) bool {
	switch p.Document.Prose.Blocks()[block].Kind {
	case prose.Paragraph, prose.ListItem, prose.Quote:
		return true
	}
	return false
}

// inLatinName reports whether a word is part of a longer name, as that of a product
// (Amazon Web Services).
func inLatinName(source string, s prose.Span) bool {
	behind, ok := strings.CutPrefix(source[s.End:], " ")
	next := firstRune(behind)
	if ok && (isLetterOrDigit(next) || next == '-') {
		return true
	}
	before, ok := strings.CutSuffix(source[:s.Start], " ")
	return ok && isLetterOrDigit(lastRune(before))
}

// longerInGloss reports whether the Chinese name at s begins in brackets, as a gloss
// does, or stands in some that have nothing to do with the original, as the credit
// below a picture does (圖片由英偉達提供, unless NVIDIA stands in front), or is part of a longer name whose original is
// given behind it: 全錄帕羅奧多研究中心（Xerox PARC）.
func (p *DocumentPass) longerInGloss(s *sighting, original string) bool {
	b := p.Document.Prose.Blocks()[s.block]
	text := b.Runs[s.run].Text
	if strings.ContainsRune("（(《「", lastRune(text[:s.text.Start])) || bracketed(b.Source, s.Span.Shift(-p.Document.Prose.Start(s.block))) && !strings.Contains(text[:s.text.Start], original) {
		return true
	}
	name, gloss, ok := strings.Cut(firstRunes(text[s.text.End:], longestName+utf8.RuneCountInString(original)+1), "（")
	return ok && strings.HasPrefix(gloss, original) && !strings.ContainsAny(name, "，。；：、的")
}

// longestName is the length in characters of what may follow a company's name in a
// longer one.
const longestName = 12

// bracketed reports whether a stretch of a block's source stands in brackets or
// title marks, as a gloss does.
func bracketed(source string, s prose.Span) bool {
	const near = 60
	before := lastRunes(source[:s.Start], near)
	open := strings.LastIndexAny(before, "（(《「[")
	if open < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(before[open:])
	return !strings.ContainsAny(before[open+n:], "）)》」]。")
}
