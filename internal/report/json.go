package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// jsonVersion counts incompatible changes of the JSON report: an object with
// "version" and "files", which have "path" and "findings". Names are stable.
const jsonVersion = 1

type jsonFinding struct {
	Rule     string        `json:"rule"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Text     string        `json:"text"`
	Start    prose.Place   `json:"start"`
	End      prose.Place   `json:"end"`
	Alike    []jsonSpan    `json:"alike,omitempty"` // the other places, where the finding stands for many
	Related  []jsonRelated `json:"related,omitempty"`
	Fixes    []jsonFix     `json:"fixes,omitempty"`
}

type jsonSpan struct {
	Start prose.Place `json:"start"`
	End   prose.Place `json:"end"`
}

type jsonRelated struct {
	Message string      `json:"message"`
	Path    string      `json:"path"`
	Start   prose.Place `json:"start"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start   prose.Place `json:"start"`
	End     prose.Place `json:"end"`
	NewText string      `json:"newText"`
}

// JSON writes the findings of all files as one JSON value. It is written finding by
// finding, since a report of many files is long.
func JSON(w io.Writer, files []File, lang check.Language, locate Locate) error {
	out := &jsonWriter{Writer: bufio.NewWriter(w)}
	list := sorted(files)
	fmt.Fprintf(out, "{\n  \"version\": %d,\n  \"files\": ", jsonVersion)
	out.array("  ", len(list), func(i int) {
		f := list[i]
		found := check.Group(f.Findings)
		out.WriteString("{\n      \"path\": ")
		out.value("", f.Name)
		out.WriteString(",\n      \"findings\": ")
		out.array("      ", len(found), func(i int) { out.value("        ", finding(f, found[i], lang, locate, files)) })
		out.WriteString("\n    }")
	})
	out.WriteString("\n}\n")
	return out.Flush()
}

// jsonWriter writes parts of a JSON value. Its first error is kept for Flush, as that
// of a bufio.Writer is.
type jsonWriter struct {
	*bufio.Writer
	part bytes.Buffer
}

// array writes n elements in an array that closes at an indentation.
func (w *jsonWriter) array(indent string, n int, element func(i int)) {
	if n == 0 {
		w.WriteString("[]")
		return
	}
	before := "[\n"
	for i := range n {
		w.WriteString(before + indent + "  ")
		element(i)
		before = ",\n"
	}
	w.WriteString("\n" + indent + "]")
}

// value writes a value that starts in a line of an indentation. The types of this file
// hold nothing that has no JSON.
func (w *jsonWriter) value(indent string, v any) {
	w.part.Reset()
	e := json.NewEncoder(&w.part)
	e.SetEscapeHTML(false)
	e.SetIndent(indent, "  ")
	_ = e.Encode(v)
	w.Write(bytes.TrimSuffix(w.part.Bytes(), []byte("\n")))
}

func finding(f File, x check.Finding, lang check.Language, locate Locate, files []File) jsonFinding {
	at := func(s prose.Span) (prose.Place, prose.Place) { return f.Text.Place(s.Start), f.Text.Place(s.End) }
	start, end := at(x.Span)
	out := jsonFinding{
		Rule: x.Rule.ID, Severity: severityNames[x.Severity], Message: x.Message.In(lang),
		Text: f.Text.Slice(x.Start, x.End), Start: start, End: end,
	}
	for _, s := range x.Alike {
		from, to := at(s)
		out.Alike = append(out.Alike, jsonSpan{from, to})
	}
	for _, r := range x.Related {
		path, place, ok := f.Name, f.Text.Place(r.Start), true
		if r.Origin.File != "" {
			path, place, ok = locate(r.Origin)
		}
		if r.Elsewhere != nil {
			path, place = elsewhere(files, r.Elsewhere), placeOf(r.Elsewhere)
		}
		if ok {
			out.Related = append(out.Related, jsonRelated{r.Message.In(lang), path, place})
		}
	}
	for _, fix := range x.Fixes {
		j := jsonFix{Title: fix.Title.In(lang), Safe: fix.Safe}
		for _, e := range fix.Edits {
			s, t := at(e.Span)
			j.Edits = append(j.Edits, jsonEdit{s, t, e.NewText})
		}
		out.Fixes = append(out.Fixes, j)
	}
	return out
}
