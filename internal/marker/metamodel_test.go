package marker

import (
	"strings"
	"testing"
)

func TestModelHoldsTogether(t *testing.T) {
	var walk func(where string, x *metaType)
	structure := func(where string, s *metaStruct) {
		for _, base := range append(s.Extends, s.Mixins...) {
			if model.structures[base.Name] == nil {
				t.Errorf("%s: there is no structure %q", where, base.Name)
			}
		}
		for _, p := range s.Properties {
			walk(where+"."+p.Name, p.Type)
		}
	}
	walk = func(where string, x *metaType) {
		switch x.Kind {
		case "reference":
			if model.structures[x.Name] == nil && model.enumerations[x.Name] == nil && model.aliases[x.Name] == nil {
				t.Errorf("%s: there is no type %q", where, x.Name)
			}
		case "base":
			if err := base("x", nil, x.Name); err != nil && strings.Contains(err.Error(), "unknown") {
				t.Errorf("%s: %v", where, err)
			}
		case "array":
			walk(where+"[]", x.Element)
		case "map":
			walk(where+" key", x.Key)
			walk(where+" value", x.mapped)
		case "literal":
			structure(where, x.literal)
		}
		for _, item := range x.Items {
			walk(where, item)
		}
	}
	for _, s := range model.Structures {
		structure(s.Name, s)
	}
	for _, a := range model.TypeAliases {
		walk(a.Name, a.Type)
	}
	for _, list := range [][]*metaMessage{model.Requests, model.Notifications} {
		for _, m := range list {
			for _, x := range []*metaType{m.Params, m.Result, m.RegistrationOptions} {
				if x != nil {
					walk(m.Method, x)
				}
			}
		}
	}
}

