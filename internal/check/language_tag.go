package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// scriptOfTag returns the Chinese script that a BCP 47 tag names or implies.
func scriptOfTag(tag string) prose.Script {
	for sub := range strings.SplitSeq(strings.ToLower(tag), "-") {
		switch sub {
		case "hant", "tw", "hk", "mo":
			return prose.Hant
		case "hans", "cn", "sg":
			return prose.Hans
		}
	}
	return prose.UnknownScript
}

// zh reports whether a BCP 47 tag is of Chinese.
func zh(tag string) bool { return tag == "zh" || strings.HasPrefix(tag, "zh-") }

// allowed reports whether a form is one of those that a setting lets pass, in
// either script.
func allowed(allow []string, form string) bool {
	if len(allow) == 0 {
		return false
	}
	form = prose.FoldString(form)
	return slices.ContainsFunc(allow, func(a string) bool { return prose.FoldString(a) == form })
}
