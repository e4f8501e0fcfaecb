package scaffold

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

const (
	maxConcepts = 500 // of a first glossary
	maxUnmarked = 8   // characters of a Chinese name that nothing marks
)

// candidate is what documents say of one concept.
type candidate struct {
	terms      []string // Chinese names, in the order in which they were found
	marked     string   // the one that marks set off, "" if none
	original   string
	short      string
	definition string
	script     prose.Script
	uses       int
}

// survey finds the concepts that a folder's documents explain and that no
// glossary knows, the most used first. partly reports that some of them have a
// definition and some have none.
func survey(folder *workspace.Folder) (concepts []*glossary.Concept, partly bool) {
	found := collect(folder)
	ids := map[string]bool{}
	taken := func(id string) bool { return ids[id] || folder.Lexicon.Glossary.Concept(id) != nil }
	by := map[string]*candidate{}
	names := map[string]bool{} // of all concepts, folded
	for _, c := range found {
		term := c.name()
		if !c.isNew(folder.Lexicon, term, names) {
			continue
		}
		concept := &glossary.Concept{ID: workspace.CoinID(c.original, cmp.Or(term, c.short), taken)}
		add := func(text string, lang string, kind glossary.TermKind) {
			if text != "" {
				concept.Terms = append(concept.Terms, glossary.Term{Text: text, Lang: lang, Kind: kind})
				names[prose.FoldString(text)] = true
			}
		}
		add(term, c.lang(term), glossary.FullForm)
		add(c.original, foreign(c.original), glossary.FullForm)
		add(c.short, "en", glossary.Acronym)
		if c.definition != "" {
			concept.Definition = glossary.Localized{{Text: c.definition}}
		}
		ids[concept.ID] = true
		by[concept.ID] = c
		concepts = append(concepts, concept)
	}
	count(folder, concepts, by)
	slices.SortStableFunc(concepts, func(a, b *glossary.Concept) int { return cmp.Compare(by[b.ID].uses, by[a.ID].uses) })
	concepts = concepts[:min(len(concepts), maxConcepts)]
	defined := 0
	for _, c := range concepts {
		if len(c.Definition) > 0 {
			defined++
		}
	}
	return concepts, defined > 0 && defined < len(concepts)
}

// collect reads the glosses and definitions of all documents, in their order.
func collect(folder *workspace.Folder) []*candidate {
	var found []*candidate
	by := map[string]*candidate{}
	get := func(script prose.Script, keys ...string) *candidate {
		for _, k := range keys {
			if k != "" && by[k] != nil {
				return by[k]
			}
		}
		c := &candidate{script: script}
		found = append(found, c)
		return c
	}
	for _, d := range folder.Documents {
		a := annotate.Annotate(d.Text, folder.Lexicon)
		for i, b := range d.Text.Blocks() {
			script := b.ScriptOr(d.Text.Script())
			for j := range a.Block(i).Glosses {
				g := &a.Block(i).Glosses[j]
				text := b.Runs[g.Run].Text
				term, original, short := text[g.Term.Start:g.Term.End], text[g.Original.Start:g.Original.End], text[g.Short.Start:g.Short.End]
				keys := []string{strings.ToLower(original), short, prose.FoldString(term)}
				if original != "" {
					keys = keys[:1]
				}
				c := get(script, keys...)
				c.add(term, g.Marked)
				c.original, c.short = cmp.Or(c.original, original), cmp.Or(c.short, short)
				for _, k := range []string{strings.ToLower(original), short, prose.FoldString(term)} {
					if k != "" && by[k] == nil {
						by[k] = c
					}
				}
			}
			for j := range b.Runs {
				for _, x := range definitions(b.Runs[j].Text) {
					key := prose.FoldString(x.term)
					c := by[key]
					switch {
					case c == nil && !x.marked:
						continue // who knows what it defines
					case c == nil:
						c = get(script, key)
						c.add(x.term, true)
						by[key] = c
					}
					c.definition = cmp.Or(c.definition, x.text)
				}
			}
		}
	}
	return found
}

func (c *candidate) add(term string, marked bool) {
	if term == "" {
		return
	}
	if marked && c.marked == "" {
		c.marked = term
	}
	c.terms = append(c.terms, term)
}

