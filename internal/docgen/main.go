// Command docgen writes the reference pages under docs from the code that
// defines what they describe: rules and settings, in the message languages, and
// the JSON Schema of the configuration file; and in the folder editors/vscode
// beside docs the settings of the extension.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

//go:generate go run . ../../docs

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: docgen FOLDER")
	}
	pages, err := pages()
	if err != nil {
		log.Fatal(err)
	}
	const extension = "../editors/vscode"
	files, err := manifest(filepath.Join(os.Args[1], filepath.FromSlash(extension)))
	if err != nil {
		log.Fatal(err)
	}
	for name, content := range files {
		pages[extension+"/"+name] = content
	}
	for rel, content := range pages {
		path := filepath.Join(os.Args[1], filepath.FromSlash(rel))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// pages returns the generated files by path relative to docs.
func pages() (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, lang := range check.Languages {
		suffix := "." + string(lang) + ".md"
		if lang == check.English {
			suffix = ".md"
		}
		out["settings"+suffix] = settings(lang)
		out["rules/README"+suffix] = rules(lang, suffix)
		for _, r := range check.All {
			out["rules/"+r.ID+suffix] = []byte(generated(lang) + r.Page(lang))
		}
	}
	schema, err := schema()
	if err != nil {
		return nil, err
	}
	out["jiaozhu.schema.json"] = schema
	return out, nil
}

func pick(lang check.Language, hant, en string) string {
	return check.Message{Hant: hant, En: en}.In(lang)
}

func generated(lang check.Language) string {
	return "<!-- " + pick(lang, "由 go generate 產生，請勿手改。", "Made by go generate; do not edit.") + " -->\n"
}

func rules(lang check.Language, suffix string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s# %s\n\n", generated(lang), pick(lang, "規則", "Rules"))
	fmt.Fprintf(&b, "| %s | %s | %s |\n|---|---|---|\n", pick(lang, "規則", "Rule"), pick(lang, "名稱", "Name"), pick(lang, "預設等級", "Default severity"))
	for _, r := range check.All {
		fmt.Fprintf(&b, "| [`%s`](%s%s) | %s | %s |\n", r.ID, r.ID, suffix, r.Name.In(lang), check.SeverityName(r.Severity).In(lang))
	}
	return b.Bytes()
}

func settings(lang check.Language) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s# %s\n\n", generated(lang), pick(lang, "設定", "Settings"))
	fmt.Fprintf(&b, "%s\n\n", pick(lang,
		"寫在工作區根目錄的 `"+workspace.ConfigName+"`，或編輯器設定的 `jiaozhu.*` 之下；兩處都有時以檔案為準。不認得的鍵、不合的值會在檔案中標出，並沿用預設。",
		"They stand in `"+workspace.ConfigName+"` at the workspace's root, or under `jiaozhu.*` in the editor's settings; where both have a key the file counts. An unknown key or a bad value is marked in the file, and the default holds."))
	for _, s := range workspace.Settings {
		fmt.Fprintf(&b, "## `%s`\n\n%s\n\n", s.Key, s.Doc.In(lang))
		fmt.Fprintf(&b, "%s `%s`", pick(lang, "預設", "Default"), s.Default)
		if len(s.Values) > 0 {
			fmt.Fprintf(&b, " · %s `%s`", pick(lang, "可用的值", "Values"), strings.Join(s.Values, "` `"))
		}
		b.WriteString("\n\n")
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

// schema returns the JSON Schema (2020-12) of the configuration file.
func schema() ([]byte, error) {
	properties := map[string]any{}
	for _, s := range workspace.Settings {
		p := map[string]any{"type": s.Type, "description": s.Doc.En}
		if len(s.Values) > 0 {
			p["enum"] = s.Values
		}
		if s.Type == "array" {
			p["items"] = map[string]any{"type": "string"}
		}
		var value any
		if err := json.Unmarshal([]byte(s.Default), &value); err != nil {
			return nil, fmt.Errorf("default of %s: %w", s.Key, err)
		}
		p["default"] = value
		properties[s.Key] = p
	}
	severity := map[string]any{"enum": []string{"error", "warning", "information", "hint", "off"}}
	ofRules := map[string]any{}
	for _, r := range check.All {
		own := map[string]any{
			"severity": severity,
			"allow":    map[string]any{"type": "array", "items": map[string]any{"type": "string"}},
		}
		for _, c := range r.Doc.Choices {
			own[c.Name] = map[string]any{"enum": choiceValues(c), "default": choiceValues(c)[0], "description": c.Doc.En}
		}
		ofRules[r.ID] = map[string]any{
			"description": r.Name.En,
			"oneOf": []any{severity, map[string]any{
				"type": "object", "additionalProperties": false,
				"properties": own,
			}},
		}
	}
	properties["ignore"].(map[string]any)["items"] = map[string]any{
		"type": "object", "additionalProperties": false,
		"properties": map[string]any{
			"rule":  map[string]any{"enum": slices.Sorted(maps.Keys(ofRules))},
			"text":  map[string]any{"type": "string"},
			"files": map[string]any{"type": "array", "items": map[string]any{"type": "string"}},
		},
	}
	ruleSettings := properties["rules"].(map[string]any)
	ruleSettings["properties"] = ofRules
	ruleSettings["additionalProperties"] = false
	out, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "jiaozhu configuration",
		"type": "object", "additionalProperties": false, "properties": properties,
	}, "", "  ")
	return append(out, '\n'), err
}

// choiceValues returns the values of a choice as JSON has them.
func choiceValues(c check.Choice) []any {
	out := make([]any, len(c.Values))
	for i, v := range c.Values {
		switch v {
		case "true", "false":
			out[i] = v == "true"
		default:
			out[i] = v
		}
	}
	return out
}
