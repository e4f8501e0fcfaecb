package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// mannerAdverbs are doubled words that go with verbs and hardly ever with nouns,
// folded.
var mannerAdverbs = strings.Fields("慢慢 渐渐 悄悄 默默 紧紧 牢牢 狠狠 偷偷 静静 缓缓 徐徐 轻轻 暗暗 苦苦 匆匆 草草 死死 稳稳 乖乖 呆呆 细细 好好 远远 深深 早早 大大 微微 稍稍")

// alsoAdjectives are adjectives that the dictionary counts as other words, folded.
var alsoAdjectives = strings.Fields("突出 充分 集中 公开 统一 直观 清晰 形象 系统 科学 理性 自觉 自发")

// governed is what stands behind a verb that is a predicate: an aspect, a
// complement, a preposition. Folded.
const governed = "了着到向在于住出进入起上下过回成给往"

// mannerBefore reports whether a text ends in a word of manner by its form: a
// doubled adverb (慢慢), or one of three or four characters that the dictionary
// has (懶洋洋, 清清楚楚).
func mannerBefore(text string, d *prose.Dictionary) bool {
	if twin, found := strings.CutSuffix(text, string(lastRune(text))); !found || lastRune(twin) != lastRune(text) {
		return false
	}
	tail := []rune(prose.FoldString(lastRunes(text, 4)))
	n := len(tail)
	if slices.Contains(mannerAdverbs, string(tail[n-2:])) {
		return true
	}
	described := func(word []rune) bool { return strings.IndexByte("zadi", d.WordClass(string(word))) >= 0 }
	return n >= 4 && tail[n-3] == tail[n-4] && described(tail) || n >= 3 && described(tail[n-3:])
}

// adjectiveBefore reports whether a clause ends at offset at in an adjective of two
// characters that is a word there.
func adjectiveBefore(text string, at int, words []prose.Span, from int, d *prose.Dictionary) bool {
	return slices.ContainsFunc(words, func(w prose.Span) bool {
		if w.End+from != at || utf8.RuneCountInString(text[w.Start+from:at]) != 2 {
			return false
		}
		word := prose.FoldString(text[w.Start+from : at])
		class := d.WordClass(word)
		return class == 'a' || class == 'd' || slices.Contains(alsoAdjectives, word)
	})
}

// mannerDe reports whether the 的 at offset k stands between an adverbial and its
// verb, as what is behind the verb shows: 懶洋洋的躺在, 突出的包含了.
func mannerDe(text string, k int, s *prose.Segmenter, d *prose.Dictionary) bool {
	at := k + len("的")
	doubled := mannerBefore(text[:k], d)
	// Without a doubled word, only a verb with 了, 著 or 於 behind it is clear.
	if verb := firstRunes(text[at:], 3); !doubled && !strings.ContainsAny(verb[min(len(verb), 2*len("的")):], "了著着於于") {
		return false
	}
	from, to := clauseAround(text, spanOf(k, len("的")))
	if s == nil || at >= to {
		return false
	}
	words := s.Words(text[from:to])
	i := slices.IndexFunc(words, func(w prose.Span) bool { return w.Start+from == at })
	if i < 0 || i+1 >= len(words) {
		return false
	}
	word := func(i int) string { return prose.FoldString(text[words[i].Start+from : words[i].End+from]) }
	if d.WordClass(word(i)) != 'v' || word(i) == "是" || word(i) == "有" {
		return false
	}
	next := word(i + 1)
	if doubled {
		first, _ := utf8.DecodeRuneInString(next)
		return strings.ContainsRune(governed, first) || slices.Contains(pureVerbs, word(i)) && !strings.Contains("的和与及或并是", next) && !isWideMark(first)
	}
	return (next == "了" || next == "着" || next == "于") && i+2 < len(words) && prose.HasHan(word(i+2)) && utf8.RuneCountInString(word(i)) == 2 &&
		adjectiveBefore(text, k, words, from, d)
}

// complementDe reports whether the 的 at offset k stands before the complement 很
// that ends its clause: 忙的很，.
func complementDe(text string, k int) bool {
	behind, ok := strings.CutPrefix(text[k+len("的"):], "很")
	return ok && prose.IsHan(lastRune(text[:k])) && strings.ContainsRune("，。！；", firstRune(behind))
}
