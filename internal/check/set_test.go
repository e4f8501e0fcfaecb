package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// chapters checks documents as one set, in their order of reading if ordered.
func chapters(t *testing.T, ordered bool, texts ...string) [][]check.Finding {
	t.Helper()
	g, problems := glossary.Merge()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	dictionary, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	lexicon := annotate.Compile(g).WithDictionary(dictionary)
	order := map[string]check.Position{}
	var results []*check.Result
	var summaries []*check.Summary
	for i, text := range texts {
		name := fmt.Sprintf("/book/%d.md", i)
		r := check.Check(annotate.Annotate(prose.Parse(markdown.Parser{}, text), lexicon), &check.Settings{})
		results, summaries = append(results, r), append(summaries, r.Summary(name))
		if ordered {
			order[name] = check.Position{Book: "/book", Rank: i}
		}
	}
	sets := check.NewSets(summaries, order)
	out := make([][]check.Finding, len(texts))
	for i, r := range results {
		out[i] = r.In(sets[summaries[i].Script], summaries[i].Name).Findings()
	}
	return out
}

// told lists the findings of one rule: document, text, severity, and the other
// documents that they name.
func told(all [][]check.Finding, texts []string, rule string) []string {
	var out []string
	for i, findings := range all {
		for _, f := range findings {
			if f.Rule.ID != rule {
				continue
			}
			s := fmt.Sprintf("%d %s %v", i, texts[i][f.Start:f.End], f.Severity)
			for _, r := range f.Related {
				if r.Elsewhere != nil {
					e := r.Elsewhere
					var n int
					fmt.Sscanf(e.Document, "/book/%d.md", &n)
					s += fmt.Sprintf(" %s:%d:%d %s", e.Document, e.From.Line, e.From.Bytes, texts[n][e.Start:e.End])
				}
			}
			out = append(out, s)
		}
	}
	return out
}

func TestSet(t *testing.T) {
	warning, information := fmt.Sprint(glossary.Warning), fmt.Sprint(glossary.Information)
	tests := []struct {
		name    string
		rule    string
		texts   []string
		ordered []string // what is told where the order is known
		loose   []string // and where it is not
	}{
		{
			"a name in two spellings", "latin-name-variant",
			[]string{"他用 Open API 描述這個介面。\n", "這裡的介面以 OpenAPI 描述，OpenAPI 很好。\n"},
			[]string{"0 Open API " + warning + " /book/1.md:0:19 OpenAPI"},
			[]string{"0 Open API " + information + " /book/1.md:0:19 OpenAPI"},
		},
		{
			"points of names, of which only the book has a habit", "punct-interpunct-mixed",
			[]string{"喬治．布爾見了阿達·洛夫萊斯。\n", "查爾斯·巴貝奇、瑪麗·薩默維爾、約翰·赫歇爾、卡爾·高斯都在場。\n"},
			[]string{"0 ． " + information},
			nil,
		},
		{
			"a common word beside a name that another document tells", "latin-name-variant",
			[]string{"他用 openapi 描述這個介面。\n", "這裡的介面以 OpenAPI 描述，OpenAPI 很好。\n"},
			[]string{"0 openapi " + warning + " /book/1.md:0:19 OpenAPI"},
			[]string{"0 openapi " + information + " /book/1.md:0:19 OpenAPI"},
		},
		{
			"a word in two forms", "term-variant-mixed",
			[]string{"其它部分由讀者決定。\n", "其他部分不變，其他也是。\n"},
			[]string{"0 其它 " + information + " /book/1.md:0:0 其他"},
			[]string{"0 其它 " + information + " /book/1.md:0:0 其他"},
		},
		{
			"one form in all documents", "term-variant-mixed",
			[]string{"其它部分由讀者決定。\n", "其它部分不變，其它也是。\n"},
			nil, nil,
		},
		{
			"a foreign name with two marks", "name-variant",
			[]string{"約翰-史密斯寫了一封信給他。\n", "約翰·史密斯寫信，約翰·史密斯又寫了一封。\n"},
			[]string{"0 - " + warning + " /book/1.md:0:6 ·"},
			[]string{"0 - " + information + " /book/1.md:0:6 ·"},
		},
		{
			"one original with two names", "term-gloss-inconsistent",
			[]string{"先談*樣式遷移*（style transfer）。\n", "談*風格遷移*（style transfer）。\n\n又談*風格遷移*（style transfer）。\n"},
			[]string{"0 樣式遷移 " + warning + " /book/1.md:0:4 風格遷移 /book/1.md:2:7 風格遷移"},
			[]string{"0 樣式遷移 " + information + " /book/1.md:0:4 風格遷移 /book/1.md:2:7 風格遷移"},
		},
		{
			"an abbreviation that a later document explains", "abbr-defined-late",
			[]string{"備份之後可以用 PITR 還原。\n", "時間點還原（point-in-time recovery，PITR）依賴日誌。PITR 很好。\n"},
			[]string{"0 PITR " + warning + " /book/1.md:0:0 時間點還原（point-in-time recovery，PITR）"},
			nil,
		},
		{
			"an abbreviation that an earlier document explains", "abbr-defined-late",
			[]string{"時間點還原（point-in-time recovery，PITR）依賴日誌。\n", "用 PITR 還原這個系統。\n\n時間點還原（point-in-time recovery，PITR）依賴日誌。\n"},
			nil,
			[]string{"1 PITR " + warning},
		},
		{
			"an abbreviation that is never explained but before", "abbr-undefined",
			[]string{"時間點還原（point-in-time recovery，PITR）依賴日誌。\n", "用 PITR 還原這個系統。\n"},
			nil,
			[]string{"1 PITR " + information},
		},
		{
			"an abbreviation that only later documents use", "abbr-unused",
			[]string{"時間點還原（point-in-time recovery，PITR）依賴日誌。\n", "用 PITR 還原這個系統。\n"},
			nil,
			[]string{"0 PITR " + fmt.Sprint(glossary.Hint)},
		},
		{
			"an abbreviation with two full forms", "abbr-multiple-expansions",
			[]string{"可用區（available zone，AZ）互相隔離。\n", "跨可用區（availability zone，AZ）部署。\n"},
			[]string{"1 availability zone " + warning + " /book/0.md:0:0 可用區（available zone，AZ）"},
			[]string{"1 availability zone " + information + " /book/0.md:0:0 可用區（available zone，AZ）"},
		},
		{
			"a word of the other script that another document defines", "script-mixed",
			[]string{"這個問題牽涉很廣，中国的國名也在內。\n", "中華人民共和國（以下簡稱「中国」）幅員遼闊，這裡不談。\n"},
			nil, nil,
		},
		{
			"a level of headings that the set leaves out", "heading-level-skipped",
			[]string{"# 這個\n\n### 國家\n\n這裡。\n", "# 這個\n\n### 關係\n\n這裡。\n", "# 這個\n\n這裡的國家。\n"},
			nil, nil,
		},
		{
			"a level of headings that another document has", "heading-level-skipped",
			[]string{"# 這個\n\n### 國家\n\n這裡。\n", "# 這個\n\n## 關係\n\n這裡。\n", "# 這個\n\n這裡的國家。\n"},
			[]string{"0 ### 國家 " + fmt.Sprint(glossary.Hint)},
			[]string{"0 ### 國家 " + fmt.Sprint(glossary.Hint)},
		},
		{
			"documents of two scripts", "term-variant-mixed",
			[]string{"其它部分由讀者決定，還有這個。\n", "其他部分不变，其他也是，还有这个。\n"},
			nil, nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, ordered := range []bool{true, false} {
				want := test.loose
				if ordered {
					want = test.ordered
				}
				if got := told(chapters(t, ordered, test.texts...), test.texts, test.rule); !slices.Equal(got, want) {
					t.Errorf("ordered %v: got %q, want %q", ordered, got, want)
				}
			}
		})
	}
}

