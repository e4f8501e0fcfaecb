package native

import (
	"strings"
	"testing"
)

// hard are names that YAML would read otherwise if they stood plain.
var hard = []string{
	"湖面", "湖面：山", "a: b", "- 山", "#山", "山 #水", "山, 水", "[山]", "{山}", "'山'", `"山"`, `山\水`, "it's", "yes", "null", "~",
	"1984", "2026-11-24", "1.5", "@山", "`山`", "%山", "*山", "&山", "!山", "|山", ">山", "?山", "? 山", "山:", ":山", "- ", "山]", "𠮷野😀", "true", "0x1F",
}

func TestRewrite(t *testing.T) {
	t.Parallel()
	const name = "山徑"
	for _, src := range []string{
		"concepts:\n  - id: a\n    terms: [山徑, 水]\n",
		"concepts:\n  - id: a\n    terms: 山徑\n",
		"concepts:\n  - id: a\n    terms:\n      - 山徑 # 小路\n      - 水\n",
		"concepts:\n  - id: a\n    terms:\n      - {text: 山徑, lang: zh-Hant}\n",
		"concepts:\n  - id: a\n    terms:\n      - {text: \"山徑\", lang: zh-Hant}\n",
		"concepts:\n  - id: a\n    terms:\n      - {text: '山徑', lang: zh-Hant}\n",
		"concepts:\n  - id: a\n    terms:\n      - text: 山徑\n        lang: zh-Hant\n",
		"concepts:\n  - id: a\n    terms:\n      - text: |-\n          山徑\n        lang: zh-Hant\n",
		"concepts:\n  - id: a\n    terms:\n      - text: > # 折\n          山徑\n        lang: zh-Hant\n",
		"concepts:\n  - id: a\n    terms:\n      - text:\n          山徑\n        lang: zh-Hant\n",
		"concepts:\n  - id: a\n    terms:\n      - text: !!str 山徑\n        lang: zh-Hant\n",
		"concepts:\r\n  - id: a\r\n    terms:\r\n      - text: 山徑\r\n        lang: zh-Hant\r\n",
		"{concepts: [{id: a, terms: [{text: 山徑, lang: zh-Hant}]}]}\n",
	} {
		before := Parse("f", []byte(src))
		if len(before.Problems) > 0 || len(before.Concepts) != 1 || before.Concepts[0].Terms[0].Text != name {
			t.Fatalf("%q reads as %+v", src, before)
		}
		for _, to := range hard {
			at, text := Rewrite(src, before.Concepts[0].Terms[0].Origin.Name, to)
			out := src[:at.Start] + text + src[at.End:]
			after := Parse("f", []byte(out))
			if len(after.Problems) > 0 || len(after.Concepts) != 1 || after.Concepts[0].Terms[0].Text != strings.TrimSpace(to) {
				t.Errorf("%q with %q is %q, which reads as %+v", src, to, out, after.Problems)
			}
		}
	}
}

func FuzzRewrite(f *testing.F) {
	for _, s := range hard {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, to string) {
		if to == "" || strings.TrimSpace(to) != to || strings.ContainsFunc(to, func(r rune) bool {
			return r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r >= 0xFFFD && r < 0x10000
		}) {
			t.Skip("no text that a term can be")
		}
		for _, src := range []string{"concepts:\n  - id: a\n    terms: [山]\n", "concepts:\n  - id: a\n    terms:\n      - text: 山\n", "concepts:\n  - id: a\n    terms: ['山']\n"} {
			c := Parse("f", []byte(src)).Concepts[0]
			at, text := Rewrite(src, c.Terms[0].Origin.Name, to)
			after := Parse("f", []byte(src[:at.Start]+text+src[at.End:]))
			if len(after.Concepts) != 1 || after.Concepts[0].Terms[0].Text != to {
				t.Errorf("%q became %q", to, src[:at.Start]+text+src[at.End:])
			}
		}
	})
}

// TestLinks reads the places that name other entries.
func TestLinks(t *testing.T) {
	t.Parallel()
	const src = `concepts:
  - {id: a, terms: [山], broader: [b, "c"], narrower: d}
  - id: b
    terms: [水]
    related:
      - 'e'
quotations:
  - {ref: r, also: [s, t], texts: [湖上沒有人]}
`
	var got []string
	for _, l := range Parse("f", []byte(src)).Links {
		if src[l.At.Start:l.At.End] != l.Name {
			t.Errorf("%s stands at %q", l.Name, src[l.At.Start:l.At.End])
		}
		got = append(got, []string{"c:", "r:"}[l.Kind]+l.Name)
	}
	if s := strings.Join(got, " "); s != "c:b c:c c:d c:e r:s r:t" {
		t.Errorf("got %s", s)
	}
}
