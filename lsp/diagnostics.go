package lsp

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// Diagnostic implements protocol.Server: the client asks.
func (s *server) Diagnostic(ctx context.Context, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	snap := s.snapshot(ctx)
	name := nameOf(p.TextDocument.URI)
	f := snap.File(name)
	if f == nil {
		return nil, errUnknownDocument
	}
	settled := !s.features.refresh || !s.diagnose.unsettled(name)
	id := fmt.Sprintf("%d.%d.%t.%t", snap.Generation(), f.Serial, settled, s.diagnose.composing(name))
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id},
		}, nil
	}
	items, err := s.diagnose.of(ctx, snap, f, settled)
	if err != nil {
		return nil, err
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: items},
	}, nil
}

// diagnoser publishes diagnostics, or tells the client to ask for them, from a
// goroutine of its own: a client that does not read must not hold up the read
// loop. While a document is being typed in, it shows nothing new; what is gone
// goes at once.
type diagnoser struct {
	s    *server
	wake chan struct{}
	done chan struct{}

	mu        sync.Mutex
	running   bool
	due       map[string]time.Time      // when to publish a document; zero: at once
	refresh   time.Time                 // when to tell the client to ask again; zero: never
	edited    map[string]time.Time      // when a document was last edited
	typed     map[string]int            // where the text of that edit ends, until the document is saved
	shown     map[string]map[string]int // what was shown when it had last settled
	published map[string]bool           // files that have diagnostics at the client by push
}

func newDiagnoser(s *server) *diagnoser {
	return &diagnoser{
		s: s, wake: make(chan struct{}, 1), done: make(chan struct{}),
		due: map[string]time.Time{}, edited: map[string]time.Time{}, typed: map[string]int{}, shown: map[string]map[string]int{}, published: map[string]bool{},
	}
}

func (d *diagnoser) start() {
	d.mu.Lock()
	d.running = true
	d.mu.Unlock()
	go d.run()
}

// stopped returns a channel that is closed when nothing is published any more.
func (d *diagnoser) stopped() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.running {
		return d.done
	}
	none := make(chan struct{})
	close(none)
	return none
}

func (d *diagnoser) opened(name string) { d.schedule(name, 0) }

// edit notes an edit whose text ends at a byte offset: what it removes shows at
// once, what it adds later.
func (d *diagnoser) edit(name string, end int) {
	d.mu.Lock()
	d.edited[name] = time.Now()
	d.typed[name] = end
	d.mu.Unlock()
	d.schedule(name, 0)
}

func (d *diagnoser) closed(name string) {
	d.mu.Lock()
	delete(d.edited, name)
	delete(d.typed, name)
	delete(d.shown, name)
	d.mu.Unlock()
	d.schedule(name, 0)
}

func (d *diagnoser) schedule(name string, after time.Duration) {
	if d.s.features.pull && d.s.workspace.Snapshot().File(name) != nil {
		return // the client asks
	}
	d.mu.Lock()
	d.due[name] = time.Now().Add(after)
	d.mu.Unlock()
	d.ring()
}

func (d *diagnoser) ring() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// glossaryChanged makes every open document, and every file with a problem,
// known anew.
func (d *diagnoser) glossaryChanged() {
	snap := d.s.workspace.Snapshot()
	for name := range snap.Files() {
		d.schedule(name, 0)
	}
	problems, err := snap.Problems(d.s.ctx)
	if err != nil {
		return
	}
	for name := range problems {
		if isFileName(name) {
			d.schedule(name, 0)
		}
	}
	d.mu.Lock()
	for name := range d.published {
		d.due[name] = time.Now()
	}
	if d.s.features.pull && d.s.features.refresh {
		d.refresh = time.Now()
	}
	d.mu.Unlock()
	d.ring()
}

// settling returns how long it takes until a document has settled that was edited
// just now; at most 0 if it has.
func (d *diagnoser) settling(name string) time.Duration {
	d.mu.Lock()
	at, ok := d.edited[name]
	d.mu.Unlock()
	if !ok {
		return 0
	}
	return d.delay() - time.Since(at)
}

// unsettled reports whether a document has been edited just now. If so, it sees
// to it that what waits shows in time.
func (d *diagnoser) unsettled(name string) bool {
	wait := d.settling(name)
	if wait <= 0 {
		return false
	}
	d.mu.Lock()
	if d.s.features.pull {
		d.refresh = time.Now().Add(wait)
	} else {
		d.due[name] = time.Now().Add(wait)
	}
	d.mu.Unlock()
	d.ring()
	return true
}

