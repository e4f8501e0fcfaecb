package native

import _ "embed"

// Schema is the JSON Schema (2020-12) of the format, for editors that complete
// and check YAML by one.
//
//go:embed schema.json
var Schema []byte
