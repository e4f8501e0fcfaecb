// Package prosetest holds parsers of markup to what every document keeps, and
// writes documents down so that a test can say what it expects. It is for tests.
package prosetest
