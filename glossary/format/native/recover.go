package native

import (
	"bytes"
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// part is a piece of a file that is read by itself after the whole could not
// be: an item of a section, or a section or other key that has no items.
type part struct {
	section  string // key of the document
	item     bool   // an item of the section's list, else key and value
	head     bool   // the key of a section whose items are parts of their own
	from, to int    // bytes of the file, whole lines
}

// recover reads a file with a syntax error piece by piece, so that a broken
// entry takes no other with it. err is what the library said of the whole,
// which starts at from.
func (r *reader) recover(from int, err error) {
	parts := split(r.src, from)
	for _, p := range parts {
		if p.section == "lang" {
			if root, _, err := r.tree(p.from, p.to); err == nil && root.kind == mapping && len(root.children) > 1 {
				r.lang = r.language(&root, &root.children[1])
			}
		}
	}
	before := len(r.file.Problems)
	for _, p := range parts {
		if p.head {
			continue
		}
		root, more, err := r.tree(p.from, p.to)
		switch {
		case err != nil:
			r.syntax(p.from, p.to, err)
		case more:
			r.secondDocument(root.span.End)
			return
		case p.section == "lang":
		case !p.item:
			r.root(&root)
		case root.kind == sequence:
			each(&root, func(item *node) { r.entry(p.section, item) })
		}
	}
	if len(r.file.Problems) == before { // each part is right by itself
		r.syntax(from, len(r.src), err)
	}
}

// syntax reports what err says of src[from:to].
func (r *reader) syntax(from, to int, err error) {
	if r.full() {
		return
	}
	line := errorLine(r.src, from, to, err)
	zh, en := explain(err)
	number := bytes.Count(r.src[:line.Start], []byte("\n")) + 1
	zh, en = where(number, zh, en)
	r.report("glossary-syntax", glossary.Error, trim(r.src, glossary.Range{Start: from, End: to}), line, zh, en)
}

// split cuts src[from:] at the keys of the document and at the items of the
// lists under them, going by indentation alone. Comments and blank lines
// between parts belong to the part before them.
func split(src []byte, from int) []part {
	var parts []part
	section, indent := "", -1
	for at := from; at < len(src); {
		end := len(src)
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(src[at:end], " \t\r\n")
		body := bytes.TrimLeft(line, " ")
		depth := len(line) - len(body)
		isItem := len(body) > 0 && body[0] == '-' && (len(body) == 1 || body[1] == ' ')
		switch {
		case len(body) == 0 || body[0] == '#':
		case isItem && section != "" && (indent < 0 || depth <= indent+1):
			// One column too far is a slip: within an item, keys stand two
			// columns further, and lists no less.
			if indent < 0 {
				indent = depth
				parts[len(parts)-1].head = true
			}
			parts = append(parts, part{section: section, item: true, from: at})
		case depth == 0 && !isItem && body[0] != '\t':
			section, indent = "", -1
			if key, _, ok := bytes.Cut(line, []byte(":")); ok && slices.Contains(rootKeys, string(key)) {
				section = string(key)
			}
			parts = append(parts, part{section: section, from: at})
		}
		at = end
	}
	for i := range parts {
		parts[i].to = len(src)
		if i+1 < len(parts) {
			parts[i].to = parts[i+1].from
		}
	}
	return parts
}
