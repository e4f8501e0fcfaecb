// Package scaffold writes the first files of a workspace: a configuration that
// fits what lies in its folder, and a glossary of the terms that its documents
// explain themselves. What is there already is added to, never replaced.
package scaffold
