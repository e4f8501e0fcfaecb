package check

// RuleSettings is what a configuration says of one rule.
type RuleSettings struct {
	Severity *Severity // nil: the rule's default
	Allow    []string  // words that the rule lets pass
	Choices  map[string]string
}

// Settings is what a configuration says of the rules. The zero value is the
// default. It must not change once a check uses it.
type Settings struct {
	Rules   map[string]RuleSettings
	Profile *Profile // nil: every rule at its own severity
	Region  Region   // of the documents; AnyRegion: by their text
	Ignore  []Ignored
}

// SeverityOf returns the severity at which a rule reports: the configuration's,
// else the profile's, else the rule's own.
func (s *Settings) SeverityOf(r *Rule) Severity {
	if o, ok := s.Rules[r.ID]; ok && o.Severity != nil {
		return *o.Severity
	}
	if severity, ok := s.Profile.severityOf(r.ID); ok {
		return severity
	}
	return r.Severity
}
