package check

import (
	"strings"
	"unicode"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermLetterCase reports names in an alphabet that the glossary writes with
// other capitals. Terms that the glossary writes in small letters are common
// words, and sentences and headings may capitalise them.
var TermLetterCase = &Rule{
	ID:       "term-letter-case",
	Name:     text("字母詞大小寫", "letter case of a name"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告詞彙表中含大寫字母的西文名在文中大小寫不符的地方。程式碼、網址、檔案名不算；全大寫的標題不算。", "Reports Latin names of the glossary that have capitals there and other capitals in the text. Code, addresses, file names and headings in capitals do not count."),
		Why:  text("名稱的大小寫由其所有者決定。", "The owner of a name decides its capitals."),
		Bad: []Example{{
			Glossary: "concepts:\n  - id: mysql\n    terms:\n      - {text: MySQL, lang: en}\n",
			Text:     "資料存在 mysql 裡。\n",
			Fixed:    "資料存在 MySQL 裡。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - id: mysql\n    terms:\n      - {text: MySQL, lang: en}\n",
			Text:     "資料存在 MySQL 裡，設定在 mysql.cnf，指令是 `mysql`。\n",
		}},
		Options: []Option{
			{"allow", text("可以用的寫法。", "Spellings that are let pass.")},
		},
	},
	Block: termLetterCase,
}

func termLetterCase(p *BlockPass) {
	for i := range p.Notes.Mentions {
		m := &p.Notes.Mentions[i]
		run := &p.Block.Runs[m.Run]
		form := run.Text[m.Text.Start:m.Text.End]
		if prose.HasHan(form) || strings.ToUpper(form) == form || codeLike(run.Text, m.Text) || allowed(p.Option().Allow, form) || quoted(p.Notes, m) {
			continue
		}
		name := ""
		for j := range m.Senses {
			t := m.Senses[j].Term
			if t.Text == form || strings.ToLower(t.Text) == t.Text || !hasInnerCapital(t.Text) {
				name = ""
				break
			}
			if t.Status == glossary.Preferred && strings.EqualFold(t.Text, form) {
				name = t.Text
			}
		}
		if name == "" {
			continue
		}
		f := Finding{
			Span:    m.Span,
			Message: format("「%s」的大小寫宜作「%s」", "the letter case of “%s” should be “%s”", form, name),
			Related: []Related{{Message: text("詞條", "the entry"), Origin: m.Senses[0].Term.Origin}},
		}
		if run.Verbatim(m.Text) {
			f.Fixes = []Fix{{
				Title: format("改為「%s」", "Change to “%s”", name),
				Edits: []Edit{{m.Span, name}},
				Safe:  true,
			}}
		}
		p.Report(f)
	}
}

// hasInnerCapital reports whether a word of the name has a capital behind its
// first letter, so that its case is no matter of style: MySQL, not Leviathan.
func hasInnerCapital(name string) bool {
	inner := false
	for _, r := range name {
		switch {
		case r == ' ' || r == '-':
			inner = false
		case inner && unicode.IsUpper(r):
			return true
		default:
			inner = true
		}
	}
	return false
}
