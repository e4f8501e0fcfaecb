package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

func TestIgnore(t *testing.T) {
	const wrong = "他說的是物件化。"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"none":              {wrong + "\n", []string{"term-superseded"}},
		"on the line":       {wrong + " <!-- jiaozhu-ignore term-superseded -->\n", nil},
		"all rules":         {wrong + " <!-- jiaozhu-ignore -->\n", nil},
		"with a reason":     {wrong + " <!-- jiaozhu-ignore term-superseded -- 引自舊譯 -->\n", nil},
		"two rules, commas": {"那隻能說" + wrong + " <!-- jiaozhu-ignore term-superseded, conversion-residue -->\n", nil},
		"another line":      {wrong + "\n又一行 <!-- jiaozhu-ignore term-superseded -->\n", []string{"term-superseded", "ignore-unused"}},
		"next block":        {"<!-- jiaozhu-ignore term-superseded -->\n\n" + wrong + "\n又是物件化。\n\n" + wrong + "\n", []string{"term-superseded"}},
		"file":              {wrong + "\n\n<!-- jiaozhu-ignore-file term-superseded -->\n\n" + wrong + "\n", nil},
		"unused":            {"對象化 <!-- jiaozhu-ignore term-superseded -->\n", []string{"ignore-unused"}},
		"unknown rule":      {wrong + " <!-- jiaozhu-ignore term-superseeded -->\n", []string{"term-superseded", "ignore-unused"}},
		"no directive":      {wrong + " <!-- jiaozhu ignore term-superseded -->\n", []string{"term-superseded"}},
		"in code":           {wrong + " `<!-- jiaozhu-ignore term-superseded -->`\n", []string{"term-superseded"}},
	} {
		var got []string
		for _, f := range findings(c.text, &check.Settings{}) {
			got = append(got, f.Rule.ID)
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %v, want %v", name, got, c.want)
			}
		}
	}
}

func TestResolve(t *testing.T) {
	text := "那隻能說物件化，后來又是物件化。\n"
	fixed := check.Apply(text, check.Resolve(findings(text, &check.Settings{})))
	if want := "那只能說對象化，後來又是對象化。\n"; fixed != want {
		t.Errorf("fixed: %q, want %q", fixed, want)
	}
	if again := check.Resolve(findings(fixed, &check.Settings{})); len(again) > 0 {
		t.Errorf("fixing twice changes something the second time: %v", again)
	}
}

// Of two fixes that touch, one is made.
func TestResolveTouching(t *testing.T) {
	fix := func(r *check.Rule, start, end int, text string) check.Finding {
		e := check.Edit{NewText: text}
		e.Start, e.End = start, end
		f := check.Finding{Rule: r, Severity: r.Severity, Fixes: []check.Fix{{Safe: true, Edits: []check.Edit{e}}}}
		f.Start, f.End = start, end
		return f
	}
	got := check.Apply("abcdef", check.Resolve([]check.Finding{
		fix(check.ConversionResidue, 0, 3, "X"),
		fix(check.TermSuperseded, 2, 4, "Y"),
		fix(check.TermSuperseded, 4, 5, "Z"),
	}))
	if got != "abYef" {
		t.Errorf("got %s: the rule that comes first wins, and what touches it waits", got)
	}
}
