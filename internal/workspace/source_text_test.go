package workspace

import (
	"path/filepath"
	"testing"
)

// TestSourceTexts has a work's own text below the workspace: neither closed nor
// open does it use anything or belong to a set, and it is checked only if it is
// named.
func TestSourceTexts(t *testing.T) {
	t.Parallel()
	root := lay(t, map[string]string{
		ConfigName:           "embeddedGlossary: false\ndocumentSet: workspace\n",
		"book.glossary.yaml": "concepts:\n  - {id: lake, terms: [湖面]}\nreferences:\n  - {key: lake, titles: [湖上筆記], file: texts/../texts/lake.txt}\n",
		"a.md":               "《湖上筆記》說湖面很靜，其它部分由讀者決定。\n",
		"texts/lake.txt":     "《湖上筆記》\n\n湖面無人，其他部分不變，其他也是。\n",
	})
	document, text := filepath.Join(root, "a.md"), filepath.Join(root, "texts", "lake.txt")
	w := New(quiet, nil)
	t.Cleanup(func() { w.Shut(); w.Wait() })
	w.Start([]string{root}, nil)
	w.Wait()
	for _, open := range []bool{false, true} {
		if open {
			w.Open(text, "plaintext", 1, "湖面無人，《湖上筆記》，其他。\n")
		}
		s := w.Snapshot()
		used, err := s.UsesNow(t.Context())
		if err != nil || len(used) != 1 || used[0].Name != document {
			t.Errorf("open %t: used %+v, %v; want %s alone", open, used, err, document)
		}
		set, err := s.summaries(t.Context(), nil)
		if err != nil || len(set) != 1 || set[0].Name != document {
			t.Errorf("open %t: the set is %+v, %v; want %s alone", open, set, err, document)
		}
	}
	if r, err := w.Snapshot().Check(t.Context(), w.Snapshot().File(text)); err != nil || r == nil {
		t.Errorf("the open source text: %v, %v", r, err)
	}
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{root}, []string{document}},
		{[]string{filepath.Dir(text)}, nil},
		{[]string{text}, []string{text}},
		{[]string{root, text}, []string{document, text}},
	} {
		out, err := Run(t.Context(), quiet, c.paths, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, d := range out.Documents {
			got[d.Name] = true
		}
		for _, name := range c.want {
			if !got[name] {
				t.Errorf("check %v: %s is left out", c.paths, name)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("check %v: %v, want %v", c.paths, got, c.want)
		}
	}
}
