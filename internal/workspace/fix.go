package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// maxRounds bounds how often a document is checked again after fixing: a fix
// may make room for one that touched it.
const maxRounds = 10

// Fixed returns the document's text with every safe fix applied, over and over
// until none is left.
func (o *Outcome) Fixed(d *CheckedDocument) string {
	text := d.Text.Text()
	if len(check.Resolve(d.Findings)) == 0 {
		return text
	}
	r := check.Check(annotate.Annotate(d.Text, o.lexicon), o.loaded.settingsOf(d.Name)).In(o.sets[d.Name], d.Name)
	for range maxRounds {
		edits := check.Resolve(r.Findings())
		if len(edits) == 0 {
			break
		}
		for i := len(edits) - 1; i >= 0; i-- {
			e := edits[i]
			next, change := r.Document.Prose.Edit(e.Start, e.End, e.NewText)
			r = r.Edit(r.Document.Edit(next, change), change)
		}
		text = r.Document.Prose.Text()
	}
	return text
}

// Replace writes a document's new text over its file, atomically, through a
// symbolic link if the file is one. A byte order mark that the file has stays.
func Replace(path, text string) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return fmt.Errorf("replace %s: %w", path, err)
	}
	old, err := os.ReadFile(target)
	if err != nil {
		return fmt.Errorf("replace %s: %w", path, err)
	}
	if strings.HasPrefix(string(old), "\uFEFF") {
		text = "\uFEFF" + text
	}
	if err := atomic.WriteFile(target, strings.NewReader(text)); err != nil {
		return fmt.Errorf("replace %s: %w", path, err)
	}
	return nil
}
