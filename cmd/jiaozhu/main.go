// Command jiaozhu annotates and checks Chinese prose: as a language server for
// editors (jiaozhu lsp) and in a terminal (jiaozhu check).
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes of jiaozhu check.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// exitError is an error that has been told to the user already.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := command().ExecuteContext(ctx)
	stop()
	var exit exitError
	switch {
	case err == nil:
		os.Exit(exitClean)
	case errors.As(err, &exit):
		os.Exit(int(exit))
	}
	fmt.Fprintln(os.Stderr, "jiaozhu:", err)
	os.Exit(exitFailed)
}

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "jiaozhu",
		Short:         "A language server and checker for Chinese prose: terms, quotations, citations",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       version(),
	}
	root.AddCommand(checkCommand(), fixCommand(), rulesCommand(), explainCommand(), glossaryCommand(), initCommand(), lspCommand())
	return root
}

// version returns the module's version, or the revision it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return "devel " + s.Value[:min(len(s.Value), 12)]
		}
	}
	return "devel"
}
