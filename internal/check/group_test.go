package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

const halfwidth = "這是甲,也是乙,又是丙;\n那是誰?\n\n那隻能說是丁,不是戊。\n"

// Findings of one grouped rule are one, the others stay.
func TestGroup(t *testing.T) {
	all := findings(halfwidth, &check.Settings{})
	got := check.Group(all)
	var one *check.Finding
	for i := range got {
		if got[i].Rule == check.PunctHalfwidth {
			if one != nil {
				t.Fatal("more than one finding of a grouped rule")
			}
			one = &got[i]
		}
	}
	if one == nil {
		t.Fatal("no finding of the grouped rule")
	}
	if n := len(of(check.PunctHalfwidth, all)); len(one.Alike) != n-1 || n != 5 {
		t.Errorf("the group names %d of %d other places", len(one.Alike), n-1)
	}
	if len(one.Related) != 3 {
		t.Errorf("the group has %d related places, want 3", len(one.Related))
	}
	if want := "另有 4 處"; !strings.Contains(one.Message.Hant, want) {
		t.Errorf("the message %q does not say %s", one.Message.Hant, want)
	}
	if len(of(check.ConversionResidue, got)) != 1 {
		t.Error("the finding of another rule is gone")
	}
	if len(one.Fixes) != 1 || !one.Fixes[0].Safe {
		t.Fatalf("the group has the fixes %v, want one that is safe", one.Fixes)
	}
	want := "這是甲，也是乙，又是丙；\n那是誰？\n\n那隻能說是丁，不是戊。\n"
	if fixed := check.Apply(halfwidth, one.Fixes[0].Edits); fixed != want {
		t.Errorf("fixed:\n%swant:\n%s", fixed, want)
	}
	if again := check.Group(got); len(again) != len(got) {
		t.Error("grouping twice changes something")
	}
}

// A few findings stand by themselves.
func TestGroupFew(t *testing.T) {
	for _, text := range []string{"", "好。\n", "這是甲,也是乙;\n"} {
		all := findings(text, &check.Settings{})
		if got := check.Group(all); len(got) != len(all) {
			t.Errorf("%q: %d findings became %d", text, len(all), len(got))
		}
		if got := check.Recede(all); len(got) != len(all) {
			t.Errorf("%q: %d findings became %d", text, len(all), len(got))
		}
	}
}

// In an editor every place is marked, but only the first as a warning.
func TestRecede(t *testing.T) {
	all := findings(halfwidth, &check.Settings{})
	got := check.Recede(all)
	if len(got) != len(all) {
		t.Fatalf("%d findings became %d", len(all), len(got))
	}
	for i, f := range of(check.PunctHalfwidth, got) {
		want := glossary.Hint
		if i == 0 {
			want = glossary.Warning
		}
		if f.Severity != want {
			t.Errorf("place %d has severity %v, want %v", i, f.Severity, want)
		}
		if len(f.Fixes) != 1 || len(f.Fixes[0].Edits) != 1 {
			t.Errorf("place %d lost its own fix", i)
		}
	}
	for _, f := range of(check.ConversionResidue, got) {
		if f.Severity != glossary.Warning {
			t.Error("the severity of another rule changed")
		}
	}
	for _, f := range of(check.PunctHalfwidth, all) {
		if f.Severity != glossary.Warning {
			t.Fatal("Recede changed its argument")
		}
	}
}

func TestFixAlike(t *testing.T) {
	all := findings(halfwidth, &check.Settings{})
	if _, n, ok := check.FixAlike(all, check.PunctHalfwidth); !ok || n != 5 {
		t.Errorf("FixAlike mends %d places, %v; want 5", n, ok)
	}
	if _, _, ok := check.FixAlike(all, check.ConversionResidue); ok {
		t.Error("one place needs no fix for all")
	}
	if _, _, ok := check.FixAlike(nil, check.PunctHalfwidth); ok {
		t.Error("nothing needs no fix")
	}
}

// What three documents of a set have in the same words is one finding.
func TestRecedeAcross(t *testing.T) {
	texts := []string{
		"這部法規。\n\n五月一日經委員會議第二次修正）\n", "這部法規。\n\n六月三日經委員會議第二次修正）\n",
		"這部法規。\n\n他說（這是對的。\n", "這部法規。\n\n七月九日經委員會議第二次修正）\n",
	}
	var members []check.CheckedMember
	for i, text := range texts {
		d := prose.Parse(markdown.Parser{}, text)
		members = append(members, check.CheckedMember{Name: fmt.Sprint(i), Text: d, Findings: findings(text, &check.Settings{})})
	}
	check.RecedeAcross(members[:2])
	if got := members[1].Findings[0].Severity; got != glossary.Warning {
		t.Errorf("two documents alike: severity %v", got)
	}
	check.RecedeAcross(members)
	for i, want := range []check.Severity{glossary.Warning, glossary.Hint, glossary.Warning, glossary.Hint} {
		if f := members[i].Findings[0]; f.Severity != want {
			t.Errorf("document %d: severity %v, want %v", i, f.Severity, want)
		}
	}
	f := members[0].Findings[0]
	if !strings.Contains(f.Message.Hant, "另有 2 篇") || len(f.Related) != 2 || f.Related[1].Elsewhere.Document != "3" || f.Related[1].Elsewhere.From.Line != 2 {
		t.Errorf("%q, %v", f.Message.Hant, f.Related)
	}
}
