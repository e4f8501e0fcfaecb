//go:build !unix

package growth

import "time"

var began = time.Now()

// spent returns the time since the program began: no other is told here.
func spent() time.Duration { return time.Since(began) }