// A document's own place in its set does not count twice, and an edit of it is
// seen before the set is made again.
func TestSetAfterEdit(t *testing.T) {
	g, _ := glossary.Merge()
	lexicon := annotate.Compile(g)
	read := func(text string) *check.Result {
		return check.Check(annotate.Annotate(prose.Parse(markdown.Parser{}, text), lexicon), &check.Settings{})
	}
	first, second := read("其它部分由讀者決定。\n"), read("其他部分不變，其他也是。\n")
	sets := check.NewSets([]*check.Summary{first.Summary("1.md"), second.Summary("2.md")}, nil)
	r := first.In(sets[prose.Hant], "1.md")
	if n := len(r.Findings()); n != 1 {
		t.Fatalf("%d findings, want 1", n)
	}
	d, change := r.Document.Prose.Edit(0, len("其它"), "其他")
	if found := r.Edit(r.Document.Edit(d, change), change).Findings(); len(found) != 0 {
		t.Errorf("after the edit: %v", found)
	}
	if !sets[prose.Hant].SameOthers(sets[prose.Hant], "1.md") {
		t.Error("a set differs from itself")
	}
	other := check.NewSets([]*check.Summary{read("其它。\n還有這個。\n").Summary("1.md"), second.Summary("2.md")}, nil)
	if sets[prose.Hant].SameOthers(other[prose.Hant], "1.md") {
		t.Error("summaries made anew are taken for the same")
	}
}

// BenchmarkKeystrokeInSet is BenchmarkKeystroke in one of forty chapters.
func BenchmarkKeystrokeInSet(b *testing.B) {
	const paragraph = "技術主權是一國自主掌握關鍵技術的能力。霍布斯在《利維坦》中談的是主權者，他用 Open API 寫 README，其它不變。\n\n- 一項\n- 又一項 `code`\n\n"
	text := strings.Repeat(paragraph, 1<<20/len(paragraph))
	d := prose.Parse(markdown.Parser{}, text)
	r := check.Check(annotate.Annotate(d, embedded()), &check.Settings{})
	summaries := []*check.Summary{r.Summary("0.md")}
	for i := range 40 {
		summaries = append(summaries, check.Summarize(r.Document, &check.Settings{}, fmt.Sprintf("%d.md", i+1)))
	}
	r = r.In(check.NewSets(summaries, nil)[prose.Hant], "0.md")
	at := len(paragraph) * (len(text) / len(paragraph) / 2)
	for b.Loop() {
		next, change := d.Edit(at, at, "主")
		n := r.Edit(r.Document.Edit(next, change), change)
		n.Findings()
	}
}