func TestMessages(t *testing.T) {
	const diagnostic = `{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"message":"術語"`
	const publish = `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":`
	const hover = "textDocument/hover"
	tests := []struct {
		name, answered, body string
		want                 string // part of the error; "" for a good message
	}{
		{"publish", "", publish + `{"uri":"file:///a.md","version":3,"diagnostics":[` + diagnostic + `,"severity":2,"code":"x","tags":[2]}]}}`, ""},
		{"code is a number", "", publish + `{"uri":"file:///a.md","diagnostics":[` + diagnostic + `,"code":7}]}}`, ""},
		{"any data", "", publish + `{"uri":"file:///a.md","diagnostics":[` + diagnostic + `,"data":{"a":[null,1.5]}}]}}`, ""},
		{"code is an object", "", publish + `{"uri":"file:///a.md","diagnostics":[` + diagnostic + `,"code":{}}]}}`, "params.diagnostics[0].code"},
		{"no severity of that number", "", publish + `{"uri":"file:///a.md","diagnostics":[` + diagnostic + `,"severity":5}]}}`, "5 is no DiagnosticSeverity"},
		{"negative line", "", publish + `{"uri":"file:///a.md","diagnostics":[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"message":""}]}}`, "line: -1 is no uinteger"},
		{"character too large", "", publish + `{"uri":"file:///a.md","diagnostics":[{"range":{"start":{"line":0,"character":2147483648},"end":{"line":0,"character":0}},"message":""}]}}`, "is no uinteger"},
		{"fraction", "", publish + `{"uri":"file:///a.md","version":1.5,"diagnostics":[]}}`, "1.5 is no integer"},
		{"message missing", "", publish + `{"uri":"file:///a.md","diagnostics":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]}}`, "lacks message"},
		{"unknown property", "", publish + `{"uri":"file:///a.md","diagnostics":[` + diagnostic + `,"colour":"red"}]}}`, `no property "colour"`},
		{"optional is not null", "", publish + `{"uri":"file:///a.md","version":null,"diagnostics":[]}}`, "null is no integer"},
		{"array is not null", "", publish + `{"uri":"file:///a.md","diagnostics":null}}`, "null is no array"},
		{"relative URI", "", publish + `{"uri":"a.md","diagnostics":[]}}`, "no absolute URI"},
		{"broken URI", "", publish + `{"uri":"file:///%zz","diagnostics":[]}}`, "no absolute URI"},
		{"no params", "", `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics"}`, "lacks its parameters"},
		{"wrong direction", "", `{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///a"}}}`, "goes clientToServer"},
		{"no such method", "", `{"jsonrpc":"2.0","method":"textDocument/publish","params":{}}`, "has no notification"},
		{"no version", "", `{"method":"x"}`, "jsonrpc"},
		{"no JSON", "", `{"jsonrpc":`, "not JSON"},
		{"batch", "", `[]`, "object"},

		{"refresh", "", `{"jsonrpc":"2.0","id":4,"method":"workspace/diagnostic/refresh"}`, ""},
		{"refresh with parameters", "", `{"jsonrpc":"2.0","id":4,"method":"workspace/diagnostic/refresh","params":{}}`, "has no parameters"},
		{"request with a null id", "", `{"jsonrpc":"2.0","id":null,"method":"workspace/diagnostic/refresh"}`, "bad id"},
		{"register", "", `{"jsonrpc":"2.0","id":"r","method":"client/registerCapability","params":{"registrations":[{"id":"1","method":"workspace/didChangeWatchedFiles","registerOptions":{"watchers":[{"globPattern":"**/*.bib","kind":7}]}}]}}`, ""},
		{"register badly", "", `{"jsonrpc":"2.0","id":"r","method":"client/registerCapability","params":{"registrations":[{"id":"1","method":"workspace/didChangeWatchedFiles","registerOptions":{"globs":[]}}]}}`, "lacks watchers"},
		{"register nothing known", "", `{"jsonrpc":"2.0","id":"r","method":"client/registerCapability","params":{"registrations":[{"id":"1","method":"a/b"}]}}`, "no such method"},

		{"hover", hover, `{"jsonrpc":"2.0","id":1,"result":{"contents":{"kind":"markdown","value":"x"}}}`, ""},
		{"old hover", hover, `{"jsonrpc":"2.0","id":1,"result":{"contents":["x",{"language":"go","value":"y"}]}}`, ""},
		{"no hover", hover, `{"jsonrpc":"2.0","id":1,"result":null}`, ""},
		{"hover of no kind", hover, `{"jsonrpc":"2.0","id":1,"result":{"contents":{"kind":"html","value":"x"}}}`, "html is no MarkupKind"},
		{"result and error", hover, `{"jsonrpc":"2.0","id":1,"result":null,"error":{"code":1,"message":""}}`, "exactly one"},
		{"neither", hover, `{"jsonrpc":"2.0","id":1}`, "exactly one"},
		{"error", hover, `{"jsonrpc":"2.0","id":1,"error":{"code":-32803,"message":"no"}}`, ""},
		{"error without text", hover, `{"jsonrpc":"2.0","id":1,"error":{"code":-32803}}`, "error.message"},
		{"answer to nothing", "", `{"jsonrpc":"2.0","id":9,"result":null}`, "nothing that was asked"},

		{"locations", "textDocument/definition", `{"jsonrpc":"2.0","id":1,"result":[{"uri":"file:///a","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]}`, ""},
		{"links", "textDocument/definition", `{"jsonrpc":"2.0","id":1,"result":[{"targetUri":"file:///a","targetRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"targetSelectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]}`, ""},
		{"half a link", "textDocument/definition", `{"jsonrpc":"2.0","id":1,"result":[{"targetUri":"file:///a","targetRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]}`, "result[0]: lacks"},
		{"changes", "textDocument/codeAction", `{"jsonrpc":"2.0","id":1,"result":[{"title":"x","kind":"quickfix.own","edit":{"changes":{"file:///a":[]}}}]}`, ""},
		{"changes of no URI", "textDocument/codeAction", `{"jsonrpc":"2.0","id":1,"result":[{"title":"x","edit":{"changes":{"a":[]}}}]}`, "no absolute URI"},
		{"full report", "textDocument/diagnostic", `{"jsonrpc":"2.0","id":1,"result":{"kind":"full","items":[]}}`, ""},
		{"report of no kind", "textDocument/diagnostic", `{"jsonrpc":"2.0","id":1,"result":{"kind":"half","items":[]}}`, "half"},
		{"initialize", "initialize", `{"jsonrpc":"2.0","id":1,"result":{"capabilities":{"positionEncoding":"utf-8","hoverProvider":true,"textDocumentSync":{"change":2}}}}`, ""},
		{"initialize badly", "initialize", `{"jsonrpc":"2.0","id":1,"result":{"capabilities":{"textDocumentSync":{"change":3}}}}`, "3 is no TextDocumentSyncKind"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := model.message([]byte(test.body), toClient, test.answered)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("a good message is refused: %v", err)
			case test.want != "" && err == nil:
				t.Errorf("a bad message passes; expected %q", test.want)
			case err != nil && !strings.Contains(err.Error(), test.want):
				t.Errorf("error %q, want %q", err, test.want)
			}
		})
	}
}

