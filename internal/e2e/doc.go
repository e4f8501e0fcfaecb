// Package e2e holds the tests that start the built program and talk to it as
// its users do: an editor over standard input and output, a shell by arguments
// and exit codes, Neovim. It has no code of its own.
package e2e
