package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// AbbrUndefined reports abbreviations whose full form a document never gives.
// In documentation three of four are never spelt out (trials on published
// manuals), so it keeps silent where a document looks like that; a profile can
// raise it or switch it off for a whole workspace.
var AbbrUndefined = &Rule{
	ID:       "abbr-undefined",
	Name:     text("縮寫未釋", "undefined abbreviation"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告一篇文章從未給出全稱的西文縮寫，標在首次使用處。", "Reports Latin abbreviations whose full form a document never gives, at their first use."),
		Why:  text("不熟悉的讀者無從得知縮寫所指；同一縮寫在不同領域也常有不同的全稱。人人認得的縮寫（AI、USB、PDF 等）不報告；程式碼或未釋縮寫很多的文件視為技術文件，也不報告。", "Readers from outside cannot tell what it stands for, and one abbreviation has different full forms in different fields. What everybody knows (AI, USB, PDF…) is let pass; so are documents full of code or of such abbreviations, which are documentation."),
		Bad:  []Example{{Text: "德國的 LEAM 是一項倡議。\n"}},
		Good: []Example{{Text: "德國的 LEAM（Large European AI Models）是一項倡議，LEAM 由協會發起。\n"}, {Text: "他把 PDF 存在 USB 裡。\n"}},
		Options: []Option{
			{"allow", text("不必給出全稱的縮寫。", "Abbreviations that need no full form.")},
		},
	},
	Document: abbrUndefined,
}

// common are abbreviations that a general reader knows by themselves better
// than by their full forms.
const common = " AI AM PM BC AD CM KM KG MM ML HZ KHZ MHZ GHZ KB MB GB TB PB RGB W3C AWS ARM IQ EQ AT AIDS BERT GPL GPT HIV LGBT LGBTQ MERS PH QQ SARS API APP BBC CNN CSV IBM IDE MIT TCP ATM BBS CCTV CPI DIY ETF FBI IPO KPI KTV MBA MV PK RMB VR AR VS DJ WIFI ASCII CEO CD CPU DNA DVD EU FAQ GDP GPS GPU HTML HTTP HTTPS ID IP ISBN ISO IT JSON LED MP3 NBA NASA NATO OK PC PDF PM PPT QR RAM RNA SDK SIM SMS SQL SSD TOP TV UI UN UNESCO URL USA USB UTF UV VIP VPN WHO WTO WWW XML YAML DOI 3D 2D 3G 4G 5G 6G II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI "

// A document is taken for documentation, whose readers know the abbreviations
// of their field, if it leaves more of them undefined than an essay would or is
// full of code.
const (
	manyUndefined = 12
	// In a set: a book of eighteen chapters leaves fourteen.
	manyUndefinedInSet = 60
	manyCodeBlocks     = 3
	manyCodeSpans      = 20
)

// longAbbreviation is the length of the longest abbreviations; what is longer is
// a name or a word in capitals.
const longAbbreviation = 6

func abbrUndefined(p *DocumentPass) {
	if p.hasCode() || p.others.documentation() {
		return
	}
	all, _ := p.abbreviations()
	var undefined []*abbreviation
	for _, known := range all {
		one := *known // shared by rules
		a := &one
		if len(a.form) > longAbbreviation || len(a.defined) > 0 || p.knownByAll(a.form) ||
			slices.ContainsFunc(a.uses, func(u abbreviationUse) bool { return u.Expanded }) {
			continue
		}
		if _, isName := fullForm(a.uses[0].Abbreviation); isName {
			continue
		}
		if around := p.others.abbreviation(a.form); around.definedBefore || around.definedAfter != nil {
			continue // abbr-defined-late tells of the latter
		}
		a.uses = slices.DeleteFunc(slices.Clone(a.uses), func(u abbreviationUse) bool {
			return !u.body() || p.inForeignText(u.at) || p.isSymbol(u.at) || p.isNamed(u.at)
		})
		if len(a.uses) > 0 {
			undefined = append(undefined, a)
		}
	}
	if len(undefined) > manyUndefined {
		return
	}
	for _, a := range undefined {
		use := &a.uses[0]
		f := Finding{
			Span:    use.at,
			Message: format("縮寫 %s 沒有給出全稱", "the abbreviation %s is never spelt out", a.form),
		}
		if full, _ := fullForm(use.Abbreviation); full != nil {
			f.Message = format("縮寫 %s 沒有給出全稱：%s", "the abbreviation %s is never spelt out: %s", a.form, full.Text)
			f.Related = []Related{{Message: text("詞條", "the entry"), Origin: full.Origin}}
			at := prose.Span{Start: use.at.End, End: use.at.End}
			f.Fixes = []Fix{{
				Title: format("補上全稱（%s）", "Add the full form (%s)", full.Text),
				Edits: []Edit{{at, "（" + full.Text + "）"}},
			}}
		}
		p.Report(f)
	}
}

