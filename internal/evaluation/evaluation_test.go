package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Every planter plants in our own sentences, and its rule finds what it planted.
func TestPlanters(t *testing.T) {
	scratch := t.TempDir()
	soils, err := openSoils("", scratch)
	if err != nil {
		t.Fatal(err)
	}
	planted := map[string]bool{}
	for _, p := range planters() {
		h, err := reap(p, soils, filepath.Join(scratch, "planted"), 24, 1)
		if err != nil {
			t.Fatal(err)
		}
		planted[p.rule] = true
		switch {
		case check.Lookup(p.rule) == nil:
			t.Errorf("%s: there is no such rule", p.rule)
		case h.planted == 0:
			t.Errorf("%s, %s: nothing to plant it in", p.rule, p.kind)
		case 10*h.found < 7*h.planted:
			t.Errorf("%s, %s: %d of %d found; missed %s", p.rule, p.kind, h.found, h.planted, strings.Join(h.missed, "\n\t"))
		}
	}
	for _, r := range check.All {
		if r.Severity <= glossary.Warning && r.Glossary == nil && !planted[r.ID] {
			t.Logf("%s: no planter makes errors for it", r.ID)
		}
	}
}

// Our own sentences are clean.
func TestOwnSentencesAreClean(t *testing.T) {
	ms, err := measure("")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ms {
		if m.characters < 1000 {
			t.Errorf("%s has %d characters", m.name, m.characters)
		}
		for _, r := range m.all {
			if r.severity <= glossary.Warning {
				t.Errorf("%s: %s at %s: %s", m.name, r.rule, r.place, r.context)
			}
		}
	}
}

// A fingerprint is the same in either script and whatever the text before, and
// another for another rule.
func TestFingerprint(t *testing.T) {
	const text = "這是一個問題，,不是答案。"
	at := strings.Index(text, ",")
	span := prose.Span{Start: at, End: at + 1}
	one := fingerprint("punct-repeated", text, span)
	hans := prose.ToHans(text)
	if got := fingerprint("punct-repeated", hans, span); got != one {
		t.Errorf("Simplified: %s, Traditional: %s", got, one)
	}
	const before = "前面多了一段話，與此無關，長度超過所看的範圍，所以不應當影響。這是一個問題，這是一個問題。"
	tail := strings.Repeat("字", around)
	if a, b := fingerprint("x", tail+text, span.Shift(len(tail))), fingerprint("x", before+tail+text, span.Shift(len(before)+len(tail))); a != b {
		t.Errorf("%s with other text before it is %s", a, b)
	}
	if got := fingerprint("punct-halfwidth", text, span); got == one {
		t.Error("two rules share a fingerprint")
	}
}

// The verdicts can be read, and none stands for two findings of different rules.
func TestVerdicts(t *testing.T) {
	if _, err := readVerdicts(verdictFile); err != nil {
		t.Fatal(err)
	}
	if _, err := readVerdicts("punct-dash\thans-d2l\tabc\tmaybe\n"); err == nil {
		t.Error("a verdict that is none is accepted")
	}
	for _, line := range strings.Split(verdictFile, "\n") {
		rule, _, _ := strings.Cut(line, "\t")
		if rule != "" && !strings.HasPrefix(rule, "#") && check.Lookup(rule) == nil {
			t.Errorf("verdict on a rule that there is not: %s", line)
		}
	}
}

// A table replaces what stands between its marks, and nothing else.
func TestBetween(t *testing.T) {
	const page = "a\n<!-- recall: made by make recall -->\nold\n<!-- end of recall -->\nb\n"
	got, err := between(page, "recall", "| new |\n")
	if want := "a\n<!-- recall: made by make recall -->\n\n| new |\n\n<!-- end of recall -->\nb\n"; got != want || err != nil {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if _, err := between("a\n", "recall", "x"); err == nil {
		t.Error("a page without marks is accepted")
	}
}
