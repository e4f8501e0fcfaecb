package native

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// difference returns where two trees differ, or "".
func difference(a, b *node, path string) string {
	if a.kind != b.kind || a.text != b.text || a.span != b.span || a.name != b.name || len(a.children) != len(b.children) {
		return fmt.Sprintf("%s: %v %q %v %v with %d, and %v %q %v %v with %d", path,
			a.kind, a.text, a.span, a.name, len(a.children), b.kind, b.text, b.span, b.name, len(b.children))
	}
	for i := range a.children {
		if d := difference(&a.children[i], &b.children[i], fmt.Sprintf("%s/%d", path, i)); d != "" {
			return d
		}
	}
	return ""
}

// compare asserts that the library reads src as readBlock does, if that does,
// and reports whether it does.
func compare(t *testing.T, src []byte) bool {
	t.Helper()
	quick, ok := readBlock(src, string(src), 0, len(src))
	if !ok {
		return false
	}
	slow, more, err := load(src, 0, len(src))
	switch {
	case err != nil:
		t.Errorf("%q: only the library refuses: %v", src, err)
	case more:
		t.Errorf("%q: only the library sees another document", src)
	default:
		if d := difference(&quick, &slow, ""); d != "" {
			t.Errorf("%q: quick and slow differ at %s", src, d)
		}
	}
	return true
}

func TestReadBlock(t *testing.T) {
	for _, test := range []struct {
		src   string
		quick bool // within the subset
	}{
		{sample, true},
		{"a: b", true},
		{"# c\n\na: b # c\n# d\n", true},
		{"a:\nb:\n", true},
		{"a:\n- x\n- y\nb: z\n", true},
		{"a:\n  - x\n  -\n  - # c\n  - y: z\n    w:\n    - v\n", true},
		{"- a: b\n  c: d\n-   e: f\n    g: h\n", true},
		{"a: 'it''s' # c\nb: \"x \\\"y\\\" \\\\ \\n\"\n", true},
		{"a: {b: c, d: [e, 'f', \"g\"], h: {}, i: []}\n", true},
		{"a: [b c , d ]  # e\n", true},
		{"a: b#c:d\n", true},
		{"a: ~\nb: null\nc: [~]\n", true},
		{"a: 5\nb: true\nc: 2020-01-01\n", true},
		{"a: |\n  x\n    y\n\n  z  \nb: >-\n  x\n  y\n\n\n  z\n\n# c\nc: d\n", true},
		{"  a: b\n  c: d\n", true},
		{"𠮷: 😀\n", false},
		{"a: 𠮷野「家」\nb: {c: 😀, d: é}\n", true},
		{"a: x\ty\n", false},
		{"a:\n  - x\ty\n  - b\n", true},
		{"a:\n  - |+\n   x\n\n  - ? b\n  - b\n", true},
		{"a:\n  - b: \"x\u2028y\"\n  - \"c\n     d\"\n  - \"\\u4e00\"\n  - e\n", true},
		{"a:\n  - b: x\u2028- y\n", false},
		{"a: &x b\n", false},
		{"a: b: c\n", false},
		{"a: b\n c: d\n", false},
		{"a: b\n  c\n", false},
		{"a: 'b\n  c'\n", false},
		{"a: [b,\n c]\n", false},
		{"a: b\n---\nc: d\n", false},
		{"a: [b: c]\n", false},
		{"a: {b, c: }\n", false},
		{"- - a\n", false},
		{"a: |2\n  x\n", false},
		{"a: |\nb: c\n", false},
		{"a: |\n  x", false},
		{"", false},
		{"text\n", false},
		{"null: a\n", false},
		{"a: \"b\"c\n", false},
		{"a: \"b\"#c\n", false},
		{"a: [b]#c\n", false},
	} {
		for _, src := range []string{test.src, strings.ReplaceAll(test.src, "\n", "\r\n")} {
			if got := compare(t, []byte(src)); got != test.quick {
				t.Errorf("%q: within the subset: %t, want %t", src, got, test.quick)
			}
		}
	}
}

// TestReadBlockCoversGlossaries checks that real files do not leave the subset.
func TestReadBlockCoversGlossaries(t *testing.T) {
	if !compare(t, generated(50)) {
		t.Error("a generated glossary leaves the subset")
	}
	const dir = "../../essay"
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Skip(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".glossary.yaml") {
			continue
		}
		if src := readFile(t, os.DirFS(dir), entry.Name()); !compare(t, src) {
			t.Errorf("%s leaves the subset", entry.Name())
		}
	}
}

// TestReadBlockAgainstLibrary compares the two readers on documents put
// together at random from lines that are right, and near to right.
func TestReadBlockAgainstLibrary(t *testing.T) {
	values := []string{
		"", "b", "b c", "主權", "b: c", "b #c", "b#c", "'b'", "'b''c' ", "\"b\"", "\"b\\n\\\"\"", "\"b\" #c", "'b' c", "\"\\u4e00\"", "[b, c]", "[b, [c], {d: e}]", "{b: c, d: 'e'} # f", "{b: [c], }",
		"{}", "[]", "[b", "{b}", "{b: }", "[b: c]", "{b:c}", "{b: c#d, e: f}", "|", ">", "|-", ">-", "|+", "|2", "~", "null", "5", "-", "- b", "-b", "? b", ":b", "&a b", "*a", "!t b", "@b", "%b", "`b`", "#c", "b:", "b\tc", "b ", "𠮷😀", "b\u0085c", "[b,c ,d]", "[ ]", "['b','c']", "{b: \"c\", d: e f}", "b - c", "b, c", "b ] c", "\"b\": c", "[b]: c", "'", "---", "...",
	}
	starts := []string{"", "", "- ", "- ", "-   ", "- - ", "a: ", "b: ", "zh-Hant: ", "- a: ", "- id: ", "a:", "-", "a : ", "a:  ", "主: ", "'a': ", "null: ", "# ", "- # "}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	quick := 0
	for range 60_000 {
		var b strings.Builder
		depth := 0
		for range 1 + random.IntN(7) {
			switch random.IntN(8) {
			case 0:
				depth += 1 + random.IntN(3)
			case 1, 2:
				depth += 2
			case 3:
				depth = max(0, depth-1-random.IntN(3))
			case 4:
				depth = max(0, depth-2)
			}
			line := strings.Repeat(" ", depth) + pick(starts)
			if random.IntN(3) > 0 {
				line += values[random.IntN(6)]
			} else {
				line += pick(values)
			}
			b.WriteString(line)
			b.WriteString([]string{"\n", "\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n  \n", " \n"}[random.IntN(9)])
		}
		if compare(t, []byte(b.String())) {
			quick++
		}
		if t.Failed() {
			return
		}
	}
	if quick < 2000 {
		t.Errorf("only %d documents were within the subset", quick)
	}
}

func FuzzReadBlock(f *testing.F) {
	f.Add([]byte(sample))
	for _, s := range []string{
		"a:\n  - b: c\n    d: |\n      e\n\n      f\n  - {g: 'h''i', j: [k, \"l\\n\"]} # m\n", "a: >-\n  b\n  c\n\n  d\ne:\n- f: g\n  h:\n  - i\n-\n", "- a\n-   b: c\n    d:\n", "a:\r\n  - \"b\tc\"\r\n  - d: e\u0085f\r\n",
		"a: ~\nb: [null, {}, []]\nc: d#e # f\n", "x: - y\n", "a: b\n...\n", "k: |-\n  a \n   b\n  \nl: m\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if utf8.Valid(src) && !bytes.HasPrefix(src, []byte("\uFEFF")) {
			compare(t, src)
		}
	})
}
