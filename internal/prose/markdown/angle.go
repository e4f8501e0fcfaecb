package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// angle reads the < at i: an autolink, a comment, a tag, or text.
func (in *inline) angle(i int) int {
	if end, ok := in.autolink(i); ok {
		return end
	}
	if end, ok := in.comment(i); ok {
		in.push(nodeDrop, i, end)
		return end
	}
	end, ok := tagEnd(in.src, i, in.to)
	if !ok {
		return i + 1
	}
	name, closing := tagName(in.src, i, in.to)
	switch {
	case name == "br":
		in.push(nodeHard, runs.TrimEnd(in.src, in.behind(), i), runs.SkipSpace(in.src, end, in.to))
		return in.behind()
	case name == "img":
		in.push(nodeObject, i, end)
		return end
	case verbatimElements[name] && !closing:
		if stop, ok := in.elementEnd(end, name); ok {
			in.push(nodeObject, i, stop)
			return stop
		}
	}
	in.push(nodeDrop, i, end)
	return end
}

// elementEnd returns the end of the closing tag of a verbatim element whose
// opening tag ends at i.
func (in *inline) elementEnd(i int, name string) (int, bool) {
	j, ok := in.found.index(in.src, i, in.to, "</"+name+">")
	return j + len(name) + 3, ok
}

// comment returns the end of the comment, processing instruction, declaration
// or CDATA section at i, and notes a comment's inside.
func (in *inline) comment(i int) (int, bool) {
	rest := in.src[i:in.to]
	closer := ""
	switch {
	case strings.HasPrefix(rest, "<!-->"):
		return i + 5, true
	case strings.HasPrefix(rest, "<!--->"):
		return i + 6, true
	case strings.HasPrefix(rest, "<!--"):
		j, ok := in.found.index(in.src, i+4, in.to, "-->")
		if ok {
			in.block.Comments = append(in.block.Comments, prose.Span{Start: i + 4, End: j})
		}
		return j + 3, ok
	case strings.HasPrefix(rest, "<?"):
		closer = "?>"
	case strings.HasPrefix(rest, "<![CDATA["):
		closer = "]]>"
	case len(rest) > 2 && rest[1] == '!' && isLetter(rest[2]):
		closer = ">"
	default:
		return 0, false
	}
	j, ok := in.found.index(in.src, i+2, in.to, closer)
	return j + len(closer), ok
}

// autolink reads <scheme:…> or <name@host> at i (CommonMark, section 6.5).
func (in *inline) autolink(i int) (int, bool) {
	start := i + 1
	if start >= in.to || !isLetter(in.src[start]) && !isDigit(in.src[start]) {
		return 0, false
	}
	colon, at, end := -1, -1, start
	for ; end < in.to && in.src[end] != '>'; end++ {
		switch c := in.src[end]; {
		case c <= ' ' || c == '<' || c == 0x7F:
			return 0, false
		case c == ':' && colon < 0:
			colon = end
		case c == '@':
			at = end
		}
	}
	if end >= in.to {
		return 0, false
	}
	scheme := colon > start+1 && colon <= start+32 && isScheme(in.src[start:colon])
	if !scheme && (colon >= 0 || at <= start || at == end-1 || strings.IndexByte(in.src[start:at], '\\') >= 0) {
		return 0, false
	}
	in.push(nodeObject, i, end+1)
	in.block.Links = append(in.block.Links, prose.Link{
		Span: prose.Span{Start: i, End: end + 1}, Target: in.src[start:end], At: prose.Span{Start: start, End: end},
	})
	return end + 1, true
}

func isScheme(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !isLetter(c) && (i == 0 || !isDigit(c) && c != '+' && c != '.' && c != '-') {
			return false
		}
	}
	return true
}