func (d *diagnoser) delay() time.Duration {
	ctx, cancel := context.WithCancel(d.s.ctx)
	cancel()
	c, err := d.s.workspace.Snapshot().Config(ctx)
	if err != nil || c == nil {
		c = workspace.DefaultConfig()
	}
	return time.Duration(c.Delay) * time.Millisecond
}

func (d *diagnoser) run() {
	defer close(d.done)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		names, refresh, next := d.take()
		for _, name := range names {
			d.push(name)
		}
		if refresh {
			if err := d.s.client.DiagnosticRefresh(d.s.ctx); err != nil && d.s.ctx.Err() == nil {
				d.s.log.Warn("tell the client to refresh diagnostics", "error", err)
			}
		}
		timer.Reset(next)
		select {
		case <-d.s.ctx.Done():
			return
		case <-d.wake:
		case <-timer.C:
		}
	}
}

// take returns what is due, and how long until something else is.
func (d *diagnoser) take() (names []string, refresh bool, next time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	next = time.Hour
	now := time.Now()
	for name, at := range d.due {
		if wait := at.Sub(now); wait > 0 {
			next = min(next, wait)
			continue
		}
		delete(d.due, name)
		names = append(names, name)
	}
	if !d.refresh.IsZero() {
		if wait := d.refresh.Sub(now); wait > 0 {
			next = min(next, wait)
		} else {
			d.refresh = time.Time{}
			refresh = true
		}
	}
	return names, refresh, next
}

// push publishes what there is to say of a file. Its panic must not end the
// session, as in guard.
func (d *diagnoser) push(name string) {
	defer func() {
		if r := recover(); r != nil {
			d.s.log.Error("panic", "publishing", name, "value", r, "stack", string(debug.Stack()))
		}
	}()
	snap := d.s.workspace.Snapshot()
	f := snap.File(name)
	p := &protocol.PublishDiagnosticsParams{URI: uriOf(name), Diagnostics: []protocol.Diagnostic{}}
	if f != nil && d.s.features.pull {
		f = nil // opened meanwhile: the client asks for it; take back what was pushed
	} else {
		items, err := d.of(d.s.ctx, snap, f, f == nil || !d.unsettled(name), name)
		if err != nil {
			if d.s.ctx.Err() == nil {
				d.s.log.Error("check a document", "name", name, "error", err)
			}
			return
		}
		p.Diagnostics = items
	}
	if f != nil {
		p.Version = protocol.NewOptional(f.Version)
	}
	d.mu.Lock()
	before := d.published[name]
	d.published[name] = len(p.Diagnostics) > 0
	d.mu.Unlock()
	if f == nil && !before && len(p.Diagnostics) == 0 {
		return
	}
	if err := d.s.client.PublishDiagnostics(d.s.ctx, p); err != nil && d.s.ctx.Err() == nil {
		d.s.log.Warn("publish diagnostics", "name", name, "error", err)
	}
}

// of returns the diagnostics of an open document, or of a file that is not open
// (f nil) but has problems. If the document has not settled, it leaves out what
// it did not show before.
func (d *diagnoser) of(ctx context.Context, snap *workspace.Snapshot, f *workspace.File, settled bool, names ...string) ([]protocol.Diagnostic, error) {
	name := strings.Join(names, "")
	if f != nil {
		name = f.Name
	}
	config, err := snap.Config(ctx)
	if err != nil {
		return nil, err
	}
	lang := d.s.language(config)
	problems, err := snap.Problems(ctx)
	if err != nil {
		return nil, err
	}
	items := []protocol.Diagnostic{}
	if found := problems[name]; len(found) > 0 {
		if text, ok := snap.Source(name); ok {
			m := mapper{text, d.s.encoding}
			for _, p := range found {
				items = append(items, d.s.problem(ctx, snap, m, p, lang))
			}
		} else {
			for _, p := range found {
				items = append(items, d.s.problem(ctx, snap, mapper{emptyDocument, d.s.encoding}, p, lang))
			}
		}
	}
	if f == nil {
		return items, nil
	}
	r, err := snap.Check(ctx, f)
	if err != nil || r == nil {
		return items, err
	}
	m := mapper{f.Text, d.s.encoding}
	findings := check.Recede(r.Findings())
	for _, x := range d.visible(f, findings, settled) {
		items = append(items, d.s.diagnostic(ctx, snap, m, f, x, lang))
	}
	return items, nil
}

