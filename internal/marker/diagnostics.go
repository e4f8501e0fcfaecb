package marker

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

var severities = []string{"", "error", "warning", "information", "hint"}

// tagDeprecated is DiagnosticTag.Deprecated.
const tagDeprecated = 2

// wanted is what a diag marker asks for.
type wanted struct {
	call       *call
	start, end int // bytes; -1 for the whole file
	code       string
	message    *regexp.Regexp // nil if anything will do
	severity   string         // "" if any will do
	deprecated bool
}

func (x *session) wanted(d *document, c *call) (*wanted, error) {
	if len(c.args) < 2 {
		return nil, errors.New("diag takes a text, a code, and possibly a message and a severity")
	}
	w := &wanted{call: c, code: c.args[1].text}
	if c.args[0].text != "" {
		p, err := d.find(c.args[0], c.before)
		if err != nil {
			return nil, err
		}
		w.start, w.end = p.start, p.end
	}
	for _, a := range c.args[2:] {
		switch {
		case !a.word:
			m, err := x.pattern(a.text)
			if err != nil {
				return nil, err
			}
			w.message = m
		case a.text == "deprecated":
			w.deprecated = true
		case slices.Contains(severities, a.text):
			w.severity = a.text
		default:
			return nil, fmt.Errorf("%s is neither a severity nor deprecated", a.text)
		}
	}
	return w, nil
}

// pattern compiles a regular expression for texts of this run: in a Simplified
// twin both are converted.
func (x *session) pattern(re string) (*regexp.Regexp, error) {
	if x.hans {
		re = prose.ToHans(re)
	}
	return regexp.Compile(re)
}

func (x *session) matches(re *regexp.Regexp, text string) bool {
	if x.hans {
		text = prose.ToHans(text)
	}
	return re.MatchString(text)
}

// diagnostics waits until a file's diagnostics are those that the group's
// markers list, no more and no fewer.
func (x *session) diagnostics(d *document, group []*call) error {
	var want []*wanted
	for _, c := range group {
		if c.file != d.name || c.name != "diag" {
			continue
		}
		w, err := x.wanted(d, c)
		if err != nil {
			return fmt.Errorf("line %d: %w", c.line, err)
		}
		want = append(want, w)
	}
	return x.client.eventually(func() error {
		got, err := x.current(d)
		if err != nil {
			return err
		}
		return x.compare(d, got, want)
	})
}

// current returns the diagnostics that an editor shows for a file now: what it
// last asked for and what was published. For a push client they must be of the
// document's version.
func (x *session) current(d *document) ([]diagnostic, error) {
	x.client.mu.Lock()
	p, ok := x.client.published[x.path(d)]
	x.client.mu.Unlock()
	if !d.open {
		return p.Diagnostics, nil
	}
	if x.variant.client == "push" {
		if !ok || p.Version == nil || *p.Version != d.version {
			return nil, fmt.Errorf("%s: no diagnostics of version %d were published", d.name, d.version)
		}
		return p.Diagnostics, nil
	}
	params := object{"textDocument": object{"uri": x.uri(d)}}
	before, asked := x.reports[d.name]
	if asked {
		params["previousResultId"] = before.ResultID
	}
	var r report
	if err := x.client.request("textDocument/diagnostic", params, &r); err != nil {
		return nil, err
	}
	if r.Kind == "unchanged" {
		if !asked || r.ResultID != before.ResultID {
			return nil, fmt.Errorf("%s: unchanged since %q, which is not the last report %q", d.name, r.ResultID, before.ResultID)
		}
		r = before
	}
	x.reports[d.name] = r
	return slices.Concat(r.Items, p.Diagnostics), nil
}

