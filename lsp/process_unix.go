//go:build unix

package lsp

import (
	"context"
	"errors"
	"syscall"
	"time"
)

// watchProcess calls gone when the process of that id has ended.
func watchProcess(ctx context.Context, pid int, gone func()) {
	tick := time.NewTicker(3 * time.Second)
	defer tick.Stop()
	for {
		if err := syscall.Kill(pid, 0); errors.Is(err, syscall.ESRCH) {
			gone()
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}
