package native

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// MaxSize is the size in bytes of the largest file that is read.
const MaxSize = 64 << 20

// maxProblems is how many problems of one file are kept: nobody reads more,
// and a file that is no glossary at all has one on every line.
const maxProblems = 500

// Parse reads a glossary file. name is what Origin.File shall be. It never
// fails: entries that cannot be read are left out, and Problems says which and
// why.
func Parse(name string, src []byte) *glossary.File { return parse(name, src, string(src)) }

// ParseString is Parse for a text that is a string already.
func ParseString(name, text string) *glossary.File { return parse(name, []byte(text), text) }

func parse(name string, src []byte, text string) *glossary.File {
	r := &reader{name: name, src: src, copied: text, file: &glossary.File{Name: name}}
	switch {
	case len(src) > MaxSize:
		r.report("glossary-too-large", glossary.Error, glossary.Range{}, glossary.Range{},
			fmt.Sprintf("檔案大於 %d MB，未讀取；請分成幾個檔案", MaxSize>>20),
			fmt.Sprintf("the file is larger than %d MB and was not read; split it", MaxSize>>20))
	case !utf8.Valid(src):
		r.encoding()
	default:
		r.read()
	}
	return r.file
}

// reader turns the tree of one file into a glossary.File.
type reader struct {
	name   string
	src    []byte
	copied string // src again, for texts to be parts of
	lang   string // the file's default language, "" if it names none
	file   *glossary.File
}

func (r *reader) read() {
	from := 0
	if bytes.HasPrefix(r.src, []byte("\uFEFF")) {
		from = len("\uFEFF")
	}
	root, more, err := r.tree(from, len(r.src))
	if err != nil {
		r.recover(from, err)
		return
	}
	if more {
		r.secondDocument(root.span.End)
	}
	r.root(&root)
}

// tree reads src[from:to] by the quickest way that can; else it is load.
func (r *reader) tree(from, to int) (root node, more bool, err error) {
	if root, ok := readBlock(r.src, r.copied, from, to); ok {
		return root, false, nil
	}
	return load(r.src, from, to)
}

func (r *reader) encoding() {
	at := 0
	for at < len(r.src) {
		c, size := utf8.DecodeRune(r.src[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	bad := glossary.Range{Start: at, End: at + 1}
	r.report("glossary-encoding", glossary.Error, bad, bad,
		fmt.Sprintf("位元組 %d 處不是 UTF-8，檔案未讀取；請以 UTF-8 另存", at),
		fmt.Sprintf("byte %d is not UTF-8 and the file was not read; save it as UTF-8", at))
}

// secondDocument reports the document that starts behind the first one's end.
func (r *reader) secondDocument(end int) {
	at := len(r.src)
	if i := bytes.Index(r.src[end:], []byte("\n---")); i >= 0 {
		at = end + i + 1
	}
	line := trim(r.src, lineAround(r.src, at))
	r.report("glossary-syntax", glossary.Error, glossary.Range{Start: line.Start, End: len(r.src)}, line,
		"一個檔案只讀第一份文件；請刪去「---」，或分成兩個檔案",
		"only the first document of a file is read; delete the ---, or make two files of it")
}

// full reports whether no more problems are kept.
func (r *reader) full() bool { return len(r.file.Problems) >= maxProblems }

// report adds a problem of the entry at entry, to be shown at the range at.
func (r *reader) report(code string, severity glossary.Severity, entry, at glossary.Range, zh, en string, related ...glossary.Origin) {
	if r.full() {
		return
	}
	r.file.Problems = append(r.file.Problems, glossary.Problem{
		Code:     code,
		Severity: severity,
		Message:  glossary.Localized{{Lang: "zh-Hant", Text: zh}, {Lang: "en", Text: en}},
		At:       glossary.Origin{File: r.name, Entry: entry, Name: at},
		Related:  related,
	})
}

func (r *reader) origin(entry, name *node) glossary.Origin {
	return glossary.Origin{File: r.name, Entry: entry.span, Name: name.name}
}
