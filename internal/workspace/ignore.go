package workspace

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// Ignore is an entry of the setting of that name: findings that are not
// reported.
type Ignore struct {
	check.Ignored
	Files []string // globs relative to the workspace; empty: all documents
}

// setIgnore reads the setting ignore. Entries that are in order hold even if
// others are not.
func setIgnore(c *Config, n *yaml.Node) error {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var list []Ignore
	var bad error
	for _, item := range items {
		x, err := ignoreEntry(item)
		if err != nil {
			bad = err
			continue
		}
		list = append(list, x)
	}
	c.Ignore = list
	return bad
}

func ignoreEntry(n *yaml.Node) (Ignore, error) {
	var x Ignore
	if n.Kind != yaml.MappingNode {
		return x, wanted("一列「鍵: 值」的對照，鍵有 rule、text、files", "a list of mappings with rule, text, files")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		var err error
		switch key {
		case "rule":
			if err = decode(&x.Rule, value, wanted("規則的代號", "the id of a rule")); err == nil && check.Lookup(x.Rule) == nil {
				err = wanted("規則的代號；沒有 %s 這條規則", "the id of a rule; there is no rule %s", x.Rule)
			}
		case "text":
			err = decode(&x.Text, value, wanted("文字", "a text"))
		case "files":
			err = stringList(&x.Files, value)
		default:
			err = wanted(" rule、text 或 files，不是 %s", "rule, text or files, not %s", key)
		}
		if err != nil {
			return x, err
		}
	}
	if x.Rule == "" && x.Text == "" {
		return x, wanted("每項都有要忽略的 rule 或 text", "a rule or a text to ignore in each entry")
	}
	return x, nil
}

// settingsOf returns the settings by which a document is checked: those of all,
// and what is ignored in it.
func (l *loaded) settingsOf(name string) *check.Settings {
	if len(l.config.Ignore) == 0 {
		return l.settings
	}
	own := *l.settings
	own.Ignore = nil
	for _, x := range l.config.Ignore {
		if len(x.Files) == 0 || slices.ContainsFunc(l.roots, func(root string) bool { return matches(root, name, x.Files) }) {
			own.Ignore = append(own.Ignore, x.Ignored)
		}
	}
	return &own
}
