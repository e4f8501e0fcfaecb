package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

func rulesCommand() *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "rules",
		Short: "List the rules with their default severities",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			lang := messageLanguage(language, workspace.DefaultConfig())
			for _, r := range check.All {
				fmt.Fprintf(c.OutOrStdout(), "%-24s %s  %s\n", r.ID, check.SeverityName(r.Severity).In(lang), r.Name.In(lang))
			}
			return nil
		},
	}
	c.Flags().StringVar(&language, "messages", "auto", "language: auto, zh-Hant, zh-Hans or en")
	return c
}

func explainCommand() *cobra.Command {
	var language string
	c := &cobra.Command{
		Use:   "explain RULE",
		Short: "Print the page of a rule",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			r := check.Lookup(args[0])
			if r == nil {
				ids := make([]string, len(check.All))
				for i, r := range check.All {
					ids[i] = r.ID
				}
				return fmt.Errorf("there is no rule %s; there are %s", args[0], strings.Join(ids, ", "))
			}
			fmt.Fprint(c.OutOrStdout(), r.Page(messageLanguage(language, workspace.DefaultConfig())))
			return nil
		},
	}
	c.Flags().StringVar(&language, "messages", "auto", "language: auto, zh-Hant, zh-Hans or en")
	return c
}
