package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// excerptWidth is the number of terminal columns of an excerpt.
const excerptWidth = 100

// Text writes findings as a compiler does, each with an excerpt of the source
// and a mark under the words it is about, and a line that counts them.
func Text(w io.Writer, files []File, lang check.Language, locate Locate, colour bool) error {
	p := &printer{Writer: bufio.NewWriter(w), lang: lang, colour: colour, files: files}
	for _, f := range sorted(files) {
		for _, x := range check.Group(f.Findings) {
			p.finding(f, x, locate)
		}
	}
	p.summary(Count(files), len(files))
	return p.Flush()
}

type printer struct {
	*bufio.Writer
	lang   check.Language
	colour bool
	files  []File
}

var (
	labels = map[check.Severity]check.Message{
		glossary.Error:       {Hant: "錯誤", En: "error"},
		glossary.Warning:     {Hant: "警告", En: "warning"},
		glossary.Information: {Hant: "提示", En: "information"},
		glossary.Hint:        {Hant: "建議", En: "hint"},
	}
	// SGR codes: red, yellow, cyan, and faint for the least.
	colours = map[check.Severity]string{
		glossary.Error: "31", glossary.Warning: "33", glossary.Information: "36", glossary.Hint: "2",
	}
)

// paint wraps s in an SGR code.
func (p *printer) paint(code, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *printer) finding(f File, x check.Finding, locate Locate) {
	at := f.Text.Place(x.Start)
	fmt.Fprintf(p, "%s: %s: %s %s\n",
		p.paint("1", fmt.Sprintf("%s:%d:%d", f.Name, at.Line, at.Column)),
		p.paint("1;"+colours[x.Severity], labels[x.Severity].In(p.lang)),
		x.Message.In(p.lang), p.paint("2", "["+x.Rule.ID+"]"))
	start := f.Text.LineStart(at.Line - 1)
	line := f.Text.Line(at.Line - 1)
	end := min(x.End-start, len(line))
	text, mark := excerpt(line, x.Start-start, end)
	fmt.Fprintf(p, "    %s\n    %s\n", text, p.paint(colours[x.Severity], mark))
	for _, r := range x.Related {
		if r.Elsewhere != nil {
			p.related(elsewhere(p.files, r.Elsewhere), placeOf(r.Elsewhere), r)
			continue
		}
		if r.Origin.File == "" {
			// In this document: the excerpt shows it, or stands nearby, unless the
			// finding stands for many.
			if len(x.Alike) > 0 {
				p.related(f.Name, f.Text.Place(r.Start), r)
			}
			continue
		}
		if path, place, ok := locate(r.Origin); ok {
			p.related(path, place, r)
		}
	}
}

// related writes a place that explains a finding.
func (p *printer) related(path string, at prose.Place, r check.Related) {
	fmt.Fprintf(p, "    %s\n", p.paint("2", fmt.Sprintf("%s:%d:%d: %s", path, at.Line, at.Column, r.Message.In(p.lang))))
}

// excerpt returns the part of a line around line[start:end] that fits
// excerptWidth, and the line that marks it. The mark stands right under the
// words whatever the terminal takes a full-width character to be: what stands
// before is repeated as blanks of the same kind.
func excerpt(line string, start, end int) (text, mark string) {
	start = min(start, len(line))
	end = max(end, start)
	from := start
	for width := 0; from > 0; {
		r, n := utf8.DecodeLastRuneInString(line[:from])
		w := columns(r)
		if width+w > excerptWidth/2 {
			break
		}
		width += w
		from -= n
	}
	to, width := from, 0
	for to < len(line) {
		r, n := utf8.DecodeRuneInString(line[to:])
		w := columns(r)
		if width+w > excerptWidth {
			break
		}
		width += w
		to += n
	}
	var t, m strings.Builder
	if from > 0 {
		t.WriteString("…")
		m.WriteString(" ")
	}
	for i, r := range line[from:to] {
		if r < ' ' && r != '\t' || r == 0x7F {
			r = '\uFFFD' // a control character could move the cursor
		}
		t.WriteRune(r)
		i += from
		switch w := columns(r); {
		case i >= start && i < end:
			sign := "~"
			if i == start {
				sign = "^"
			}
			m.WriteString(sign + strings.Repeat("~", max(w-1, 0)))
		case i >= end:
		case r == '\t':
			m.WriteByte('\t')
		case w == 2:
			m.WriteRune('\u3000')
		case w == 1:
			m.WriteByte(' ')
		}
	}
	if start == end {
		m.WriteByte('^')
	}
	if to < len(line) {
		t.WriteString("…")
	}
	return t.String(), m.String()
}

func (p *printer) summary(n map[check.Severity]int, files int) {
	var parts []string
	total := 0
	for s := glossary.Error; s <= glossary.Hint; s++ {
		if n[s] > 0 {
			total += n[s]
			parts = append(parts, fmt.Sprintf("%s %d", labels[s].In(p.lang), n[s]))
		}
	}
	m := check.Message{
		Hant: fmt.Sprintf("檢查了 %d 個文件，沒有發現問題。", files),
		En:   fmt.Sprintf("%d files checked, nothing found.", files),
	}
	if total > 0 {
		list := strings.Join(parts, p.listSeparator())
		m = check.Message{
			Hant: fmt.Sprintf("檢查了 %d 個文件，發現 %d 處：", files, total) + list,
			En:   fmt.Sprintf("%d files checked, %d findings: ", files, total) + list,
		}
	}
	fmt.Fprintln(p, m.In(p.lang))
}

func (p *printer) listSeparator() string {
	if p.lang == check.English {
		return ", "
	}
	return "、"
}
