package check_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

const undefined = "德國的 XQZ 是一項倡議。\n"

// TestIgnoreInFile asserts where the comment goes, and that it works there.
func TestIgnoreInFile(t *testing.T) {
	g, _ := glossary.Merge()
	x := annotate.Compile(g)
	for _, tt := range []struct{ format, before, after string }{
		{"markdown", undefined, "<!-- jiaozhu-ignore-file abbr-undefined -->\n\n" + undefined},
		{"markdown", "---\ntitle: 題\n---\n\n" + undefined, "---\ntitle: 題\n---\n\n<!-- jiaozhu-ignore-file abbr-undefined -->\n\n" + undefined},
		{"markdown", "---\ntitle: 題\n---\n" + undefined, "---\ntitle: 題\n---\n\n<!-- jiaozhu-ignore-file abbr-undefined -->\n\n" + undefined},
		{"markdown", "<!-- jiaozhu-ignore-file no-such -- 因 -->\n\n" + undefined, "<!-- jiaozhu-ignore-file no-such abbr-undefined -- 因 -->\n\n" + undefined},
		{"html", "<!DOCTYPE html>\n<p>" + undefined + "</p>\n", "<!DOCTYPE html>\n\n<!-- jiaozhu-ignore-file abbr-undefined -->\n\n<p>" + undefined + "</p>\n"},
		{"latex", "% !TEX root = a.tex\n\\section{題}\n" + undefined, "% !TEX root = a.tex\n% jiaozhu-ignore-file abbr-undefined\n\\section{題}\n" + undefined},
		{"latex", undefined, "% jiaozhu-ignore-file abbr-undefined\n" + undefined},
		{"org", "# -*- mode: org -*-\n" + undefined, "# -*- mode: org -*-\n# jiaozhu-ignore-file abbr-undefined\n" + undefined},
		{"typst", undefined, "/* jiaozhu-ignore-file abbr-undefined */\n\n" + undefined},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			before, want := strings.ReplaceAll(tt.before, "\n", eol), strings.ReplaceAll(tt.after, "\n", eol)
			checked := func(text string) *check.Result {
				_, p, _ := markup.For(tt.format, "")
				return check.Check(annotate.Annotate(prose.Parse(p, text), x), &check.Settings{})
			}
			r := checked(before)
			edit, ok := r.IgnoreInFile("abbr-undefined")
			if !ok {
				t.Errorf("%s: no edit", tt.format)
				continue
			}
			after := check.Apply(before, []check.Edit{edit})
			if after != want {
				t.Errorf("%s: got\n%s\nwant\n%s", tt.format, after, want)
			}
			for i, text := range []string{before, after} {
				found := 0
				for _, f := range checked(text).Findings() {
					if f.Rule.ID == "abbr-undefined" {
						found++
					}
				}
				if (found == 0) != (i == 1) {
					t.Errorf("%s: %d findings in\n%s", tt.format, found, text)
				}
			}
		}
	}
	r := check.Check(annotate.Annotate(prose.Parse(mustParser("plaintext"), undefined), x), &check.Settings{})
	if _, ok := r.IgnoreInFile("abbr-undefined"); ok {
		t.Error("plain text has no comments")
	}
}

func mustParser(format string) prose.Parser {
	_, p, _ := markup.For(format, "")
	return p
}
