package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// A rule about what a markup makes of a text reports it in the markups that do,
// and in no other.
func TestSyntax(t *testing.T) {
	t.Parallel()
	g, _ := glossary.Merge(glossary.Layer{{References: []*glossary.Reference{{Key: "hobbes1651"}}}})
	x := annotate.Compile(g)
	const (
		all       = "html latex markdown org plaintext typst"
		collapsed = "latex markdown org typst" // of HTML, the parser keeps no more than one
		paragraph = "markdown org"
	)
	short := strings.Repeat("這一段是一行。\n\n", 12)
	clauses := strings.Repeat("這一段寫得夠長，有逗號，也有句號。\n\n", 12)
	for _, tt := range []struct {
		rule     *check.Rule
		text, in string
	}{
		{check.SpaceDoubled, "近  5 年的變化。\n", collapsed},
		{check.MarkupEmphasisBroken, "他說的**「主權」**是一個問題。\n", "markdown"},
		{check.MarkupURLGlued, "原文見 https://example.com/a/1.2。\n", "markdown"},
		{check.FootnoteAbsorbsText, "正文。[^1]\n\n[^1]: https://example.com/a\n這一段本來是正文，卻因為少了一個空行而成了註腳的一部分。\n", "markdown"},
		{check.CiteGluedKey, "參見@hobbes1651，主權是最高的權力。\n", "markdown"},
		{check.LineBreakStray, short + "它比別的快 100-1000\n倍，最大的特色是快。\n", paragraph},
		{check.LineBreakStray, short + "它比別的快。 % 這是註解\n後文\n", paragraph},
		{check.ParagraphBreakLost, short + "第十一段。\n第十二段。\n", paragraph},
		{check.SentenceUnfinished, clauses + "這一段寫得很長，有好幾個逗號，也有好幾個分句，讀到最後卻沒有句號\n\n這一段有句號。\n", paragraph},
	} {
		var in []string
		for format := range strings.FieldsSeq(all) {
			r := check.Check(annotate.Annotate(prose.Parse(mustParser(format), tt.text), x), &check.Settings{})
			if slices.ContainsFunc(r.Findings(), func(f check.Finding) bool { return f.Rule == tt.rule }) {
				in = append(in, format)
			}
		}
		if got := strings.Join(in, " "); got != tt.in {
			t.Errorf("%s reports %q in %q, want %q", tt.rule.ID, tt.text, got, tt.in)
		}
	}
}
