package essay_test

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/essay"
	"github.com/jiaozhu/jiaozhu/glossary/format/bibtex"
	"github.com/jiaozhu/jiaozhu/glossary/format/compiled"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
)

var update = flag.Bool("update", false, "compile the files anew")

// The compiled form of each file gives what its text gives, to the byte.
func TestCompiled(t *testing.T) {
	for _, f := range essay.Files {
		const name = "embedded:name"
		want := parse(essay.File{Name: name + f.Name, Text: f.Text})
		form := f.Compiled
		if *update {
			written, err := compiled.Write(f.Text, want)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join("compiled", f.Name+".bin"), written, 0o644); err != nil {
				t.Fatal(err)
			}
			form = string(written)
		}
		got, err := compiled.Parse(name+f.Name, f.Text, form)
		if err != nil {
			t.Fatalf("%v; go generate makes it anew", err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("the compiled form of %s differs from its text; go generate makes it anew", f.Name)
		}
	}
}

// Files has every file of the folder.
func TestFiles(t *testing.T) {
	found := 0
	for _, glob := range []string{"*.glossary.yaml", "*.bib"} {
		names, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		found += len(names)
	}
	if found != len(essay.Files) {
		t.Errorf("%d files in the folder, %d embedded", found, len(essay.Files))
	}
}

func parse(f essay.File) *glossary.File {
	if strings.HasSuffix(f.Name, ".bib") {
		return bibtex.Parse(f.Name, []byte(f.Text))
	}
	return native.ParseString(f.Name, f.Text)
}

func BenchmarkParse(b *testing.B) {
	b.Run("compiled", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, f := range essay.Files {
				if _, err := compiled.Parse(f.Name, f.Text, f.Compiled); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, f := range essay.Files {
				parse(f)
			}
		}
	})
}
