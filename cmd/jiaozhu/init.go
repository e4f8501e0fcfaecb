package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/scaffold"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

type initFlags struct {
	force, dry, print bool
	language          string
}

func initCommand() *cobra.Command {
	var flags initFlags
	c := &cobra.Command{
		Use:   "init [folder]",
		Short: "Write a configuration and a first glossary for a folder",
		Long: `Write a configuration and a first glossary for a folder, the current one if none
is given.

` + workspace.ConfigName + ` gets the region and the kind of writing that the documents show.
` + workspace.GlossaryName + ` gets the terms that they explain, 術語（original）, 全稱（ABBR） and
「術語」是指……, the most used first. Files that are there already are added to,
after asking.

Exit status: 0 all is written, 1 something was left as it is, 2 the folder could
not be read.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			return runInit(folder, flags, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().BoolVar(&flags.force, "force", false, "add to files that are there without asking")
	c.Flags().BoolVar(&flags.dry, "dry-run", false, "name the files that would be written and write nothing")
	c.Flags().BoolVar(&flags.print, "print", false, "print what would be written and write nothing")
	c.Flags().StringVar(&flags.language, "messages", "auto", "language of comments and messages: auto, zh-Hant, zh-Hans or en")
	c.MarkFlagsMutuallyExclusive("force", "dry-run", "print")
	return c
}

func runInit(folder string, flags initFlags, stdin io.Reader, stdout, stderr io.Writer) error {
	lang := messageLanguage(flags.language, workspace.DefaultConfig())
	say := func(hant, en string, args ...any) string {
		return fmt.Sprintf(check.Message{Hant: hant, En: en}.In(lang), args...)
	}
	plan, err := scaffold.Make(folder, lang)
	if err != nil {
		return err
	}
	for _, err := range plan.Errors {
		fmt.Fprintln(stderr, "jiaozhu:", err)
	}
	left := len(plan.Errors) > 0
	if !flags.print {
		fmt.Fprintln(stdout, say("讀了 %d 篇文件，找到 %d 個新術語。", "documents read: %d; new terms found: %d", plan.Documents, plan.Concepts))
	}
	answers := bufio.NewReader(stdin)
	for _, f := range plan.Files {
		name := relative(f.Path)
		switch {
		case flags.print:
			fmt.Fprintf(stdout, "# %s\n%s\n", name, f.Content)
		case flags.dry && f.Exists:
			fmt.Fprintln(stdout, say("會補充 %s", "would add to %s", name))
		case flags.dry:
			fmt.Fprintln(stdout, say("會建立 %s", "would make %s", name))
		case f.Exists && !flags.force && !confirm(answers, stdout, say("%s 已存在，要補充嗎？[y/N] ", "%s is there already; add to it? [y/N] ", name)):
			fmt.Fprintln(stdout, say("沒有改動 %s", "%s is left as it is", name))
			left = true
		default:
			if err := f.Write(); err != nil {
				fmt.Fprintln(stderr, "jiaozhu:", err)
				left = true
				continue
			}
			fmt.Fprintln(stdout, say("寫入 %s", "wrote %s", name))
		}
	}
	if left {
		return exitError(exitFindings)
	}
	return nil
}

// confirm asks a question. What is no yes is a no, the end of the input too.
func confirm(answers *bufio.Reader, stdout io.Writer, question string) bool {
	fmt.Fprint(stdout, question)
	line, err := answers.ReadString('\n')
	if err != nil && line == "" {
		fmt.Fprintln(stdout)
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes", "是", "好":
		return true
	}
	return false
}
