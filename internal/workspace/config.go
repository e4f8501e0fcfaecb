package workspace

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// ConfigName is the name of the configuration file at a workspace's root.
const ConfigName = ".jiaozhu.yaml"

// Config is the configuration of a workspace, from its file and from the
// editor's settings. Settings documents its keys.
type Config struct {
	Glossaries       []string
	Bibliographies   []string
	Include          []string
	Exclude          []string
	Region           string
	Profile          string
	Messages         string
	EmbeddedGlossary bool
	Compounds        string
	DocumentSet      string
	Delay            int // milliseconds
	Rules            map[string]check.RuleSettings
	Ignore           []Ignore

	whole bool // no file is laid over it
}

// DefaultConfig returns the configuration that holds where nothing is set.
func DefaultConfig() *Config {
	return &Config{Region: "auto", Profile: "auto", Messages: "auto", EmbeddedGlossary: true, Compounds: "accept", DocumentSet: "auto", Delay: 250}
}

// Check returns the part of the configuration that the rules read.
// An automatic profile is that of the roots.
func (c *Config) Check(roots ...string) *check.Settings {
	profile := check.LookupProfile(c.Profile)
	if profile == nil {
		profile = check.LookupProfile(profileOf(roots))
	}
	return &check.Settings{Rules: c.Rules, Profile: profile, Region: check.Regions[c.Region]}
}

// Setting documents one key of the configuration.
type Setting struct {
	Key     string
	Type    string   // JSON Schema type
	Values  []string // allowed values, nil if free
	Default string   // as JSON
	Doc     check.Message
	set     func(*Config, *yaml.Node) error
}

