package marker

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// call is a marker, or a statement of the script.
type call struct {
	name   string
	args   []arg
	file   string // that it is about
	line   int    // of the archive, one-based
	before int    // byte offset of its comment in the file; -1 if it stands elsewhere
}

// String writes the call as it is written in an archive.
func (c *call) String() string {
	var b strings.Builder
	for i, a := range c.args {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(a.String())
	}
	return c.name + "(" + b.String() + ")"
}

// arg is an argument: a text in quotation marks or a bare word.
type arg struct {
	text       string
	word       bool
	occurrence int // n of "text"#n, zero if not given
	line       int // n of "text"@n, zero if not given
}

// String writes the argument as it is written in an archive.
func (a arg) String() string {
	switch {
	case a.word:
		return a.text
	case a.occurrence > 0:
		return fmt.Sprintf("%s#%d", quote(a.text), a.occurrence)
	case a.line > 0:
		return fmt.Sprintf("%s@%d", quote(a.text), a.line)
	}
	return quote(a.text)
}

// quote puts a text into the quotation marks that need the fewest escapes.
func quote(text string) string {
	q := strconv.Quote(text)
	if strings.ContainsAny(text, `\"`) && strconv.CanBackquote(text) {
		return "`" + text + "`"
	}
	return q
}

// comments tells how a file of an extension carries markers: between two marks,
// or, where the second is empty, from the mark to the line's end.
var comments = map[string][2]string{
	".md": {"<!--@", "-->"}, ".markdown": {"<!--@", "-->"}, ".html": {"<!--@", "-->"}, ".htm": {"<!--@", "-->"},
	".yaml": {"#@", ""}, ".yml": {"#@", ""}, ".toml": {"#@", ""}, ".org": {"#@", ""},
	".tex": {"%@", ""}, ".bib": {"%@", ""},
	".typ": {"//@", ""}, ".adoc": {"//@", ""},
}

// region is a comment with markers: bytes of the file.
type region struct {
	start, end           int // with its marks
	innerStart, innerEnd int
}

// regions returns the marker comments of a text.
func regions(name, text string) []region {
	marks, ok := comments[extension(name)]
	if !ok {
		return nil
	}
	var out []region
	for at := 0; ; {
		i := strings.Index(text[at:], marks[0])
		if i < 0 {
			return out
		}
		r := region{start: at + i, innerStart: at + i + len(marks[0])}
		closing := marks[1]
		if closing == "" {
			closing = "\n"
		}
		if j := strings.Index(text[r.innerStart:], closing); j >= 0 {
			r.innerEnd = r.innerStart + j
			r.end = r.innerEnd + len(marks[1])
		} else {
			r.innerEnd, r.end = len(text), len(text)
		}
		out = append(out, r)
		at = r.end
	}
}

func extension(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[i:]
	}
	return ""
}

// markers reads the markers of a file whose first line is that of the archive.
func (d *document) markers(line int) ([]*call, error) {
	var out []*call
	for _, r := range regions(d.name, d.text) {
		at := line + strings.Count(d.text[:r.innerStart], "\n")
		calls, err := parseCalls(d.text[r.innerStart:r.innerEnd], at)
		if err != nil {
			return nil, err
		}
		for _, c := range calls {
			if expectations[c.name] == nil {
				return nil, fmt.Errorf("%d: there is no marker %s", c.line, c.name)
			}
			c.file, c.before = d.name, r.start
		}
		out = append(out, calls...)
	}
	return out, nil
}

// parseScript reads statements, with # comments on lines of their own.
func parseScript(text string, line int) ([]*call, error) {
	lines := strings.SplitAfter(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), "#") {
			lines[i] = strings.Repeat("\n", strings.Count(l, "\n"))
		}
	}
	calls, err := parseCalls(strings.Join(lines, ""), line)
	if err != nil {
		return nil, err
	}
	for _, c := range calls {
		if expectations[c.name] == nil && actions[c.name] == nil {
			return nil, fmt.Errorf("%d: there is no marker or action %s", c.line, c.name)
		}
		if actions[c.name] != nil && len(c.args) == 0 {
			return nil, fmt.Errorf("%d: %s takes an argument", c.line, c.name)
		}
	}
	return calls, nil
}

// parseCalls reads calls that white space or semicolons separate.
func parseCalls(text string, line int) ([]*call, error) {
	s := &scanner{text: text, line: line}
	var out []*call
	for {
		s.skip(";")
		if s.at == len(s.text) {
			return out, nil
		}
		c, err := s.call()
		if err != nil {
			return nil, fmt.Errorf("%d: %w", s.line, err)
		}
		out = append(out, c)
	}
}

type scanner struct {
	text string
	at   int
	line int
}

// skip passes over white space and the bytes of also.
func (s *scanner) skip(also string) {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n"+also, s.text[s.at]) >= 0 {
		if s.text[s.at] == '\n' {
			s.line++
		}
		s.at++
	}
}

func (s *scanner) next(b byte) bool {
	s.skip("")
	if s.at < len(s.text) && s.text[s.at] == b {
		s.at++
		return true
	}
	return false
}

func (s *scanner) word() string {
	start := s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' && r != '.' {
			break
		}
		s.at += n
	}
	return s.text[start:s.at]
}

func (s *scanner) call() (*call, error) {
	c := &call{line: s.line, name: s.word(), before: -1}
	if c.name == "" || !s.next('(') {
		return nil, fmt.Errorf("expected name(…) at %.20q", s.text[s.at:])
	}
	for {
		if s.next(')') {
			return c, nil
		}
		if len(c.args) > 0 && !s.next(',') {
			return nil, fmt.Errorf("%s: expected a comma or a bracket at %.20q", c.name, s.text[s.at:])
		}
		a, err := s.arg()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		c.args = append(c.args, a)
	}
}

var quoted = regexp.MustCompile("^(?:\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`)")

func (s *scanner) arg() (arg, error) {
	s.skip("")
	lit := quoted.FindString(s.text[s.at:])
	if lit == "" {
		w := s.word()
		if w == "" {
			return arg{}, fmt.Errorf("expected a text or a word at %.20q", s.text[s.at:])
		}
		return arg{text: w, word: true}, nil
	}
	s.at += len(lit)
	s.line += strings.Count(lit, "\n")
	text, err := strconv.Unquote(lit)
	if err != nil {
		return arg{}, fmt.Errorf("bad text %s: %w", lit, err)
	}
	a := arg{text: text}
	for _, suffix := range []struct {
		mark byte
		to   *int
	}{{'#', &a.occurrence}, {'@', &a.line}} {
		if s.at < len(s.text) && s.text[s.at] == suffix.mark {
			s.at++
			n, err := strconv.Atoi(s.word())
			if err != nil || n < 1 {
				return arg{}, errors.New("# and @ take a number")
			}
			*suffix.to = n
		}
	}
	return a, nil
}
