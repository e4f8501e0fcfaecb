package workspace

import (
	"path/filepath"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TestSetFollows edits one document and watches another of the set.
func TestSetFollows(t *testing.T) {
	t.Parallel()
	root := lay(t, map[string]string{
		ConfigName:          "embeddedGlossary: false\n",
		"1-初.md":            "其它部分由讀者決定，這也是。\n",
		"2-次.md":            "其他部分不變，其他也是，還有。\n",
		"notes/3-script.md": "其他部分不变，其他也是，还有。\n",
	})
	first, second := filepath.Join(root, "1-初.md"), filepath.Join(root, "2-次.md")
	changes := make(chan *Snapshot, 100)
	w := New(quiet, func(s *Snapshot) { changes <- s })
	t.Cleanup(func() { w.Shut(); w.Wait() })
	w.Open(first, "markdown", 1, "其它部分由讀者決定，這也是。\n")
	w.Start([]string{root}, nil)
	// wait waits until the first document has so many findings.
	wait := func(n int) {
		t.Helper()
		for s := range changes {
			r, err := s.Check(t.Context(), s.File(first))
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Findings()) == n {
				return
			}
		}
	}
	wait(1) // what is on disk counts
	w.Open(second, "markdown", 1, "其它部分不變，其它也是，還有。\n")
	wait(0) // what is open counts in its place
	w.Edit(second, 2, func(d *prose.Document) []Edited {
		next, change := d.Edit(0, d.Len(), "其他部分不變，其他也是，還有。\n")
		return []Edited{{next, change}}
	})
	wait(1)
	w.Close(second)
	s := w.Snapshot()
	if r, err := s.Check(t.Context(), s.File(first)); err != nil || r.Findings()[0].Rule != check.TermVariantMixed {
		t.Errorf("after the other document is closed: %v, %v", r.Findings(), err)
	}
}
