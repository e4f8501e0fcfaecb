package latex

import (
	"bytes"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// environment says what to do with an environment.
type environment struct {
	kind environmentKind
	skip string // signature of the arguments that are no prose
}

type environmentKind uint8

const (
	envProse environmentKind = iota // its text is prose
	envMath
	envCode
	envComment
	envTable
	envQuote
	envDocument
)

// environments has those that we know. Sources as for commands.
var environments = sync.OnceValue(func() map[string]environment {
	m := make(map[string]environment, 128)
	add := func(kind environmentKind, skip, names string) {
		for _, name := range strings.Fields(names) {
			m[name] = environment{kind, skip}
		}
	}
	add(envDocument, "", `document`)
	add(envMath, "", `equation align alignat flalign xalignat gather multline displaymath math eqnarray dmath
		IEEEeqnarray empheq gathered aligned split cases dcases array matrix pmatrix bmatrix vmatrix`)
	add(envCode, "", `verbatim Verbatim BVerbatim LVerbatim SaveVerbatim lstlisting minted alltt tcblisting code
		filecontents tikzpicture tikzcd pgfpicture pspicture picture circuitikz forest luacode asy chemfig`)
	add(envComment, "", `comment`)
	add(envTable, "om", `tabular tabu longtabu longtable supertabular xtabular`)
	add(envTable, "mom", `tabular* tabularx tabulary xltabular`)
	add(envTable, "oM", `tblr longtblr talltblr`)
	add(envQuote, "", `quote quotation verse quoting displayquotation`)
	add(envQuote, "oo", `displayquote`)
	add(envQuote, "m", `foreigndisplayquote`)
	add(envProse, "o", `figure table itemize enumerate description subequations sidewaysfigure sidewaystable
		algorithm tasks`)
	add(envProse, "omom", `wrapfigure wraptable`)
	add(envProse, "ooom", `minipage subfigure subtable`)
	add(envProse, "m", `thebibliography multicols spacing otherlanguage list`)
	add(envProse, "mm", `CJK adjustwidth`)
	return m
})

func isAbstract(name string) bool { return strings.Contains(strings.ToLower(name), "abstract") }

// environmentName returns the name in braces at i and the offset behind them.
// It is empty if the braces are not closed.
func environmentName(text string, i int) (name string, end int) {
	i = runs.SkipBlanks(text, i)
	if i >= len(text) || text[i] != '{' {
		return "", i
	}
	i++
	end = i
	for end < len(text) && (isLetter(text[end]) || isDigit(text[end]) || text[end] == '*' || text[end] == '-' || text[end] >= 0x80) {
		end++
	}
	if end < len(text) && text[end] == '}' {
		return text[i:end], end + 1
	}
	return "", end
}

// environmentOf returns what we know of an environment.
func environmentOf(name string) (env environment, known bool) {
	if env, known = environments()[name]; !known {
		env, known = environments()[strings.TrimSuffix(name, "*")]
	}
	return env, known
}

// beginEnvironment reads the \begin at the cursor, whose command ends at i.
func (s *scanner) beginEnvironment(i int) {
	name, end := environmentName(s.Text, i)
	env, known := environmentOf(name)
	switch env.kind {
	case envMath:
		s.displayMath(end, `\end{`+name+`}`)
		return
	case envCode, envComment:
		s.opaque(name, end, env.kind)
		return
	}
	s.run(false)
	switch env.kind {
	case envDocument:
		s.abandon()
		s.mode = modeBody
		s.open = s.open[:0]
	case envTable:
		s.enter(openTable)
	case envQuote:
		s.enter(openQuote)
	}
	if s.mode == modePreamble && isAbstract(name) {
		s.enter(openAbstract)
	}
	s.Drop(s.skip(end, env.skip))
	if !known && name != "" {
		s.environmentArguments()
	}
}

// environmentArguments reads the arguments of an environment that we do not
// know: a theorem's name and a frame's title are prose, placements and widths
// are not.
func (s *scanner) environmentArguments() {
	for s.At < len(s.Text) {
		switch s.Text[s.At] {
		case '[':
			end, ok := s.optional(s.At)
			if !ok {
				return
			}
			if hasHan(s.Text[s.At:end]) {
				s.begin(groupBracket, s.At, s.At+1)
				return
			}
			s.Drop(end)
		case '{':
			if holdsHan(s.Text, s.At) {
				s.begin(groupRun, s.At, s.At+1)
				return
			}
			end, _ := groupEnd(s.Text, s.At, false)
			s.Drop(end)
		default:
			return
		}
	}
}

// holdsHan reports whether the group whose brace is at i has more than ASCII
// near its start.
func holdsHan(text string, i int) bool {
	const near = 256 // bytes
	depth := 0
	for _, c := range []byte(text[i:min(len(text), i+near)]) {
		switch {
		case c >= 0x80:
			return true
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		if depth == 0 || c == '\n' {
			return false
		}
	}
	return false
}

func (s *scanner) enter(kind byte) {
	if len(s.open) < maxOpen {
		s.open = append(s.open, kind)
	}
}

// endEnvironment reads the \end at the cursor, whose command ends at i. One
// without a partner does nothing.
func (s *scanner) endEnvironment(i int) {
	name, end := environmentName(s.Text, i)
	env, _ := environmentOf(name)
	s.row()
	s.Drop(end)
	switch {
	case env.kind == envDocument:
		s.abandon()
		s.mode = modeEnded
		s.open = s.open[:0]
		s.Drop(runs.TrimEnd(s.Text, end, runs.LineEnd(s.Text, end)))
	case env.kind == envTable:
		s.leave(openTable)
	case env.kind == envQuote:
		s.leave(openQuote)
	case isAbstract(name):
		s.leave(openAbstract)
	}
}

// leave closes the innermost open environment of a kind and those inside it.
func (s *scanner) leave(kind byte) {
	if i := bytes.LastIndexByte(s.open, kind); i >= 0 {
		s.open = s.open[:i]
	}
}

// opaque reads an environment in which nothing is prose. One that is not
// closed goes on to the text's end, as it does for TeX.
func (s *scanner) opaque(name string, from int, kind environmentKind) {
	closer := `\end{` + name + `}`
	stop, end := len(s.Text), len(s.Text)
	if j := strings.Index(s.Text[from:], closer); j >= 0 {
		stop, end = from+j, from+j+len(closer)
	}
	s.run(false)
	if kind == envComment {
		s.plain = prose.Comment
		s.block.Comments = append(s.block.Comments, prose.Span{Start: from, End: stop})
	} else {
		s.plain = prose.Code
		s.block.Code = append(s.block.Code, prose.Span{Start: s.At, End: end})
	}
	s.Drop(end)
}
