package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PronounFormalityMixed reports the less frequent of 您 and 你 where a document
// addresses its readers by both.
var PronounFormalityMixed = &Rule{
	ID:       "pronoun-formality-mixed",
	Name:     text("「您」「你」混用", "您 and 你 in one document"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What: text("報告全文稱讀者「你」而個別地方稱「您」的，或者相反。引號裡的話、引文、「你們」「你我」「您好」不算；兩者相差不到四倍的不報告。", "Reports 您 where a document calls its reader 你 nearly throughout, and the reverse. Words in quotation marks, quotations, 你們, 你我 and 您好 do not count, nor a document that has one of the two less than four times as often as the other."),
		Why:  text("稱呼忽敬忽平，讀者聽得出這幾段不是同一個人寫的。", "A change of address tells readers that another hand wrote the passage."),
		Bad: []Example{
			{Text: "先打開你的帳戶，你會看到一張表。你可以在表上改你的名字。\n\n改好之後，系統會寄信給您。\n"},
			{Text: "请填写您的姓名，您的电话，并由您签字。您的资料不会外传，你可以放心。\n"},
		},
		Good: []Example{
			{Text: "先打開你的帳戶，你會看到一張表。你可以在表上改你的名字。\n\n店員說：「您要點什麼？」您好。\n"},
			{Text: "你看，您看，你說，您說。\n"},
		},
	},
	Document: pronounFormalityMixed,
}

// How often the usual form of address has to stand in a document, at least, and how
// many times as often as the other.
const (
	leastAddress    = 4
	usualAddressing = 4
)

// addressFacts are where a block addresses its readers. Spans are in the block's
// source.
type addressFacts struct {
	polite, plain []prose.Span // 您 and 你
}

// readAddress reads how a block addresses its readers. What others say in it does
// not count.
func readAddress(b *prose.Block, t *reading) (f addressFacts) {
	if b.Kind == prose.Quote {
		return f
	}
	for i := range b.Runs {
		if !t.chars[i].mayAny("您你") {
			continue
		}
		run, ts := &b.Runs[i], t.tokens[i]
		pairs := pairQuotes(ts)
		for j, han := range ts {
			if han.class != classHan || quotedBetween(pairs, j) {
				continue
			}
			f.polite = appendAddress(f.polite, run, han, "您", "好", "")
			f.plain = appendAddress(f.plain, run, han, "你", "们們我死争爭", "迷")
		}
	}
	return f
}

// quotedBetween reports whether the token at index j stands between quotation marks.
func quotedBetween(pairs []quotePair, j int) bool {
	for _, q := range pairs {
		if q.opening < j && j < q.closing {
			return true
		}
	}
	return false
}

// appendAddress appends where a token has a pronoun, but for those that one of some
// characters follows or precedes, which make another word of it.
func appendAddress(to []prose.Span, run *prose.Run, han token, pronoun, notBefore, notBehind string) []prose.Span {
	for at := han.Start; ; {
		k := strings.Index(run.Text[at:han.End], pronoun)
		if k < 0 {
			return to
		}
		w := spanOf(at+k, len(pronoun))
		at = w.End
		if next := firstRunes(run.Text[at:han.End], 1); next != "" && strings.Contains(notBefore, next) {
			continue
		}
		if before := lastRunes(run.Text[han.Start:w.Start], 1); before != "" && strings.Contains(notBehind, before) {
			continue
		}
		if run.Verbatim(w) {
			to = append(to, run.Source(w))
		}
	}
}

func pronounFormalityMixed(p *DocumentPass) {
	polite, plain := 0, 0
	for _, f := range p.with(hasAddress) {
		polite += len(f.address.polite)
		plain += len(f.address.plain)
	}
	usual, odd, n := "你", "您", plain
	if polite > plain {
		usual, odd, n = "您", "你", polite
	}
	if few := min(polite, plain); few == 0 || n < leastAddress || n < usualAddressing*few {
		return
	}
	for i, f := range p.with(hasAddress) {
		places := f.address.polite
		if odd == "你" {
			places = f.address.plain
		}
		for _, w := range places {
			at := w.Shift(p.Document.Prose.Start(i))
			p.Report(Finding{
				Span:    at,
				Message: format("全文多稱讀者「%s」（%d 處）", "the document mostly calls its reader %s (%d×)", usual, n),
				Fixes:   []Fix{{Title: format("改為「%s」", "Change to %s", usual), Edits: []Edit{{at, usual}}}},
			})
		}
	}
}
