// Package replay keeps what an editor and the server said to each other, and
// says the editor's part again.
//
// A recording is a file of JSON lines: the messages in the order in which they
// went over the wire, and the files of the workspace as the server could see
// them, first all of them and then each one that changes. Paths are placeholders.
// The program in record makes one; Play repeats it against another server and
// compares the answers, so that a change that would break an editor shows
// without the editor.
package replay