// Settings lists the keys, in the order of the documentation. It is the one
// source of the schema, the documentation and the reader.
var Settings = []Setting{
	{
		"glossaries", "array", nil, "[]",
		message("另外讀取的詞彙表（路徑或萬用字元，相對於工作區）。工作區內的 *.glossary.yaml 不必列出。", "Further glossaries to read: paths or globs relative to the workspace. Every *.glossary.yaml in the workspace is found without being listed."),
		func(c *Config, n *yaml.Node) error { return stringList(&c.Glossaries, n) },
	},
	{
		"bibliographies", "array", nil, "[]",
		message("另外讀取的書目。工作區內的 *.bib 不必列出。", "Further bibliographies to read. Every *.bib in the workspace is found without being listed."),
		func(c *Config, n *yaml.Node) error { return stringList(&c.Bibliographies, n) },
	},
	{
		"include", "array", nil, "[]",
		message("只檢查符合這些樣式的文件；空的就是全部。", "Check only files that match one of these globs; empty means all."),
		func(c *Config, n *yaml.Node) error { return stringList(&c.Include, n) },
	},
	{
		"exclude", "array", nil, "[]",
		message("不檢查、也不讀取的路徑樣式。", "Globs of paths that are neither checked nor read."),
		func(c *Config, n *yaml.Node) error { return stringList(&c.Exclude, n) },
	},
	{
		"region", "string",
		[]string{"auto", "tw", "hk", "cn"},
		`"auto"`,
		message("文件所用的地區用語；auto 由文字判斷。", "The region whose usage the documents follow; auto goes by the text."),
		func(c *Config, n *yaml.Node) error { return oneOf(&c.Region, n, "auto", "tw", "hk", "cn") },
	},
	{
		"profile", "string", profileValues(), `"auto"`,
		profileDoc(),
		func(c *Config, n *yaml.Node) error { return oneOf(&c.Profile, n, profileValues()...) },
	},
	{
		"messages", "string",
		[]string{"auto", "zh-Hant", "zh-Hans", "en"},
		`"auto"`,
		message("訊息的語言；auto 依編輯器或系統的語言。", "The language of messages; auto follows the editor or the system."),
		func(c *Config, n *yaml.Node) error { return oneOf(&c.Messages, n, "auto", "zh-Hant", "zh-Hans", "en") },
	},
	{
		"embeddedGlossary", "boolean", nil, "true",
		message("是否使用內建的詞彙表（王政〈談開源大模型的技術主權問題〉）。", "Whether the built-in glossary, that of Wang Zheng's essay on the technological sovereignty of open-source large models, is used."),
		func(c *Config, n *yaml.Node) error {
			return decode(&c.EmbeddedGlossary, n, wanted("true 或 false", "true or false"))
		},
	},
	{
		"compounds", "string",
		[]string{"accept", "refuse"},
		`"accept"`,
		message("詞彙表的術語若是更長的詞的一部分（「人民法院」裡的「人民」、「資料庫」裡的「資料」），而那個詞不在詞彙表中：accept 算是提到這個術語，refuse 不算。", "A term of the glossary that is a part of a longer word which the glossary lacks (人民 in 人民法院, 資料 in 資料庫): accept takes it for a mention of the term, refuse does not."),
		func(c *Config, n *yaml.Node) error { return oneOf(&c.Compounds, n, "accept", "refuse") },
	},
	{
		"documentSet", "string",
		[]string{"auto", "workspace", "folder", "off"},
		`"auto"`,
		message("哪些文件算作一套，用語、譯名和縮寫在其中比較：workspace 是工作區的全部文件，folder 是同一個資料夾的，off 是各自獨立；auto 是 workspace，但工作區要有 .jiaozhu.yaml 或屬於一個 git 庫，文件不超過 2000 個。繁體與簡體的文件分開。", "Which documents belong together, so that terms, names and abbreviations are compared across them: workspace is all of the workspace, folder those of one folder, off none; auto is workspace where that has a .jiaozhu.yaml or is part of a git repository and holds at most 2,000 documents. Documents in Traditional and in Simplified characters are kept apart."),
		func(c *Config, n *yaml.Node) error {
			return oneOf(&c.DocumentSet, n, "auto", "workspace", "folder", "off")
		},
	},
	{
		"delay", "integer", nil, "250",
		message("停止打字後多少毫秒才顯示新的診斷。", "Milliseconds after the last keystroke before new diagnostics show."),
		func(c *Config, n *yaml.Node) error {
			if err := decode(&c.Delay, n, wanted("毫秒數", "a number of milliseconds")); err != nil {
				return err
			}
			c.Delay = min(max(c.Delay, 0), 10_000)
			return nil
		},
	},
	{
		"rules", "object", nil, "{}",
		message("各規則的設定：`rules.<id>.severity`（error、warning、information、hint、off）與 `rules.<id>.allow`；只寫一個詞就是 severity。", "Settings of single rules: `rules.<id>.severity` (error, warning, information, hint, off) and `rules.<id>.allow`; a lone word is the severity."),
		setRules,
	},
	{
		"ignore", "array", nil, "[]",
		message("不報告的項目。每項寫 `rule`（規則）或 `text`（所標的文字，繁簡皆算），或兩者都寫；`files` 是路徑樣式，相對於工作區，只在這些文件中忽略，不寫就是全部。例如 `{rule: term-superseded, text: 物件化, files: [old/*.md]}`。", "Findings that are not reported. Each entry has `rule`, or `text` (what the finding is on, in either script), or both; `files` are globs relative to the workspace, and the entry holds only in these documents, without it in all. For example `{rule: term-superseded, text: 物件化, files: [old/*.md]}`."),
		setIgnore,
	},
}

func message(hant, en string) check.Message { return check.Message{Hant: hant, En: en} }

// ConfigProblem is something wrong in a configuration. The default holds for
// the key.
type ConfigProblem struct {
	Line    int // zero-based; of the key or value
	Column  int // zero-based, in runes
	Message check.Message
}

// ReadConfig lays a YAML or JSON text over base. It never fails: what it cannot
// read is reported and keeps the value it had.
func ReadConfig(base *Config, src []byte) (*Config, []ConfigProblem) {
	c := *base
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		line := 0
		if _, scanErr := fmt.Sscanf(strings.TrimPrefix(err.Error(), "yaml: "), "line %d", &line); scanErr == nil {
			line--
		}
		return &c, []ConfigProblem{{Line: max(line, 0), Message: message("不是正確的 YAML："+err.Error(), "not valid YAML: "+err.Error())}}
	}
	if len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		return &c, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return &c, []ConfigProblem{problemAt(root, message("設定檔應是「鍵: 值」的形式", "a configuration is a mapping of keys to values"))}
	}
	var problems []ConfigProblem
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		n := slices.IndexFunc(Settings, func(s Setting) bool { return s.Key == key.Value })
		if n < 0 {
			problems = append(problems, problemAt(key, unknownKey(key.Value)))
			continue
		}
		if err := Settings[n].set(&c, value); err != nil {
			want := expectation(err)
			problems = append(problems, problemAt(value, message(
				fmt.Sprintf("%s 的值不對：應為%s", key.Value, want.Hant), fmt.Sprintf("bad value for %s: expected %s", key.Value, want.En))))
		}
	}
	return &c, problems
}

