// Package lazyregexp compiles regular expressions when they are first used.
// Those of all packages together would cost every start of the program some
// milliseconds.
package lazyregexp

import (
	"regexp"
	"sync"
)

// New returns a function that compiles an expression on its first call. Like
// regexp.MustCompile it panics, then, if the expression is wrong.
func New(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
