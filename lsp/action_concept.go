package lsp

import (
	"unicode"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// newConcept is the kind of the actions that make a term of what is selected: of
// a concept of its own, or of one that there is.
const newConcept protocol.CodeActionKind = "refactor.jiaozhu.newConcept"

// define adds the actions that add the selected words to the workspace's
// glossary. Those at a cursor are for people who ask for them.
func (a *actions) define(at prose.Span) {
	if at.Len() == 0 && len(a.only) == 0 {
		return
	}
	s, ok := a.selection(at)
	if !ok {
		return
	}
	x := a.result.Document.Lexicon
	script := s.block.ScriptOr(a.result.Document.Prose.Script())
	asConcept := title("把「%s」加入術語表，成為新概念", "Add “%s” to the glossary as a new concept", s.text)
	if senses := x.Senses(s.text); len(senses) > 0 {
		a.disable(asConcept, newConcept, title("「%s」已經在術語表裡", "“%s” is in the glossary already", s.text))
		return
	}
	term := glossary.Term{Text: s.text, Lang: languageOf(s.text, script)}
	c := &glossary.Concept{Terms: []glossary.Term{term}}
	if s.original != "" {
		c.Terms = append(c.Terms, glossary.Term{Text: s.original, Lang: languageOf(s.original, script)})
	}
	if s.short != "" {
		c.Terms = append(c.Terms, glossary.Term{Text: s.short, Lang: languageOf(s.short, script), Kind: glossary.Acronym})
	}
	original := s.original
	if original == "" && !prose.HasHan(s.text) {
		original = s.text
	}
	c.ID = workspace.CoinID(original, s.text, func(id string) bool { return x.Glossary.Concept(id) != nil })
	e, err := a.question.snapshot.AddConcept(a.file.Name, c)
	a.addFile(asConcept, newConcept, nil, e, err)

	term.Status = glossary.Deprecated
	reader := describe.Reader{Language: a.lang, Script: script}
	for _, of := range workspace.Similar(x, s.text, s.original) {
		e, err := a.question.snapshot.AddTerm(a.file.Name, of, &term)
		a.addFile(title("把「%s」列為「%s」的不推薦寫法", "Add “%s” as a deprecated form of “%s”", s.text, reader.Term(of)), newConcept, nil, e, err)
	}
}

// languageOf returns the language tag of a term as it is written in a document
// of a script, "" if only a person can tell.
func languageOf(text string, script prose.Script) string {
	if prose.HasHan(text) {
		if own := prose.ScriptOf(text); own != prose.UnknownScript {
			script = own
		}
		switch script {
		case prose.Hant:
			return "zh-Hant"
		case prose.Hans:
			return "zh-Hans"
		}
		return "zh"
	}
	for _, r := range text {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			return ""
		}
	}
	return "en"
}
