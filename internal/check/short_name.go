package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// shortName is a short name that a block gives to something: the text in front
// of （以下簡稱「主管機關」）.
type shortName struct {
	prose.Span // of the short name, in the block's source
	short      string
	full       string // what it stands for, "" where its start cannot be told
	tail       string // the Han characters in front of the bracket, maxTail at most
	text       prose.Span
	run        int
}

// shortCues introduce a short name. Longer ones come first.
var shortCues = []string{"以下統稱", "以下统称", "以下簡稱為", "以下简称为", "以下簡稱", "以下简称", "以下稱", "以下称", "下稱", "下称"}

const (
	maxShortName = 12 // characters
	maxFullName  = 30
)

// readShortNames finds the short names that a block introduces.
func readShortNames(b *prose.Block) []shortName {
	var out []shortName
	for i := range b.Runs {
		text := b.Runs[i].Text
		for at := 0; ; {
			cue, end := nextCue(text, at)
			if cue < 0 {
				break
			}
			at = end
			span, ok := introduced(text, end)
			if !ok {
				continue
			}
			out = append(out, shortName{
				Span: b.Runs[i].Source(span), short: text[span.Start:span.End],
				full: fullBefore(text, cue), tail: tailBefore(text, cue), text: span, run: i,
			})
		}
	}
	return out
}

// nextCue returns where the next cue stands at or behind at, -1 if nowhere.
func nextCue(text string, at int) (start, end int) {
	for at < len(text) {
		i := indexChar(text[at:], "下")
		if i < 0 {
			return -1, 0
		}
		at += i
		from := at
		if strings.HasSuffix(text[:at], "以") {
			from -= len("以")
		}
		for _, cue := range shortCues {
			if strings.HasPrefix(text[from:], cue) {
				return from, from + len(cue)
			}
		}
		at += len("下")
	}
	return -1, 0
}

// introduced returns the short name that a cue which ends at at introduces.
func introduced(text string, at int) (prose.Span, bool) {
	for at < len(text) && (text[at] == ' ' || strings.HasPrefix(text[at:], "：")) {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	marked := false
	if r, n := utf8.DecodeRuneInString(text[at:]); prose.IsOpeningQuote(r) {
		marked = true
		at += n
	}
	end, n := at, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if marked && prose.IsClosingQuote(r) || !marked && (r == '）' || r == ')' || r == '，' || r == '。') {
			return prose.Span{Start: at, End: end}, n >= 2
		}
		if !prose.IsHan(r) || n == maxShortName {
			return prose.Span{}, false
		}
		n++
		end += size
	}
	return prose.Span{}, false
}

// fullBefore returns the full name in front of a bracket that holds a cue: a
// title, or Han text that begins its clause.
func fullBefore(text string, cue int) string {
	before, ok := beforeBracket(text[:cue])
	if !ok {
		return ""
	}
	open := len(before)
	if rest, ok := strings.CutSuffix(before, "》"); ok {
		name := lastRunes(rest, maxFullName)
		if i := strings.LastIndex(name, "《"); i >= 0 {
			return name[i+len("《"):]
		}
		return ""
	}
	start, n := open, 0
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !prose.IsHan(r) {
			switch r {
			case '，', '。', '；', '：', '、', ' ', '「', '“', '\n':
			default:
				return ""
			}
			break
		}
		if n++; n > maxFullName {
			return ""
		}
		start -= size
	}
	if n < 3 {
		return ""
	}
	return text[start:open]
}

// beforeBracket cuts the opening bracket that text ends with.
func beforeBracket(text string) (string, bool) {
	if before, ok := strings.CutSuffix(text, "（"); ok {
		return before, true
	}
	return strings.CutSuffix(text, "(")
}

// maxTail is how many characters in front of a bracket tell two things apart.
const maxTail = 12

func tailBefore(text string, cue int) string {
	before, ok := beforeBracket(text[:cue])
	if !ok {
		return ""
	}
	tail := strings.TrimSuffix(lastRunes(before, maxTail), "》")
	if i := strings.LastIndexFunc(tail, func(r rune) bool { return !prose.IsHan(r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(tail[i:])
		tail = tail[i+n:]
	}
	return tail
}

// definedName is a short name of the document.
type definedName struct {
	*shortName
	block int
	at    prose.Span // in the document
}

// maxShortNames bounds the short names of a document whose uses are looked for.
const maxShortNames = 200

// shortNames returns the short names that the document introduces.
func (p *DocumentPass) shortNames() []definedName {
	var out []definedName
	for i, f := range p.with(hasShortNames) {
		for j := range f.shorts {
			s := &f.shorts[j]
			out = append(out, definedName{s, i, s.Span.Shift(p.Document.Prose.Start(i))})
		}
	}
	return out[:min(len(out), maxShortNames)]
}

// nameUses returns where the document uses the short and full names.
func (p *DocumentPass) nameUses(names []definedName) map[string][]sighting {
	var forms []string
	for _, n := range names {
		forms = append(forms, n.short)
		if n.full != "" {
			forms = append(forms, n.full)
		}
	}
	return p.sightings(forms)
}

// inHeading reports whether a block is a heading.
func (p *DocumentPass) inHeading(block int) bool {
	return p.Document.Prose.Blocks()[block].Kind == prose.Heading
}

// inOthersWords reports whether a place stands in a quotation.
func (p *DocumentPass) inOthersWords(s *sighting) bool {
	return attributedQuotation(p.Document.Block(s.block), s.run, s.text)
}

func attributedQuotation(a *annotate.Annotations, run int, text prose.Span) bool {
	for i := range a.Quotations {
		q := &a.Quotations[i]
		if q.Run == run && q.Attribution != nil && q.Text.Start <= text.Start && text.End <= q.Text.End {
			return true
		}
	}
	return false
}
