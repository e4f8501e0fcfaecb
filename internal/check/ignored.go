package check

import "github.com/jiaozhu/jiaozhu/internal/prose"

// Ignored is a kind of finding that a configuration keeps from being reported.
type Ignored struct {
	Rule string // id; "": any
	Text string // exactly what the finding is on, in either script; "": anything
}

// ignores reports whether the configuration keeps a finding on a text from being
// reported.
func (s *Settings) ignores(f *Finding, text string) bool {
	folded := ""
	for _, x := range s.Ignore {
		if x.Rule != "" && x.Rule != f.Rule.ID {
			continue
		}
		if x.Text == "" {
			return true
		}
		if folded == "" {
			folded = prose.FoldString(text)
		}
		if prose.FoldString(x.Text) == folded {
			return true
		}
	}
	return false
}
