package lsp

import (
	"strings"

	"go.lsp.dev/uri"
)

// nameOf returns the name by which the workspace knows a document: its path, or
// the URI itself if it is no file. The text is copied: decoded URIs alias the
// whole message.
func nameOf(u uri.URI) string {
	if isPath(u) {
		return strings.Clone(u.FsPath())
	}
	return strings.Clone(string(u))
}

func isPath(u uri.URI) bool { return u.Scheme() == "file" }

// uriOf is the inverse of nameOf.
func uriOf(name string) uri.URI {
	if strings.HasPrefix(name, "/") || len(name) > 2 && name[1] == ':' && (name[2] == '\\' || name[2] == '/') {
		return uri.File(name)
	}
	return uri.URI(name)
}
