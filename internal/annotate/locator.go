package annotate

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Locator is a place in a work as a citation gives it. The zero value is none.
type Locator struct {
	Text  string // as written: 第三章，頁 12
	Parts []LocatorPart
}

// LocatorPart is one unit of a locator: 第三章, 頁 12-15, § 4.
type LocatorPart struct {
	Unit string // CSL's name of it: page, chapter, section, volume…
	From string // in European digits if it is a number: 第十三章 is 13
	To   string // "" unless it is a range
}

// units are the words for parts of works, folded, with their locator labels in
// CSL 1.0.2.
var units = []struct{ label, words string }{
	{"page", "页 p pp p. pp. s. page pages seite"},
	{"chapter", "章 回 篇 讲 ch. chs. chap. chapter chapters kap. kapitel"},
	{"section", "节 § §§ sec. sect. section sections abschn."},
	{"volume", "卷 册 辑 vol. vols. volume bd."},
	{"part", "部 部分 编 pt. part teil"},
	{"book", "bk. book"},
	{"paragraph", "段 ¶ ¶¶ para. par. paragraph abs."},
	{"line", "行 l. ll. line lines"},
	{"article-locator", "条 款 art. article"},
	{"note", "注 n. nn. fn. note notes anm."},
	{"column", "栏 col. cols. column"},
	{"figure", "图 fig. figure"},
	{"table", "表 tab. table"},
	{"act", "幕 act"},
	{"scene", "场 scene"},
	{"issue", "期 号 no. nos. issue"},
}

type unitWords struct {
	words  *automaton.Automaton
	labels []string // by the value of words
}

var unitsOf = sync.OnceValue(func() unitWords {
	var keys, labels []string
	for _, u := range units {
		for _, w := range strings.Fields(u.words) {
			keys, labels = append(keys, w), append(labels, u.label)
		}
	}
	words, values := folding().Build(keys)
	u := unitWords{words: words, labels: make([]string, len(keys))}
	for i, v := range values {
		u.labels[v] = labels[i]
	}
	return u
})

// parseLocator reads the locator that s starts with and returns its length in
// bytes, 0 if there is none. A bare number is a page where bare says so: behind
// a key or a year it can be nothing else.
func parseLocator(s string, bare bool) (Locator, int) {
	var l Locator
	end := 0
	for at := 0; ; {
		p, n := locatorPart(s[at:], bare)
		if n == 0 && len(l.Parts) > 0 && strings.ContainsAny(s[end:at], ",，、") {
			// 頁 12、15: the unit holds on.
			if from, to, m := numberRange(s[at:]); m > 0 && from[0] <= '9' {
				p, n = LocatorPart{l.Parts[len(l.Parts)-1].Unit, from, to}, m
			}
		}
		if n == 0 {
			break
		}
		l.Parts = append(l.Parts, p)
		end = at + n
		at = end + separator(s[end:])
		bare = false
	}
	for _, tail := range []string{"以下", "以後", "以后", "末", "ff.", "ff", "f.", " ff.", " f."} {
		if end > 0 && strings.HasPrefix(s[end:], tail) && wordEdges(s, end, end+len(tail)) {
			end += len(tail)
			break
		}
	}
	l.Text = s[:end]
	return l, end
}

// separator returns the length of what stands between two parts of a locator.
func separator(s string) int {
	n := blanks(s)
	for _, sep := range []string{"，", "、", ",", "；", "：", ":", "·", "之", "的"} {
		if strings.HasPrefix(s[n:], sep) {
			n += len(sep)
			break
		}
	}
	return n + blanks(s[n:])
}

// blanks returns the length of the blanks that s starts with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\n\u00A0\u3000")) }

