package native

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// Rewrite returns the edit of a glossary file that makes text the value of the
// scalar whose text stands at a range: an Origin's Name or a Link's At. A
// quoted scalar stays quoted, a block scalar stays one, and a plain one becomes
// quoted where the text must not stand plain. text must be one line without
// control characters.
func Rewrite(src string, at glossary.Range, text string) (glossary.Range, string) {
	switch styleAt(src, at) {
	case yaml.SingleQuotedStyle:
		return at, strings.ReplaceAll(text, "'", "''")
	case yaml.DoubleQuotedStyle:
		return at, escapeDouble(text)
	case yaml.LiteralStyle:
		return at, text
	}
	if !isPlain(text) {
		return at, `"` + escapeDouble(text) + `"`
	}
	return at, text
}

func escapeDouble(text string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
}

// blockHeader matches the end of a line that opens a block scalar (YAML 1.2.2,
// 8.1.1).
var blockHeader = regexp.MustCompile(`(?:^|[:\-]|\s)\s*[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#[^\n]*)?\r?\n[ \t\r\n]*$`)

// styleAt returns the style of the scalar whose text stands at a range; it is
// zero for a plain one, and LiteralStyle for a folded one, too.
func styleAt(src string, at glossary.Range) yaml.Style {
	if at.Start > 0 && at.End < len(src) && src[at.Start-1] == src[at.End] {
		switch src[at.End] {
		case '\'':
			return yaml.SingleQuotedStyle
		case '"':
			return yaml.DoubleQuotedStyle
		}
	}
	// Only the line above matters, and blank ones between.
	before := strings.TrimRight(src[:at.Start], " \t\r\n")
	line := strings.LastIndexByte(before, '\n') + 1
	if blockHeader.MatchString(src[line:at.Start]) {
		return yaml.LiteralStyle
	}
	return 0
}

// isPlain reports whether a text can be written without quotes, in block and in
// flow context, and is a string there.
func isPlain(text string) bool {
	for _, around := range [][2]string{{"- ", "\n"}, {"[", "]"}} {
		var doc yaml.Node
		if err := yaml.Load([]byte(around[0]+text+around[1]), &doc); err != nil || len(doc.Content) != 1 {
			return false
		}
		list := doc.Content[0]
		if list.Kind != yaml.SequenceNode || len(list.Content) != 1 {
			return false
		}
		n := list.Content[0]
		if n.Kind != yaml.ScalarNode || n.Style != 0 || n.ShortTag() != "!!str" || n.Value != text || n.LineComment != "" {
			return false
		}
	}
	return true
}
