package report

import (
	"io"

	udiff "github.com/aymanbagabas/go-udiff"
)

// Diff writes the difference of two versions of a file as a unified diff.
func Diff(w io.Writer, name, before, after string) error {
	_, err := io.WriteString(w, udiff.Unified("a/"+name, "b/"+name, before, after))
	return err
}