func problemAt(n *yaml.Node, m check.Message) ConfigProblem {
	return ConfigProblem{Line: max(n.Line-1, 0), Column: max(n.Column-1, 0), Message: m}
}

func unknownKey(key string) check.Message {
	keys := make([]string, len(Settings))
	for i, s := range Settings {
		keys[i] = s.Key
	}
	list := strings.Join(keys, ", ")
	return message(fmt.Sprintf("沒有 %s 這個設定；可用的有 %s", key, list), fmt.Sprintf("there is no setting %s; there are %s", key, list))
}

// decode reads a value, or returns the error that says what it should be.
func decode[T any](to *T, n *yaml.Node, want error) error {
	var v T
	if err := n.Decode(&v); err != nil {
		return want
	}
	*to = v
	return nil
}

func stringList(to *[]string, n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		*to = []string{n.Value}
		return nil
	}
	return decode(to, n, wanted("文字的清單", "a list of strings"))
}

func oneOf(to *string, n *yaml.Node, values ...string) error {
	if n.Kind != yaml.ScalarNode || !slices.Contains(values, n.Value) {
		list := strings.Join(values, ", ")
		return wanted(" %[1]s 之一", "%[1]s", list)
	}
	*to = n.Value
	return nil
}

var severities = map[string]check.Severity{
	"error": glossary.Error, "warning": glossary.Warning, "information": glossary.Information,
	"hint": glossary.Hint, "off": glossary.Off,
}

// ParseSeverity reads the name of a severity.
func ParseSeverity(name string) (check.Severity, error) {
	// YAML 1.1 tools write a bare off as false.
	if s, ok := severities[strings.ToLower(name)]; ok {
		return s, nil
	}
	if name == "false" {
		return glossary.Off, nil
	}
	return 0, wanted(" error、warning、information、hint、off 之一", "error, warning, information, hint, off")
}

func setRules(c *Config, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return wanted("「規則: 設定」的對照", "a mapping of rule ids")
	}
	rules := make(map[string]check.RuleSettings, len(c.Rules)+len(n.Content)/2)
	for id, s := range c.Rules {
		rules[id] = s
	}
	var bad error
	for i := 0; i+1 < len(n.Content); i += 2 {
		id, value := n.Content[i].Value, n.Content[i+1]
		if check.Lookup(id) == nil {
			bad = wanted("規則的代號；沒有 %s 這條規則", "ids of rules; there is no rule %s", id)
			continue
		}
		s, err := ruleSettings(check.Lookup(id), rules[id], value)
		if err != nil {
			want := expectation(err)
			bad = expected{message(want.Hant+"（"+id+"）", want.En+" for "+id)}
			continue
		}
		rules[id] = s
	}
	c.Rules = rules
	return bad
}

// setChoice sets one of a rule's choices.
func setChoice(rule *check.Rule, s check.RuleSettings, name, value string) (check.RuleSettings, error) {
	names := []string{"severity", "allow"}
	for _, c := range rule.Doc.Choices {
		if c.Name != name {
			names = append(names, c.Name)
			continue
		}
		if !slices.Contains(c.Values, value) {
			return s, wanted("%s 的 %s 之一", "%s of %s", name, strings.Join(c.Values, ", "))
		}
		choices := map[string]string{name: value}
		for k, v := range s.Choices {
			if k != name {
				choices[k] = v
			}
		}
		s.Choices = choices
		return s, nil
	}
	return s, wanted(" %s，不是 %s", "%s, not %s", strings.Join(names, ", "), name)
}

func ruleSettings(rule *check.Rule, s check.RuleSettings, n *yaml.Node) (check.RuleSettings, error) {
	severity := func(name string) error {
		v, err := ParseSeverity(name)
		if err == nil {
			s.Severity = &v
		}
		return err
	}
	switch n.Kind {
	case yaml.ScalarNode:
		return s, severity(n.Value)
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			var err error
			switch key, value := n.Content[i].Value, n.Content[i+1]; key {
			case "severity":
				err = severity(value.Value)
			case "allow":
				err = stringList(&s.Allow, value)
			default:
				s, err = setChoice(rule, s, key, value.Value)
			}
			if err != nil {
				return s, err
			}
		}
		return s, nil
	}
	return s, wanted("等級，或「鍵: 值」的對照", "a severity or a mapping")
}
