package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"

	"github.com/jiaozhu/jiaozhu/internal/prose/internal/opencc"
)

// characters holds OpenCC's dictionaries of single characters.
type characters struct {
	ts, st     []opencc.Pair // Traditional to Simplified and back
	tw, hk, jp []opencc.Pair // OpenCC's standard to a region's; jp the other way round
}

// tables is what package prose needs.
type tables struct {
	fold map[rune]rune   // to the class's representative; without those that stay
	hans map[rune]rune   // Traditional to Simplified
	hant map[rune][]rune // Simplified to Traditional, most usual first
	only map[rune]script // characters that one script alone has

	kept     map[rune]bool // characters that Simplified text keeps whatever they fold to
	standard map[rune]rune // regional forms to OpenCC's Traditional standard
}

type script uint8

const (
	hantOnly script = 1
	hansOnly script = 2
)

// variants are characters that OpenCC's Traditional to Simplified table keeps
// apart though one word is written with either.
var variants = []string{
	// Regional standards.
	"着著", "么幺", "檐簷", "痹痺", "睾睪", "鲇鲶", "腭颚", "潨潀", "叙敍", "台枱", "卫衞",
	// Words that the scripts spell differently: 了解 瞭解, 账户 帳戶, 凭借 憑藉,
	// 仿佛 彷彿, 只 as 祇 or 衹.
	"了瞭", "账帐", "借藉", "仿彷", "只祇", "只衹",
	// Forms of older print and of Japanese and Korean fonts.
	"户戸", "尚尙", "清淸", "青靑", "乡鄕", "绪緖", "污汚", "并竝", "回廻", "赞讃", "妆粧", "矿鑛", "斗鬬",
}

// quotes are marks of quotation that curly, corner and vertical styles share.
var quotes = map[rune]string{
	'「': "“‘『﹁﹃｢〝",
	'」': "”’』﹂﹄｣〞〟",
}

// widths are ranges of Unicode whose characters stand for others of another
// width or writing direction, or are kept for round trips with old encodings.
// Kangxi radicals are among them: text copied from PDF files is full of them.
var widths = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x2E80, 0x2FDF, 1}, // CJK and Kangxi radicals
		{0x3000, 0x3000, 1}, // ideographic space
		{0xF900, 0xFAFF, 1}, // compatibility ideographs
		{0xFE10, 0xFE18, 1}, // vertical punctuation
		{0xFE35, 0xFE48, 1}, // vertical brackets
		{0xFE50, 0xFE6B, 1}, // small forms
		{0xFF01, 0xFF64, 1}, // full-width ASCII, half-width CJK punctuation
		{0xFFE0, 0xFFE6, 1}, // full-width signs
	},
	R32: []unicode.Range32{{0x2F800, 0x2FA1F, 1}},
}

func build(c *characters) *tables {
	t := &tables{
		fold: map[rune]rune{}, hans: map[rune]rune{}, hant: map[rune][]rune{},
		only: map[rune]script{}, kept: map[rune]bool{}, standard: map[rune]rune{},
	}
	for _, p := range c.ts {
		if p.Values[0] != p.Key {
			t.hans[p.Key] = p.Values[0]
		} else {
			t.kept[p.Key] = true
		}
	}
	closeOver(t.hans)
	for _, p := range c.st {
		if !slices.Equal(p.Values, []rune{p.Key}) {
			t.hant[p.Key] = p.Values
		}
	}
	for _, pairs := range [][]opencc.Pair{c.hk, c.tw} {
		for _, p := range pairs {
			for _, r := range p.Values {
				t.standard[r] = p.Key
			}
		}
	}
	closeOver(t.standard)
	t.buildFold(c)
	t.buildOnly(c)
	return t
}

// closeOver makes m idempotent: some targets are keys themselves.
func closeOver(m map[rune]rune) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		v := m[k]
		for range m {
			next, ok := m[v]
			if !ok || next == k {
				break
			}
			v = next
		}
		m[k] = v
	}
	maps.DeleteFunc(m, func(k, v rune) bool { return k == v })
}

