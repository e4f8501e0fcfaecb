package workspace

import "testing"

// What must be done before the first diagnostics: reading and compiling the
// embedded glossary.
func BenchmarkLoadEmbedded(b *testing.B) {
	for b.Loop() {
		load(nil, nil, readDisk, nil)
	}
}
