package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// GlossaryPass is what a rule about the glossaries themselves is given.
type GlossaryPass struct {
	Glossary *glossary.Glossary
	Lexicon  *annotate.Lexicon // of Glossary
	Settings *Settings
	examples prose.Parser // of the concepts' examples
	own      func(file string) bool
	used     *Usage // nil if that is not known
	rule     *Rule
	severity Severity
	findings []GlossaryFinding
}

// GlossaryFinding is something wrong with an entry of a glossary file.
type GlossaryFinding struct {
	Rule     *Rule
	Severity Severity
	At       glossary.Origin // At.Name is the range to show
	Message  Message
	Related  []Related // with an Origin
}

// CheckGlossary runs the rules about glossaries over all that x was compiled
// of, whose examples are written in the markup that examples reads. Entries of
// files that are not the user's own are read but not reported.
// used is what the documents of the workspace use; it is nil if not all have been
// read. What readers of files find by themselves is not among the findings.
func CheckGlossary(x *annotate.Lexicon, s *Settings, examples prose.Parser, own func(file string) bool, used *Usage) []GlossaryFinding {
	var out []GlossaryFinding
	for _, rule := range All {
		severity := s.SeverityOf(rule)
		if rule.Glossary == nil || severity == glossary.Off {
			continue
		}
		p := GlossaryPass{Glossary: x.Glossary, Lexicon: x, Settings: s, examples: examples, own: own, used: used, rule: rule, severity: severity}
		rule.Glossary(&p)
		out = append(out, p.findings...)
	}
	return out
}

// Report adds a finding at the rule's severity.
func (p *GlossaryPass) Report(at glossary.Origin, m Message, related ...Related) {
	p.ReportAtMost(glossary.Error, at, m, related...)
}

// ReportAtMost adds a finding at the rule's severity or at limit, whichever is
// weaker.
func (p *GlossaryPass) ReportAtMost(limit Severity, at glossary.Origin, m Message, related ...Related) {
	if p.own(at.File) {
		p.findings = append(p.findings, GlossaryFinding{p.rule, max(p.severity, limit), at, m, related})
	}
}

// concepts yields the user's own concepts.
func (p *GlossaryPass) concepts(yield func(*glossary.Concept) bool) {
	for _, c := range p.Glossary.Concepts() {
		if p.own(c.Origin.File) && !yield(c) {
			return
		}
	}
}

// foundWhileLoading is the Glossary function of rules whose findings the readers
// of files, or the merger, make: they are the first to know.
func foundWhileLoading(*GlossaryPass) {}

// conceptName returns what a concept is called in messages.
func conceptName(c *glossary.Concept) string {
	if t := c.Preferred("zh-Hant", "zh-Hans", "zh"); t != nil {
		return t.Text
	}
	return c.ID
}
