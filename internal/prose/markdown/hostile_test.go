package markdown_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// differentTicks returns backtick runs of ever different lengths.
func differentTicks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i%300+1))
		b.WriteString("a ")
	}
	return b.String()
}

// nested returns lists or quotes, each one level deeper than the one before.
func nested(mark string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		if mark == "> " {
			b.WriteString(strings.Repeat(mark, i%1000))
		} else {
			b.WriteString(strings.Repeat("  ", i%1000))
		}
		b.WriteString(mark)
		b.WriteString("甲\n")
	}
	return b.String()
}

func repeat(unit string) func(int) string {
	return func(n int) string { return strings.Repeat(unit, n/len(unit)+1) }
}

// hostile texts by the number of bytes they should have. Each made some
// Markdown parser quadratic or worse.
var hostile = map[string]func(n int) string{
	"emphasis":             repeat("*a_ "),
	"emphasis openers":     repeat("*a **a "),
	"emphasis closers":     repeat("a** b* c_ "),
	"strikethrough":        repeat("~~a ~~"),
	"images":               repeat("![[]()"),
	"brackets":             repeat("["),
	"closing brackets":     repeat("]"),
	"bracket pairs":        repeat("[a]("),
	"links in links":       repeat("[[a](b)"),
	"link titles":          repeat(`[a](b "`),
	"link titles, parens":  repeat("[a](b ("),
	"link targets":         repeat("[a](<b"),
	"reference labels":     repeat("[a][b"),
	"angles":               repeat("<"),
	"tags":                 repeat("<a b='"),
	"comments":             repeat("甲<!--"),
	"instructions":         repeat("甲<?"),
	"declarations":         repeat("甲<!A"),
	"CDATA":                repeat("甲<![CDATA["),
	"verbatim elements":    repeat("甲<code>"),
	"HTML block":           func(n int) string { return "<div>" + strings.Repeat("<code>&amp;<!--", n/15) },
	"dollars":              repeat("$"),
	"dollars and text":     repeat("$a "),
	"double dollars":       repeat("甲$$a "),
	"backslash math":       repeat(`甲\(`),
	"backticks":            differentTicks,
	"citations":            repeat("[@a "),
	"citations, closed":    func(n int) string { return strings.Repeat("[@a ", n/5) + strings.Repeat("]", n/5) },
	"malformed citations":  func(n int) string { return strings.Repeat("[x; @a ", n/8) + strings.Repeat("]", n/8) },
	"citation keys":        repeat("@a-"),
	"citation braces":      repeat("@{a"),
	"citation locators":    repeat("@a [b"),
	"e-mail":               repeat("a.a@"),
	"URLs":                 repeat("http://"),
	"URLs and parentheses": repeat("http://a("),
	"dots":                 repeat("www."),
	"inline notes":         repeat("^[a"),
	"footnote marks":       repeat("[^"),
	"footnotes":            repeat("[^a]"),
	"attributes":           repeat("[a]{.b"),
	"entities":             repeat("&a"),
	"escapes":              repeat(`\`),
	"list marks":           repeat("- "),
	"ordered list marks":   repeat("1. "),
	"quote marks":          repeat(">"),
	"lists":                func(n int) string { return nested("- ", n) },
	"quotes":               func(n int) string { return nested("> ", n) },
	"one line":             repeat("技術主權"),
	"blank lines":          repeat("\n"),
	"quoted blank lines":   func(n int) string { return strings.Repeat("> ", 90) + "甲\n" + strings.Repeat("\n", n) },
	"table bars":           func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|", n) },
	"header bars":          func(n int) string { return strings.Repeat("|", n) + "\n" + strings.Repeat("|-", n) },
	"table rows":           func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|a|\n", n/4) },
	"delimiter rows":       repeat("a|b\n:-\n"),
	"definitions":          repeat("[a]: b\n"),
	"definition titles":    repeat("[a]: b '\n"),
	"front matter":         func(n int) string { return "---\n" + strings.Repeat("title: |\n a\n", n/12) },
	"front matter, TOML":   func(n int) string { return "+++\n" + strings.Repeat("title = '''a\n", n/13) },
	"fences":               repeat("```\n~~~\n"),
	"directives":           repeat("::: a\n"),
	"math blocks":          repeat("$$\n\n"),
	"setext":               repeat("a\n=\n"),
	"soft breaks":          repeat("甲\n"),
	"line breaks":          repeat("甲<br>\n"),
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	for name, text := range hostile {
		growth.Linear(t, name, 25_000, text, func(text string) { prose.Parse(markdown.Parser{}, text) })
	}
}

// TestHostile reads every hostile text once, for what it might upset.
func TestHostile(t *testing.T) {
	for name, text := range hostile {
		source := text(20_000)
		if got := prose.Parse(markdown.Parser{}, source).Text(); got != source {
			t.Errorf("%s: the blocks do not make up the text", name)
		}
	}
}

func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("10 MB")
	}
	for _, unit := range []string{"技術主權", "**甲**[乙](丙) `x` ", "a|b", "<b>甲</b>"} {
		source := strings.Repeat(unit, 10_000_000/len(unit))
		d := prose.Parse(markdown.Parser{}, source)
		if len(d.Blocks()) != 1 || d.Len() != len(source) {
			t.Errorf("%q in one line: %d blocks, %d bytes", unit, len(d.Blocks()), d.Len())
		}
	}
}
