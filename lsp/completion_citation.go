package lsp

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// reach is how far before the cursor the beginning of a citation is looked for,
// in bytes.
const reach = 1000

var (
	// latexKeys is a citation command of natbib, biblatex and their like with
	// what stands before the last key of its list: \citep[see][12]{a, b.
	latexKeys = lazyregexp.New(`\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\s*(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}))*\s*\{(?:[^{}\\]*,)?\s*([^{}\\,]*)$`)
	// typstKey is Typst's cite with a label.
	typstKey = lazyregexp.New(`#cite\(\s*(?:<|label\(")([^<>"()\s]*)$`)
	// orgKeys is a link of org-ref: cite:a,b or citep:&a;&b.
	orgKeys = lazyregexp.New(`(?:^|[^A-Za-z])[A-Za-z]*[Cc]ites?[a-z]*\*?:(?:[^\s\[\]]*[,;])?&?([^\s,;&@\[\]]*)$`)
)

// citationKey returns where the key of a citation starts that is being typed,
// which need not be a citation yet.
func (t *typing) citationKey() (from int, ok bool) {
	switch t.block.Kind {
	case prose.Code, prose.Math, prose.FrontMatter, prose.Comment:
		return 0, false
	}
	if t.within(t.block.Code) || t.within(t.block.Comments) {
		return 0, false
	}
	before := t.block.Source[max(0, t.at-reach):t.at]
	var pattern func() *regexp.Regexp
	switch t.file.Format {
	case markup.LaTeX:
		pattern = latexKeys
	case markup.Typst:
		pattern = typstKey
	case markup.Org:
		pattern = orgKeys
	}
	if pattern != nil {
		if m := pattern().FindStringSubmatchIndex(before); m != nil && !strings.Contains(before[m[2]:], "\n") {
			return t.at - (len(before) - m[2]), true
		}
	}
	if t.file.Format == markup.LaTeX || t.file.Format == markup.HTML {
		return 0, false
	}
	at := keyMark(before)
	if at < 0 {
		return 0, false
	}
	group := before[:at][max(strings.LastIndexByte(before[:at], ']')+1, strings.LastIndexByte(before[:at], '\n')+1):]
	switch t.file.Format {
	case markup.Org:
		if !strings.Contains(group, "[cite") {
			return 0, false
		}
	case markup.PlainText:
		if !strings.Contains(group, "[") {
			return 0, false
		}
	}
	at++
	if strings.HasPrefix(before[at:], "{") {
		at++
	}
	return t.at - (len(before) - at), true
}

// maxKey is the length in bytes of the longest key that is typed.
const maxKey = 120

// keyMark returns where the @ stands whose key the end of text is, -1 if it is
// none: an address, or a key that has ended.
func keyMark(text string) int {
	for at := len(text); at > max(0, len(text)-maxKey); {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		at -= n
		switch {
		case r == '@':
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			if before < utf8.RuneSelf && (before >= 'a' && before <= 'z' || before >= 'A' && before <= 'Z' || before >= '0' && before <= '9') ||
				strings.ContainsRune("._/~=\\`@#", before) {
				return -1
			}
			return at
		case r == '{' && strings.HasSuffix(text[:at], "@"):
		case strings.ContainsRune(" \t\r\n[](){};,|\"`\\", r), prose.IsFullwidthPunct(r), prose.IsOpeningQuote(r), prose.IsClosingQuote(r):
			return -1
		}
	}
	return -1
}

// keys proposes the keys of works.
func (t *typing) keys(from int) []proposal {
	var out []proposal
	for _, r := range t.catalogue.Works.Cite(t.block.Source[from:t.at], t.uses, maxCompletions) {
		out = append(out, proposal{from: from, label: r.Key, text: r.Key, detail: t.shortReference(r), about: subjectData{Reference: r.Key}})
	}
	return out
}