// Kinds that no message of the tests above reaches.
func TestKinds(t *testing.T) {
	m, err := parseMetaModel([]byte(`{
		"structures": [
			{"name":"A","properties":[{"name":"a","type":{"kind":"base","name":"string"}}]},
			{"name":"B","properties":[{"name":"b","type":{"kind":"base","name":"decimal"},"optional":true}],"mixins":[{"kind":"reference","name":"A"}]}],
		"enumerations": [
			{"name":"E","type":{"kind":"base","name":"string"},"values":[{"value":"x"}],"supportsCustomValues":true},
			{"name":"F","type":{"kind":"base","name":"string"},"values":[{"value":"x"}]}],
		"typeAliases": [
			{"name":"Tuple","type":{"kind":"tuple","items":[{"kind":"base","name":"uinteger"},{"kind":"base","name":"string"}]}},
			{"name":"And","type":{"kind":"and","items":[{"kind":"reference","name":"A"},{"kind":"reference","name":"B"}]}},
			{"name":"Literal","type":{"kind":"literal","value":{"properties":[{"name":"l","type":{"kind":"stringLiteral","value":"one"}}]}}},
			{"name":"Map","type":{"kind":"map","key":{"kind":"base","name":"integer"},"value":{"kind":"base","name":"boolean"}}}]
	}`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		typ, value string
		good       bool
	}{
		{"Tuple", `[1,"a"]`, true},
		{"Tuple", `[1]`, false},
		{"Tuple", `["a",1]`, false},
		{"And", `{"a":"x","b":1e3}`, true},
		{"And", `{"b":1}`, false},
		{"B", `{"a":"x"}`, true},
		{"B", `{"a":"x","c":1}`, false},
		{"Literal", `{"l":"one"}`, true},
		{"Literal", `{"l":"two"}`, false},
		{"Literal", `{"l":"one","m":1}`, false},
		{"Map", `{"1":true,"-2":false}`, true},
		{"Map", `{"x":true}`, false},
		{"Map", `{"1":1}`, false},
		{"Map", `[]`, false},
		{"E", `"own"`, true},
		{"E", `1`, false},
		{"F", `"own"`, false},
		{"F", `"x"`, true},
		{"Unknown", `1`, false},
		{"LSPAny", `{"x":[null]}`, true},
	}
	for _, test := range tests {
		v, err := decode([]byte(test.value))
		if err != nil {
			t.Fatal(err)
		}
		err = m.value("x", v, &metaType{Kind: "reference", Name: test.typ})
		if (err == nil) != test.good {
			t.Errorf("%s as %s: %v", test.value, test.typ, err)
		}
	}
	if _, err := parseMetaModel([]byte(`{"typeAliases":[{"name":"X","type":{"kind":"xor"}}]}`)); err == nil {
		t.Error("an unknown kind of type is accepted")
	}
	if _, err := parseMetaModel([]byte(`[`)); err == nil {
		t.Error("a broken model is accepted")
	}
}
