package check

import (
	"cmp"
	"slices"
	"sync"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/parallel"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// All lists the rules in the order of their pages.
var All = []*Rule{
	TermForbidden,
	TermSuperseded,
	TermDeprecated,
	TermNotPreferred,
	TermVariantMixed,
	TermQuotedVariant,
	TermLetterCase,
	TermRedefined,
	TermGlossInconsistent,
	TermGlossConflict,
	TermGlossLate,
	TermGlossMissing,
	TermGlossRepeated,
	LatinNameVariant,
	LatinNameOwner,
	LatinNameOfficial,
	LatinNameNumber,
	LatinWordCase,
	LatinTitleCase,
	NameVariant,
	NameLanguageMixed,
	NameGlossRepeated,
	AbbrDefinedLate,
	AbbrMultipleExpansions,
	AbbrUndefined,
	AbbrRedefined,
	AbbrUnused,
	ShortNameRedefined,
	ShortNameUnused,
	FullNameAfterShort,
	QuoteAltered,
	QuoteMisattributed,
	QuoteUnbalanced,
	ConversionResidue,
	ScriptMixed,
	ScriptRadical,
	RegionTerm,
	ScriptVariantForm,
	VariantWordClass,
	CiteUnresolved,
	CiteGluedKey,
	CiteAmbiguous,
	CiteIbidDangling,
	TitleUnresolved,
	SourceSuperseded,
	QuoteNotFound,
	FootnoteUndefined,
	FootnoteUnused,
	CiteDuplicateKey,
	BibUnused,
	GlossaryDuplicateTerm,
	GlossaryStatusConflict,
	GlossarySharedTerm,
	GlossaryLangMismatch,
	GlossaryMissingDefinition,
	GlossaryMissingSource,
	GlossaryCycle,
	GlossaryTermUnmatchable,
	GlossaryExample,
	GlossaryTermUnused,
	GlossaryDrift,
	PunctHalfwidth,
	PunctRepeated,
	PunctEtc,
	PunctQuoteStop,
	PunctEllipsis,
	PunctDash,
	PunctDunhaoConj,
	PunctDunhaoClause,
	PunctInterpunctMixed,
	QuoteDirection,
	QuoteStyleMixed,
	QuoteNesting,
	TitleMarkNesting,
	BracketUnbalanced,
	BracketWidth,
	SpaceInconsistent,
	SpaceBetweenHan,
	SpaceBeforeFullwidth,
	SpaceDoubled,
	SpaceSlash,
	SpaceWesternMark,
	SpaceNoteMark,
	NumDecreaseTimes,
	NumDoubleApprox,
	NumYearZero,
	NumMixedDate,
	NumRangeMark,
	NumRangeMixed,
	NumApproxDunhao,
	NumFormatMixed,
	NumDecadeMixed,
	NumYearBare,
	RepeatedParticle,
	RepeatedModal,
	RepeatedWord,
	ParticleDe,
	PronounFormalityMixed,
	ClosedPleonasm,
	MarkupEmphasisBroken,
	HeadingLevelSkipped,
	HeadingEmpty,
	HeadingNumber,
	CaptionDuplicate,
	XrefTitleMismatch,
	MarkupURLGlued,
	ParagraphBreakLost,
	LineBreakStray,
	SentenceUnfinished,
	ListStopMixed,
	FootnoteMarkStyle,
	FootnoteAbsorbsText,
	HanLinebreak,
	TypoConfusable,
	TypoWord,
	TypoContext,
	TypoLatin,
	IgnoreUnused,
}

// Lookup returns the rule of that id, or nil.
func Lookup(id string) *Rule {
	i := slices.IndexFunc(All, func(r *Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return All[i]
}

// Result is the outcome of checking one version of a document. It is immutable
// and safe for concurrent use.
type Result struct {
	Document   *annotate.Document
	settings   *Settings
	blockRules []graded // that are on
	script     prose.Script
	blocks     [][]Finding   // relative to their blocks
	directives [][]Directive // likewise
	facts      []*facts      // likewise
	contents   []contents    // of the blocks
	signs      signTotals    // of all facts
	others     *others       // nil for a document alone
	document   func() []Finding
}

// Check checks a whole document.
func Check(d *annotate.Document, s *Settings) *Result {
	r := &Result{Document: d, settings: s, script: d.Prose.Script(), blockRules: blockRules(s)}
	r.blocks = make([][]Finding, len(d.Prose.Blocks()))
	r.directives = make([][]Directive, len(r.blocks))
	r.facts = make([]*facts, len(r.blocks))
	r.contents = make([]contents, len(r.blocks))
	d.Prose.EachBlock(func(i int, b *prose.Block) {
		t := readBlock(b)
		r.blocks[i] = r.block(i, t)
		r.directives[i] = directives(b)
		r.facts[i] = readFacts(r.script, b, d.Block(i), t)
		r.contents[i] = contentsOf(b, d.Block(i), r.facts[i])
		t.release()
	})
	for _, f := range r.facts {
		r.signs.add(&f.signs, 1)
	}
	r.document = onceFindings(r)
	return r
}

// onceFindings returns the findings of the document rules, found when first
// asked for.
func onceFindings(r *Result) func() []Finding { return sync.OnceValue(r.documentRules) }

// Edit checks the document that an edit made of r's. Only the blocks that the
// edit replaced are checked by the block rules, unless the edit changed the
// document's script.
func (r *Result) Edit(d *annotate.Document, c prose.Change) *Result {
	if d.Prose.Script() != r.script {
		n := Check(d, r.settings)
		n.others = r.others
		return n
	}
	n := &Result{Document: d, settings: r.settings, blockRules: r.blockRules, script: r.script, others: r.others}
	n.blocks = make([][]Finding, 0, len(d.Prose.Blocks()))
	n.directives = make([][]Directive, 0, len(d.Prose.Blocks()))
	n.facts = make([]*facts, 0, len(d.Prose.Blocks()))
	n.contents = make([]contents, 0, len(d.Prose.Blocks()))
	n.blocks = append(n.blocks, r.blocks[:c.First]...)
	n.directives = append(n.directives, r.directives[:c.First]...)
	n.facts = append(n.facts, r.facts[:c.First]...)
	n.contents = append(n.contents, r.contents[:c.First]...)
	n.signs = r.signs
	for _, f := range r.facts[c.First : c.First+c.Old] {
		n.signs.add(&f.signs, -1)
	}
	for i := c.First; i < c.First+c.New; i++ {
		b := d.Prose.Blocks()[i]
		t := readBlock(b)
		n.blocks = append(n.blocks, n.block(i, t))
		n.directives = append(n.directives, directives(b))
		f := readFacts(r.script, b, d.Block(i), t)
		t.release()
		n.facts = append(n.facts, f)
		n.contents = append(n.contents, contentsOf(b, d.Block(i), f))
		n.signs.add(&f.signs, 1)
	}
	n.blocks = append(n.blocks, r.blocks[c.First+c.Old:]...)
	n.directives = append(n.directives, r.directives[c.First+c.Old:]...)
	n.facts = append(n.facts, r.facts[c.First+c.Old:]...)
	n.contents = append(n.contents, r.contents[c.First+c.Old:]...)
	n.document = onceFindings(n)
	return n
}

func (r *Result) pass(rule *Rule) (pass, bool) {
	severity := r.settings.SeverityOf(rule)
	return pass{
		Lexicon: r.Document.Lexicon, Settings: r.settings, Script: r.script,
		rule: rule, severity: severity,
	}, severity != glossary.Off
}

func (r *Result) block(i int, t *reading) []Finding {
	bp := &t.pass
	*bp = BlockPass{
		pass:   pass{Lexicon: r.Document.Lexicon, Settings: r.settings, Script: r.script},
		Syntax: r.Document.Prose.Syntax(), Block: r.Document.Prose.Blocks()[i], Notes: r.Document.Block(i),
		tokens: t.tokens, chars: t.chars,
	}
	for _, on := range r.blockRules {
		bp.rule, bp.severity = on.rule, on.severity
		on.rule.Block(bp)
	}
	findings := bp.findings
	*bp = BlockPass{}
	return findings
}

// graded is a rule that is on, with its severity.
type graded struct {
	rule     *Rule
	severity Severity
}

// blockRules returns the block rules that are on.
func blockRules(s *Settings) []graded {
	var out []graded
	for _, rule := range All {
		if rule.Block == nil {
			continue
		}
		if severity := s.SeverityOf(rule); severity != glossary.Off {
			out = append(out, graded{rule, severity})
		}
	}
	return out
}

// documentPass returns what a document rule is given, but for what is shared.
func (r *Result) documentPass(p pass) DocumentPass {
	return DocumentPass{pass: p, Document: r.Document, facts: r.facts, contents: r.contents, signs: &r.signs, others: r.others}
}

// sharedDocument is the length in bytes of a document from which its rules are worth
// more than one processor.
const sharedDocument = 256 << 10

// documentRules returns the findings of the document rules, by rule.
func (r *Result) documentRules() []Finding {
	all := r.documentPass(pass{Lexicon: r.Document.Lexicon, Settings: r.settings, Script: r.script})
	shared := factsOf(&all)
	var passes []DocumentPass
	for _, rule := range All {
		if rule.Document == nil {
			continue
		}
		if p, on := r.pass(rule); on {
			dp := r.documentPass(p)
			dp.shared = shared
			passes = append(passes, dp)
		}
	}
	portion := 1
	if r.Document.Prose.Len() < sharedDocument {
		portion = len(passes)
	}
	parallel.Each(len(passes), max(1, portion), func(i int) { passes[i].rule.Document(&passes[i]) })
	var out []Finding
	for i := range passes {
		out = append(out, passes[i].findings...)
	}
	return out
}

// Findings returns everything the rules reported, in order of the text.
func (r *Result) Findings() []Finding {
	var out []Finding
	for i, fs := range r.blocks {
		for _, f := range fs {
			out = append(out, f.shift(r.Document.Prose.Start(i)))
		}
	}
	out = r.ignore(append(out, r.document()...))
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	return out
}

// Between returns the findings that touch the bytes between start and end.
func (r *Result) Between(start, end int) []Finding {
	var out []Finding
	for _, f := range r.Findings() {
		if f.Start <= end && start <= f.End {
			out = append(out, f)
		}
	}
	return out
}
