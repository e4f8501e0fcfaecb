package check

import (
	"slices"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ScriptVariantForm reports forms of Traditional characters that a document
// otherwise writes differently. Which form is right differs by region, so the
// document itself decides.
var ScriptVariantForm = &Rule{
	ID:       "script-variant-form",
	Name:     text("字形不一", "mixed forms of a character"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What: text("報告繁體文章中與全文多數寫法不同的字形，如通篇作「裡」而一處作「裏」。少數字形不到多數的三分之一才報告。", "Reports forms of a character in Traditional text that differ from the one that the text mostly uses, as one 裏 where all others are 裡. The rarer form is reported only if it is less than a third as frequent."),
		Why:  text("各地標準字形不同，都不算錯，一篇之內宜一致；搜尋也才找得全。", "Standards differ by region and none is wrong, but one text should keep to one, and a search finds all places only then."),
		Bad:  []Example{{Text: "書裡說，家裡人都在房裡，只有他在院子裏。\n", Fixed: "書裡說，家裡人都在房裡，只有他在院子裡。\n"}},
		Good: []Example{{Text: "書裏說，家裏人都在房裏。\n"}, {Text: "書裡說，引文作「院子裏」，家裡人都在房裡。\n"}},
		Options: []Option{
			{"allow", text("不報告的字。", "Characters that are let pass.")},
		},
		Source: "國字標準字體表; 常用字字形表; OpenCC TWVariants, HKVariants",
	},
	Document: scriptVariantForm,
}

// characterForms are pairs of forms of one character that do not differ in
// meaning.
const characterForms = "裏裡僞偽啓啟喫吃峯峰簷檐爲為牀床灶竈粽糉群羣唇脣眾衆缽鉢麵麪衛衞線綫溫温鉤鈎說説閱閲銳鋭脫脱稅税悅悦戶户教敎真眞內内錄録黃黄產産綠緑強强卻却腳脚鬥鬦豔艷皂皁"

var characterForm = func() map[rune]int {
	m := map[rune]int{}
	for i, r := range []rune(characterForms) {
		m[r] = i
	}
	return m
}()

// formCount says how often a block has a form, which is its index in
// characterForms.
type formCount struct {
	form, count int
}

// readForms counts the character forms of a block of Traditional text.
func readForms(b *prose.Block) []formCount {
	var counts []formCount
	if b.Hant <= b.Hans {
		return nil
	}
	for i := range b.Runs {
		for _, r := range b.Runs[i].Text {
			if r < 0x4E00 {
				continue
			}
			form, ok := characterForm[r]
			if !ok {
				continue
			}
			n := slices.IndexFunc(counts, func(c formCount) bool { return c.form == form })
			if n < 0 {
				n = len(counts)
				counts = append(counts, formCount{form: form})
			}
			counts[n].count++
		}
	}
	return counts
}

func scriptVariantForm(p *DocumentPass) {
	if p.Script != prose.Hant {
		return
	}
	forms := []rune(characterForms)
	total := make([]int, len(forms))
	for _, f := range p.with(hasForms) {
		for _, c := range f.forms {
			total[c.form] += c.count
		}
	}
	const outnumbered = 3
	rare := make([]bool, len(forms))
	for n, count := range total {
		rare[n] = count > 0 && count*outnumbered <= total[n^1] // the other of the pair
	}
	if !slices.Contains(rare, true) {
		return
	}
	for i, f := range p.with(hasForms) {
		if !slices.ContainsFunc(f.forms, func(c formCount) bool { return rare[c.form] }) {
			continue
		}
		b := p.Document.Prose.Blocks()[i]
		for r := range b.Runs {
			run := &b.Runs[r]
			for at, c := range run.Text {
				n, ok := characterForm[c]
				w := prose.Span{Start: at, End: at + utf8.RuneLen(c)}
				if !ok || !rare[n] || setOff(run.Text, w) || allowed(p.Option().Allow, string(c)) || inTerm(p.Document.Block(i), regionWord{run: r, Span: w}) {
					continue
				}
				usual := string(forms[n^1])
				f := Finding{
					Span:    run.Source(w).Shift(p.Document.Prose.Start(i)),
					Message: format("全文多作「%s」，此處作「%s」", "the text mostly has “%s”, here “%s”", usual, string(c)),
				}
				if run.Verbatim(w) {
					f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", usual), Edits: []Edit{{f.Span, usual}}, Safe: true}}
				}
				p.Report(f)
			}
		}
	}
}
