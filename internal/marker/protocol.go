package marker

import "encoding/json"

// What the client reads and writes of the protocol. The types are its own, so
// that the tests see the wire and not the server's view of it; the meta model
// checks what they leave out.

type position struct {
	Line      uint32 `json:"line"`
	Character uint32 `json:"character"`
}

type lspRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string   `json:"uri"`
	Range lspRange `json:"range"`
}

type diagnostic struct {
	Range    lspRange        `json:"range"`
	Severity int             `json:"severity,omitempty"`
	Code     json.RawMessage `json:"code,omitempty"`
	Source   string          `json:"source,omitempty"`
	Message  string          `json:"message"`
	Tags     []int           `json:"tags,omitempty"`
	Related  []struct {
		Location location `json:"location"`
		Message  string   `json:"message"`
	} `json:"relatedInformation,omitempty"`
	CodeDescription *struct {
		Href string `json:"href"`
	} `json:"codeDescription,omitempty"`
}

// code returns the diagnostic's code as text.
func (d *diagnostic) code() string {
	var s string
	if json.Unmarshal(d.Code, &s) == nil {
		return s
	}
	return string(d.Code)
}

type published struct {
	URI         string       `json:"uri"`
	Version     *int32       `json:"version"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type report struct {
	Kind     string       `json:"kind"`
	ResultID string       `json:"resultId"`
	Items    []diagnostic `json:"items"`
}

type hover struct {
	Contents struct {
		Kind  string `json:"kind"`
		Value string `json:"value"`
	} `json:"contents"`
	Range *lspRange `json:"range"`
}

// target is a Location or a LocationLink.
type target struct {
	URI   string   `json:"uri"`
	Range lspRange `json:"range"`

	OriginSelectionRange *lspRange `json:"originSelectionRange"`
	TargetURI            string    `json:"targetUri"`
	TargetRange          lspRange  `json:"targetRange"`
	TargetSelectionRange lspRange  `json:"targetSelectionRange"`
}

type textEdit struct {
	Range   lspRange `json:"range"`
	NewText string   `json:"newText"`
}

type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes"`
	DocumentChanges []struct {
		Kind         string `json:"kind"` // of a file operation
		URI          string `json:"uri"`
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int32 `json:"version"`
		} `json:"textDocument"`
		Edits []textEdit `json:"edits"`
	} `json:"documentChanges"`
}

type codeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []diagnostic   `json:"diagnostics"`
	IsPreferred bool           `json:"isPreferred"`
	Edit        *workspaceEdit `json:"edit"`
	Disabled    *struct {
		Reason string `json:"reason"`
	} `json:"disabled"`
}

type object = map[string]any

// capabilities returns what a client of a kind says it can do: a pull client is
// a modern editor, a push client an old one.
func capabilities(kind, encoding string, plaintext bool) object {
	formats := []string{"markdown", "plaintext"}
	if plaintext {
		formats = []string{"plaintext"}
	}
	encodings := []string{encoding}
	if encoding != "utf-16" {
		encodings = append(encodings, "utf-16") // mandatory for a client
	}
	diagnostics := object{"relatedInformation": true, "tagSupport": object{"valueSet": []int{1, 2}}, "codeDescriptionSupport": true}
	document := object{
		"hover":              object{"contentFormat": formats},
		"publishDiagnostics": diagnostics,
		"codeAction": object{
			"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"", "quickfix", "refactor", "source"}}},
			"isPreferredSupport":       true,
		},
		"definition": object{"linkSupport": kind == "pull"},
	}
	workspace := object{"workspaceFolders": true}
	if kind == "pull" {
		document["codeAction"].(object)["disabledSupport"] = true
		document["diagnostic"] = object{"dynamicRegistration": false, "relatedDocumentSupport": false}
		workspace["configuration"] = true
		workspace["diagnostics"] = object{"refreshSupport": true}
		workspace["didChangeWatchedFiles"] = object{"dynamicRegistration": true}
		workspace["workspaceEdit"] = object{"documentChanges": true, "resourceOperations": []string{"create"}, "changeAnnotationSupport": object{"groupsOnLabel": true}}
		document["rename"] = object{"prepareSupport": true, "honorsChangeAnnotations": true}
	}
	return object{
		"general":      object{"positionEncodings": encodings},
		"textDocument": document,
		"workspace":    workspace,
	}
}
