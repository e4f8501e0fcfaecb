package html

import "strings"

// class is what an element's tags do to the text around them.
type class uint8

const (
	classUnknown  class = iota // vanishes, but may be no tag at all
	classInline                // vanishes
	classBlock                 // ends the run
	classRaw                   // holds no prose; a drawing or formula in a sentence
	classRawBlock              // holds no prose and ends the run
	classRawNone               // holds no prose and is not seen: script, style
	classCode                  // code in a sentence
	classBreak                 // br
	classObject                // an image, a field
	classQuote                 // q
	classGloss                 // the pronunciation in ruby text
	classBase                  // the base text in ruby text
)

// elements has the elements of HTML (WHATWG HTML Living Standard, section 4,
// and the obsolete ones of 16.2).
var elements = func() map[string]class {
	m := map[string]class{}
	for c, names := range map[class]string{
		classInline: `a abbr acronym area audio b basefont bdi bdo big blink button canvas cite
			data datalist del dfn em font i ins label map mark meter nobr object output param picture
			progress s slot small source span strike strong sub sup time track u var video wbr`,
		classBlock: `address article aside base blockquote body caption center col colgroup dd details
			dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6
			head header hgroup hr html legend li link main menu menuitem meta nav noscript ol optgroup
			option p search section select summary table tbody td template tfoot th thead title tr ul`,
		classRaw:      `math svg iframe`,
		classRawBlock: `pre listing xmp textarea`,
		classRawNone:  `script style noembed noframes`,
		classCode:     `code kbd samp tt`,
		classBreak:    `br`,
		classObject:   `img input embed`,
		classQuote:    `q`,
		classGloss:    `rt rp rtc`,
		classBase:     `ruby rb`,
	} {
		for _, n := range strings.Fields(names) {
			m[n] = c
		}
	}
	return m
}()

// tagName returns the lower-case name at pos and the offset behind it.
func tagName(text string, pos int) (name string, end int) {
	end = pos
	upper := false
	for end < len(text) {
		c := text[end]
		if !isLetter(c) && (end == pos || !isDigit(c) && c != '-' && c != ':' && c != '_' && c != '.') {
			break
		}
		upper = upper || 'A' <= c && c <= 'Z'
		end++
	}
	name = text[pos:end]
	if upper {
		name = strings.ToLower(name)
	}
	return name, end
}

// open applies the opening tag at [start,end) and returns the offset behind
// what it takes with it.
func (s *scanner) open(name string, start, end int) int {
	empty := byteAt(s.text, end-2) == '/' // XHTML's <name/>
	switch c := elements[name]; c {
	case classBlock:
		s.cut()
		s.enter(name)
	case classBreak:
		s.run.HardBreak(start, end)
	case classObject:
		s.object(start, end)
		s.target("src", start, end)
	case classQuote:
		s.quote('“', '‘', s.quotes, start, end)
		s.quotes++
	case classGloss:
		s.gloss = true
	case classBase:
		s.gloss = false
	case classCode:
		if !empty {
			return s.code(name, start, end)
		}
	case classRaw, classRawBlock, classRawNone:
		if empty {
			if c == classRaw {
				s.object(start, end)
			} else {
				s.found |= foundCode
			}
			break
		}
		if c == classRawBlock {
			s.cut()
			s.enter(name)
		}
		if c != classRaw {
			s.found |= foundCode
			start = -1
		}
		s.raw = rawElement(name)
		return s.skipRaw(end, start)
	default:
		if name == "a" {
			s.link = s.target("href", start, end)
		}
	}
	return end
}

// shut applies the closing tag at [start,end).
func (s *scanner) shut(name string, start, end int) {
	switch elements[name] {
	case classBlock, classRawBlock:
		s.cut()
		s.leave(name)
	case classBreak:
		s.run.HardBreak(start, end) // browsers read </br> as <br>
	case classQuote:
		s.quotes = max(s.quotes-1, 0)
		s.quote('”', '’', s.quotes, start, end)
	case classGloss, classBase:
		s.gloss = false
	default:
		if name == "a" && s.link >= 0 {
			s.block.Links[s.link].End = end
			s.link = -1
		}
	}
}

// quote adds the quotation mark that a browser shows for a tag of <q>.
func (s *scanner) quote(outer, inner rune, depth, start, end int) {
	if s.gloss {
		return
	}
	mark := string(outer)
	if depth%2 == 1 {
		mark = string(inner)
	}
	if end-start == len(mark) {
		end-- // pieces of equal length are taken for the same bytes
	}
	s.run.Atomic(mark, start, end)
}

// enter and leave keep the facts about open elements that say what kind of
// block text is in. Any tag of a block closes what must have been left open.
func (s *scanner) enter(name string) {
	s.level, s.title, s.gloss, s.quotes, s.link = 0, false, false, 0, -1
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		s.level = int(name[1] - '0')
	case "title":
		s.title = true
	case "blockquote":
		s.depth = min(s.depth+1, maxDepth)
	case "li":
		s.item, s.cell = true, false
	case "td", "th":
		s.cell, s.item = true, false
	case "ul", "ol", "menu", "dl":
		s.item = false
	case "table", "tr", "caption", "thead", "tbody", "tfoot":
		s.cell, s.item = false, false
	case "body":
		s.context = context{}
	}
}

func (s *scanner) leave(name string) {
	s.level, s.title, s.gloss, s.quotes, s.link = 0, false, false, 0, -1
	switch name {
	case "blockquote":
		s.depth = max(s.depth-1, 0)
	case "li", "ul", "ol", "menu":
		s.item = false
	case "td", "th", "tr", "table":
		s.cell = false
	case "body", "html":
		s.context = context{}
	}
}
