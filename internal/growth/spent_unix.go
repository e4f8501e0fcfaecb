//go:build unix

package growth

import (
	"syscall"
	"time"
)

// spent returns the processor's time that the program has used in all its
// threads, in its own code and in the system's.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // neither argument can be wrong
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