// compare pairs diagnostics with markers.
func (x *session) compare(d *document, got []diagnostic, want []*wanted) error {
	var wrong []string
	left := slices.Clone(want)
	for i := range got {
		g := &got[i]
		start, end, err := rangeText(d.text, x.encoding, g.Range)
		if err != nil {
			return fmt.Errorf("%s: the diagnostic %q: %w", d.name, g.Message, err)
		}
		if g.Source != "jiaozhu" {
			wrong = append(wrong, fmt.Sprintf("the source of %q is %q", g.Message, g.Source))
		}
		j := slices.IndexFunc(left, func(w *wanted) bool { return x.is(g, start, end, w) })
		if j < 0 {
			wrong = append(wrong, fmt.Sprintf("unexpected, line %d: %s", g.Range.Start.Line+1, markerFor(d.text[start:end], g)))
			continue
		}
		left = slices.Delete(left, j, j+1)
	}
	for _, w := range left {
		wrong = append(wrong, fmt.Sprintf("missing, line %d of the archive: %s", w.call.line, w.call))
	}
	if len(wrong) > 0 {
		return fmt.Errorf("diagnostics of %s:\n%s", d.name, strings.Join(wrong, "\n"))
	}
	return nil
}

func (x *session) is(g *diagnostic, start, end int, w *wanted) bool {
	deprecated := slices.Contains(g.Tags, tagDeprecated)
	return start == w.start && end == w.end && g.code() == w.code &&
		(w.message == nil || x.matches(w.message, g.Message)) &&
		(w.severity == "" || severity(g) == w.severity) &&
		(!w.deprecated || deprecated)
}

func severity(g *diagnostic) string {
	if g.Severity < 0 || g.Severity >= len(severities) {
		return fmt.Sprint(g.Severity)
	}
	return severities[g.Severity]
}

// markerFor writes the marker that would expect a diagnostic.
func markerFor(text string, g *diagnostic) string {
	c := &call{name: "diag", args: []arg{
		{text: strings.ReplaceAll(text, "|", "||")},
		{text: g.code()},
		{text: regexp.QuoteMeta(g.Message)},
		{text: severity(g), word: true},
	}}
	if slices.Contains(g.Tags, tagDeprecated) {
		c.args = append(c.args, arg{text: "deprecated", word: true})
	}
	return c.String()
}

// related checks that a diagnostic has a related place: related(text, code,
// file, its text, message).
func (x *session) related(c *call) error {
	if len(c.args) < 4 {
		return errors.New("related takes a text, a code, a file, its text, and possibly a message")
	}
	d := x.file(c.file)
	p, err := d.find(c.args[0], c.before)
	if err != nil {
		return err
	}
	message := regexp.MustCompile("")
	if len(c.args) > 4 {
		if message, err = x.pattern(c.args[4].text); err != nil {
			return err
		}
	}
	got, err := x.shown(d)
	if err != nil {
		return err
	}
	var others []string
	for i := range got {
		g := &got[i]
		start, end, err := rangeText(d.text, x.encoding, g.Range)
		if err != nil {
			return err
		}
		if start != p.start || end != p.end || g.code() != c.args[1].text {
			continue
		}
		for _, r := range g.Related {
			name, text, err := x.named(r.Location.URI)
			if err != nil {
				return err
			}
			start, end, err := rangeText(text, x.encoding, r.Location.Range)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if name == c.args[2].text && x.same(text[start:end], c.args[3].text) && x.matches(message, r.Message) {
				return nil
			}
			others = append(others, fmt.Sprintf("%s, %s, %s", quote(name), quote(text[start:end]), quote(r.Message)))
		}
	}
	return fmt.Errorf("no such related place; there are:\n%s", strings.Join(others, "\n"))
}

// shown returns the diagnostics that the last check of them saw.
func (x *session) shown(d *document) ([]diagnostic, error) {
	if d.open && x.variant.client == "pull" {
		return x.reports[d.name].Items, nil
	}
	return x.current(d)
}

// same compares a text that another file holds with that of a marker. In a
// Simplified twin the script does not count, since only documents are
// converted.
func (x *session) same(got, want string) bool {
	if x.hans {
		return prose.ToHans(got) == prose.ToHans(want)
	}
	return got == want
}