func (t *tables) buildFold(c *characters) {
	maps.Copy(t.fold, t.hans)
	union := func(a, b rune) {
		a, b = t.root(a), t.root(b)
		if a == b {
			return
		}
		// GB 2312 tells which of the two Simplified text writes.
		if inGB2312(b) && !inGB2312(a) || inGB2312(a) == inGB2312(b) && b < a {
			a, b = b, a
		}
		t.fold[b] = a
	}
	for _, v := range variants {
		v := []rune(v)
		union(v[0], v[1])
	}
	for _, pairs := range [][]opencc.Pair{c.tw, c.hk} {
		for _, p := range pairs {
			union(p.Key, p.Values[0])
		}
	}
	for _, p := range c.jp {
		// Most of them are Chinese characters of another meaning (芸, 欠, 弁).
		if len(p.Values) == 1 && !inGB2312(p.Key) && !inBig5(p.Key) && t.root(p.Key) == p.Key {
			t.fold[p.Key] = t.root(p.Values[0])
			t.kept[p.Key] = true
		}
	}
	for r := rune(0x80); r <= unicode.MaxRune; r++ {
		if unicode.Is(widths, r) {
			if to := []rune(norm.NFKC.String(string(r))); len(to) == 1 && to[0] != r {
				t.fold[r] = to[0]
			}
		}
		if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
			if _, ok := t.fold[r]; !ok {
				if lower := foldCase(r); lower != r {
					t.fold[r] = lower
				}
			}
		}
	}
	for to, from := range quotes {
		for _, r := range from {
			t.fold[r] = to
		}
	}
	for _, k := range slices.Sorted(maps.Keys(t.fold)) {
		t.fold[k] = t.root(k)
	}
	maps.DeleteFunc(t.fold, func(k, v rune) bool { return k == v })
}

// root follows the fold to its end. ASCII capitals are no keys of the table.
func (t *tables) root(r rune) rune {
	for {
		to, ok := t.fold[r]
		if !ok || to == r {
			return foldCase(r)
		}
		r = to
	}
}

// foldCase returns the lower-case letter of r's orbit under simple folding.
func foldCase(r rune) rune {
	if unicode.SimpleFold(r) == r {
		return r
	}
	orbit := []rune{r}
	for s := unicode.SimpleFold(r); s != r; s = unicode.SimpleFold(s) {
		orbit = append(orbit, s)
	}
	slices.Sort(orbit)
	// The lower case of the first capital: σ of Σ σ ς, k of K k K.
	return unicode.ToLower(orbit[0])
}

// buildOnly finds the characters that tell a script. A character that the other
// script writes too, be it in one region or one sense, tells nothing.
func (t *tables) buildOnly(c *characters) {
	traditional, simplified := map[rune]bool{}, map[rune]bool{}
	for _, p := range c.st {
		for _, r := range p.Values {
			traditional[r] = true
		}
	}
	for _, pairs := range [][]opencc.Pair{c.tw, c.hk} {
		for _, p := range pairs {
			traditional[p.Key] = true
			for _, r := range p.Values {
				traditional[r] = true
			}
		}
	}
	for _, p := range c.ts {
		traditional[p.Key] = true
		for _, r := range p.Values {
			simplified[r] = true
		}
	}
	for _, p := range c.st {
		simplified[p.Key] = true
		if !traditional[p.Key] && !inBig5Common(p.Key) {
			t.only[p.Key] = hansOnly
		}
	}
	for _, p := range c.ts {
		if !simplified[p.Key] && !inGB2312(p.Key) {
			t.only[p.Key] = hantOnly
		}
	}
}

func inGB2312(r rune) bool {
	b, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r))
	return err == nil && b != "" && r >= 0x80
}

// inBig5 reports whether r is an ideograph of Big5 itself, not of its Hong Kong
// supplement, which the encoder knows too.
func inBig5(r rune) bool {
	b := big5(r)
	return inBig5Common(r) || b >= "\xC9\x40" && b <= "\xF9\xD5"
}

// inBig5Common reports whether r is among Big5's 5,401 common characters, the
// ones that Taiwan's schools teach.
func inBig5Common(r rune) bool {
	b := big5(r)
	return b >= "\xA4\x40" && b <= "\xC6\x7E"
}

func big5(r rune) string {
	b, err := traditionalchinese.Big5.NewEncoder().String(string(r))
	if err != nil || len(b) != 2 {
		return ""
	}
	return b
}

// printClasses prints what joining variants did beyond Simplified forms.
func (t *tables) printClasses(w io.Writer, c *characters) {
	members := map[rune][]rune{}
	for r, to := range t.fold {
		if unicode.Is(unicode.Han, r) {
			members[to] = append(members[to], r)
		}
	}
	for _, to := range slices.Sorted(maps.Keys(members)) {
		m := members[to]
		slices.Sort(m)
		if slices.ContainsFunc(m, func(r rune) bool {
			s, ok := t.hans[r]
			return (!ok || s != to) && norm.NFKC.String(string(r)) == string(r)
		}) {
			fmt.Fprintf(w, "%c %s\n", to, string(m))
		}
	}
	var counts [3]int
	for _, s := range t.only {
		counts[s]++
	}
	fmt.Fprintf(w, "fold %d, hans %d, hant %d, only Traditional %d, only Simplified %d\n",
		len(t.fold), len(t.hans), len(t.hant), counts[hantOnly], counts[hansOnly])
}
