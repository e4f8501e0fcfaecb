package native

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"
)

// schema is as much of a JSON Schema as the test looks at.
type schema struct {
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Enum       []string           `json:"enum"`
	AnyOf      []*schema          `json:"anyOf"`
	Ref        string             `json:"$ref"`
	Defs       map[string]*schema `json:"$defs"`
}

// object returns the alternative of s that is an object with known keys.
func (s *schema) object() *schema {
	for _, alternative := range s.AnyOf {
		if alternative.Properties != nil {
			return alternative
		}
	}
	return s
}

// TestSchema checks that the schema knows the keys and values that the reader
// knows.
func TestSchema(t *testing.T) {
	var root schema
	if err := json.Unmarshal(Schema, &root); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"": rootKeys, "concept": conceptKeys, "term": termKeys, "source": sourceKeys, "reference": referenceKeys,
		"title": titleKeys, "quotation": quotationKeys, "wording": wordingKeys,
	} {
		s := &root
		if name != "" {
			s = root.Defs[name]
		}
		if s == nil {
			t.Errorf("the schema lacks %s", name)
			continue
		}
		want = slices.Sorted(slices.Values(want))
		if got := slices.Sorted(maps.Keys(s.object().Properties)); !slices.Equal(got, want) {
			t.Errorf("keys of %q are %v, want %v", name, got, want)
		}
		for _, key := range s.object().Required {
			if !slices.Contains(want, key) {
				t.Errorf("%q requires the unknown key %s", name, key)
			}
		}
	}
	if got := slices.Sorted(maps.Keys(root.Defs["concept"].Properties["examples"].Properties)); !slices.Equal(got, exampleKeys) {
		t.Errorf("keys of examples are %v", got)
	}
	// Every value that the schema offers must be read without a problem.
	term := root.Defs["term"].object().Properties
	for key, values := range map[string][]string{"status": term["status"].Enum, "kind": term["kind"].Enum, "certainty": root.Defs["certainty"].Enum} {
		if len(values) < 3 {
			t.Errorf("the schema has only the values %v of %s", values, key)
		}
		for _, value := range values {
			f := Parse("x", []byte("concepts: [{id: a, terms: [{text: 甲, "+key+": "+value+"}]}]"))
			if len(f.Problems) != 0 {
				t.Errorf("%s: %s is a problem: %v", key, value, f.Problems)
			}
		}
	}
	var walk func(s *schema)
	walk = func(s *schema) {
		if s.Ref != "" && root.Defs[s.Ref[len("#/$defs/"):]] == nil {
			t.Errorf("the schema refers to %s, which it lacks", s.Ref)
		}
		for _, p := range s.Properties {
			walk(p)
		}
		for _, a := range s.AnyOf {
			walk(a)
		}
		for _, d := range s.Defs {
			walk(d)
		}
	}
	walk(&root)
}
