package rename_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/rename"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// folder is a workspace on disk with one document open.
type folder struct {
	t    *testing.T
	root string
}

func lay(t *testing.T, files map[string]string) *folder {
	t.Helper()
	f := &folder{t, t.TempDir()}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(f.root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func (f *folder) read(name string) string {
	f.t.Helper()
	src, err := os.ReadFile(filepath.Join(f.root, name))
	if err != nil {
		f.t.Fatal(err)
	}
	return string(src)
}

// at finds what can be renamed at a text of a file, which is opened.
func (f *folder) at(name, text string) (*rename.Target, error) {
	f.t.Helper()
	w := workspace.New(slog.New(slog.DiscardHandler), nil)
	f.t.Cleanup(func() { w.Shut(); w.Wait() })
	path := filepath.Join(f.root, name)
	w.Open(path, "", 1, f.read(name))
	w.Start([]string{f.root}, nil)
	w.LoadDictionary()
	w.Wait()
	s := w.Snapshot()
	i := strings.Index(f.read(name), text)
	if i < 0 {
		f.t.Fatalf("%s has no %s", name, text)
	}
	return rename.At(context.Background(), s, s.File(path), i)
}

// rename renames what is at a text of a file, with all that is in doubt, and
// writes it to disk.
func (f *folder) rename(name, text, to string) {
	f.t.Helper()
	target, err := f.at(name, text)
	if err != nil || target == nil {
		f.t.Fatalf("%s in %s: %v, %v", text, name, target, err)
	}
	plan, err := target.Plan(context.Background(), to)
	if err != nil {
		f.t.Fatalf("%s in %s to %s: %v", text, name, to, err)
	}
	for _, file := range plan.Files {
		src, out, at := file.Text.Text(), "", 0
		for _, e := range file.Edits {
			if e.Start < at {
				f.t.Fatalf("%s: edits overlap", file.Name)
			}
			out += src[at:e.Start] + e.NewText
			at = e.End
		}
		if err := os.WriteFile(file.Name, []byte(out+src[at:]), 0o644); err != nil {
			f.t.Fatal(err)
		}
	}
}

var workspaceFiles = map[string]string{
	".jiaozhu.yaml":     "embeddedGlossary: false\n",
	"own.glossary.yaml": "concepts:\n  - {id: lake, terms: [湖面, {text: lake, lang: en}]}\n  - {id: road, terms: ['山路'], sources: [{ref: lin2020}]}\n",
	"works.bib":         "@book{lin2020, title = {湖上筆記}}\n@inbook{wei2019, title = {河}, crossref = {lin2020}}\n",
	"a.md":              "# 湖面\n\n望見湖面，**湖**面與山\n路，[湖面](x.md) 和 `湖面`；山&#36335;與 lake、Lake。\r\n\r\n> 湖面[@lin2020]\n\n| 湖面 | 山路 |\n|---|---|\n| 湖面 | 𠮷 |\n",
	"b.tex":             "\\section{湖面}\n望見\\emph{湖}面~與湖面\\cite[3]{lin2020,wei2019}，$湖面$。\n",
	"c.typ":             "= 湖面\n望見*湖*面與湖面 @lin2020 。\n",
	"d.org":             "* 湖面\n望見/湖面/與湖面 [cite:@lin2020]。\n",
	"e.html":            "<p>望見<b>湖</b>面與湖面 &amp; 山路。</p>\n",
	"f.txt":             "望見湖面與山\n路，人民的湖面。\n",
}

// TestThereAndBack renames, and back: then every file is as before.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, at, there, atThen string }{
		{"a.md", "湖面", "水面", "水面"},
		{"own.glossary.yaml", "湖面", "水&面", "水&面"},
		{"b.tex", "湖面", "湖_*面", "湖"},
		{"f.txt", "湖面", "𠮷野😀", "𠮷野"},
		{"own.glossary.yaml", "山路", "a: 路", "a: 路"},
		{"own.glossary.yaml", "lake", "lac", "lac"},
		{"works.bib", "lin2020", "lin-2020a", "lin-2020a"},
	} {
		f := lay(t, workspaceFiles)
		back := f.read(c.file)[strings.Index(f.read(c.file), c.at):][:len(c.at)]
		if strings.HasPrefix(c.at, "lake") {
			f.rename(c.file, "lake, lang", c.there)
			f.rename(c.file, "lac, lang", back)
		} else {
			f.rename(c.file, c.at, c.there)
			if got := f.read(c.file); got == workspaceFiles[c.file] {
				t.Errorf("%s to %s: %s has not changed", c.at, c.there, c.file)
			}
			f.rename(c.file, c.atThen, back)
		}
		for name, text := range workspaceFiles {
			if c.at == "山路" {
				// A name has no entities, and “a: 路” no place to break it.
				text = strings.Replace(text, "&#36335;", "路", 1)
				if name == "a.md" {
					text = strings.Replace(text, "山\n路", "山路\n", 1)
				}
			}
			if got := f.read(name); got != text {
				t.Errorf("%s to %s and back: %s is\n%s\nand was\n%s", c.at, c.there, name, got, text)
			}
		}
	}
}

// TestAnywhere asks at every offset of every file, and for odd names.
func TestAnywhere(t *testing.T) {
	t.Parallel()
	f := lay(t, workspaceFiles)
	w := workspace.New(slog.New(slog.DiscardHandler), nil)
	t.Cleanup(func() { w.Shut(); w.Wait() })
	for name, text := range workspaceFiles {
		w.Open(filepath.Join(f.root, name), "", 1, text)
	}
	w.Start([]string{f.root}, nil)
	w.Wait()
	s := w.Snapshot()
	ctx := context.Background()
	for name, text := range workspaceFiles {
		for offset := -1; offset <= len(text)+1; offset++ {
			target, err := rename.At(ctx, s, s.File(filepath.Join(f.root, name)), offset)
			var refusal *rename.Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Fatalf("%s at %d: %v", name, offset, err)
			}
			if target == nil || offset%3 != 0 {
				continue
			}
			for _, to := range []string{"", "\x00", "\xFF", "水", strings.Repeat("水", 100), "a b", "- ", "@"} {
				if _, err := target.Plan(ctx, to); err != nil && !errors.As(err, &refusal) {
					t.Fatalf("%s at %d to %q: %v", name, offset, to, err)
				}
			}
		}
	}
}

// TestConcurrent asks for many renames at once while documents change.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	f := lay(t, workspaceFiles)
	w := workspace.New(slog.New(slog.DiscardHandler), nil)
	t.Cleanup(func() { w.Shut(); w.Wait() })
	w.Start([]string{f.root}, nil)
	w.Wait()
	ctx := context.Background()
	var asking sync.WaitGroup
	for name, text := range workspaceFiles {
		path := filepath.Join(f.root, name)
		asking.Go(func() {
			for version := range int32(5) {
				w.Open(path, "", version+1, text)
				s := w.Snapshot()
				for offset := 0; offset < len(text); offset += 7 {
					target, err := rename.At(ctx, s, s.File(path), offset)
					if err == nil && target != nil {
						_, err = target.Plan(ctx, "水邊")
					}
					var refusal *rename.Refusal
					if err != nil && !errors.As(err, &refusal) {
						t.Errorf("%s at %d: %v", name, offset, err)
					}
				}
			}
		})
	}
	asking.Wait()
}
