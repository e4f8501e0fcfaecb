package replay

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// passing are members whose values belong to one session of the server.
var passing = []string{"resultId", "previousResultId", "serverInfo"}

// canonical is a message without what belongs to one session, with its members
// in order. What is no JSON stays as it is.
func canonical(raw json.RawMessage) json.RawMessage {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return raw
	}
	b, err := json.Marshal(lasting(v))
	if err != nil {
		return raw
	}
	return b
}

func lasting(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range passing {
			delete(v, name)
		}
		for name, x := range v {
			v[name] = lasting(x)
		}
	case []any:
		for i, x := range v {
			v[i] = lasting(x)
		}
	}
	return v
}

// difference says where two values differ first; "" if they do not.
func difference(want, got json.RawMessage) string {
	var w, g any
	if json.Unmarshal(canonical(want), &w) != nil || json.Unmarshal(canonical(got), &g) != nil {
		if string(want) == string(got) {
			return ""
		}
		return fmt.Sprintf("want %s, got %s", want, got)
	}
	return differ("", w, g)
}

func differ(at string, want, got any) string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			break
		}
		names := make([]string, 0, len(w)+len(g))
		for name := range w {
			names = append(names, name)
		}
		for name := range g {
			if _, both := w[name]; !both {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			if d := differ(at+"."+name, w[name], g[name]); d != "" {
				return d
			}
		}
		return ""
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			break
		}
		for i := range w {
			if d := differ(fmt.Sprintf("%s[%d]", at, i), w[i], g[i]); d != "" {
				return d
			}
		}
		return ""
	}
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return fmt.Sprintf("%s: want %s, got %s", at, brief(want), brief(got))
}

// brief is the start of a value as JSON.
func brief(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if r := []rune(string(b)); len(r) > 400 {
		return string(r[:400]) + "…"
	}
	return string(b)
}
