package workspace

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

var quiet = slog.New(slog.DiscardHandler)

// lay writes files below a new folder and returns it.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestReadingOrder(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  []string // the books' documents in their order
		loose []string // documents without a place
	}{
		{
			"mdBook",
			map[string]string{
				"book/SUMMARY.md": "# 目錄\n\n[序](preface.md)\n\n- [一](b.md)\n  - [二](<sub/a.md>)\n- [外](https://example.org/x.md)\n",
				"book/preface.md": "", "book/b.md": "", "book/sub/a.md": "", "book/draft.md": "",
			},
			[]string{"book/preface.md", "book/b.md", "book/sub/a.md"},
			[]string{"book/SUMMARY.md", "book/draft.md"},
		},
		{
			"Quarto",
			map[string]string{
				"_quarto.yml": "book:\n  chapters:\n    - index.md\n    - part: 一\n      chapters: [z.md, a.md]\n",
				"index.md":    "", "z.md": "", "a.md": "",
			},
			[]string{"index.md", "z.md", "a.md"},
			nil,
		},
		{
			"MkDocs",
			map[string]string{"mkdocs.yml": "nav:\n  - 首頁: index.md\n  - 其次: b.md\n", "docs/index.md": "", "docs/b.md": ""},
			[]string{"docs/index.md", "docs/b.md"},
			nil,
		},
		{
			"LaTeX",
			map[string]string{
				"main.tex": "\\documentclass{book}\n\\include{two}\n% \\include{left}\n\\input{one.tex}\n",
				"two.tex":  "\\input{deep}\n", "one.tex": "", "deep.tex": "", "left.tex": "",
			},
			[]string{"main.tex", "two.tex", "deep.tex", "one.tex"},
			[]string{"left.tex"},
		},
		{
			"a cycle",
			map[string]string{"main.typ": "#include \"a.typ\"\n", "a.typ": "#include \"b.typ\"\n", "b.typ": "#include \"a.typ\"\n"},
			[]string{"main.typ", "a.typ", "b.typ"},
			nil,
		},
		{
			"toctree",
			map[string]string{"index.md": "# 書\n\n```toc\n:maxdepth: 2\n\nsecond/index\nfirst\n```\n", "second/index.md": "", "first.md": ""},
			[]string{"index.md", "second/index.md", "first.md"},
			nil,
		},
		{
			"front matter",
			map[string]string{"a.md": "---\ntitle: 乙\nweight: 20\n---\n", "b.md": "---\nweight: 10\n---\n", "c.md": "---\ntitle: 丙\n---\n"},
			[]string{"b.md", "a.md"},
			[]string{"c.md"},
		},
		{
			"numbers in names",
			map[string]string{"2-0-乙.md": "", "2-1-丙.md": "", "10-丁.md": "", "1-甲.md": "", "README.md": "", "第11章.md": "", "ch12.md": ""},
			[]string{"1-甲.md", "2-0-乙.md", "2-1-丙.md", "10-丁.md", "第11章.md", "ch12.md"},
			[]string{"README.md"},
		},
		{
			"numbers in the names of folders",
			map[string]string{"02-b/01-x.md": "", "01-a/02-y.md": "", "01-a/01-z.md": ""},
			[]string{"01-a/01-z.md", "01-a/02-y.md", "02-b/01-x.md"},
			nil,
		},
		{
			"dates are no order",
			map[string]string{"2024-01-05-a.md": "", "2023-07-01-b.md": ""},
			nil,
			[]string{"2023-07-01-b.md", "2024-01-05-a.md"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := lay(t, test.files)
			var names []string
			for name := range test.files {
				if isDocument(name) {
					names = append(names, filepath.Join(root, filepath.FromSlash(name)))
				}
			}
			order := readingOrder(root, names, func(name string) string {
				src, _ := os.ReadFile(name)
				return string(src)
			})
			var placed, loose []string
			for _, name := range names {
				if _, ok := order[name]; ok {
					placed = append(placed, name)
				} else {
					loose = append(loose, short(root, name))
				}
			}
			slices.SortFunc(placed, func(a, b string) int {
				x, y := order[a], order[b]
				if c := strings.Compare(x.Book, y.Book); c != 0 {
					return c
				}
				return x.Rank - y.Rank
			})
			var got []string
			for _, name := range placed {
				got = append(got, short(root, name))
			}
			slices.Sort(loose)
			if !slices.Equal(got, test.want) || !slices.Equal(loose, test.loose) {
				t.Errorf("order %q, without %q; want %q, %q", got, loose, test.want, test.loose)
			}
		})
	}
}

func short(root, name string) string {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

func TestDocumentSet(t *testing.T) {
	files := map[string]string{
		"a/1.md": "其它部分由讀者決定，這也是。\n", "a/2.md": "其他部分不變，其他也是，還有。\n", "b/3.md": "其他的都一樣，這也是。\n",
	}
	tests := []struct {
		set, mark string
		want      []string // documents that others' words accuse
	}{
		{"auto", "", []string{"a/1.md"}}, // a folder was named
		{"workspace", ConfigName, []string{"a/1.md"}},
		{"folder", ConfigName, []string{"a/1.md"}},
		{"off", ConfigName, nil},
	}
	for _, test := range tests {
		t.Run(test.set, func(t *testing.T) {
			root := lay(t, files)
			config := DefaultConfig()
			config.DocumentSet = test.set
			if test.mark != "" {
				if err := os.WriteFile(filepath.Join(root, test.mark), nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			out, err := Run(t.Context(), quiet, []string{root}, config, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range out.Documents {
				if slices.ContainsFunc(d.Findings, func(f check.Finding) bool { return f.Rule == check.TermVariantMixed }) {
					got = append(got, short(root, d.Name))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestUnmarkedFilesAreNoSet(t *testing.T) {
	root := lay(t, map[string]string{"1.md": "其它部分由讀者決定，這也是。\n", "2.md": "其他部分不變，其他也是，還有。\n"})
	out, err := Run(t.Context(), quiet, []string{filepath.Join(root, "1.md"), filepath.Join(root, "2.md")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range out.Documents {
		if len(d.Findings) > 0 {
			t.Errorf("%s: %v", d.Name, d.Findings)
		}
	}
}
