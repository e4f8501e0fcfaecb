package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// blockElements are the elements whose tags start CommonMark's HTML block 6,
// and the ones that end a run inside an HTML block.
var blockElements = setOf(`address article aside base basefont blockquote body caption center col
	colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset
	h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol
	optgroup option p param search section summary table tbody td tfoot th thead title tr track ul`)

// verbatimElements hold no prose; their text is skipped with them. Those of
// CommonMark's HTML block 1 are among them.
var verbatimElements = setOf(`script pre style textarea code math svg`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// tagName returns the lower-case name of the tag whose < is at pos.
func tagName(text string, pos, end int) (name string, closing bool) {
	i := pos + 1
	if i < end && text[i] == '/' {
		closing = true
		i++
	}
	start := i
	for i < end && i < start+16 && (isLetter(text[i]) || i > start && (isDigit(text[i]) || text[i] == '-')) {
		i++
	}
	return strings.ToLower(text[start:i]), closing
}

// htmlBlockAt returns which of CommonMark's HTML blocks starts at pos.
func htmlBlockAt(l *line, pos int) leafKind {
	rest := l.text[pos:l.end]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return leafComment
	case strings.HasPrefix(rest, "<?"):
		return leafInstruction
	case strings.HasPrefix(rest, "<![CDATA["):
		return leafCDATA
	case len(rest) > 2 && rest[1] == '!' && isLetter(rest[2]):
		return leafDeclaration
	}
	name, closing := tagName(l.text, pos, l.end)
	if name == "" {
		return leafNone
	}
	behind := pos + 1 + len(name)
	if closing {
		behind++
	}
	ends := behind >= l.end || runs.IsSpace(l.text[behind]) || l.text[behind] == '>'
	switch {
	case ends && !closing && (name == "script" || name == "pre" || name == "style" || name == "textarea"):
		return leafVerbatim
	case blockElements[name] && (ends || strings.HasPrefix(l.text[behind:l.end], "/>")):
		return leafElement
	}
	if end, ok := tagEnd(l.text, pos, l.end); ok && runs.SkipSpace(l.text, end, l.end) == l.end {
		return leafTag
	}
	return leafNone
}

// htmlEnds has what ends the HTML blocks that do not end at a blank line.
var htmlEnds = map[leafKind][]string{
	leafVerbatim:    {"</script>", "</pre>", "</style>", "</textarea>"},
	leafComment:     {"-->"},
	leafInstruction: {"?>"},
	leafDeclaration: {">"},
	leafCDATA:       {"]]>"},
}

func (s *scanner) htmlBlock(l *line, pos int, kind leafKind) {
	s.block.Kind = prose.Markup
	ends := htmlEnds[kind]
	open := string(s.stack)
	end, content := l.next, l.end
	for n, from := *l, pos; !endsHTML(n.text[from:n.end], ends); from = n.pos {
		if end >= len(s.text) {
			break
		}
		n = lineAt(s.text, end)
		start := n.pos
		if match(&n, open) < len(open) || ends == nil && n.blank() {
			break
		}
		if n.pos > start && strings.IndexByte(open, quote) >= 0 {
			s.masks = append(s.masks, prose.Span{Start: start, End: n.pos})
		}
		end, content = n.next, n.end
	}
	switch kind {
	case leafVerbatim, leafInstruction, leafDeclaration, leafCDATA:
	default:
		s.mask(content)
		s.inline.html(s.text, s.source(), pos, content, s.block)
		if kind == leafComment && len(s.block.Runs) == 0 {
			s.block.Kind = prose.Comment
		}
	}
	s.finish(end)
}

// endsHTML reports whether a line holds one of ends in any letter case.
func endsHTML(text string, ends []string) bool {
	for _, e := range ends {
		if len(e) <= 3 {
			if strings.Contains(text, e) {
				return true
			}
			continue
		}
		for i := 0; ; i++ {
			j := strings.Index(text[i:], "</")
			if j < 0 {
				break
			}
			i += j
			if len(text)-i >= len(e) && strings.EqualFold(text[i:i+len(e)], e) {
				return true
			}
		}
	}
	return false
}

// tagEnd returns the end of the open or closing tag at pos (CommonMark,
// section 6.6).
func tagEnd(text string, pos, end int) (int, bool) {
	i := pos + 1
	closing := i < end && text[i] == '/'
	if closing {
		i++
	}
	if i >= end || !isLetter(text[i]) {
		return 0, false
	}
	for i < end && (isLetter(text[i]) || isDigit(text[i]) || text[i] == '-') {
		i++
	}
	if closing {
		i = runs.SkipSpace(text, i, end)
		return i + 1, i < end && text[i] == '>'
	}
	for {
		start := i
		i = runs.SkipSpace(text, i, end)
		if i >= end {
			return 0, false
		}
		switch c := text[i]; {
		case c == '>':
			return i + 1, true
		case c == '/':
			return i + 2, i+1 < end && text[i+1] == '>'
		case i == start || !isLetter(c) && c != '_' && c != ':' && c != '@' && c != '#':
			return 0, false // @ and # start the attributes of Vue's templates
		}
		var ok bool
		if i, ok = attributeEnd(text, i, end); !ok {
			return 0, false
		}
	}
}

func attributeEnd(text string, i, end int) (int, bool) {
	for i++; i < end && (isLetter(text[i]) || isDigit(text[i]) || strings.IndexByte("_.:-", text[i]) >= 0); {
		i++
	}
	eq := runs.SkipSpace(text, i, end)
	if eq >= end || text[eq] != '=' {
		return i, true
	}
	i = runs.SkipSpace(text, eq+1, end)
	if i >= end {
		return 0, false
	}
	if c := text[i]; c == '"' || c == '\'' {
		j := strings.IndexByte(text[i+1:end], c)
		return i + j + 2, j >= 0
	}
	start := i
	for i < end && !runs.IsSpace(text[i]) && strings.IndexByte("\"'=<>`", text[i]) < 0 {
		i++
	}
	return i, i > start
}
