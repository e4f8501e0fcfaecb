package marker

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// metaModel is the machine-readable definition of the protocol that its
// authors publish as metaModel.json.
type metaModel struct {
	Requests      []*metaMessage `json:"requests"`
	Notifications []*metaMessage `json:"notifications"`
	Structures    []*metaStruct  `json:"structures"`
	Enumerations  []*metaEnum    `json:"enumerations"`
	TypeAliases   []*metaAlias   `json:"typeAliases"`

	requests, notifications map[string]*metaMessage
	structures              map[string]*metaStruct
	enumerations            map[string]*metaEnum
	aliases                 map[string]*metaAlias
}

type metaMessage struct {
	Method              string    `json:"method"`
	Direction           string    `json:"messageDirection"`
	Params              *metaType `json:"params"`
	Result              *metaType `json:"result"`
	RegistrationMethod  string    `json:"registrationMethod"`
	RegistrationOptions *metaType `json:"registrationOptions"`
}

// The directions of messages.
const (
	toServer = "clientToServer"
	toClient = "serverToClient"
)

type metaStruct struct {
	Name       string          `json:"name"`
	Properties []*metaProperty `json:"properties"`
	Extends    []*metaType     `json:"extends"`
	Mixins     []*metaType     `json:"mixins"`
}

type metaProperty struct {
	Name     string    `json:"name"`
	Type     *metaType `json:"type"`
	Optional bool      `json:"optional"`
}

type metaEnum struct {
	Name   string    `json:"name"`
	Type   *metaType `json:"type"`
	Custom bool      `json:"supportsCustomValues"`
	Values []struct {
		Value any `json:"value"`
	} `json:"values"`
}

type metaAlias struct {
	Name string    `json:"name"`
	Type *metaType `json:"type"`
}

// metaType is any of the model's kinds of type. Value is the type of the values
// of a map, the structure of a literal, the text of a stringLiteral.
type metaType struct {
	Kind    string          `json:"kind"`
	Name    string          `json:"name"`
	Items   []*metaType     `json:"items"`
	Element *metaType       `json:"element"`
	Key     *metaType       `json:"key"`
	Value   json.RawMessage `json:"value"`

	mapped  *metaType
	literal *metaStruct
	text    string
}

// UnmarshalJSON reads a type; what Value holds goes by its kind.
func (t *metaType) UnmarshalJSON(data []byte) error {
	type plain metaType
	if err := json.Unmarshal(data, (*plain)(t)); err != nil {
		return err
	}
	switch t.Kind {
	case "map":
		return json.Unmarshal(t.Value, &t.mapped)
	case "literal":
		return json.Unmarshal(t.Value, &t.literal)
	case "stringLiteral":
		return json.Unmarshal(t.Value, &t.text)
	case "base", "reference", "array", "and", "or", "tuple":
		return nil
	}
	return fmt.Errorf("the meta model has a type of the unknown kind %q", t.Kind)
}

// readMetaModel reads metaModel.json.
func readMetaModel(path string) (*metaModel, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseMetaModel(src)
}

func parseMetaModel(src []byte) (*metaModel, error) {
	m := &metaModel{
		requests: map[string]*metaMessage{}, notifications: map[string]*metaMessage{},
		structures: map[string]*metaStruct{}, enumerations: map[string]*metaEnum{}, aliases: map[string]*metaAlias{},
	}
	if err := json.Unmarshal(src, m); err != nil {
		return nil, fmt.Errorf("read the meta model: %w", err)
	}
	for _, r := range m.Requests {
		m.requests[r.Method] = r
	}
	for _, n := range m.Notifications {
		m.notifications[n.Method] = n
	}
	for _, s := range m.Structures {
		m.structures[s.Name] = s
	}
	for _, e := range m.Enumerations {
		m.enumerations[e.Name] = e
	}
	for _, a := range m.TypeAliases {
		m.aliases[a.Name] = a
	}
	return m, nil
}

// properties returns the properties of a structure with those of the
// structures that it extends and mixes in. The nearest definition of a name
// comes first.
func (m *metaModel) properties(s *metaStruct) []*metaProperty {
	out := slices.Clone(s.Properties)
	for _, t := range slices.Concat(s.Extends, s.Mixins) {
		base := m.structures[t.Name]
		if base == nil {
			continue
		}
		for _, p := range m.properties(base) {
			if !slices.ContainsFunc(out, func(q *metaProperty) bool { return q.Name == p.Name }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// registrationOptions returns the type of the options with which a method is
// registered, nil if the model has none.
func (m *metaModel) registrationOptions(method string) *metaType {
	for _, list := range [][]*metaMessage{m.Requests, m.Notifications} {
		for _, x := range list {
			if (x.RegistrationMethod == method || x.Method == method) && x.RegistrationOptions != nil {
				return x.RegistrationOptions
			}
		}
	}
	return nil
}
