package passage_test

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// pairs are the characters whose two scripts the tests mix.
const pairs = "黑黑爾尔個个說说過过偉伟歷历變变現现兩两補补記记點点為为劇剧喜喜膽胆謀谋無无斷断幹干見见則则國国權权臨临" +
	"學学問问書书讀读東东車车門门開开關关來来時时會会對对這这們们後后從从當当與与萬万義义應应種种實实際际" +
	"總总經经濟济風风雲云飛飞鳥鸟島岛長长張张馬马魚鱼龍龙頭头體体發发聲声聽听燈灯爐炉樹树橋桥溝沟燒烧歲岁親亲" +
	"羅罗亂乱還还難难離离雙双遠远進进運运達达遲迟選选邊边𠮷吉䴉鹮著着霧雾氣气盞盏裡里貓猫輪轮"

var simplified = func() map[rune]rune {
	m := map[rune]rune{}
	rs := []rune(pairs)
	for i := 0; i+1 < len(rs); i += 2 {
		m[rs[i]] = rs[i+1]
	}
	return m
}()

func fold(r rune) rune {
	if s, ok := simplified[r]; ok {
		return s
	}
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	return unicode.ToLower(r)
}

func toSimplified(s string) string {
	return strings.Map(func(r rune) rune {
		if s, ok := simplified[r]; ok {
			return s
		}
		return r
	}, s)
}

// language makes text as Chinese prose is made: words of one to three
// characters whose frequencies follow Zipf and Mandelbrot, clauses of four to
// twelve characters.
type language struct {
	rand  *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newLanguage(seed uint64) *language {
	r := rand.New(rand.NewPCG(seed, 1651))
	han := make([]rune, 0, 3500)
	for _, i := range r.Perm(0x9FA6 - 0x4E00)[:cap(han)] {
		han = append(han, rune(0x4E00+i))
	}
	common := rand.NewZipf(r, 1.1, 40, uint64(len(han)-1))
	l := &language{rand: r, words: make([]string, 20_000)}
	for i := range l.words {
		n := []int{1, 2, 2, 2, 2, 3}[r.IntN(6)]
		var b strings.Builder
		for range n {
			b.WriteRune(han[common.Uint64()])
		}
		l.words[i] = b.String()
	}
	l.zipf = rand.NewZipf(r, 1.15, 20, uint64(len(l.words)-1))
	return l
}

// other returns a language with the same common words as l, but words of its own
// for everything else: another subject. They share 3 to 4 of 100 four-character
// shingles, as Chinese books on different subjects do at most.
func (l *language) other(seed uint64) *language {
	o := newLanguage(seed)
	o.words = append(l.words[:40:40], o.words[40:]...)
	return o
}

// text returns about n characters, punctuation not counted.
func (l *language) text(n int) string {
	var b strings.Builder
	clause := 0
	for n > 0 {
		w := l.words[l.zipf.Uint64()]
		b.WriteString(w)
		k := utf8.RuneCountInString(w)
		n -= k
		if clause += k; clause >= 4+l.rand.IntN(8) {
			b.WriteString([]string{"，", "，", "。", "；"}[l.rand.IntN(4)])
			clause = 0
		}
	}
	return b.String()
}

func (l *language) wordings(count, runes int) []string {
	texts := make([]string, count)
	for i := range texts {
		texts[i] = l.text(runes/2 + l.rand.IntN(runes))
	}
	return texts
}

// letters are the runes of s that are compared.
func letters(s string) []rune {
	var rs []rune
	for _, r := range s {
		if unicode.IsLetter(r) {
			rs = append(rs, r)
		}
	}
	return rs
}

// stray returns a character that no generated text has.
func stray(r *rand.Rand) rune { return rune(0x20000 + r.IntN(5000)) }

// invalid says what is wrong with a match, or nothing.
func invalid(wordings []string, text string, m passage.Match) string {
	if m.Wording < 0 || m.Wording >= len(wordings) {
		return "no such wording"
	}
	w := wordings[m.Wording]
	within := func(s string, span, in prose.Span) bool {
		return in.Start <= span.Start && span.Start <= span.End && span.End <= in.End && onRunes(s, span)
	}
	switch {
	case !within(text, m.Text, prose.Span{End: len(text)}) || m.Text.Len() == 0:
		return "text range"
	case !within(w, m.Source, prose.Span{End: len(w)}) || m.Source.Len() == 0:
		return "source range"
	case m.Similarity < 0 || m.Similarity > 1:
		return "similarity"
	case m.Runes <= 0 || m.Runes > m.Text.Len():
		return "length"
	case (m.Verdict == passage.Altered) != (len(m.Edits) > 0 || m.Reordered):
		return "verdict against edits"
	case m.Verdict == passage.None:
		return "verdict none"
	case m.Verdict == passage.Altered && m.Runes < 12:
		return "altered but short"
	}
	end := m.Text.Start
	for _, e := range m.Edits {
		if !within(text, e.Text, m.Text) || !within(w, e.Source, m.Source) {
			return "edit range"
		}
		if e.Text.Start < end {
			return "edits out of order"
		}
		end = e.Text.End
		if e.Text.Len() == 0 && e.Source.Len() == 0 {
			return "empty edit"
		}
	}
	return ""
}

func onRunes(s string, span prose.Span) bool {
	at := func(i int) bool {
		if i == len(s) {
			return true
		}
		for j := max(0, i-utf8.UTFMax+1); j < i; j++ {
			// A rune that starts before i must end there.
			if _, n := utf8.DecodeRuneInString(s[j:]); n > 1 && j+n > i {
				return false
			}
		}
		return true
	}
	return at(span.Start) && at(span.End)
}
