package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// reading is a finding as a judge reads it.
type reading struct {
	corpus, rule string
	severity     glossary.Severity
	place        string // file and line
	context      string // the text around, with the finding in ⟦⟧
	message      string
	fingerprint  string
}

// around is how many characters on either side of a finding belong to its
// fingerprint; shown, how many a judge is shown.
const (
	around = 16
	shown  = 60
)

// read makes readings of the findings in a document, one for each place.
func read(c corpus, d *workspace.CheckedDocument) []reading {
	text := d.Text.Text()
	var out []reading
	for _, f := range d.Findings {
		for _, s := range places(f) {
			out = append(out, reading{
				corpus: c.name, rule: f.Rule.ID, severity: f.Severity,
				place:       fmt.Sprintf("%s:%d", filepath.Base(d.Name), d.Text.Place(s.Start).Line),
				context:     inContext(text, s),
				message:     f.Message.In(check.TraditionalChinese),
				fingerprint: fingerprint(f.Rule.ID, text, s),
			})
		}
	}
	return out
}

// fingerprint names a finding without telling its text: a hash of its rule and
// of the folded characters in it and around it. It stays the same when the text
// before it grows, or when its script, width or spacing changes.
func fingerprint(rule, text string, s prose.Span) string {
	from, to := widen(text, s, around)
	var folded strings.Builder
	for _, r := range text[from:to] {
		if r > ' ' {
			folded.WriteRune(prose.Fold(r))
		}
	}
	sum := sha256.Sum256([]byte(rule + "\x00" + text[s.Start:s.End] + "\x00" + folded.String()))
	return hex.EncodeToString(sum[:6])
}

func inContext(text string, s prose.Span) string {
	from, to := widen(text, s, shown)
	oneLine := strings.NewReplacer("\n", "⏎", "\r", "", "\t", "⇥")
	return oneLine.Replace(text[from:s.Start]) + "⟦" + oneLine.Replace(text[s.Start:s.End]) + "⟧" + oneLine.Replace(text[s.End:to])
}

// widen returns the offsets n characters before and behind a span.
func widen(text string, s prose.Span, n int) (from, to int) {
	from, to = s.Start, s.End
	for range n {
		_, before := utf8.DecodeLastRuneInString(text[:from])
		_, after := utf8.DecodeRuneInString(text[to:])
		from, to = from-before, to+after
	}
	return from, to
}

// draw picks at most n readings of each rule, of as many corpora as there are:
// the same ones for the same seed as long as the findings are the same.
func draw(all []reading, seed uint64, n func(glossary.Severity) int) []reading {
	byRule := map[string][]reading{}
	for _, r := range all {
		byRule[r.rule] = append(byRule[r.rule], r)
	}
	var out []reading
	for _, rs := range byRule {
		// By fingerprint, which is as good as at random and does not change when
		// other findings come and go.
		order := rand.New(rand.NewPCG(seed, 0)).Uint64()
		slices.SortFunc(rs, func(a, b reading) int {
			return cmp.Or(cmp.Compare(mix(a.fingerprint, order), mix(b.fingerprint, order)), cmp.Compare(a.place, b.place))
		})
		rs = slices.CompactFunc(rs, func(a, b reading) bool { return a.fingerprint == b.fingerprint })
		worst := slices.MinFunc(rs, func(a, b reading) int { return cmp.Compare(a.severity, b.severity) })
		out = append(out, rs[:min(len(rs), n(worst.severity))]...)
	}
	slices.SortFunc(out, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.corpus, b.corpus), cmp.Compare(a.place, b.place))
	})
	return out
}

// mix orders fingerprints anew for each seed.
func mix(fingerprint string, seed uint64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", seed, fingerprint))
	return string(sum[:])
}
