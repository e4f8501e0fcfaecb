package check

import "github.com/jiaozhu/jiaozhu/glossary"

// CiteDuplicateKey reports keys that bibliographies of one folder define twice.
var CiteDuplicateKey = &Rule{
	ID:       "cite-duplicate-key",
	Name:     text("文獻鍵重複", "duplicate citation key"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告書目中重複定義的鍵；標在後一個，也指出前一個。", "Reports keys that bibliographies define more than once, at the later one, with the earlier one beside it."),
		Why:    text("排版程式只取其中一個，取哪一個各不相同，引用的可能是另一部文獻。", "Typesetters take one of them, not all the same one, and the work that is cited may be the other."),
		Bad:    []Example{{Bibliography: "@book{hobbes, title = {利維坦}, date = {1651}}\n@book{hobbes, title = {論公民}, date = {1642}}\n"}},
		Good:   []Example{{Bibliography: "@book{hobbes1651, title = {利維坦}, date = {1651}}\n@book{hobbes1642, title = {論公民}, date = {1642}}\n"}},
		Source: "BibLaTeX manual, Bibliography Database",
	},
	Glossary: foundWhileLoading,
}
