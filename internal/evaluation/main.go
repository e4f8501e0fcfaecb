// Command evaluation measures the rules on texts: how much they report and how
// much of it is right (precision), how many errors planted by program they find
// (recall), how they compare with other tools (agreement, peers). It writes what
// it measured between marks in docs/precision.md.
//
// The texts are no part of the repository. JIAOZHU_CORPORA names the folder that
// holds clean/ (files of documents that begin with a form feed and their path)
// and prose/ (folders of documents); without it the program runs on sentences of
// its own, in testdata.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("evaluation: ")
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

// commands are the measurements by name.
var commands = map[string]func(o options) error{
	"precision": precision,
	"unread":    unread,
	"recall":    recall,
	"agreement": agreement,
	"peers":     peers,
	"copyedit":  copyedit,
}

// options are what every measurement is told.
type options struct {
	corpora string // the folder of the texts; "" for the program's own
	cases   string // the folder of other tools' cases
	doc     string // the page to write into; "" for standard output
	seed    uint64 // of whatever is drawn
	number  int    // of errors of a kind to plant, or of findings of a rule to read
	binary  string // of jiaozhu, to be timed
	only    string // the rule to plant errors for; "" for all
	node    string // the folder that has autocorrect-node among its node_modules
}

func run(args []string) error {
	var o options
	flags := flag.NewFlagSet("evaluation", flag.ContinueOnError)
	flags.StringVar(&o.corpora, "corpora", os.Getenv("JIAOZHU_CORPORA"), "folder with clean/ and prose/; empty for the program's own sentences")
	flags.StringVar(&o.cases, "cases", os.Getenv("JIAOZHU_CASES"), "folder with other tools' cases")
	flags.StringVar(&o.doc, "doc", "", "page to write the tables into, between their marks")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of what is drawn at random")
	flags.IntVar(&o.number, "n", 0, "how many errors to plant, or findings to list, of a kind; 0 for the usual number")
	flags.StringVar(&o.only, "rule", "", "rule to plant errors for; empty for all")
	flags.StringVar(&o.binary, "binary", "bin/jiaozhu", "the program to time")
	flags.StringVar(&o.node, "node", os.Getenv("JIAOZHU_NODE"), "folder whose node_modules have autocorrect-node")
	if len(args) == 0 || commands[args[0]] == nil {
		return errors.New("usage: evaluation precision|unread|recall|agreement|peers [flags]")
	}
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if err := commands[args[0]](o); err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	return nil
}
