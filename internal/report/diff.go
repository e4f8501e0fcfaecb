package report

import (
	"fmt"
	"io"

	"znkr.io/diff/textdiff"
)

// Diff writes the difference of two versions of a file as a unified diff.
func Diff(w io.Writer, name, before, after string) error {
	_, err := fmt.Fprintf(w, "--- a/%s\n+++ b/%s\n%s", name, name, textdiff.Unified(before, after))
	return err
}
