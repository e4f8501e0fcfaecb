package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/report"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

type checkFlags struct {
	format   string
	colour   string
	language string
	config   string
}

func checkCommand() *cobra.Command {
	var flags checkFlags
	c := &cobra.Command{
		Use:   "check [paths…]",
		Short: "Check documents and print what is found",
		Long: `Check documents and print what is found.

Paths are files, folders (every document in them), or - for standard input,
which is read as Markdown. Without a path the current folder is checked.

Exit status: 0 nothing found, 1 something found, 2 the check could not run.`,
		RunE: func(c *cobra.Command, args []string) error {
			delayCollection()
			return runCheck(c.Context(), flags, args, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&flags.format, "format", "text", "output: text or json")
	c.Flags().StringVar(&flags.colour, "color", "auto", "colour: auto, always or never")
	c.Flags().StringVar(&flags.language, "messages", "auto", "language of messages: auto, zh-Hant, zh-Hans or en")
	c.Flags().StringVar(&flags.config, "config", "", "configuration file to use instead of the workspace's")
	return c
}

func runCheck(ctx context.Context, flags checkFlags, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if !slices.Contains([]string{"text", "json"}, flags.format) {
		return fmt.Errorf("--format %s: there are text and json", flags.format)
	}
	if !slices.Contains([]string{"auto", "always", "never"}, flags.colour) {
		return fmt.Errorf("--color %s: there are auto, always and never", flags.colour)
	}
	if !slices.Contains([]string{"auto", "zh-Hant", "zh-Hans", "en"}, flags.language) {
		return fmt.Errorf("--messages %s: there are auto, zh-Hant, zh-Hans and en", flags.language)
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	var client *workspace.Config
	if flags.config != "" {
		src, err := os.ReadFile(flags.config)
		if err != nil {
			return fmt.Errorf("read the configuration: %w", err)
		}
		config, problems := workspace.ReadConfig(workspace.DefaultConfig(), src)
		if len(problems) > 0 {
			return fmt.Errorf("%s:%d: %s", flags.config, problems[0].Line+1, problems[0].Message.En)
		}
		client = config
	}
	cache, err := workspace.NewCache()
	if err != nil {
		slog.Warn("no cache folder", "error", err)
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	run, err := workspace.Run(ctx, log, args, client, stdin)
	if err != nil {
		return err
	}
	lang := messageLanguage(flags.language, run.Config)
	for _, err := range run.Errors {
		fmt.Fprintln(stderr, "jiaozhu:", err)
	}
	for _, p := range run.Problems() {
		fmt.Fprintf(stderr, "%s:%d:%d: %s [%s]\n", p.Path, p.Line, p.Column, p.Message.In(lang), p.Code)
	}
	var files []report.File
	for _, d := range run.Documents {
		files = append(files, report.File{Name: relative(d.Name), Document: d.Name, Text: d.Text, Findings: d.Findings})
	}
	locate := run.Locator(cache)
	if flags.format == "json" {
		err = report.JSON(stdout, files, lang, locate)
	} else {
		err = report.Text(stdout, files, lang, locate, colour(flags.colour, stdout))
	}
	switch {
	case err != nil:
		return fmt.Errorf("write the report: %w", err)
	case len(run.Errors) > 0:
		return exitError(exitFailed)
	case len(report.Count(files)) > 0:
		return exitError(exitFindings)
	}
	return nil
}

// messageLanguage settles the language of messages: the flag, the
// configuration, then the environment as POSIX has it.
func messageLanguage(flag string, config *workspace.Config) check.Language {
	for _, want := range []string{flag, config.Messages} {
		if want != "auto" && want != "" {
			return check.ParseLanguage(want)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && v != "C.UTF-8" {
			return check.ParseLanguage(v)
		}
	}
	return check.TraditionalChinese
}

// colour reports whether to colour: on a terminal, unless NO_COLOR says no.
func colour(flag string, w io.Writer) bool {
	switch flag {
	case "always":
		return true
	case "never":
		return false
	}
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// relative returns a path as seen from the current folder, if that is shorter.
func relative(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}
