package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// The parts of the VS Code extension's manifest that the settings make: the
// first section of contributes.configuration in package.json, and its texts in
// package.nls.json and the files beside it. All else in these files is written
// by hand.

// Prefixes of the keys of generated texts.
const (
	settingText = "setting."
	ruleText    = "rule."
)

// manifestLanguages maps the files of texts to their languages.
var manifestLanguages = map[string]check.Language{
	"package.nls.json":       check.English,
	"package.nls.zh-cn.json": check.SimplifiedChinese,
	"package.nls.zh-tw.json": check.TraditionalChinese,
}

// manifest returns the extension's files in dir, by name, as they ought to be.
func manifest(dir string) (map[string][]byte, error) {
	out := map[string][]byte{}
	src, err := os.ReadFile(filepath.Join(dir, "package.json"))
	if err != nil {
		return nil, err
	}
	properties, err := configuration()
	if err != nil {
		return nil, err
	}
	if out["package.json"], err = replaceValue(src, properties, "contributes", "configuration", "0", "properties"); err != nil {
		return nil, fmt.Errorf("package.json: %w", err)
	}
	for name, lang := range manifestLanguages {
		src, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if out[name], err = texts(src, lang); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

// configuration returns the settings as VS Code wants them: the schema of the
// configuration file, with the keys of texts for descriptions.
func configuration() (map[string]any, error) {
	src, err := schema()
	if err != nil {
		return nil, err
	}
	var s struct {
		Properties map[string]map[string]any
	}
	if err := json.Unmarshal(src, &s); err != nil {
		return nil, err
	}
	out := map[string]any{}
	for i, setting := range workspace.Settings {
		p := s.Properties[setting.Key]
		delete(p, "description")
		p["markdownDescription"] = "%" + settingText + setting.Key + "%"
		p["order"] = i
		out["jiaozhu."+setting.Key] = p
	}
	rules, ok := s.Properties["rules"]["properties"].(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the schema of rules has no properties")
	}
	for id, r := range rules {
		r, ok := r.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("the schema of %s is no object", id)
		}
		r["description"] = "%" + ruleText + id + "%"
	}
	return out, nil
}

// texts replaces the generated texts of a file of texts.
func texts(src []byte, lang check.Language) ([]byte, error) {
	var lines []string
	add := func(key, value string) error {
		k, err := encode(key)
		if err != nil {
			return err
		}
		v, err := encode(value)
		lines = append(lines, "  "+string(k)+": "+string(v))
		return err
	}
	d := json.NewDecoder(bytes.NewReader(src))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value string
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		k := fmt.Sprint(key)
		if strings.HasPrefix(k, settingText) || strings.HasPrefix(k, ruleText) {
			continue
		}
		if err := add(k, value); err != nil {
			return nil, err
		}
	}
	for _, s := range workspace.Settings {
		if err := add(settingText+s.Key, s.Doc.In(lang)); err != nil {
			return nil, err
		}
	}
	for _, r := range check.All {
		if err := add(ruleText+r.ID, r.Name.In(lang)); err != nil {
			return nil, err
		}
	}
	return []byte("{\n" + strings.Join(lines, ",\n") + "\n}\n"), nil
}

// replaceValue replaces the value at a path of member names and indexes of a
// JSON text by another, indented as its place demands. The rest of the text
// stays as it is.
func replaceValue(src []byte, value any, path ...string) ([]byte, error) {
	start, end, err := find(json.NewDecoder(bytes.NewReader(src)), path)
	if err != nil {
		return nil, err
	}
	line := src[bytes.LastIndexByte(src[:start], '\n')+1 : start]
	indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	compact, err := encode(value)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, string(indent), "  "); err != nil {
		return nil, err
	}
	return slices.Concat(src[:start], b.Bytes(), src[end:]), nil
}

// find returns the byte range of the value at a path below the decoder's next
// value.
func find(d *json.Decoder, path []string) (start, end int, err error) {
	if len(path) == 0 {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return 0, 0, err
		}
		end = int(d.InputOffset())
		return end - len(raw), end, nil
	}
	opening, err := d.Token()
	if err != nil {
		return 0, 0, err
	}
	for i := 0; d.More(); i++ {
		name := strconv.Itoa(i)
		if opening == json.Delim('{') {
			key, err := d.Token()
			if err != nil {
				return 0, 0, err
			}
			name = fmt.Sprint(key)
		}
		if name == path[0] {
			return find(d, path[1:])
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return 0, 0, err
		}
	}
	return 0, 0, fmt.Errorf("there is no %s", strings.Join(path, "."))
}

// encode encodes a value without escapes that only HTML needs.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}
