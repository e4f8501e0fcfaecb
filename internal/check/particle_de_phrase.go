package check

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// spokenAdverbs say at the head of a sentence how it is meant, with 的說 or 的講
// behind them, folded.
var spokenAdverbs = strings.Fields("简单 准确 确切 严格 具体 明确 坦白 坦率 老实 概括 通俗 直白 客观 粗略 笼统 形象 公平 公正 精确 诚实 简要 简短 夸张 狭义 广义 严肃 认真")

// sentenceAdverbs are adverbials of a whole sentence that no noun follows, folded.
var sentenceAdverbs = strings.Fields("毫不意外 毫无意外 毫无疑问 毫无疑义 毫无例外 毫不犹豫 毫不夸张 毫无保留 不可避免 无可避免 无可否认 不可否认 不知不觉 不由自主 不约而同 理所当然 顺理成章 出人意料 出乎意料 一如既往 自然而然 无独有偶 毋庸置疑 无庸置疑")

// extremes are complements of degree behind 得, folded.
var extremes = strings.Fields("难以置信 不得了 要命 要死 离谱 出奇 惊人 可怕 吓人 不可思议 一塌糊涂 厉害")

// plainAdjectives are adjectives of one character that take a complement, folded.
const plainAdjectives = "好大多快慢高低小少强弱美累痛热冷忙难长短远近贵重轻亮暗响静乱差坏"

// neverNouns are verbs that stand for no noun, so that what is in front of them with
// 的 is an adverbial, folded.
var neverNouns = strings.Fields("表明 指出 认为 意识到 看到 看出 感受到 认识到 体会到 察觉到 反映出 体现出 显示出 展现出 表现出 提出了 写道 说道 谈到 提到")

// phraseEnds are the last characters of the phrases above, for a cheap look first.
var phraseEnds = sync.OnceValue(func() (ends struct{ adverbs, adjectives map[rune]bool }) {
	ends.adverbs, ends.adjectives = map[rune]bool{}, map[rune]bool{}
	for _, w := range spokenAdverbs {
		ends.adjectives[lastRune(w)] = true
	}
	for _, w := range sentenceAdverbs {
		ends.adverbs[lastRune(w)] = true
	}
	return ends
})

// spokenDe reports whether the 的 at offset k stands in a phrase at the head of a
// sentence that says how it is meant (簡單的說，), or ends an adverbial of the whole
// sentence (毫不意外的，).
func spokenDe(text string, k int) bool {
	last := firstRune(prose.FoldString(lastRunes(text[:k], 1)))
	behind := text[k+len("的"):]
	ends := phraseEnds()
	if ends.adjectives[last] {
		say := firstRune(behind)
		if say == '說' || say == '说' || say == '講' || say == '讲' {
			rest := behind[utf8.RuneLen(say):]
			return strings.HasPrefix(rest, "，") && beginsSentence(text[:k], spokenAdverbs)
		}
	}
	return ends.adverbs[last] && strings.HasPrefix(behind, "，") && beginsSentence(text[:k], sentenceAdverbs)
}

// beginsSentence reports whether a text ends in one of some words at the head of a
// clause, perhaps behind 更 or 但.
func beginsSentence(text string, words []string) bool {
	tail := prose.FoldString(lastRunes(text, 7))
	for _, w := range words {
		rest, found := strings.CutSuffix(tail, w)
		if !found {
			continue
		}
		rest = strings.TrimRight(rest, "更但而则")
		return rest == "" || strings.ContainsRune("。！？；，：\n」”", lastRune(rest))
	}
	return false
}

// extremeDe reports whether the 的 at offset k stands between an adjective and the
// complement of degree that ends its clause: 好的難以置信.
func extremeDe(text string, k int, d *prose.Dictionary) bool {
	from, to := clauseAround(text, spanOf(k, len("的")))
	complement := strings.TrimRightFunc(text[k+len("的"):to], isWideMark)
	if n := utf8.RuneCountInString(complement); n < 2 || n > 4 || !slices.Contains(extremes, prose.FoldString(complement)) {
		return false
	}
	before := prose.FoldString(lastRunes(text[from:k], 3))
	if strings.ContainsAny(before, "最更是很太这") {
		return false
	}
	last := string(lastRune(before))
	if strings.Contains(plainAdjectives, last) {
		return d.WordClass(lastRunes(before, 2)) != 'n'
	}
	two := lastRunes(before, 2)
	return utf8.RuneCountInString(two) == 2 && d.WordClass(two) == 'a'
}

// clearVerbDe reports whether the 的 at offset k stands between an adjective and a
// verb that is never a noun: 最清楚的表明, 明確的指出.
func clearVerbDe(text string, k int, s *prose.Segmenter, d *prose.Dictionary) bool {
	at := k + len("的")
	from, to := clauseAround(text, spanOf(k, len("的")))
	if s == nil || at >= to {
		return false
	}
	behind := prose.FoldString(firstRunes(text[at:to], 4))
	i := slices.IndexFunc(neverNouns, func(v string) bool { return strings.HasPrefix(behind, v) })
	if i < 0 || strings.HasPrefix(behind[len(neverNouns[i]):], "的") {
		return false
	}
	return adjectiveBefore(text, k, s.Words(text[from:to]), from, d)
}