// name returns the Chinese name: the one that marks show, else what all have at
// their ends, for in running text only the end of a name is sure. It is "" if
// that is none.
func (c *candidate) name() string {
	if c.marked != "" {
		return c.marked
	}
	if len(c.terms) == 0 {
		return ""
	}
	name := []rune(c.terms[0])
	for _, t := range c.terms[1:] {
		other := []rune(t)
		n := 0
		for n < len(name) && n < len(other) && prose.Fold(name[len(name)-1-n]) == prose.Fold(other[len(other)-1-n]) {
			n++
		}
		if n < 2 {
			break // two names of one thing: the first is as good
		}
		name = name[len(name)-n:]
	}
	if len(name) > maxUnmarked || strings.ContainsAny(string(name), "的了是這这那們们之和與与或及") {
		return ""
	}
	return string(name)
}

// isNew reports whether the candidate is a concept that neither the glossaries
// nor an earlier candidate has.
func (c *candidate) isNew(x *annotate.Lexicon, term string, names map[string]bool) bool {
	given := 0
	for _, name := range []string{term, c.original, c.short} {
		if name == "" {
			continue
		}
		given++
		if len(x.Senses(name)) > 0 || names[prose.FoldString(name)] {
			return false
		}
	}
	// A person's name has points between its parts.
	return (given > 1 || c.definition != "") && utf8.RuneCountInString(term) != 1 && !strings.ContainsAny(term, "·・‧•．") &&
		(term == "" || c.marked != "" || c.isWhole(x, term))
}

// isWhole reports whether a name that nothing marks is probably more than the
// end of one: 中心 is not all of Center for Democracy, nor 政府 of g0v.
func (c *candidate) isWhole(x *annotate.Lexicon, term string) bool {
	length, words := utf8.RuneCountInString(term), len(strings.Fields(c.original))
	switch {
	case words > length, length == 2 && words > 1, words > 1 && numbered().MatchString(c.original):
		return false
	case length > 2 || len(c.terms) > 1:
		return true
	}
	return x.Dictionary().Frequency(prose.FoldString(term)) < common
}

// common is the frequency from which on a word of two characters is probably not
// used as a term, of the 58 million words that the dictionary counts.
const common = 5000

// numbered matches a name that counts: Top 20, Figure 3.
var numbered = lazyregexp.New(` \d+$`)

func (c *candidate) lang(term string) string {
	script := prose.ScriptOf(term)
	if script == prose.UnknownScript {
		script = c.script
	}
	switch script {
	case prose.Hant:
		return "zh-Hant"
	case prose.Hans:
		return "zh-Hans"
	}
	return "zh"
}

// foreign returns the language tag of a foreign name, "" if only a person can
// tell.
func foreign(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return ""
		}
	}
	return "en"
}

// count counts how often the documents use the concepts.
func count(folder *workspace.Folder, concepts []*glossary.Concept, by map[string]*candidate) {
	g, _ := glossary.Merge(glossary.Layer{{Concepts: concepts}})
	x := annotate.Compile(g).WithDictionary(folder.Lexicon.Dictionary())
	for _, d := range folder.Documents {
		a := annotate.Annotate(d.Text, x)
		for i := range d.Text.Blocks() {
			for _, m := range a.Block(i).Mentions {
				for _, s := range m.Senses {
					by[s.Concept.ID].uses++
				}
			}
		}
	}
}

// defining is a sentence that defines: 「術語」是指……。
type defining struct {
	term, text string
	marked     bool // what is defined stands between marks, or behind 所謂
}

var definitionPattern = lazyregexp.New(`(?:^|[。！？；\n])(所謂|所谓)?的?([「“『]?)(\p{Han}{2,12}?)[」”』]?(?:（[^（）]{1,80}）)?，?(?:是指|指的是|係指|系指)([^。！？\n]{4,160})。`)

// definitions returns the definitions in a text.
func definitions(text string) []defining {
	if !strings.Contains(text, "指") {
		return nil
	}
	var out []defining
	for _, m := range definitionPattern().FindAllStringSubmatch(text, -1) {
		x := defining{term: m[3], text: strings.TrimLeft(m[4], "，：, "), marked: m[1] != "" || m[2] != ""}
		if !strings.ContainsRune(x.text, prose.Object) && !vague().MatchString(x.term) {
			out = append(out, x)
		}
	}
	return out
}

// vague matches what is no term though a sentence says what it means.
var vague = lazyregexp.New(`^[這这那此其它他她我你本該该]|^[前後后]者|[也就都只即便則则常]$|主要$|通常$|一般$|意思$|目的$`)
