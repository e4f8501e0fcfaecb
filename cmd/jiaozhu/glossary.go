package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

func glossaryCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "glossary",
		Short: "Work on glossaries and bibliographies",
		Args:  cobra.NoArgs,
	}
	c.AddCommand(glossaryLintCommand())
	return c
}

func glossaryLintCommand() *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "lint [paths…]",
		Short: "Check glossaries and bibliographies themselves",
		Long: `Check glossaries and bibliographies themselves: entries that contradict one
another, terms that are never found, examples that are not what they are said to
be, keys that are defined twice.

Paths are files, or folders with all that is below them. Without a path the
current folder is checked. What is found depends on the whole workspace that a
path belongs to.

Exit status: 0 nothing found, 1 something found, 2 nothing could be read.`,
		RunE: func(c *cobra.Command, args []string) error {
			return runGlossaryLint(args, language, c.OutOrStdout())
		},
	}
	c.Flags().StringVar(&language, "messages", "auto", "language of messages: auto, zh-Hant, zh-Hans or en")
	return c
}

func runGlossaryLint(paths []string, language string, stdout io.Writer) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	lint, err := workspace.LintGlossaries(paths)
	if err != nil {
		return err
	}
	lang := messageLanguage(language, lint.Config)
	for _, p := range lint.Problems {
		fmt.Fprintf(stdout, "%s:%d:%d: %s: %s [%s]\n", relative(p.Path), p.Line, p.Column, check.SeverityName(p.Severity).In(lang), p.Message.In(lang), p.Code)
	}
	switch {
	case len(lint.Problems) > 0:
		return exitError(exitFindings)
	case len(lint.Files) == 0:
		return fmt.Errorf("no glossary or bibliography found in %v", paths)
	}
	return nil
}
