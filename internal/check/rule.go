package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Severity grades a finding.
type Severity = glossary.Severity

// Rule is one kind of finding. Exactly one of Block, Document and
// Glossary is set.
type Rule struct {
	ID       string
	Name     Message  // a few words
	Severity Severity // by default
	Grouped  bool     // many alike are one: see Group
	Doc      Doc

	Block    func(*BlockPass)
	Document func(*DocumentPass)
	Glossary func(*GlossaryPass)
}

// Doc is the page of a rule.
type Doc struct {
	What    Message   // what it reports
	Why     Message   // why that is wrong, or what it costs
	Bad     []Example // each yields at least one finding of the rule
	Good    []Example // none does
	Options []Option
	Choices []Choice
	Source  string // the standard or publication it follows; "" if none
}

// Example is a document for a rule's page. Examples run as tests, against the
// embedded glossary and their own.
type Example struct {
	Text     string // Markdown
	Fixed    string // Text after all safe fixes; "" if not stated
	Glossary string // entries in the native format, which override the embedded ones; mostly ""

	Bibliography string // entries in BibTeX, which stand beside them; mostly ""
}

// Option is a setting of a rule, under rules.<id> in the configuration.
type Option struct {
	Name string
	Doc  Message
}

// Choice is a setting of a rule with named values, the first of which is the
// default. It has the name that autocorrect or zhlint gives it, where theirs
// means the same.
type Choice struct {
	Name   string
	Values []string
	Doc    Message
}

// Finding is one thing that a rule reports. Positions are byte offsets in the
// document, except in a BlockPass, where they are relative to the block.
type Finding struct {
	Rule     *Rule
	Severity Severity
	prose.Span
	Message Message
	Related []Related
	Fixes   []Fix        // the best first
	Alike   []prose.Span // the other places, where the finding stands for many
	Outworn bool         // shows text that is out of use: editors may strike it through
}

// Related is a place that explains a finding.
type Related struct {
	Message Message
	prose.Span
	Origin    glossary.Origin // where File is set, Span is not used
	Elsewhere *Elsewhere      // nil for a place in this document; else Span is not used
}

// Fix is a way to mend a finding.
type Fix struct {
	Title Message
	Edits []Edit
	Safe  bool // may be applied unseen
}

// Edit replaces a span by a text.
type Edit struct {
	prose.Span
	NewText string
}

// shift moves all positions in the document by n bytes.
func (f Finding) shift(n int) Finding {
	f.Span = f.Span.Shift(n)
	if len(f.Related) > 0 {
		related := make([]Related, len(f.Related))
		for i, r := range f.Related {
			r.Span = r.Span.Shift(n)
			related[i] = r
		}
		f.Related = related
	}
	if len(f.Fixes) > 0 {
		fixes := make([]Fix, len(f.Fixes))
		for i, x := range f.Fixes {
			edits := make([]Edit, len(x.Edits))
			for j, e := range x.Edits {
				edits[j] = Edit{e.Span.Shift(n), e.NewText}
			}
			fixes[i] = Fix{x.Title, edits, x.Safe}
		}
		f.Fixes = fixes
	}
	return f
}

// pass is what every rule is given.
type pass struct {
	Lexicon  *annotate.Lexicon
	Settings *Settings
	Script   prose.Script // of the document
	rule     *Rule
	severity Severity
	findings []Finding
}

// Report adds a finding at the rule's severity.
func (p *pass) Report(f Finding) { p.ReportAtMost(glossary.Error, f) }

// ReportAtMost adds a finding at the rule's severity or at limit, whichever is
// weaker.
func (p *pass) ReportAtMost(limit Severity, f Finding) {
	f.Rule = p.rule
	f.Severity = max(p.severity, limit)
	p.findings = append(p.findings, f)
}

// choice returns the value of one of the rule's choices.
func (p *pass) choice(name string) string {
	if v := p.Option().Choices[name]; v != "" {
		return v
	}
	return "auto"
}

// Option returns the settings of the rule that runs.
func (p *pass) Option() RuleSettings { return p.Settings.Rules[p.rule.ID] }

// BlockPass is what a block rule is given.
type BlockPass struct {
	pass
	Syntax *prose.Syntax // of the document
	Block  *prose.Block
	Notes  *annotate.Annotations
	tokens tokens
	chars  []charset // of the runs

	typos     []typo // see typosOf
	typosRead bool
}

// DocumentPass is what a document rule is given.
type DocumentPass struct {
	pass
	Document *annotate.Document
	facts    []*facts       // by block
	contents []contents     // by block
	signs    *signTotals    // of all of them
	shared   *documentFacts // by all rules of one run
	others   *others        // nil for a document alone
}

// scriptOfBlock returns the script to write in: the block's own if it shows
// one, else the document's.
func (p *BlockPass) scriptOfBlock() prose.Script {
	if s := p.Block.ScriptOr(p.Script); s != prose.UnknownScript {
		return s
	}
	return prose.Hant
}
