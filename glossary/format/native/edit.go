package native

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// Edit replaces a range of a YAML file's bytes by a text. What it does not
// touch stays as it is: comments, order, indentation, quotes and line ends.
type Edit struct {
	glossary.Range
	Text string
}

// Apply returns src with the edit made.
func (e Edit) Apply(src []byte) []byte {
	out := make([]byte, 0, len(src)+len(e.Text))
	out = append(out, src[:e.Start]...)
	out = append(out, e.Text...)
	return append(out, src[e.End:]...)
}

// Errors for files that cannot be edited.
var (
	ErrSyntax = errors.New("the file has a syntax error")
	ErrShape  = errors.New("the file is not laid out as expected")
)

// Field is a key of an item with its value: one of Text, Texts and Items.
type Field struct {
	Key   string
	Text  string
	Texts []string
	Items []Item
}

// Item is a mapping to be written, in the order of its fields. One whose only
// field has the key text is written as that text alone, where it stands in a
// list.
type Item []Field

// Append returns the edit that adds an item to the list under a key of the
// file's root. The list is made where there is none.
func Append(src []byte, key string, item Item) (Edit, error) {
	e, err := newEditor(src)
	if err != nil {
		return Edit{}, err
	}
	edit, _, err := e.checked(e.appendUnderRoot(key, entry{item: item}))
	return edit, err
}

// Set returns the edit after which keys lead, from the file's root, to a value,
// which is a scalar in YAML. Mappings on the way are made where there are none.
// A scalar that is there already is replaced; anything else is ErrShape.
func Set(src []byte, value string, keys ...string) (Edit, error) {
	e, err := newEditor(src)
	if err != nil {
		return Edit{}, err
	}
	edit, _, err := e.checked(e.set(&e.root, value, keys))
	return edit, err
}

// Has reports whether keys lead to anything in a file, from its root.
func Has(src []byte, keys ...string) bool {
	e, err := newEditor(src)
	if err != nil {
		return false
	}
	n := &e.root
	for _, k := range keys {
		if _, n = n.child(k); n == nil {
			return false
		}
	}
	return true
}

// editor makes edits of one file.
type editor struct {
	src  string
	eol  string
	root node
}

func newEditor(src []byte) (*editor, error) {
	if !utf8.Valid(src) {
		return nil, fmt.Errorf("%w: it is not UTF-8", ErrSyntax)
	}
	r := &reader{src: src, copied: string(src)}
	from := 0
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		from = len("\uFEFF")
	}
	root, more, err := r.tree(from, len(src))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrSyntax, err)
	case more:
		return nil, fmt.Errorf("%w: it holds a second document", ErrShape)
	}
	e := &editor{src: r.copied, eol: "\n", root: root}
	if i := strings.IndexByte(e.src, '\n'); i > 0 && e.src[i-1] == '\r' {
		e.eol = "\r\n"
	}
	return e, nil
}

// checked returns an edit, and the file after it, if that still says all that it
// said before. Layouts of YAML are many; what goes wrong in one of them must not
// reach a file.
func (e *editor) checked(edit Edit, err error) (Edit, *editor, error) {
	if err != nil {
		return Edit{}, nil, err
	}
	after, err := newEditor(edit.Apply([]byte(e.src)))
	if err != nil {
		return Edit{}, nil, fmt.Errorf("%w: the edit would break it: %w", ErrShape, err)
	}
	if !preserved(&e.root, &after.root, edit.Range) {
		return Edit{}, nil, fmt.Errorf("%w: the edit would change other entries", ErrShape)
	}
	return edit, after, nil
}

// preserved reports whether a node is still all there after an edit, which may
// have replaced the node in a range and added to any other.
func preserved(before, after *node, replaced glossary.Range) bool {
	if before.kind == absent || before.span == replaced && replaced.End > replaced.Start {
		return true
	}
	if before.kind != after.kind || before.kind == scalar && before.text != after.text || len(after.children) < len(before.children) {
		return false
	}
	for i := range before.children {
		if !preserved(&before.children[i], &after.children[i], replaced) {
			return false
		}
	}
	return true
}

// child returns the value of a key of a mapping, the last one if there are
// several, with the key.
func (n *node) child(name string) (key, value *node) {
	for i := 0; n.kind == mapping && i+1 < len(n.children); i += 2 {
		if k := &n.children[i]; k.kind == scalar && k.text == name {
			key, value = k, &n.children[i+1]
		}
	}
	return key, value
}

func (e *editor) isFlow(n *node) bool {
	return n.span.Start < len(e.src) && (e.src[n.span.Start] == '[' || e.src[n.span.Start] == '{')
}

