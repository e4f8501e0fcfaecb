package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/report"
)

func checked(t *testing.T, text string) []report.File {
	t.Helper()
	g, _ := glossary.Merge()
	d := prose.Parse(markdown.Parser{}, text)
	r := check.Check(annotate.Annotate(d, annotate.Compile(g)), &check.Settings{})
	return []report.File{{Name: "a.md", Text: d, Findings: r.Findings()}}
}

func nowhere(glossary.Origin) (string, prose.Place, bool) { return "", prose.Place{}, false }

// Many alike are one finding in a report, with the number of places and one fix.
func TestGrouped(t *testing.T) {
	files := checked(t, strings.Repeat("這是甲,也是乙。\n\n", 20))
	var b strings.Builder
	if err := report.Text(&b, files, check.TraditionalChinese, nowhere, false); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if n := strings.Count(text, "[punct-halfwidth]"); n != 1 {
		t.Errorf("the text has %d findings, want 1:\n%s", n, text)
	}
	for _, want := range []string{"a.md:1:4: 警告: ", "另有 19 處", "a.md:3:4: ", "a.md:7:4: ", "發現 1 處"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "a.md:9:4: ") {
		t.Errorf("the text names more than three other places:\n%s", text)
	}
	b.Reset()
	if err := report.JSON(&b, files, check.TraditionalChinese, nowhere); err != nil {
		t.Fatal(err)
	}
	var out struct {
		Files []struct {
			Findings []struct {
				Alike []struct{ Start, End prose.Place }
				Fixes []struct{ Edits []struct{ NewText string } }
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &out); err != nil {
		t.Fatal(err)
	}
	f := out.Files[0].Findings
	if len(f) != 1 || len(f[0].Alike) != 19 || len(f[0].Fixes) != 1 || len(f[0].Fixes[0].Edits) != 20 {
		t.Errorf("the JSON report is not one finding with 19 places more and one fix for all:\n%s", b.String())
	}
	if n := report.Count(files)[glossary.Warning]; n != 1 {
		t.Errorf("%d warnings are counted, want 1", n)
	}
}
