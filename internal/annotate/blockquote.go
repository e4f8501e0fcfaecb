package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxSignature bounds the bytes of a line that says whose words a block
// quotation has: —— 霍布斯《利維坦》第十三章.
const maxSignature = 200

// blockQuotation takes a paragraph of a block quotation for a quotation without
// marks, its last line aside if that says whose words they are.
func (s *reader) blockQuotation() {
	end := len(s.text)
	var by *Attribution
	if at := signature(s.text); at >= 0 {
		by = s.signed(at)
		if by != nil {
			end = at
		}
	}
	inner := prose.Span{Start: blanks(s.text[:end]), End: len(strings.TrimRight(s.text[:end], " \t\n\u3000"))}
	if inner.Len() <= 0 {
		return
	}
	// A paragraph in quotation marks is there already.
	for i := s.quoted; i < len(s.a.Quotations); i++ {
		q := &s.a.Quotations[i]
		if q.Text.Start-inner.Start <= len("「") && inner.End-q.Text.End <= len("。」。") {
			if q.Attribution == nil || by != nil && by.Work {
				q.Attribution = by
			}
			return
		}
	}
	q := Quotation{Span: s.run.Source(inner), Run: s.i, Text: inner, Marked: true, Attribution: by}
	if m, _ := s.x.passages.Quote(s.text[inner.Start:inner.End]); m.Verdict != passage.None {
		q.Match = s.x.passage(m, inner.Start)
		s.dropInside(inner, s.x.wordings[m.Wording])
	}
	s.a.Quotations = append(s.a.Quotations, q)
}

// signature returns where the line that signs a quotation starts, or -1.
func signature(text string) int {
	from := runeStart(text, len(text)-maxSignature)
	best := -1
	for _, dash := range []string{"——", "――", "—", "--", "–"} {
		if i := strings.LastIndex(text[from:], dash); i >= 0 {
			best = max(best, from+i)
		}
	}
	if best < 0 {
		return -1
	}
	for {
		r, n := utf8.DecodeLastRuneInString(text[:best])
		if n == 0 || !strings.ContainsRune("—―-–", r) {
			break
		}
		best -= n
	}
	before := strings.TrimRight(text[:best], " ")
	r, n := utf8.DecodeLastRuneInString(before)
	if n > 0 && !strings.ContainsRune("。.！!？?…」』”’\n", r) && !strings.HasSuffix(text[:best], "\n") {
		return -1
	}
	return best
}

// signed finds whom the signature at a byte offset names: the work rather than
// its author.
func (s *reader) signed(at int) *Attribution { return signedBy(s.hintsRead(), s.text, at, s.i) }

func signedBy(hints []hint, text string, at, run int) *Attribution {
	for i := range hints {
		if hints[i].Start < at {
			continue
		}
		h := preferWork(hints[i:], len(text))
		if h == nil {
			return nil
		}
		a := h.attribution(run)
		if h != &hints[i] {
			a.Via = hints[i].attribution(run)
		}
		return a
	}
	return nil
}

// Attribution returns whom or what the document gives quotation q of block i
// to. What a block quotation does not say itself, the lines around it may: the
// paragraph before that ends in a colon, or a signature behind it.
func (a *Document) Attribution(i int, q *Quotation) *Attribution {
	blocks := a.Prose.Blocks()
	if q.Attribution != nil || blocks[i].Kind != prose.Quote {
		return q.Attribution
	}
	for j := i + 1; j < len(blocks) && j <= i+maxAround; j++ {
		b := blocks[j]
		if len(b.Runs) == 0 {
			continue
		}
		text := b.Runs[0].Text
		if at := signature(text); at >= 0 && strings.TrimSpace(text[:at]) == "" && len(text) <= maxSignature {
			if by := signedBy(a.hints(j, 0), text, at, 0); by != nil {
				return by.from(j - i)
			}
		}
		if b.Kind != prose.Quote {
			break
		}
	}
	for j := i - 1; j >= 0 && j >= i-maxAround; j-- {
		b := blocks[j]
		if b.Kind == prose.Quote || b.Kind == prose.Blank || b.Kind == prose.Comment {
			continue
		}
		if b.Kind != prose.Paragraph && b.Kind != prose.ListItem || len(b.Runs) == 0 {
			break
		}
		run := len(b.Runs) - 1
		text := b.Runs[run].Text
		trimmed := strings.TrimRight(text, " \t\n")
		if !strings.HasSuffix(trimmed, "：") && !strings.HasSuffix(trimmed, ":") {
			break
		}
		from := runeStart(text, len(trimmed)-reach)
		from += sentenceStart(trimmed[from:])
		return attributed(trimmed[from:], from, a.hints(j, run), run).from(j - i)
	}
	return nil
}

// from says that the attribution stands in another block than the quotation.
func (a *Attribution) from(block int) *Attribution {
	for v := a; v != nil; v = v.Via {
		v.Block = block
	}
	return a
}

// maxAround is how many blocks away a block quotation may be attributed, its
// own other paragraphs among them.
const maxAround = 12

// hints returns whom and what run r of block i names.
func (a *Document) hints(i, r int) []hint {
	var keys, titles []Citation
	for _, c := range a.blocks[i].Citations {
		switch {
		case c.Kind == ByKey:
			keys = append(keys, c)
		case c.Run == r:
			titles = append(titles, c)
		}
	}
	run := &a.Prose.Blocks()[i].Runs[r]
	return a.Lexicon.appendHints(nil, run, a.Lexicon.namesIn(nil, run.Text), keys, titles)
}
