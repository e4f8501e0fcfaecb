package workspace

import (
	"maps"
	"slices"
	"strings"
)

// Glossaries returns the names of the glossaries and bibliographies that were
// loaded, embedded ones included, in order. Nothing is loaded yet while Config
// waits.
func (s *Snapshot) Glossaries() []string {
	if !s.ready() {
		return nil
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.loaded.sources)), func(name string) bool {
		return s.loaded.sources[name].file == nil // the configuration
	})
}

// IsEmbedded reports whether a name is that of an embedded file.
func IsEmbedded(name string) bool { return strings.HasPrefix(name, embeddedPrefix) }
