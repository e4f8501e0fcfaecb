package bibtex

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	const src = `@string{k = "macro"}
@xdata{press, publisher = {乙書局}}
@inbook{a, crossref = {whole}, xdata = {press, other },
  related = "b,c", xref = k, title = {crossref = {no}}}
@book{whole, entryset = {a}, crossref = "x" # "y"}
@book{open, crossref = {lost
`
	f := Parse("f", []byte(src))
	var got []string
	for _, l := range f.Links {
		if src[l.At.Start:l.At.End] != l.Name {
			t.Errorf("%s stands at %q", l.Name, src[l.At.Start:l.At.End])
		}
		mark := "→"
		if l.Kind == glossary.ToFragment {
			mark = "="
		}
		got = append(got, mark+l.Name)
	}
	if s := strings.Join(got, " "); s != "→whole →press →other →b →c →a →lost =press" {
		t.Errorf("got %s", s)
	}
}
