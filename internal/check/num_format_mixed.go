package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumFormatMixed reports numbers that are written unlike the document's others.
var NumFormatMixed = &Rule{
	ID:       "num-format-mixed",
	Name:     text("數字寫法不一", "numbers in several formats"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告與全文慣例不同的數量寫法：多數有千分撇時沒有的（3200萬 與 3,200萬），或者相反；多數用阿拉伯數字時用漢字的（三億 與 5億）。年份和編號不算。", "Reports quantities that are written unlike most in the document: without a separator of thousands where the others have one (3200萬, 3,200萬), or the reverse; in Chinese digits where the others are in Arabic ones (三億, 5億). Years and numbers of items are let pass."),
		Why:    text("同一文件裡，同類的數字宜用同一種寫法。", "Numbers of one kind take one format in a document."),
		Bad:    []Example{{Text: "有 3,200 人、4,500 人、5,100 人、6,300 人和 7,800 人，還有 8200 人。\n", Fixed: "有 3,200 人、4,500 人、5,100 人、6,300 人和 7,800 人，還有 8,200 人。\n"}},
		Good:   []Example{{Text: "有 3,200 人、4,500 人、5,100 人、6,300 人和 7,800 人，是 2024 年的事，第 8200 號。\n"}, {Text: "有 3,200 人和 8200 人。\n"}},
		Source: "GB/T 15835—2011",
	},
	Document: numFormatMixed,
}

// numberForm is a way to write a quantity.
type numberForm uint8

const (
	separated    numberForm = iota // 3,200
	plain                          // 3200
	arabicMyriad                   // 5億
	hanMyriad                      // 三億
	numberForms
)

// numberUse is a quantity.
type numberUse struct {
	prose.Span
	form  numberForm
	other string // in the format of the other form, "" if that is not sure
}

// quantityUnits are characters that make a number before them a quantity.
const quantityUnits = "萬万億亿元人個个種种名家美歐欧位項项件倍米公字次份台臺輛辆頓噸吨"

// readNumbers notes the quantities of a run, of 億 in Chinese digits only if the
// run may have them.
func (f *signFacts) readNumbers(run *prose.Run, ts []token, myriads bool) {
	for j := 0; j < len(ts); j++ {
		t := ts[j]
		if t.class != classDigit {
			if myriads && t.class == classHan {
				f.readMyriads(run, t)
			}
			continue
		}
		first := j
		for at(ts, j+1).r == ',' && at(ts, j+2).class == classDigit && ts[j+2].Len() == 3 {
			j += 2
		}
		before, unit := at(ts, first-1), at(ts, j+1)
		if unit.class == classBlank {
			unit = at(ts, j+2)
		}
		if before.class == classLetter || before.class == classNarrow || unit.class != classHan || !strings.ContainsRune(quantityUnits, unit.r) {
			continue
		}
		span := prose.Span{Start: t.Start, End: ts[j].End}
		if !run.Verbatim(span) {
			continue
		}
		digits := run.Text[span.Start:span.End]
		if unit.r == '億' || unit.r == '亿' {
			f.numbers = append(f.numbers, numberUse{Span: run.Source(span), form: arabicMyriad})
		}
		switch {
		case j > first && t.Len() <= 3:
			f.numbers = append(f.numbers, numberUse{run.Source(span), separated, strings.ReplaceAll(digits, ",", "")})
		case j == first && len(digits) >= 4 && digits[0] != '0':
			f.numbers = append(f.numbers, numberUse{run.Source(span), plain, separate(digits)})
		}
	}
}

// readMyriads notes the quantities of 億 in a stretch of Chinese text that have
// one digit.
func (f *signFacts) readMyriads(run *prose.Run, t token) {
	s := t.text(run)
	for at := 0; ; {
		i := strings.IndexAny(s[at:], "億亿")
		if i < 0 {
			return
		}
		i += at
		at = i + len("億")
		digit := lastRune(s[:i])
		head := strings.TrimSuffix(s[:i], string(digit))
		if !strings.ContainsRune("二兩两三四五六七八九", digit) || strings.ContainsRune(amountDigits+"數数幾几第", lastRune(head)) {
			continue
		}
		span := prose.Span{Start: t.Start + len(head), End: t.Start + i}
		f.numbers = append(f.numbers, numberUse{Span: run.Source(span), form: hanMyriad})
	}
}

// separate puts a comma before every three digits from the end.
func separate(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func numFormatMixed(p *DocumentPass) {
	uses := p.signs.numbers
	for form, n := range p.others.numbers() {
		uses[form] += n
	}
	rare := [numberForms]bool{
		separated: exceptional(uses[separated], uses[plain]),
		plain:     exceptional(uses[plain], uses[separated]),
		hanMyriad: exceptional(uses[hanMyriad], uses[arabicMyriad]),
	}
	if rare == [numberForms]bool{} {
		return
	}
	for i, f := range p.facts {
		for _, n := range f.signs.numbers {
			if !rare[n.form] {
				continue
			}
			span := n.Span.Shift(p.Document.Prose.Start(i))
			finding := Finding{Span: span, Message: text("全文同類的數字多用阿拉伯數字，這裡宜一致", "the document writes such numbers in Arabic digits")}
			if n.other != "" {
				finding.Message = format("全文同類的數字寫法不同，這裡宜作「%s」", "the document writes such numbers otherwise: “%s”", n.other)
				finding.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", n.other), Edits: []Edit{{span, n.other}}, Safe: true}}
			}
			p.Report(finding)
		}
	}
}