func (e *editor) appendUnderRoot(name string, x entry) (Edit, error) {
	switch e.root.kind {
	case absent:
		return e.insertLines(len(e.src), 0, append([]string{name + ":"}, x.asItem("  ", "  ")...)), nil
	case mapping:
	default:
		return Edit{}, fmt.Errorf("%w: it is %s", ErrShape, e.root.kind)
	}
	key, value := e.root.child(name)
	switch {
	case key == nil && e.isFlow(&e.root):
		return e.extend(&e.root, name+": ["+x.item.flow()+"]"), nil
	case key == nil:
		return e.insertLines(e.behind(&e.root), 0, append([]string{name + ":"}, x.asItem("  ", "  ")...)), nil
	case value.kind == absent && e.isFlow(&e.root):
		return e.fill(key, value, "["+x.item.flow()+"]"), nil
	case value.kind == absent:
		return e.fillLines(key, value, x.asItem("  ", "  ")), nil
	case value.kind == sequence:
		return e.appendItem(value, x)
	}
	return Edit{}, fmt.Errorf("%w: %s is %s", ErrShape, name, value.kind)
}

// appendItem adds an item to a list.
func (e *editor) appendItem(list *node, x entry) (Edit, error) {
	if e.isFlow(list) {
		if x.raw != nil {
			return Edit{}, fmt.Errorf("%w: the list is in one line", ErrShape)
		}
		return e.extend(list, x.item.flow()), nil
	}
	if len(list.children) == 0 {
		return Edit{}, fmt.Errorf("%w: the list has no items", ErrShape)
	}
	dash := e.column(list.span.Start)
	first, last := &list.children[0], &list.children[len(list.children)-1]
	gap := "- "
	if n := e.column(first.span.Start) - dash; first.kind != absent && n > 2 && e.lineStart(first.span.Start) == e.lineStart(list.span.Start) {
		gap = "-" + strings.Repeat(" ", n-1)
	}
	lines := x.raw
	if lines == nil {
		if lines = x.item.block(e.nestedIndent(last, dash)); x.item.isShort() {
			lines = []string{x.item.flow()}
		}
	}
	lines = itemLines(strings.Repeat(" ", dash), gap, lines)
	at := e.behind(last)
	if at = e.behindComments(at, dash); e.spaced(list) {
		lines = append([]string{""}, lines...)
	}
	return e.insertLines(at, 0, lines), nil
}

// nestedIndent returns how far lists in an item are indented below their keys:
// as in an item that is there, else as the list of items below its own.
func (e *editor) nestedIndent(item *node, dash int) string {
	for i := 0; item.kind == mapping && i+1 < len(item.children); i += 2 {
		key, value := &item.children[i], &item.children[i+1]
		if value.kind == sequence && !e.isFlow(value) {
			return strings.Repeat(" ", max(0, e.column(value.span.Start)-e.column(key.span.Start)))
		}
	}
	if dash == 0 {
		return ""
	}
	return "  "
}

// spaced reports whether blank lines stand between the items of a list.
func (e *editor) spaced(list *node) bool {
	n := len(list.children)
	if n < 2 {
		return false
	}
	from, to := list.children[n-2].span.End, list.children[n-1].span.Start
	for i, line := range strings.Split(e.src[from:max(from, to)], "\n") {
		if i > 0 && strings.TrimSpace(line) == "" && !strings.HasSuffix(line, " ") {
			return true
		}
	}
	return false
}

// set makes keys lead from a node to a value.
func (e *editor) set(n *node, value string, keys []string) (Edit, error) {
	if n.kind == absent && n == &e.root {
		return e.insertLines(len(e.src), 0, nested(keys, value)), nil
	}
	if n.kind != mapping {
		return Edit{}, fmt.Errorf("%w: %s stands where a mapping should", ErrShape, n.kind)
	}
	key, at := n.child(keys[0])
	switch {
	case key == nil && e.isFlow(n):
		return e.extend(n, inline(keys, value)), nil
	case key == nil:
		at := e.behindComments(e.behind(n), e.column(n.span.Start)-1)
		return e.insertLines(at, e.column(n.span.Start), nested(keys, value)), nil
	case at.kind == absent && len(keys) == 1:
		return e.fill(key, at, value), nil
	case at.kind == absent && e.isFlow(n):
		return e.fill(key, at, "{"+inline(keys[1:], value)+"}"), nil
	case at.kind == absent:
		return e.fillLines(key, at, indented(strings.Repeat(" ", e.column(n.span.Start)+2), nested(keys[1:], value))), nil
	case len(keys) > 1:
		return e.set(at, value, keys[1:])
	case at.kind != scalar:
		return Edit{}, fmt.Errorf("%w: %s is %s", ErrShape, keys[0], at.kind)
	}
	return Edit{at.span, value}, nil
}

// nested writes keys that lead to a value as lines.
func nested(keys []string, value string) []string {
	lines := make([]string, len(keys))
	for i, k := range keys {
		lines[i] = strings.Repeat("  ", i) + Scalar(k) + ":"
	}
	lines[len(keys)-1] += " " + value
	return lines
}

// inline writes keys that lead to a value in flow style.
func inline(keys []string, value string) string {
	s := Scalar(keys[len(keys)-1]) + ": " + value
	for i := len(keys) - 2; i >= 0; i-- {
		s = Scalar(keys[i]) + ": {" + s + "}"
	}
	return s
}
