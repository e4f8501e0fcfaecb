package lsp

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const (
	// pinyin has the characters that input methods show: small letters, and
	// what they put between syllables.
	pinyin = "abcdefghijklmnopqrstuvwxyz' "
	// longestComposition bounds what is taken for pinyin, in bytes.
	longestComposition = 64
)

// composed returns the letters that end where a document was last edited, if
// they may be the pinyin of an input method that has not committed its
// characters yet. The protocol does not tell: they arrive as edits like any
// others, and stay for as long as the writer looks for the right characters.
// What continues a name, a key, a command or an address is no pinyin.
func composed(d *prose.Document, end int) (prose.Span, bool) {
	if end <= 0 || end > d.Len() {
		return prose.Span{}, false
	}
	before := d.Slice(max(end-longestComposition, 0), end)
	rest := strings.TrimRight(before, pinyin)
	letters := strings.TrimLeft(before[len(rest):], "' ")
	if letters == "" || len(letters) == longestComposition {
		return prose.Span{}, false
	}
	if rest != "" && rest[len(rest)-1] < utf8.RuneSelf && !strings.ContainsRune("\n\r)]}*_", rune(rest[len(rest)-1])) {
		return prose.Span{}, false
	}
	return prose.Span{Start: end - len(letters), End: end}, true
}

// withoutComposed leaves out the findings that touch what an input method may
// still be composing: they wait for its characters, or until the document is
// saved. The caller holds the lock.
func (d *diagnoser) withoutComposed(text *prose.Document, name string, findings []check.Finding) []check.Finding {
	at, ok := composed(text, d.typed[name])
	if !ok {
		return findings
	}
	return slices.DeleteFunc(slices.Clone(findings), func(x check.Finding) bool { return x.Start <= at.End && at.Start <= x.End })
}

// saved shows what waited for an input method.
func (d *diagnoser) saved(name string) {
	d.mu.Lock()
	_, waiting := d.typed[name]
	delete(d.typed, name)
	if waiting && d.s.features.pull && d.s.features.refresh {
		d.refresh = time.Now()
	}
	d.mu.Unlock()
	if waiting {
		d.schedule(name, 0)
		d.ring()
	}
}

// composing reports whether findings of a document may wait for an input method.
func (d *diagnoser) composing(name string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.typed[name]
	return ok
}
