package marker

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// message is a JSON-RPC message of either direction.
type message struct {
	Version string           `json:"jsonrpc"`
	ID      *json.RawMessage `json:"id,omitempty"`
	Method  string           `json:"method,omitempty"`
	Params  json.RawMessage  `json:"params,omitempty"`
	Result  json.RawMessage  `json:"result,omitempty"`
	Error   *responseError   `json:"error,omitempty"`
}

type responseError struct {
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

// Error implements error.
func (e *responseError) Error() string { return fmt.Sprintf("%s (%d)", e.Message, e.Code) }

// message checks a message that travels in a direction against the model.
// answered is the method of the request that a response answers.
func (m *metaModel) message(body []byte, direction, answered string) error {
	v, err := decode(body)
	if err != nil {
		return err
	}
	object, ok := v.(map[string]any)
	if !ok {
		return errors.New("a message is an object")
	}
	if object["jsonrpc"] != "2.0" {
		return errors.New(`the message has no "jsonrpc": "2.0"`)
	}
	method, isCall := object["method"].(string)
	id, hasID := object["id"]
	if hasID {
		if err := validID(id, !isCall); err != nil {
			return err
		}
	}
	switch {
	case isCall && hasID:
		return m.call(m.requests[method], "request", object, direction, "jsonrpc", "id", "method", "params")
	case isCall:
		return m.call(m.notifications[method], "notification", object, direction, "jsonrpc", "method", "params")
	case hasID:
		return m.response(object, answered)
	}
	return errors.New("neither a request nor a notification nor a response")
}

func validID(id any, nullable bool) error {
	switch id := id.(type) {
	case string:
		return nil
	case json.Number:
		if _, err := strconv.ParseInt(id.String(), 10, 32); err == nil {
			return nil
		}
	case nil:
		if nullable {
			return nil
		}
	}
	return fmt.Errorf("bad id %v", id)
}

func (m *metaModel) call(x *metaMessage, what string, object map[string]any, direction string, members ...string) error {
	method := object["method"].(string)
	if x == nil {
		return fmt.Errorf("the protocol has no %s %s", what, method)
	}
	if x.Direction != direction && x.Direction != "both" {
		return fmt.Errorf("the %s %s goes %s", what, method, x.Direction)
	}
	if err := onlyMembers(object, members...); err != nil {
		return fmt.Errorf("%s %s: %w", what, method, err)
	}
	params, given := object["params"]
	switch {
	case x.Params == nil && given && params != nil:
		return fmt.Errorf("%s %s has no parameters", what, method)
	case x.Params == nil:
		return nil
	case !given:
		return fmt.Errorf("%s %s lacks its parameters", what, method)
	}
	if err := m.value("params", params, x.Params); err != nil {
		return fmt.Errorf("%s %s: %w", what, method, err)
	}
	if method == "client/registerCapability" {
		return m.registrations(params)
	}
	return nil
}

// registrations checks the options of dynamic registrations, which the model
// types only by their method.
func (m *metaModel) registrations(params any) error {
	for _, r := range params.(map[string]any)["registrations"].([]any) {
		r := r.(map[string]any)
		method := r["method"].(string)
		t := m.registrationOptions(method)
		options, given := r["registerOptions"]
		switch {
		case t == nil && m.requests[method] == nil && m.notifications[method] == nil:
			return fmt.Errorf("registration of %s: the protocol has no such method", method)
		case t == nil || !given:
			continue
		}
		if err := m.value("registerOptions", options, t); err != nil {
			return fmt.Errorf("registration of %s: %w", method, err)
		}
	}
	return nil
}

func (m *metaModel) response(object map[string]any, answered string) error {
	fail, failed := object["error"]
	result, succeeded := object["result"]
	if failed == succeeded {
		return fmt.Errorf("the response to %s has not exactly one of result and error", answered)
	}
	if failed {
		if err := onlyMembers(object, "jsonrpc", "id", "error"); err != nil {
			return err
		}
		e, ok := fail.(map[string]any)
		if !ok {
			return errors.New("the error of a response is no object")
		}
		if err := onlyMembers(e, "code", "message", "data"); err != nil {
			return fmt.Errorf("error: %w", err)
		}
		if err := m.value("error.code", e["code"], &metaType{Kind: "base", Name: "integer"}); err != nil {
			return err
		}
		return m.value("error.message", e["message"], &metaType{Kind: "base", Name: "string"})
	}
	if err := onlyMembers(object, "jsonrpc", "id", "result"); err != nil {
		return err
	}
	x := m.requests[answered]
	if x == nil {
		return fmt.Errorf("a response to nothing that was asked (%q)", answered)
	}
	if err := m.value("result", result, x.Result); err != nil {
		return fmt.Errorf("response to %s: %w", answered, err)
	}
	return nil
}

func onlyMembers(object map[string]any, names ...string) error {
	for name := range object {
		if !slices.Contains(names, name) {
			return fmt.Errorf("unknown member %q", name)
		}
	}
	return nil
}

// decode reads JSON with its numbers as they are written.
func decode(body []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	if d.More() {
		return nil, errors.New("more than one JSON value")
	}
	return v, nil
}

// mismatch is a value that is not of a type. Depth says how far into the value
// the mismatch lies: of the branches of a union, the one that failed deepest
// is most likely the one that was meant.
type mismatch struct {
	path string
	text string
}

// Error implements error.
func (e *mismatch) Error() string { return e.path + ": " + e.text }

func (e *mismatch) depth() int { return strings.Count(e.path, ".") + strings.Count(e.path, "[") }

func mismatchf(path, format string, args ...any) error {
	return &mismatch{path, fmt.Sprintf(format, args...)}
}

// value checks a decoded JSON value against a type.
func (m *metaModel) value(path string, v any, t *metaType) error {
	switch t.Kind {
	case "base":
		return base(path, v, t.Name)
	case "reference":
		return m.reference(path, v, t.Name)
	case "array", "tuple":
		return m.array(path, v, t)
	case "map":
		return m.mapping(path, v, t)
	case "or":
		return m.union(path, v, t)
	case "and":
		return m.structure(path, v, &metaStruct{Extends: t.Items})
	case "literal":
		return m.structure(path, v, t.literal)
	case "stringLiteral":
		if v != t.text {
			return mismatchf(path, "%v is not %q", v, t.text)
		}
		return nil
	}
	return mismatchf(path, "the meta model has an unknown kind %q", t.Kind)
}

func (m *metaModel) reference(path string, v any, name string) error {
	if name == "LSPAny" {
		return nil
	}
	if a := m.aliases[name]; a != nil {
		return m.value(path, v, a.Type)
	}
	if s := m.structures[name]; s != nil {
		return m.structure(path, v, s)
	}
	e := m.enumerations[name]
	if e == nil {
		return mismatchf(path, "the meta model has no type %s", name)
	}
	if err := base(path, v, e.Type.Name); err != nil || e.Custom {
		return err
	}
	for _, x := range e.Values {
		if fmt.Sprint(x.Value) == fmt.Sprint(v) {
			return nil
		}
	}
	return mismatchf(path, "%v is no %s", v, name)
}

func (m *metaModel) array(path string, v any, t *metaType) error {
	items, ok := v.([]any)
	if !ok {
		return mismatchf(path, "%s is no array", show(v))
	}
	if t.Kind == "tuple" && len(items) != len(t.Items) {
		return mismatchf(path, "%d values where there should be %d", len(items), len(t.Items))
	}
	for i, item := range items {
		element := t.Element
		if t.Kind == "tuple" {
			element = t.Items[i]
		}
		if err := m.value(fmt.Sprintf("%s[%d]", path, i), item, element); err != nil {
			return err
		}
	}
	return nil
}

func (m *metaModel) mapping(path string, v any, t *metaType) error {
	object, ok := v.(map[string]any)
	if !ok {
		return mismatchf(path, "%s is no object", show(v))
	}
	for key, x := range object {
		var k any = key
		if t.Key.Kind == "base" && t.Key.Name == "integer" {
			k = json.Number(key)
		}
		if err := m.value(path+"."+key, k, t.Key); err != nil {
			return err
		}
		if err := m.value(path+"."+key, x, t.mapped); err != nil {
			return err
		}
	}
	return nil
}

func (m *metaModel) union(path string, v any, t *metaType) error {
	var deepest *mismatch
	for _, item := range t.Items {
		err := m.value(path, v, item)
		if err == nil {
			return nil
		}
		var e *mismatch
		if errors.As(err, &e) && (deepest == nil || e.depth() > deepest.depth()) {
			deepest = e
		}
	}
	if deepest == nil {
		return mismatchf(path, "%s is of an empty union", show(v))
	}
	if deepest.path == path {
		return mismatchf(path, "%s is of none of %d types: %s", show(v), len(t.Items), deepest.text)
	}
	return deepest
}

func (m *metaModel) structure(path string, v any, s *metaStruct) error {
	object, ok := v.(map[string]any)
	if !ok {
		return mismatchf(path, "%s is no %s object", show(v), s.Name)
	}
	properties := m.properties(s)
	for _, p := range properties {
		x, given := object[p.Name]
		if !given {
			if !p.Optional {
				return mismatchf(path, "lacks %s", p.Name)
			}
			continue
		}
		if err := m.value(path+"."+p.Name, x, p.Type); err != nil {
			return err
		}
	}
	for name := range object {
		if !slices.ContainsFunc(properties, func(p *metaProperty) bool { return p.Name == name }) {
			return mismatchf(path, "%s has no property %q", s.Name, name)
		}
	}
	return nil
}

// base checks a value of a base type. The limits of the integers are those of
// the specification: 31 bits and a sign.
func base(path string, v any, name string) error {
	ok := false
	switch name {
	case "string", "RegExp":
		_, ok = v.(string)
	case "URI", "DocumentUri":
		s, isString := v.(string)
		if isString {
			u, err := url.Parse(s)
			if err != nil || u.Scheme == "" {
				return mismatchf(path, "%q is no absolute URI", s)
			}
		}
		ok = isString
	case "boolean":
		_, ok = v.(bool)
	case "null":
		ok = v == nil
	case "integer":
		ok = between(v, math.MinInt32, math.MaxInt32)
	case "uinteger":
		ok = between(v, 0, math.MaxInt32)
	case "decimal":
		_, ok = v.(json.Number)
	default:
		return mismatchf(path, "the meta model has an unknown base type %q", name)
	}
	if !ok {
		return mismatchf(path, "%s is no %s", show(v), name)
	}
	return nil
}

func between(v any, low, high int64) bool {
	n, ok := v.(json.Number)
	if !ok {
		return false
	}
	i, err := strconv.ParseInt(n.String(), 10, 64)
	return err == nil && low <= i && i <= high
}

// show writes a value for a message, shortened.
func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if len(text) > 60 {
		return strings.ToValidUTF8(string(text[:60]), "") + "…"
	}
	return string(text)
}
