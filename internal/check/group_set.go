package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CheckedMember is a document of a set with its findings.
type CheckedMember struct {
	Name     string
	Text     *prose.Document
	Findings []Finding // changed in place
}

const (
	// alikeDocuments is in how many documents of a set one place stands that a
	// template or a common source put there.
	alikeDocuments = 3

	// aroundAlike is how many characters on either side of such a place are the same.
	aroundAlike = 8
)

// RecedeAcross makes one finding of what several documents of a set have in the
// same words, as a template puts it there: the first document's says how many
// more there are and names a few, the others' become hints. Only what warns is
// looked at. Members come in the order in which they are shown.
func RecedeAcross(members []CheckedMember) {
	type place struct{ member, finding int }
	type kind struct {
		rule  *Rule
		words string
	}
	places := map[kind][]place{}
	var order []kind
	for i := range members {
		m := &members[i]
		for j := range m.Findings {
			f := &m.Findings[j]
			if f.Severity > glossary.Warning {
				continue
			}
			k := kind{f.Rule, surroundings(m.Text, f.Span)}
			if places[k] == nil {
				order = append(order, k)
			}
			places[k] = append(places[k], place{i, j})
		}
	}
	for _, k := range order {
		all := places[k]
		documents := 1
		for i := 1; i < len(all); i++ {
			if all[i].member != all[i-1].member {
				documents++
			}
		}
		if documents < alikeDocuments {
			continue
		}
		first := &members[all[0].member].Findings[all[0].finding]
		more := format("（另有 %d 篇同樣）", " (and the same in %d more documents)", documents-1)
		first.Message = Message{
			Hant: first.Message.In(TraditionalChinese) + more.In(TraditionalChinese),
			Hans: first.Message.In(SimplifiedChinese) + more.In(SimplifiedChinese),
			En:   first.Message.In(English) + more.In(English),
		}
		shown := all[0].member
		related := first.Related[:len(first.Related):len(first.Related)]
		for _, at := range all[1:] {
			m := &members[at.member]
			f := &m.Findings[at.finding]
			if at.member != shown && len(related)-len(first.Related) < shownAlike {
				shown = at.member
				e := Elsewhere{Document: m.Name, Span: f.Span, From: m.Text.Position(f.Start), To: m.Text.Position(f.End)}
				related = append(related, Related{Message: f.Message, Elsewhere: &e})
			}
			f.Severity = glossary.Hint
		}
		first.Related = related
	}
}

// surroundings returns what stands at a place with some characters on either side.
func surroundings(d *prose.Document, s prose.Span) string {
	const widest = aroundAlike * utf8.UTFMax
	before := strings.ToValidUTF8(d.Slice(s.Start-widest, s.Start), "")
	behind := strings.ToValidUTF8(d.Slice(s.End, s.End+widest), "")
	return lastRunes(before, aroundAlike) + d.Slice(s.Start, s.End) + firstRunes(behind, aroundAlike)
}