// visible returns the findings to show, and remembers them if the document has
// settled.
func (d *diagnoser) visible(f *workspace.File, findings []check.Finding, settled bool) []check.Finding {
	d.mu.Lock()
	defer d.mu.Unlock()
	findings = d.notHeld(f, findings, settled)
	if settled {
		shown := make(map[string]int, len(findings))
		for _, x := range findings {
			shown[shownAs(f, x)]++
		}
		d.shown[f.Name] = shown
	}
	return findings
}

// showing returns those findings that a client shows now.
func (d *diagnoser) showing(f *workspace.File, findings []check.Finding) []check.Finding {
	settled := d.settling(f.Name) <= 0 || d.s.features.pull && !d.s.features.refresh
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.notHeld(f, findings, settled)
}

// shownAs says what makes two findings the same to one who looks at them while
// the text around them changes.
func shownAs(f *workspace.File, x check.Finding) string {
	return x.Rule.ID + "\x00" + f.Text.Slice(x.Start, x.End)
}

// notHeld leaves out the findings that wait for an input method or, if the
// document has not settled, for the end of the delay. The caller holds the lock.
func (d *diagnoser) notHeld(f *workspace.File, findings []check.Finding, settled bool) []check.Finding {
	findings = d.withoutComposed(f.Text, f.Name, findings)
	if settled {
		return findings
	}
	left := make(map[string]int, len(d.shown[f.Name]))
	for k, n := range d.shown[f.Name] {
		left[k] = n
	}
	var out []check.Finding
	for _, x := range findings {
		if k := shownAs(f, x); left[k] > 0 {
			left[k]--
			out = append(out, x)
		}
	}
	return out
}

var severities = map[check.Severity]protocol.DiagnosticSeverity{
	glossary.Error:       protocol.DiagnosticSeverityError,
	glossary.Warning:     protocol.DiagnosticSeverityWarning,
	glossary.Information: protocol.DiagnosticSeverityInformation,
	glossary.Hint:        protocol.DiagnosticSeverityHint,
}

// diagnostic converts a finding.
func (s *server) diagnostic(ctx context.Context, snap *workspace.Snapshot, m mapper, f *workspace.File, x check.Finding, lang check.Language) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range:    m.span(x.Span),
		Severity: severities[x.Severity],
		Code:     protocol.String(x.Rule.ID),
		Source:   protocol.NewOptional("jiaozhu"),
		Message:  protocol.String(x.Message.In(lang)),
	}
	if x.Outworn && s.features.deprecatedTag {
		d.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagDeprecated)
	}
	d.CodeDescription = s.page(x.Rule, lang)
	if s.features.related {
		d.RelatedInformation = s.related(snap, m, f.Name, x.Related, lang)
	}
	return d
}

// page links to the page of a rule, laid down in the cache. It is empty for nil,
// and for clients that show no link.
func (s *server) page(r *check.Rule, lang check.Language) protocol.CodeDescription {
	if r == nil || !s.features.codeDescription {
		return protocol.CodeDescription{}
	}
	page, err := s.cache.Put("rules/"+r.ID+"."+string(lang)+".md", func() ([]byte, error) { return []byte(r.Page(lang)), nil })
	if err != nil {
		return protocol.CodeDescription{}
	}
	return protocol.CodeDescription{Href: uriOf(page)}
}

func (s *server) related(snap *workspace.Snapshot, m mapper, name string, related []check.Related, lang check.Language) []protocol.DiagnosticRelatedInformation {
	var out []protocol.DiagnosticRelatedInformation
	for _, r := range related {
		at := protocol.Location{URI: uriOf(name), Range: m.span(r.Span)}
		if r.Origin.File != "" {
			l, ok := s.locate(snap, r.Origin)
			if !ok {
				continue
			}
			at = l
		}
		if e := r.Elsewhere; e != nil {
			at = s.location(e.Document, e.From, e.To)
		}
		out = append(out, protocol.DiagnosticRelatedInformation{Location: at, Message: r.Message.In(lang)})
	}
	return out
}

// problem converts a problem of a glossary file or the configuration.
func (s *server) problem(_ context.Context, snap *workspace.Snapshot, m mapper, p workspace.Problem, lang check.Language) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range:    protocol.Range{Start: m.position(p.Start), End: m.position(p.End)},
		Severity: severities[p.Severity],
		Code:     protocol.String(p.Code),
		Source:   protocol.NewOptional("jiaozhu"),
		Message:  protocol.String(p.Message.In(lang)),
	}
	d.CodeDescription = s.page(check.Lookup(p.Code), lang)
	if s.features.related {
		d.RelatedInformation = s.related(snap, m, "", p.Related, lang)
	}
	return d
}
