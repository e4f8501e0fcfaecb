package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// startPercent is the GOGC of a short command until the first collection, which
// then comes at so much of the 4 MiB that Go gives a heap to begin with: most
// checks end before it.
const startPercent = 400

// delayCollection puts off the first collection of garbage. From then on it goes
// by Go's own measure, since many documents need memory that is given back. What
// the environment says of it (GOGC) holds.
func delayCollection() {
	if os.Getenv("GOGC") != "" {
		return
	}
	before := debug.SetGCPercent(startPercent)
	// Nothing refers to what the cleanup is of, so it runs behind the first
	// collection. A pointer keeps it out of blocks that others share.
	runtime.AddCleanup(&struct{ *int }{}, func(percent int) { debug.SetGCPercent(percent) }, before)
}