// locatorPart reads 第三章, 頁 12-15, § 4, 卷二, 上冊, and, if bare, 12 and 12頁.
func locatorPart(s string, bare bool) (LocatorPart, int) {
	if rest, ok := strings.CutPrefix(s, "第"); ok {
		at := len("第") + blanks(rest)
		from, to, n := numberRange(s[at:])
		if n == 0 {
			return LocatorPart{}, 0
		}
		at += n
		at += blanks(s[at:])
		if label, m := unit(s[at:]); m > 0 {
			return LocatorPart{label, from, to}, at + m
		}
		return LocatorPart{}, 0
	}
	if label, at := unit(s); at > 0 {
		at += blanks(s[at:])
		from, to, n := numberRange(s[at:])
		if n == 0 || from[0] > '9' && label != "page" && label != "volume" && label != "chapter" && label != "part" && label != "book" {
			return LocatorPart{}, 0
		}
		return LocatorPart{label, from, to}, at + n
	}
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("上中下", r) {
		if label, m := unit(s[n:]); m > 0 && (label == "volume" || label == "part" || label == "chapter") {
			return LocatorPart{label, string(r), ""}, n + m
		}
	}
	if bare && isDigit(r) {
		from, to, n := numberRange(s)
		if label, m := unit(s[n+blanks(s[n:]):]); m > 0 && s[n+blanks(s[n:])] >= utf8.RuneSelf {
			return LocatorPart{label, from, to}, n + blanks(s[n:]) + m
		}
		return LocatorPart{"page", from, to}, n
	}
	return LocatorPart{}, 0
}

// unit reads the word for a part of a work that s starts with.
func unit(s string) (label string, n int) {
	u := unitsOf()
	m, ok := u.words.Longest(s, 0)
	if !ok || !wordEdges(s, 0, m.End) && !strings.HasSuffix(s[:m.End], ".") && !digitAt(s, m.End) {
		return "", 0
	}
	return u.labels[m.Value], m.End
}

func digitAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return isDigit(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

// numberRange reads 12, 12a, xiv, 十三, 12–15, 十三至十五, 上.
func numberRange(s string) (from, to string, n int) {
	from, n = number(s)
	if n == 0 {
		return "", "", 0
	}
	at := n + blanks(s[n:])
	for _, dash := range []string{"-", "–", "—", "－", "~", "～", "〜", "至", "到"} {
		if rest, ok := strings.CutPrefix(s[at:], dash); ok {
			rest = strings.TrimLeft(rest, "- ")
			rest = strings.TrimPrefix(rest, "第")
			if t, m := number(rest); m > 0 {
				return from, t, len(s) - len(rest) + m
			}
			break
		}
	}
	return from, "", n
}

// number reads one number and writes it in European digits; Roman ones and
// 上中下 stay.
func number(s string) (string, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(r):
		return digits(s)
	case strings.ContainsRune(hanDigits, r) || strings.ContainsRune(hanTens, r):
		return hanNumber(s)
	case r == '上' || r == '下':
		return s[:size], size
	}
	n := 0
	for n < len(s) && strings.IndexByte("ivxlcdmIVXLCDM", s[n]) >= 0 {
		n++
	}
	if n == 0 || n > 8 || !wordEdges(s, 0, n) {
		return "", 0
	}
	return s[:n], n
}

// digits reads 12 and 327a, in either width.
func digits(s string) (string, int) {
	n, wide := 0, false
	for i, r := range s {
		if !isDigit(r) {
			break
		}
		wide = wide || r > '9'
		n = i + utf8.RuneLen(r)
	}
	if n > 0 && n < len(s) && 'a' <= s[n] && s[n] <= 'e' && !alphabeticAt(s, n+1) {
		n++
	}
	if wide {
		return prose.FoldString(s[:n]), n
	}
	return s[:n], n
}

func alphabeticAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return alphabetic(r)
}

const (
	hanDigits = "〇零一二三四五六七八九"
	hanTens   = "十百千廿卅"
)

// hanDigit returns the value of a Chinese digit, or -1.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '两', '兩':
		return 2
	}
	if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
		return i/len("一") + 1
	}
	return -1
}

// hanNumber reads 十三, 二十一, 廿一, 一百零三, and digit by digit 一六五一.
func hanNumber(s string) (string, int) {
	total, digit, n, runes := 0, -1, 0, 0
	positional := true
	places := ""
	for i, r := range s {
		d := hanDigit(r)
		tens := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		switch {
		case runes == 12:
			return "", 0
		case d >= 0:
			digit = d
			places += strconv.Itoa(d)
		case tens > 0:
			positional = false
			total += max(digit, 1) * tens
			digit = -1
		case r == '廿' || r == '卅':
			positional = false
			total += map[rune]int{'廿': 20, '卅': 30}[r]
			digit = -1
		default:
			r = 0
		}
		if r == 0 {
			break
		}
		runes++
		n = i + utf8.RuneLen(r)
	}
	switch {
	case n == 0:
		return "", 0
	case positional:
		return places, n
	}
	return strconv.Itoa(total + max(digit, 0)), n
}
