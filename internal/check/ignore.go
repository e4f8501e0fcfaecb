package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// IgnoreUnused reports directives that ignore nothing.
var IgnoreUnused = &Rule{
	ID:       "ignore-unused",
	Name:     text("多餘的忽略註記", "needless ignore comment"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告沒有忽略任何東西的 jiaozhu-ignore 註記，或其中不存在的規則名。", "Reports jiaozhu-ignore comments that ignore nothing, and names of rules in them that do not exist."),
		Why:  text("問題改正之後留下的註記，會把日後的新問題也藏起來。", "A comment left behind after the text was mended hides what goes wrong there later."),
		Bad:  []Example{{Text: "這是對象化。 <!-- jiaozhu-ignore term-superseded -->\n"}},
		Good: []Example{{Text: "這是物件化。 <!-- jiaozhu-ignore term-superseded -->\n"}},
	},
	// It runs when the findings are put together: only then is it known what a
	// directive ignored.
	Document: func(*DocumentPass) {},
}

// The words that open a directive in a comment.
const (
	ignoreWord     = "jiaozhu-ignore"
	ignoreFileWord = "jiaozhu-ignore-file"
)

// Directive is a comment that keeps findings from being reported:
//
//	jiaozhu-ignore RULE…       those on its line, or in the block behind it if it
//	                           stands alone
//	jiaozhu-ignore-file RULE…  those in the whole document
//
// Without rules it ignores all. What follows " -- " is the reason.
type Directive struct {
	prose.Span // of the comment's text; relative to its block
	Rules      []string
	File       bool
	Alone      bool // nothing else stands in its block
}

// directives returns the directives in a block's comments.
func directives(b *prose.Block) []Directive {
	var out []Directive
	for _, c := range b.Comments {
		word, rest, _ := strings.Cut(strings.TrimSpace(b.Source[c.Start:c.End]), " ")
		if word != ignoreWord && word != ignoreFileWord {
			continue
		}
		rest, _, _ = strings.Cut(" "+rest+" ", " -- ")
		out = append(out, Directive{
			Span: c, Rules: strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' }),
			File: word == ignoreFileWord, Alone: len(b.Runs) == 0,
		})
	}
	return out
}

// scope is where a directive holds, in the document.
type scope struct {
	Directive
	at   prose.Span // of the comment's text, in the document
	over prose.Span // what it covers
	used []bool     // by rule; one entry for all rules if none is named
}

// scopes places the directives of all blocks.
func (r *Result) scopes() []scope {
	var out []scope
	d := r.Document.Prose
	for i, ds := range r.directives {
		for _, dir := range ds {
			s := scope{Directive: dir, at: dir.Span.Shift(d.Start(i)), used: make([]bool, max(1, len(dir.Rules)))}
			switch {
			case dir.File:
				s.over = prose.Span{Start: 0, End: d.Len()}
			case dir.Alone:
				next := i + 1
				for next < len(d.Blocks()) && len(d.Blocks()[next].Runs) == 0 {
					next++
				}
				s.over = prose.Span{Start: d.Start(i), End: d.Start(min(next+1, len(d.Blocks())))}
			default:
				line := d.LineOf(s.at.Start)
				s.over = prose.Span{Start: d.LineStart(line), End: d.LineStart(line + 1)}
			}
			out = append(out, s)
		}
	}
	return out
}

// ignores reports whether the directive covers a finding, and notes that it
// does.
func (s *scope) ignores(f *Finding) bool {
	if f.Start < s.over.Start || f.Start >= max(s.over.End, s.over.Start+1) {
		return false
	}
	if len(s.Rules) == 0 {
		s.used[0] = true
		return true
	}
	i := slices.Index(s.Rules, f.Rule.ID)
	if i >= 0 {
		s.used[i] = true
	}
	return i >= 0
}

// ignore takes out of found what directives ignore, and adds what is to be said
// of the directives themselves.
func (r *Result) ignore(found []Finding) []Finding {
	if len(r.settings.Ignore) > 0 {
		found = slices.DeleteFunc(found, func(f Finding) bool {
			return r.settings.ignores(&f, r.Document.Prose.Slice(f.Start, f.End))
		})
	}
	scopes := r.scopes()
	if len(scopes) == 0 {
		return found
	}
	found = slices.DeleteFunc(found, func(f Finding) bool {
		ignored := false
		for i := range scopes {
			ignored = scopes[i].ignores(&f) || ignored
		}
		return ignored
	})
	p, on := r.pass(IgnoreUnused)
	if !on {
		return found
	}
	for _, s := range scopes {
		for i, used := range s.used {
			if used {
				continue
			}
			f := Finding{Span: s.at, Message: text("這個註記沒有忽略任何東西", "this comment ignores nothing")}
			if len(s.Rules) > 0 {
				f.Message = format("這裡沒有 %s 可以忽略", "there is no %s to ignore here", s.Rules[i])
				if Lookup(s.Rules[i]) == nil {
					f.Message = format("沒有 %s 這條規則", "there is no rule %s", s.Rules[i])
				}
			}
			p.Report(f)
		}
	}
	return append(found, p.findings...)
}
