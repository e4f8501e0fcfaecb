package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ParticleDe reports 的 between an adverbial of degree and the verb that it
// belongs to, where 地 is written. Only constructions are looked at that leave
// no choice: after an auxiliary that only a verb can follow (能夠, 可以), the phrase before 的
// cannot modify a noun. What a 的 means elsewhere no rule can tell.
var ParticleDe = &Rule{
	ID:       "particle-de",
	Name:     text("狀語後的「的」", "的 for 地"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告助動詞之後、程度狀語與動詞之間的「的」：能夠更好的展示、可以更直觀的看到。這裡只能是狀語，應作「地」。叠字的狀語（懶洋洋的躺在）、帶「了」「著」的動詞之前的形容詞（突出的包含了），「簡單的說，」「毫不意外的，」一類句首的話，「表明」「指出」等動詞之前的形容詞（清楚的表明），以及「……的很」「好的難以置信」（應作「得」）也報告。其他的「的」「地」「得」不看。", "Reports 的 between an adverbial of degree and its verb behind an auxiliary, as in 能夠更好的展示. Only an adverbial can stand there, which takes 地. So do doubled words before a verb (懶洋洋的躺在) and adjectives before one with 了 or 著 (突出的包含了); So do 簡單的說， and 毫不意外的， at the head of a sentence, and adjectives before verbs such as 表明 (清楚的表明). 的很 and 的難以置信 at the end of a clause should have 得. Other uses of 的, 地 and 得 are not looked at."),
		Why:  text("書面語裡狀語用「地」、定語用「的」，讀者靠它斷句。", "Written Chinese marks adverbials with 地 and attributes with 的, and readers parse by them."),
		Bad: []Example{
			{Text: "這樣能夠更好的展示成果。\n", Fixed: "這樣能夠更好地展示成果。\n"},
			{Text: "读者可以更直观的看到差别。\n", Fixed: "读者可以更直观地看到差别。\n"},
			{Text: "他懶洋洋的躺在沙發上，漸漸的忘了時間，忙的很。\n"},
			{Text: "多數結果都突出的包含了這個條目。\n"},
			{Text: "簡單的說，這行不通。不可避免的，有人反對。\n", Fixed: "簡單地說，這行不通。不可避免地，有人反對。\n"},
			{Text: "這裡的水冷的出奇。\n", Fixed: "這裡的水冷得出奇。\n"},
			{Text: "圖上很明確的指出了方向。\n"},
			{Text: "為了更好的理解這段話，先看原文。\n"},
		},
		Good: []Example{
			{Text: "這樣能夠更好地展示成果，也是更好的選擇。\n"},
			{Text: "為了更好的生活，他們需要更直觀的工具。\n"},
			{Text: "可以更好的是價格。\n"},
			{Text: "簡單的說法，不可避免的，以及毫無疑問的事。最大的難以置信之處。\n"},
			{Text: "深深的海洋，慢慢的生活，重要的發現與研究，清清楚楚的說明。\n"},
		},
		Source: "《現代漢語八百詞》：的、地；1956 年《暫擬漢語教學語法系統》",
	},
	Block: particleDe,
}

// adverbials are adjectives of degree before 的, folded. They are read from the
// end; what stands in front of them says whether the phrase is an adverbial.
var (
	degrees = strings.Fields("更加 更为 较为 非常 十分 最大限度 更 很 较 最")

	// Auxiliaries that only a verb can follow, and those that a noun can follow, too.
	auxiliaries      = strings.Fields("能够 可以 得以 能 可 应该 应当 必须 将会 不能 无法 难以 便于 足以")
	looseAuxiliaries = strings.Fields("为了 以便 从而 来 以 要 会 将 去 进而")
)

// subjects end what stands in front of an auxiliary of one character: 能 in 功能 is
// none.
const subjects = "我你您他她它们也就才都不更还只并又则便者人，。；：、,;:"

const longestAdverbial = 4 // characters between the degree and 的

// hasDegree reports whether a text has a character that every degree has one of.
func hasDegree(text string) bool {
	for _, r := range text {
		switch r {
		case '更', '很', '較', '较', '最', '十', '非':
			return true
		}
	}
	return false
}

func particleDe(p *BlockPass) {
	d := p.Lexicon.Dictionary()
	if d == nil {
		return
	}
	segmenter := p.Lexicon.Segmenter()
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if chars := &p.chars[i]; !chars.may('的') {
			continue
		}
		for at := 0; ; {
			k := indexChar(run.Text[at:], "的")
			if k < 0 {
				break
			}
			k += at
			at = k + len("的")
			switch strict, degree := adverbialDe(run.Text, k, segmenter, d); {
			case degree:
				p.reportDe(run, k, "地", adverbialTakesDi, strict)
			case spokenDe(run.Text, k):
				p.reportDe(run, k, "地", adverbialTakesDi, true)
			case complementDe(run.Text, k), extremeDe(run.Text, k, d):
				p.reportDe(run, k, "得", text("補語前宜作「得」", "a complement takes 得"), true)
			case mannerDe(run.Text, k, segmenter, d), clearVerbDe(run.Text, k, segmenter, d):
				p.reportDe(run, k, "地", adverbialTakesDi, false)
			}
		}
	}
}

var adverbialTakesDi = text("狀語後宜作「地」", "an adverbial takes 地")

