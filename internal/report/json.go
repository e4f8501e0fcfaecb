package report

import (
	"encoding/json"
	"io"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// The JSON report. Names are stable; Version counts incompatible changes.
type jsonReport struct {
	Version int        `json:"version"`
	Files   []jsonFile `json:"files"`
}

type jsonFile struct {
	Path     string        `json:"path"`
	Findings []jsonFinding `json:"findings"`
}

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

// JSON writes the findings of all files as one JSON value.
func JSON(w io.Writer, files []File, lang check.Language, locate Locate) error {
	out := jsonReport{Version: 1, Files: []jsonFile{}}
	for _, f := range sorted(files) {
		file := jsonFile{Path: f.Name, Findings: []jsonFinding{}}
		for _, x := range check.Group(f.Findings) {
			file.Findings = append(file.Findings, finding(f, x, lang, locate, files))
		}
		out.Files = append(out.Files, file)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
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
