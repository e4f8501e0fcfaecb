package scaffold

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// facts is what a folder shows of its settings.
type facts struct {
	region         string
	profile        string
	bibliographies []string // relative to the folder
	partlyDefined  bool     // some concepts of the new glossary have a definition and some have none
}

// mostly is the share of the documents' characters that must be of one script so
// that it is that of the folder.
const mostly = 0.9

func factsOf(folder *workspace.Folder) facts {
	f := facts{region: "auto", profile: folder.Profile}
	hant, hans, hongKong, taiwan := 0, 0, 0, 0
	for _, d := range folder.Documents {
		text := d.Text.Text()
		t, s := prose.CountScripts(text)
		hant, hans = hant+t, hans+s
		for _, r := range text {
			// The standard forms of Hong Kong and of Taiwan where they differ.
			switch r {
			case '裏', '綫', '衞', '着', '麪':
				hongKong++
			case '裡', '線', '衛', '著':
				taiwan++
			}
		}
		if d.Format == markup.LaTeX && strings.Contains(text, `\chapter{`) && f.profile == "essay" {
			f.profile = "thesis"
		}
	}
	switch all := float64(hant + hans); {
	case all == 0:
	case float64(hans) >= mostly*all:
		f.region = "cn"
	case float64(hant) >= mostly*all && hongKong > taiwan:
		f.region = "hk"
	case float64(hant) >= mostly*all:
		f.region = "tw"
	}
	for _, b := range folder.Bibliographies {
		if rel, err := filepath.Rel(folder.Root, b); err == nil {
			f.bibliographies = append(f.bibliographies, filepath.ToSlash(rel))
		}
	}
	return f
}

// draftRule reports concepts without a definition in a glossary where others
// have one: all of a first draft.
const draftRule = "glossary-missing-definition"

// inferred returns what the folder shows of a setting, "" if nothing.
func (f *facts) inferred(key string) string {
	switch key {
	case "region":
		return f.region
	case "profile":
		return f.profile
	}
	return ""
}

// configuration writes a configuration file: what the folder shows, and all
// other settings with their defaults as comments.
func configuration(f facts, lang check.Language) string {
	say := func(hant, en string) string { return check.Message{Hant: hant, En: en}.In(lang) }
	var b strings.Builder
	b.WriteString("# " + say("校注（jiaozhu）的設定。去掉設定前的井字號就生效；寫著的是預設值。", "Settings of jiaozhu. Those behind a # show their defaults; take it away to set them.") + "\n")
	for _, s := range workspace.Settings {
		doc, _, _ := strings.Cut(s.Doc.In(lang), "\n")
		b.WriteString("\n# " + doc + "\n")
		if len(s.Values) > 0 {
			b.WriteString("# " + say("可用的值：", "Values: ") + strings.Join(s.Values, ", ") + "\n")
		}
		if s.Key == "bibliographies" && len(f.bibliographies) > 0 {
			b.WriteString("# " + say("已找到：", "Found: ") + strings.Join(f.bibliographies, ", ") + "\n")
		}
		value := f.inferred(s.Key)
		switch {
		case value != "":
			b.WriteString(s.Key + ": " + value + "\n")
		case s.Key == "rules" && f.partlyDefined:
			fmt.Fprintf(&b, "rules:\n  # %s\n  %s: off\n", say("詞彙表還是初稿，有些概念沒有定義；補齊之後請刪去這一行。", "The glossary is a draft in which some concepts lack a definition; delete this line when it is none."), draftRule)
		default:
			b.WriteString("# " + s.Key + ": " + s.Default + "\n")
		}
	}
	return b.String()
}

// configured adds to a configuration what it does not settle.
func configured(src []byte, f facts) (string, error) {
	set := func(value string, keys ...string) error {
		edit, err := native.Set(src, value, keys...)
		if err == nil {
			src = edit.Apply(src)
		}
		return err
	}
	for _, key := range []string{"region", "profile"} {
		if value := f.inferred(key); !native.Has(src, key) && value != "auto" {
			if err := set(value, key); err != nil {
				return "", err
			}
		}
	}
	if f.partlyDefined && !native.Has(src, "rules", draftRule) {
		if err := set("off", "rules", draftRule); err != nil {
			return "", err
		}
	}
	return string(src), nil
}

func glossaryHead(lang check.Language) string {
	return "# " + check.Message{
		Hant: "由 jiaozhu init 依文件中的括注整理的初稿，常用的在前。請刪去不是術語的，補上定義。",
		En:   "A draft that jiaozhu init made of what the documents explain, the most used first. Delete what is no term, and add definitions.",
	}.In(lang) + "\n"
}
