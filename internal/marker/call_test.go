package marker

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseCalls(t *testing.T) {
	for _, text := range []string{
		`diag("物件化", "term-superseded", warning)`,
		`hover("技術|主權"#2, golden); nohover("x"@7)`,
		"quickfix(`a\"b\\c`, \"\\t\", section-1.hans)",
		`nodiag()`,
	} {
		calls, err := parseCalls(" \n"+text+"\n", 1)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, c := range calls {
			if c.line != 2 {
				t.Errorf("%s is on line %d", c, c.line)
			}
			got = append(got, c.String())
		}
		if s := strings.Join(got, "; "); s != text {
			t.Errorf("%s was read as %s", text, s)
		}
	}
	for _, text := range []string{`diag`, `diag(`, `diag("a"`, `diag("a" "b")`, `diag("a)`, `diag(,)`, `("a")`, `diag("a"#)`, `diag("a"@0)`, `diag("\z")`} {
		if calls, err := parseCalls(text, 1); err == nil {
			t.Errorf("%s was read as %v", text, calls)
		}
	}
}

func TestFind(t *testing.T) {
	text := "𠮷主權\n<!--@ x(\"主權\") -->\n主權與||主權\n"
	d := &document{name: "a.md", text: text}
	comment := strings.Index(text, "<!--")
	for _, test := range []struct {
		arg    arg
		before int
		want   string
	}{
		{arg{text: "主權"}, comment, "4-10@4"},
		{arg{text: "主|權"}, -1, "4-10@7"},
		{arg{text: "主權|"}, len(text), "44-50@50"},
		{arg{text: "主權", occurrence: 2}, comment, "33-39@33"},
		{arg{text: "主權", line: 3}, comment, "33-39@33"},
		{arg{text: "||||主權"}, comment, "42-50@42"},
		{arg{text: "主權", occurrence: 4}, comment, "error"},
		{arg{text: "主權", line: 2}, comment, "error"},
		{arg{text: "x"}, comment, "error"},
		{arg{text: "|"}, comment, "error"},
	} {
		got := "error"
		if p, err := d.find(test.arg, test.before); err == nil {
			got = fmt.Sprintf("%d-%d@%d", p.start, p.end, p.cursor)
		}
		if got != test.want {
			t.Errorf("%s before %d: %s, want %s", test.arg, test.before, got, test.want)
		}
	}
}

func TestPositions(t *testing.T) {
	text := "a\té𠮷\r\n\r\n😀e\u0301"
	for encoding, want := range map[string]string{
		"utf-8":  "0:0 0:1 0:2 0:4 0:8 1:0 2:0 2:4 2:5 2:7",
		"utf-16": "0:0 0:1 0:2 0:3 0:5 1:0 2:0 2:2 2:3 2:4",
		"utf-32": "0:0 0:1 0:2 0:3 0:4 1:0 2:0 2:1 2:2 2:3",
	} {
		var got []string
		for _, offset := range []int{0, 1, 2, 4, 8, 10, 12, 16, 17, 19} {
			p := positionOf(text, encoding, offset)
			got = append(got, fmt.Sprintf("%d:%d", p.Line, p.Character))
			if back, err := offsetOf(text, encoding, p); err != nil || back != offset {
				t.Errorf("%s: %d is at %v, which is at %d, %v", encoding, offset, p, back, err)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", encoding, s, want)
		}
	}
	for _, p := range []position{{0, 4}, {0, 6}, {1, 1}, {3, 0}} {
		if at, err := offsetOf(text, "utf-16", p); err == nil {
			t.Errorf("%v is no position, and is at %d", p, at)
		}
	}
}

func TestWithoutMarkers(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.md", "甲\n<!--@ x() -->\n乙\n", "甲\n乙\n"},
		{"a.md", "甲 <!--@ x()\n-->\r\n<!-- y -->", "甲 \r\n<!-- y -->"},
		{"a.tex", "甲%@ x()\n%@ y()", "甲\n"},
		{"a.txt", "甲 #@ x()\n", "甲 #@ x()\n"},
	} {
		if got := withoutMarkers(test.name, test.text); got != test.want {
			t.Errorf("%q leaves %q", test.text, got)
		}
	}
}

func TestLineDiff(t *testing.T) {
	for _, test := range []struct{ before, after, want string }{
		{"a\nb\nc\n", "a\nx\nc\n", "-b\n+x\n"},
		{"a\n", "a\n", ""},
		{"a\na\n", "a\n", "-a\n"},
		{"", "a", "+a\n"},
	} {
		if got := lineDiff(test.before, test.after); got != test.want {
			t.Errorf("%q and %q differ by %q", test.before, test.after, got)
		}
	}
}

func TestVariants(t *testing.T) {
	s, err := parseStory([]byte("-- flags --\neol=lf,crlf hans\n"), variant{})
	if err != nil {
		t.Fatal(err)
	}
	want := "[utf-16,pull utf-8,push,crlf utf-32,pull utf-32,pull,hans]"
	if got := fmt.Sprint(s.flags.variants(false)); got != want {
		t.Errorf("variants %s, want %s", got, want)
	}
	if n := len(s.flags.variants(true)); n != 24 {
		t.Errorf("%d variants in full, want 24", n)
	}
	one, err := parseStory([]byte("-- flags --\nencodings=utf-8 client=push eol=crlf\n"), variant{})
	if err != nil {
		t.Fatal(err)
	}
	for _, full := range []bool{false, true} {
		if got := fmt.Sprint(one.flags.variants(full)); got != "[utf-8,push,crlf]" {
			t.Errorf("variants %s", got)
		}
	}
}

func TestBadStories(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"-- flags --\nspeed=high\n", "1: there is no flag"},
		{"-- flags --\nencodings=utf-7\n", "utf-7"},
		{"x\n-- a.md --\n<!--@ what() -->\n", "3: there is no marker what"},
		{"-- a.md --\n\n<!--@ diag( -->\n", "3: diag"},
		{"-- a.txt@ --\nnodiag()\n", "2: nodiag: the archive has no file"},
		{"-- edits --\n# x\njump()\n", "3: there is no marker or action jump"},
		{"-- edits --\nin()\n", "2: in takes an argument"},
		{"-- settings --\n{\n", "not JSON"},
		{"-- ../a.md --\n", "bad file name"},
	} {
		if _, err := parseStory([]byte(test.src), variant{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.src, err, test.want)
		}
	}
}
