package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermRedefined reports terms that a document defines twice, for the whole of
// itself, in different words: 本法所稱主管機關，指… A definition for an article or a
// chapter (本條所稱, 前項所稱) has its own scope and does not count.
var TermRedefined = &Rule{
	ID:       "term-redefined",
	Name:     text("重複定義", "term defined twice"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告以「本法所稱…，指…」一類句式定義了兩次、文字又不同的術語。", "Reports terms that sentences like 本法所稱…，指… define twice, in different words."),
		Why:  text("兩個定義並存，讀者不知道以哪一個為準；若適用範圍不同，宜寫明（本章所稱…）。", "With two definitions readers cannot tell which holds; where their scopes differ, say so (本章所稱…)."),
		Bad: []Example{
			{Text: "本辦法所稱業者，指製造商品之人。\n\n本辦法所稱業者，指製造或販賣商品之人。\n"},
		},
		Good: []Example{
			{Text: "本辦法所稱業者，指製造商品之人。\n\n本章所稱業者，指製造或販賣商品之人。\n"},
		},
		Options: []Option{
			{"allow", text("可以定義兩次的術語。", "Terms that may be defined twice.")},
		},
	},
	Document: termRedefined,
}

// definition is a sentence of a block that defines a term for the document.
type definition struct {
	prose.Span // of the term, in the block's source
	term       string
	body       string // what it is said to be
}

// documentScopes stand before 所稱 where the whole document is meant; folded.
var documentScopes = strings.Fields("本法 本条例 本办法 本规则 本规定 本细则 本标准 本准则 本文 本书 本文件 本合同 本契约 本协议 本章程 本报告 本手册 本指南 本通则 本要点 本解释 本公约")

const maxDefined = 20 // characters of a term in a definition

// readDefinitions finds the definitions of a block.
func readDefinitions(b *prose.Block) []definition {
	var out []definition
	for i := range b.Runs {
		run := &b.Runs[i]
		for at := 0; ; {
			n := indexChar(run.Text[at:], "所")
			if n < 0 {
				break
			}
			from := at + n
			at = from + len("所")
			if !strings.HasPrefix(run.Text[at:], "稱") && !strings.HasPrefix(run.Text[at:], "称") {
				continue
			}
			at += len("稱")
			if d, ok := definitionAt(run, from, at); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// definitionAt reads the definition whose 所稱 stands at from and ends at at.
func definitionAt(run *prose.Run, from, at int) (definition, bool) {
	scope := prose.FoldString(lastRunes(run.Text[:from], 3))
	scoped := false
	for _, s := range documentScopes {
		scoped = scoped || strings.HasSuffix(scope, s)
	}
	if !scoped {
		return definition{}, false
	}
	head := firstRunes(run.Text[at:], maxDefined+3)
	end, body := -1, 0
	for _, verb := range []string{"，是指", "，係指", "，指", "是指", "係指", "，謂", "，系指"} {
		if i := strings.Index(head, verb); i > 0 && (end < 0 || i < end) {
			end, body = i, i+len(verb)
		}
	}
	if end < 0 {
		return definition{}, false
	}
	term := strings.Trim(head[:end], "「」“”的之")
	if utf8.RuneCountInString(term) < 2 || strings.ContainsAny(term, "，、。；") {
		return definition{}, false
	}
	start := at + strings.Index(run.Text[at:], term)
	text := run.Text[at+body:]
	if i := strings.Index(text, "。"); i >= 0 {
		text = text[:i]
	}
	return definition{run.Source(prose.Span{Start: start, End: start + len(term)}), term, text}, true
}

func termRedefined(p *DocumentPass) {
	type place struct {
		*definition
		at prose.Span
	}
	first := map[string]place{}
	for i, f := range p.with(hasDefinitions) {
		for j := range f.definitions {
			d := &f.definitions[j]
			at := d.Span.Shift(p.Document.Prose.Start(i))
			key := prose.FoldString(d.term)
			o, seen := first[key]
			if !seen {
				first[key] = place{d, at}
				continue
			}
			if termKey(o.body) == termKey(d.body) || allowed(p.Option().Allow, d.term) {
				continue
			}
			p.Report(Finding{
				Span: at,
				Message: format("「%s」在第 %d 行已有不同的定義；宜只留一個，或寫明各自的適用範圍", "“%s” is defined in other words on line %d; keep one, or state the scope of each",
					d.term, p.line(o.at.Start)),
				Related: []Related{{Message: text("另一個定義", "the other definition"), Span: o.at}},
			})
		}
	}
}
