// Command genpinyin writes the readings of Chinese characters that package
// prose embeds: a line per reading, the reading, a space and the characters
// that have it, deflated. The readings are those of go-pinyin's table, without
// tones. The table itself takes milliseconds to set up at every start of a
// program that links it, so the program links this list and not the table.
package main

import (
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "", "file to write")
	flag.Parse()
	if err := write(*out); err != nil {
		log.Fatal(err)
	}
}

func write(name string) error {
	// The usual readings of all characters come before all others, so that a
	// character's own come in that order.
	usual, others := map[string][]rune{}, map[string][]rune{}
	for _, r := range slices.Sorted(maps.Keys(pinyin.PinyinDict)) {
		characters := usual
		for reading := range strings.SplitSeq(pinyin.PinyinDict[r], ",") {
			plain := strings.Map(withoutTone, reading)
			if plain != "" && !slices.Contains(usual[plain], rune(r)) && !slices.Contains(others[plain], rune(r)) {
				characters[plain] = append(characters[plain], rune(r))
				characters = others
			}
		}
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, characters := range []map[string][]rune{usual, others} {
		for _, reading := range slices.Sorted(maps.Keys(characters)) {
			if _, err := fmt.Fprintf(w, "%s %s\n", reading, string(characters[reading])); err != nil {
				return err
			}
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

func withoutTone(r rune) rune {
	if r < 0x80 {
		return r
	}
	const marked, plain = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿếềê", "aaaaeeeeiiiioooouuuuvvvvvnnnmeee"
	for i, m := range []rune(marked) {
		if m == r {
			return rune(plain[i])
		}
	}
	return -1 // a combining tone mark
}
