//go:build !race

package e2e

// raceEnabled reports whether this test runs under the race detector; then the
// program it starts does, too.
const raceEnabled = false
