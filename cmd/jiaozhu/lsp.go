package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
	"github.com/jiaozhu/jiaozhu/lsp"
)

func lspCommand() *cobra.Command {
	var level string
	c := &cobra.Command{
		Use:   "lsp",
		Short: "Run the language server on standard input and output",
		Long: `Run the language server on standard input and output.

Logs go to standard error. Exit status: 0 after shutdown and exit, 1 if the
client ended the session without shutdown or the connection broke.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			var l slog.Level
			if err := l.UnmarshalText([]byte(level)); err != nil {
				return fmt.Errorf("--log %s: there are debug, info, warn and error", level)
			}
			log := slog.New(slog.NewTextHandler(c.ErrOrStderr(), &slog.HandlerOptions{Level: l}))
			cache, err := workspace.NewCache()
			if err != nil {
				log.Warn("embedded entries cannot be opened", "error", err)
			}
			err = lsp.Serve(c.Context(), stdio{}, lsp.Options{Version: version(), Log: log, Cache: cache})
			if errors.Is(err, lsp.ErrNoShutdown) {
				log.Warn(err.Error())
				return exitError(1)
			}
			if err != nil {
				log.Error("the connection broke", "error", err)
				return exitError(1)
			}
			return nil
		},
	}
	c.Flags().StringVar(&level, "log", "info", "least level that is logged: debug, info, warn or error")
	c.Flags().Bool("stdio", true, "use standard input and output (the only transport; some clients pass it)")
	return c
}

// stdio is standard input and output as one connection.
type stdio struct{}

func (stdio) Read(p []byte) (int, error)  { return os.Stdin.Read(p) }
func (stdio) Write(p []byte) (int, error) { return os.Stdout.Write(p) }
func (stdio) Close() error                { return errors.Join(os.Stdin.Close(), os.Stdout.Close()) }

var _ io.ReadWriteCloser = stdio{}
