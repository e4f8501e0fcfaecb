package lsp

import (
	"context"
	"os"
)

// watchProcess calls gone when the process of that id has ended.
func watchProcess(ctx context.Context, pid int, gone func()) {
	p, err := os.FindProcess(pid)
	if err != nil {
		gone()
		return
	}
	if _, err := p.Wait(); err == nil && ctx.Err() == nil {
		gone()
	}
}
