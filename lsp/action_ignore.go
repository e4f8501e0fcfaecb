package lsp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// maxIgnored is how many characters a text may have to be ignored by itself.
const maxIgnored = 20

// ignoreWider adds the actions that ignore what a finding reports in more than
// its line: in the document, by the configuration, and of one text only.
func (a *actions) ignoreWider(x check.Finding, d []protocol.Diagnostic) {
	id := x.Rule.ID
	if edit, ok := a.result.IgnoreInFile(id); ok {
		a.add(title("在本文件忽略 %s", "Ignore %s in this document", id), protocol.CodeActionKindQuickFix, d, false, []check.Edit{edit})
	}
	if text := a.file.Text.Slice(x.Start, x.End); isWord(text) {
		e, err := a.question.snapshot.IgnoreText(a.file.Name, id, text)
		a.addFile(title("在設定中忽略「%s」的 %s", "Ignore “%s” for %s in the configuration", text, id), protocol.CodeActionKindQuickFix, d, e, err)
	}
	e, err := a.question.snapshot.TurnOff(a.file.Name, id)
	a.addFile(title("在設定中關閉 %s", "Turn off %s in the configuration", id), protocol.CodeActionKindQuickFix, d, e, err)
}

// isWord reports whether a text is short and has letters: a comma is no text to
// ignore.
func isWord(text string) bool {
	return utf8.RuneCountInString(text) <= maxIgnored && strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsAny(text, "\r\n")
}