// inForeignText reports whether a word in an alphabet stands beside the place:
// what is in capitals there is part of a name or a sentence (THE END).
func (p *DocumentPass) inForeignText(at prose.Span) bool {
	before, behind := p.Document.Prose.Slice(at.Start-2, at.Start), p.Document.Prose.Slice(at.End, at.End+2)
	return len(before) == 2 && before[1] == ' ' && isLetterOrDigit(rune(before[0])) ||
		len(behind) == 2 && behind[0] == ' ' && isLetterOrDigit(rune(behind[1]))
}

// isNamed reports whether what stands at the place is the name of something: the text
// of a link, which leads to what it is, a word in capitals, a grade (BBB), or a standard
// with its number (CNS 12681).
func (p *DocumentPass) isNamed(at prose.Span) bool {
	form := p.Document.Prose.Slice(at.Start, at.End)
	if strings.Trim(form, form[:1]) == "" {
		return true
	}
	if number := firstRune(strings.TrimLeft(p.Document.Prose.Slice(at.End, at.End+len("  〇")), " ")); strings.ContainsRune("〇零一二三四五六七八九十0123456789", number) {
		return true
	}
	return p.Document.Prose.Slice(at.Start-1, at.Start) == "[" || strings.Contains(inCapitals, " "+form+" ")
}

// inCapitals are English words that stand in capitals as names do.
const inCapitals = " FAST GLOVE HOPE LEAD LIFE OPEN PEACE SMART STAR TEST UBUNTU "

// isSymbol reports whether what stands at the place is one of a formula, or of a
// drawing in characters: signs of such stand beside it.
func (p *DocumentPass) isSymbol(at prose.Span) bool {
	const signs = "＝=＋+－×÷△Σ√≦≧<>│┌┐└┘├┤─"
	before, behind := p.Document.Prose.Slice(at.Start-4, at.Start), p.Document.Prose.Slice(at.End, at.End+4)
	return strings.ContainsAny(strings.ToValidUTF8(before+behind, ""), signs) || behind != "" && isSmallLetter(firstRune(behind))
}

// hasCode reports whether the document shows as much code as documentation does.
func (p *DocumentPass) hasCode() bool {
	blocks, spans := 0, 0
	for i := range p.with(hasCode) {
		b := p.Document.Prose.Blocks()[i]
		if b.Kind == prose.Code {
			blocks++
		}
		spans += len(b.Code)
		if blocks >= manyCodeBlocks || spans >= manyCodeSpans {
			return true
		}
	}
	return false
}

// fullForm returns the full form that the glossary has for an abbreviation,
// nil if none, and whether the glossary knows the form as a name and not as an
// abbreviation at all.
func fullForm(a *annotate.Abbreviation) (full *glossary.Term, name bool) {
	for _, s := range a.Senses {
		if s.Term.Kind == glossary.FullForm {
			name = true
			continue
		}
		for i := range s.Concept.Terms {
			t := &s.Concept.Terms[i]
			if t.Kind == glossary.FullForm && t.Status <= glossary.Admitted && len(t.Text) > len(a.Form) && !zh(t.Lang) {
				return t, false
			}
		}
	}
	return nil, name
}
