package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctInterpunctMixed reports points of transliterated names that differ from those of
// nearly all other names in the document. One name with two points is
// name-variant's.
var PunctInterpunctMixed = &Rule{
	ID:       "punct-interpunct-mixed",
	Name:     text("全文間隔號不一", "interpuncts of names differ"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告外國人名中與全文（同一部書的各章合計）多數不同的間隔號：別的名字都作「·」，這一個作「．」「‧」或「•」。同一個名字有兩種寫法的，由 name-variant 報告。", "Reports interpuncts of foreign names that differ from those of the other names: ．, ‧ or • where the document, or the book that it is a chapter of, mostly has ·. One name with two marks is reported by name-variant."),
		Why:    text("間隔號字寬、位置各異，排在一起不齊，搜尋也找不到。", "The marks differ in width and place, look uneven together and defeat searches."),
		Bad:    []Example{{Text: "阿達·洛夫萊斯、查爾斯·巴貝奇和瑪麗·薩默維爾、德·拉普拉斯都在場，喬治．布爾沒有來。\n", Fixed: "阿達·洛夫萊斯、查爾斯·巴貝奇和瑪麗·薩默維爾、德·拉普拉斯都在場，喬治·布爾沒有來。\n"}},
		Good:   []Example{{Text: "阿達·洛夫萊斯、查爾斯·巴貝奇和瑪麗·薩默維爾、德·拉普拉斯都在場，讓-雅克也在。\n"}, {Text: "阿達·洛夫萊斯見了喬治．布爾。\n"}},
		Source: "GB/T 15834—2011 4.14（間隔號）；重訂標點符號手冊（間隔號）",
	},
	Document: punctInterpunctMixed,
}

// How often the usual point has to stand in a document, at least, and how many
// times as often as the others.
const (
	leastPoints = 4
	usualPoints = 2
)

// anyNamePoint is the key of the points of all names together, as what a document
// tells others of them.
var anyNamePoint = formKey{kind: namePointForm}

func punctInterpunctMixed(p *DocumentPass) {
	counts := map[string]int{}
	marks := map[string]string{} // of a name by its ends; "" for several
	for _, f := range p.with(hasNamePoints) {
		for j := range f.names.points {
			pt := &f.names.points[j]
			if m, seen := marks[pt.around]; seen && m != pt.mark {
				marks[pt.around] = ""
			} else {
				marks[pt.around] = pt.mark
			}
			if !pt.hyphen {
				counts[pt.mark]++
			}
		}
	}
	usual := usualMark(counts)
	// A document that has a habit goes by its own; one that has none by that of the
	// book that it is a chapter of.
	if len(counts) > 1 && !isHabit(counts, usual) && p.others.ordered() {
		for _, o := range p.others.forms(anyNamePoint) {
			counts[o.form] += o.count
		}
		usual = usualMark(counts)
	}
	if len(counts) < 2 || !isHabit(counts, usual) {
		return
	}
	for i, f := range p.with(hasNamePoints) {
		for j := range f.names.points {
			pt := &f.names.points[j]
			if pt.hyphen || pt.mark == usual || marks[pt.around] == "" || isKatakanaPoint(pt.mark) || pt.short {
				continue
			}
			if quotedTitle(p.Document.Prose.Blocks()[i].Source, pt.Span) {
				continue
			}
			x := Finding{
				Span:    pt.Span.Shift(p.Document.Prose.Start(i)),
				Message: format("全文的間隔號多作「%s」（%d 處）", "the document mostly joins names by “%s” (%d×)", usual, counts[usual]),
			}
			if pt.replace {
				x.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", usual), Edits: []Edit{{x.Span, usual}}, Safe: true}}
			}
			p.Report(x)
		}
	}
}

// usualMark returns the mark that is counted most often, the first of equals by
// itself.
func usualMark(counts map[string]int) (usual string) {
	for mark, n := range counts {
		if n > counts[usual] || n == counts[usual] && mark < usual {
			usual = mark
		}
	}
	return usual
}

// isHabit reports whether a mark stands often enough, and often enough against all
// others together.
func isHabit(counts map[string]int, mark string) bool {
	others := -counts[mark]
	for _, n := range counts {
		others += n
	}
	return counts[mark] >= leastPoints && counts[mark] >= usualPoints*others
}

// quotedTitle reports whether a mark stands in quotation or title marks that hold
// nothing but a name, which keeps the marks that its owner chose.
func quotedTitle(source string, s prose.Span) bool {
	before := lastRunes(source[:s.Start], longestName)
	open := strings.LastIndexAny(before, "「『《〈“")
	return open >= 0 && !strings.ContainsAny(before[open:], "」』》〉”，。：、")
}

// isKatakanaPoint reports whether a mark is the point of Japanese text, which names
// from there keep.
func isKatakanaPoint(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return r == '・' || r == '･'
}