// adverbialDe reports whether the 的 at offset k stands between an adverbial of
// degree and its verb, and whether nothing else can be meant.
func adverbialDe(text string, k int, s *prose.Segmenter, d *prose.Dictionary) (strict, ok bool) {
	if !hasDegree(lastRunes(text[:k], longestAdverbial+2)) {
		return false, false
	}
	at := k + len("的")
	if strict, ok = adverbialBefore(text[:k], d); ok && verbBehind(text, at, s, d, strict) {
		return strict, true
	}
	return false, degreeBefore(text[:k], d) && verbWithAspect(text, at, s, d)
}

// reportDe reports the 的 at offset k.
func (p *BlockPass) reportDe(run *prose.Run, k int, right string, say Message, safe bool) {
	span := spanOf(k, len("的"))
	f := Finding{Span: run.Source(span), Message: say}
	if run.Verbatim(span) {
		f.Fixes = []Fix{{Title: format("改為「%s」", "Change to %s", right), Edits: []Edit{{f.Span, right}}, Safe: safe}}
	}
	p.Report(f)
}

// adverbialBefore reports whether a text ends in an auxiliary and an adjective of
// degree, and whether the auxiliary is one that no noun can follow.
func adverbialBefore(text string, d *prose.Dictionary) (strict, ok bool) {
	folded := prose.FoldString(lastRunes(text, longestAdverbial+6))
	for _, degree := range degrees {
		i := strings.LastIndex(folded, degree)
		if i < 0 {
			continue
		}
		adjective := folded[i+len(degree):]
		if n := utf8.RuneCountInString(adjective); n == 0 || n > longestAdverbial || !isAdjective(adjective, d) {
			continue
		}
		before := folded[:i]
		for _, a := range auxiliaries {
			if rest, ok := strings.CutSuffix(before, a); ok {
				return true, len(a) > len("能") || rest == "" || strings.ContainsRune(subjects, lastRune(rest))
			}
		}
		for _, a := range looseAuxiliaries {
			if strings.HasSuffix(before, a) {
				return false, true
			}
		}
		return false, false
	}
	return false, false
}

// degreeBefore reports whether a text ends in an adjective of degree.
func degreeBefore(text string, d *prose.Dictionary) bool {
	folded := prose.FoldString(lastRunes(text, longestAdverbial+4))
	return slices.ContainsFunc(degrees, func(degree string) bool {
		i := strings.LastIndex(folded, degree)
		return i >= 0 && isAdjective(folded[i+len(degree):], d)
	})
}

// verbWithAspect reports whether a verb of two characters stands at offset at with
// 了 and an object behind, as only a predicate has it.
func verbWithAspect(text string, at int, s *prose.Segmenter, d *prose.Dictionary) bool {
	from, to := clauseAround(text, spanOf(at, 0))
	if s == nil || at >= to {
		return false
	}
	verb := firstRunes(text[at:to], 2)
	behind, _ := utf8.DecodeRuneInString(text[at+len(verb) : to])
	if !strings.ContainsRune("了於于", behind) ||
		d.WordClass(prose.FoldString(verb)) != 'v' && (behind == '了' || d.WordClass(prose.FoldString(verb+string(behind))) != 'v') {
		return false
	}
	words := s.Words(text[from:to])
	i := slices.IndexFunc(words, func(w prose.Span) bool { return w.Start+from == at })
	if i >= 0 && behind != '了' && words[i].Len() == len(verb)+utf8.RuneLen(behind) {
		return i+1 < len(words) // the two are one word: 著眼於
	}
	// 了 at the end of a clause may be that of the sentence, behind a noun (最優雅的例證了).
	return i >= 0 && i+2 < len(words) && words[i].Len() == len(verb) && words[i+1].Len() == utf8.RuneLen(behind) &&
		prose.HasHan(text[words[i+2].Start+from:words[i+2].End+from])
}

func isAdjective(word string, d *prose.Dictionary) bool {
	if word == "好" || word == "快" || word == "多" {
		return true
	}
	return utf8.RuneCountInString(word) > 1 && slices.Contains([]byte("ad"), d.WordClass(word)) || word == "直观"
}

// verbs that stand for no noun: the only ones that count behind an auxiliary that
// a noun can follow.
var pureVerbs = strings.Fields("展示 看到 理解 了解 掌握 呈现 体现 发挥 解决 满足 利用 适应 应对 融入 推动 促进 帮助 反映 服务于 运用 完成 实现 落实 开展 推进 提升 提高 保护 维护 传达 表达 说明 解释 描述 处理 控制 管理 支撑 支持 协调 参与 把握 践行 贯彻 承担 履行 分析 观察 认识 感受 体会 享受 区分 找到 得到 做到 携手")

func verbBehind(text string, at int, s *prose.Segmenter, d *prose.Dictionary, strict bool) bool {
	from, to := clauseAround(text, spanOf(at, 0))
	if s == nil || at >= to {
		return false
	}
	var word, next string
	for _, w := range s.Words(text[from:to]) {
		switch {
		case w.Start+from == at:
			word = prose.FoldString(text[w.Start+from : w.End+from])
		case word != "" && next == "":
			next = text[w.Start+from : w.End+from]
		}
	}
	// A verb with nothing behind it, or with 的, may be a noun.
	if word == "" || next == "" || strings.Contains("的和与及或并", prose.FoldString(next)) {
		return false
	}
	if strict {
		return d.WordClass(word) == 'v' && word != "是"
	}
	first, _ := utf8.DecodeRuneInString(next)
	return slices.Contains(pureVerbs, word) && !isWideMark(first)
}
