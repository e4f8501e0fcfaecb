package native

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// fields calls take for each known key of the mapping m whose value is not
// null. Unknown keys and keys that stand twice are reported; of the latter the
// last counts, since take sees it last. It reports whether m is a mapping at
// all, and otherwise says that what should have been one.
func (r *reader) fields(m *node, zh, what string, known []string, take func(key string, value *node)) bool {
	if m.kind != mapping {
		r.wrongKind(m, m, zh, what, mapping)
		return false
	}
	var seen uint64
	for i := 0; i+1 < len(m.children); i += 2 {
		key, value := &m.children[i], &m.children[i+1]
		at := slices.Index(known, key.text)
		if key.kind != scalar || at < 0 {
			r.unknownKey(m, key, zh, what, known)
			continue
		}
		if seen&(1<<at) != 0 {
			r.report("glossary-bad-value", glossary.Warning, m.span, key.name,
				fmt.Sprintf("鍵「%s」重複，以最後一個為準；請刪去多餘的", key.text),
				fmt.Sprintf("the key %s stands more than once and the last one counts; delete the others", key.text))
		}
		seen |= 1 << at
		if value.kind != absent {
			take(key.text, value)
		}
	}
	return true
}

func (r *reader) unknownKey(m, key *node, zh, what string, known []string) {
	if r.full() {
		return
	}
	hintZh, hintEn := "可用的鍵："+strings.Join(known, "、"), "known keys: "+strings.Join(known, ", ")
	if near := nearest(key.text, known); near != "" {
		hintZh, hintEn = fmt.Sprintf("應為「%s」？", near), fmt.Sprintf("did you mean %s?", near)
	}
	r.report("glossary-unknown-key", glossary.Warning, m.span, key.name,
		fmt.Sprintf("%s沒有「%s」這個鍵；%s", zh, excerpt(key.text), hintZh),
		fmt.Sprintf("%s has no key %q; %s", what, excerpt(key.text), hintEn))
}

// wrongKind reports that the node at, in entry, is not of the kind want.
func (r *reader) wrongKind(entry, at *node, zh, what string, want kind) {
	r.report("glossary-bad-value", glossary.Error, entry.span, at.name,
		fmt.Sprintf("%s應為%s，這裡卻是%s；已略過", zh, want.zh(), at.kind.zh()),
		fmt.Sprintf("%s must be %s, not %s; it was skipped", what, want, at.kind))
}

// text returns the trimmed text of a scalar, or "" and a problem.
func (r *reader) text(entry, n *node, key string) string {
	if n.kind != scalar {
		r.wrongKind(entry, n, "「"+key+"」", key, scalar)
		return ""
	}
	return strings.TrimSpace(n.text)
}

// each calls take for every item of a list; what is no list counts as a list
// of itself. Empty items, which half-typed lists have, are passed over.
func each(n *node, take func(item *node)) {
	if n.kind != sequence {
		take(n)
		return
	}
	for i := range n.children {
		if n.children[i].kind != absent {
			take(&n.children[i])
		}
	}
}

// texts returns the texts of a list.
func (r *reader) texts(entry, n *node, key string) []string {
	list := make([]string, 0, max(1, len(n.children)))
	each(n, func(item *node) {
		if s := r.text(entry, item, key); s != "" {
			list = append(list, s)
		}
	})
	return list
}

// links returns the names of entries in a list, and notes where they stand.
func (r *reader) links(entry, n *node, key string, kind glossary.LinkKind) []string {
	each(n, func(item *node) {
		if item.kind == scalar {
			if name := strings.TrimSpace(item.text); name != "" {
				r.file.Links = append(r.file.Links, glossary.Link{Kind: kind, Name: name, At: item.name})
			}
		}
	})
	return r.texts(entry, n, key)
}

// localized returns a text that is written plainly, in the file's language, or
// as a mapping of language tags to texts.
func (r *reader) localized(entry, n *node, key string) glossary.Localized {
	if n.kind != mapping {
		text := r.text(entry, n, key)
		if text == "" {
			return nil
		}
		lang := r.lang
		if lang == "" {
			lang = languageOf(text)
		}
		return glossary.Localized{{Lang: lang, Text: text}}
	}
	l := make(glossary.Localized, 0, len(n.children)/2)
	for i := 0; i+1 < len(n.children); i += 2 {
		tag, value := &n.children[i], &n.children[i+1]
		if tag.kind != scalar || !isTag(tag.text) {
			r.badTag(entry, tag)
			continue
		}
		if value.kind == absent {
			continue
		}
		if text := r.text(entry, value, key); text != "" {
			l = append(l, glossary.LangText{Lang: tag.text, Text: text})
		}
	}
	return l
}

// language returns the language tag that n has, or "" and a problem.
func (r *reader) language(entry, n *node) string {
	tag := r.text(entry, n, "lang")
	if tag != "" && !isTag(tag) {
		r.badTag(entry, n)
		return ""
	}
	return tag
}

func (r *reader) badTag(entry, at *node) {
	r.report("glossary-bad-value", glossary.Warning, entry.span, at.name,
		fmt.Sprintf("「%s」不是語言標籤；請用 zh-Hant、zh-Hans、en 之類", excerpt(at.text)),
		fmt.Sprintf("%q is no language tag; write zh-Hant, zh-Hans, en or the like", excerpt(at.text)))
}

// choice returns the index in names of n's text, or -1 and a problem.
func (r *reader) choice(entry, n *node, key string, names ...string) int {
	text := r.text(entry, n, key)
	if i := slices.Index(names, text); i >= 0 {
		return i
	}
	if n.kind == scalar {
		list := strings.Join(names, ", ")
		hintZh, hintEn := "可用的值："+list, "known values: "+list
		if near := nearest(text, names); near != "" {
			hintZh, hintEn = fmt.Sprintf("應為「%s」？", near), fmt.Sprintf("did you mean %s?", near)
		}
		r.report("glossary-bad-value", glossary.Warning, entry.span, n.name,
			fmt.Sprintf("「%s」不能是「%s」，當作沒寫；%s", key, excerpt(text), hintZh),
			fmt.Sprintf("%s cannot be %q and was ignored; %s", key, excerpt(text), hintEn))
	}
	return -1
}

func (r *reader) certainty(entry, n *node) glossary.Certainty {
	return glossary.Certainty(max(0, r.choice(entry, n, "certainty", "verified", "general", "uncertain")))
}

// excerpt shortens s for a message.
func excerpt(s string) string {
	const most = 40
	count := 0
	for i := range s {
		if count == most {
			return s[:i] + "…"
		}
		count++
	}
	return s
}
