package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"github.com/jiaozhu/jiaozhu/internal/report"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

func fixCommand() *cobra.Command {
	var diff, dry bool
	c := &cobra.Command{
		Use:   "fix [paths…]",
		Short: "Apply every fix that is safe",
		Long: `Apply every fix that is safe, and tell which files changed.

Paths are as in jiaozhu check; - reads standard input and writes the fixed text
to standard output. Files are replaced atomically.

Exit status: 0 nothing to fix, 1 something was or would be fixed, 2 a file could
not be read or written.`,
		RunE: func(c *cobra.Command, args []string) error {
			return runFix(c.Context(), args, diff, dry, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().BoolVar(&diff, "diff", false, "print a unified diff and change nothing")
	c.Flags().BoolVar(&dry, "dry-run", false, "name the files that would change and change nothing")
	return c
}

func runFix(ctx context.Context, args []string, diff, dry bool, stdin io.Reader, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		args = []string{"."}
	}
	log := slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	run, err := workspace.Run(ctx, log, args, nil, stdin)
	if err != nil {
		return err
	}
	for _, err := range run.Errors {
		fmt.Fprintln(stderr, "jiaozhu:", err)
	}
	failed, changed := len(run.Errors) > 0, false
	for i := range run.Documents {
		d := &run.Documents[i]
		before := d.Text.Text()
		after := run.Fixed(d)
		if d.Name == "-" && !diff && !dry {
			fmt.Fprint(stdout, after)
		}
		if after == before {
			continue
		}
		changed = true
		switch {
		case diff:
			if err := report.Diff(stdout, relative(d.Name), before, after); err != nil {
				return fmt.Errorf("write the diff: %w", err)
			}
		case dry:
			fmt.Fprintln(stdout, relative(d.Name))
		case d.Name != "-":
			if err := workspace.Replace(d.Name, after); err != nil {
				fmt.Fprintln(stderr, "jiaozhu:", err)
				failed = true
				continue
			}
			fmt.Fprintln(stdout, relative(d.Name))
		}
	}
	switch {
	case failed:
		return exitError(exitFailed)
	case changed:
		return exitError(exitFindings)
	}
	return nil
}
