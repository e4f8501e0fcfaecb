package lookup

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Works are the references of a glossary, by key, title and author.
type Works struct {
	references []*glossary.Reference
	index      *Index
	names      []workName // by the index's names
}

type workName struct {
	work int32 // in references
	kind nameKind
	lang string // of a title, if its entry says so
}

type nameKind uint8

const (
	keyName nameKind = iota
	titleName
	authorName
)

func newWorks(references []*glossary.Reference) *Works {
	x := &Works{references: references}
	var names []string
	for i, r := range references {
		seen := map[string]bool{}
		add := func(kind nameKind, lang, name string) {
			if name != "" && !seen[name] {
				seen[name] = true
				names = append(names, name)
				x.names = append(x.names, workName{int32(i), kind, lang})
			}
		}
		add(keyName, "", r.Key)
		add(titleName, r.Language, r.Title)
		for _, t := range r.Titles {
			add(titleName, t.Lang, t.Text)
		}
		for _, n := range r.Authors {
			add(authorName, "", n.String())
			add(authorName, "", n.Family)
		}
		for _, n := range r.AuthorNames {
			add(authorName, "", n)
		}
	}
	x.index = NewIndex(names, Letters)
	return x
}

// How a work was found; the lesser comes first.
const (
	byKey = iota
	byName
	byPinyin
	byPart
	notFound
)

// Cite returns the works that may be meant by what is typed of a key: by their
// key, a title, an author's name in any script, by pinyin, or by a part of one of
// these. All are meant by nothing. The result is in order, at most limit long.
func (x *Works) Cite(typed string, uses Uses, limit int) []*glossary.Reference {
	query := Letters(typed)
	if query == "" && typed != "" {
		return nil // nothing but marks
	}
	how := slices.Repeat([]uint8{notFound}, len(x.references))
	x.find(query, func(name int, by uint8) {
		n := x.names[name]
		if by == byName && n.kind == keyName {
			by = byKey
		}
		how[n.work] = min(how[n.work], by)
	})
	type found struct {
		work *glossary.Reference
		how  uint8
		uses int
	}
	var all []found
	for i, by := range how {
		if r := x.references[i]; by < notFound && r.Key != "" {
			f := found{work: r, how: by}
			if uses != nil {
				f.uses = uses.Work(r)
			}
			all = append(all, f)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		return cmp.Or(
			cmp.Compare(min(a.how, byPinyin), min(b.how, byPinyin)), // a part is as good as pinyin once it is used
			cmp.Compare(b.uses, a.uses), cmp.Compare(a.how, b.how), strings.Compare(a.work.Key, b.work.Key),
		) < 0
	})
	var out []*glossary.Reference
	for _, f := range all[:min(len(all), limit)] {
		out = append(out, f.work)
	}
	return out
}

// find gives the names that may be meant by a text, as Letters makes it, to
// visit, some more than once: byName, byPinyin or byPart.
func (x *Works) find(query string, visit func(name int, by uint8)) {
	long := utf8.RuneCountInString(query) >= 2
	for name, start := range x.index.Containing(query) {
		switch {
		case start:
			visit(name, byName)
		case long:
			visit(name, byPart)
		}
	}
	if long && isLatin(query) {
		for _, name := range x.index.Pinyin(query) {
			visit(name, byPinyin)
		}
	}
}

// isLatin reports whether all of s is letters a to z and digits.
func isLatin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
}

// Title is a title that fits what was typed.
type Title struct {
	Text string // to be written
	Work *glossary.Reference
	rank rank
}

// Titles returns the titles that may be meant by what is typed of one, as the
// writer writes them: those in Chinese, and for what is not Chinese the original
// ones. Pinyin and an original find the Chinese title. The result is in order, at
// most limit long.
func (x *Works) Titles(typed string, w *Writer, uses Uses, limit int) []Title {
	query := Letters(typed)
	if query == "" && typed != "" {
		return nil
	}
	how := map[int]uint8{}
	x.find(query, func(name int, by uint8) {
		if x.names[name].kind == titleName {
			if old, ok := how[name]; !ok || by < old {
				how[name] = by
			}
		}
	})
	var out []Title
	place := map[string]int{} // in out, by folded text and work
	for name, by := range how {
		r := x.references[x.names[name].work]
		text := x.index.Name(name)
		if !prose.HasHan(text) && w.Chinese {
			if text = w.title(r); text == "" {
				text = x.index.Name(name)
			}
		}
		key := prose.FoldString(text) + "\x00" + r.Key
		t := Title{text, r, rank{class: int(by), runes: utf8.RuneCountInString(text), text: text}}
		if uses != nil {
			t.rank.uses = -uses.Work(r)
		}
		j, ok := place[key]
		if !ok {
			place[key] = len(out)
			out = append(out, t)
			continue
		}
		if t.rank.compare(out[j].rank) < 0 {
			out[j].rank = t.rank
		}
		if better := w.fits(text, ""); better && !w.fits(out[j].Text, "") || better && text < out[j].Text {
			out[j].Text = text // the same in the writer's script
		}
	}
	for i := range out {
		if !w.fits(out[i].Text, "") {
			out[i].Text = w.Written(out[i].Text)
		}
		out[i].rank.text = out[i].Text
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		return cmp.Or(cmp.Compare(a.rank.class/byPart, b.rank.class/byPart), a.rank.compare(b.rank), strings.Compare(a.Work.Key, b.Work.Key)) < 0
	})
	return out[:min(len(out), limit)]
}

// title returns the first Chinese title of a work in the writer's script, or else
// the first, "" if it has none.
func (w *Writer) title(r *glossary.Reference) string {
	first := ""
	for _, t := range append([]glossary.LangText{{Lang: r.Language, Text: r.Title}}, r.Titles...) {
		switch {
		case !prose.HasHan(t.Text):
		case w.fits(t.Text, ""):
			return t.Text
		case first == "":
			first = t.Text
		}
	}
	return first
}

// NamedIn returns the works of the authors whose names stand in a text, those of
// the last name first.
func (x *Works) NamedIn(text string) []*glossary.Reference {
	text = Letters(text)
	type named struct {
		work int32
		at   int
	}
	var all []named
	for _, f := range x.index.folded {
		n := x.names[f.name]
		if n.kind != authorName || len(f.text) < len("霍布") {
			continue
		}
		if at := strings.LastIndex(text, f.text); at >= 0 {
			all = append(all, named{n.work, at + len(f.text)})
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(a.work, b.work)) < 0
	})
	var out []*glossary.Reference
	for _, n := range all {
		if r := x.references[n.work]; !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}
