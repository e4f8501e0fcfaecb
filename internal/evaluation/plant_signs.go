package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// signPlanters make errors in punctuation, brackets, quotation marks, spaces and
// numbers.
var signPlanters = []*planter{
	{rule: "punct-halfwidth", kind: "full-width comma made half-width", line: swap("，", ",", 2)},
	{rule: "punct-halfwidth", kind: "full-width colon made half-width", line: swap("：", ":", 2)},
	{rule: "punct-repeated", kind: "comma doubled", line: swap("，", "，，", 2)},
	{rule: "punct-repeated", kind: "full stop behind a comma", line: swap("，", "，。", 2)},
	{rule: "punct-ellipsis", kind: "three points for an ellipsis", line: swap("，", "...", 2)},
	{rule: "space-between-han", kind: "space between two characters", line: spaceInside},
	{rule: "space-before-fullwidth", kind: "space before a comma", line: swap("，", " ，", 2)},
	{rule: "space-before-fullwidth", kind: "space before a full stop", line: swapLast("。", " 。")},
	{rule: "repeated-particle", kind: "的 doubled", line: swap("的", "的的", 1)},
	{rule: "repeated-particle", kind: "了, 與 doubled", line: first(swap("了，", "了了，", 0), doubleYu("与"), doubleYu("與"))},
	{rule: "quote-unbalanced", kind: "closing quotation mark deleted", line: drop(quoted, false), most: 3},
	{rule: "quote-unbalanced", kind: "opening quotation mark deleted", line: drop(quoted, true), most: 3},
	{rule: "quote-direction", kind: "closing “ for ”", hans: true, line: turn(`“[^“”‘’]{2,40}”`, "“", "”", false)},
	{rule: "quote-direction", kind: "opening ” for “", hans: true, line: turn(`“[^“”‘’]{2,40}”`, "“", "”", true)},
	{rule: "quote-direction", kind: "both marks turned, ”…“", hans: true, line: turnBoth, most: 2},
	{rule: "quote-nesting", kind: "the same marks inside marks", line: nestQuotes},
	{rule: "title-mark-nesting", kind: "《》 inside 《》", line: nestTitles},
	{rule: "bracket-unbalanced", kind: "closing bracket deleted", line: drop(bracketed, false), most: 3},
	{rule: "bracket-unbalanced", kind: "opening bracket deleted", line: drop(bracketed, true), most: 3},
	{rule: "bracket-width", kind: "one bracket of a pair made half-width", line: halveBracket},
	{rule: "num-decrease-times", kind: "decreased N times", paragraphs: func(p *plot) []string {
		verbs, numbers := []string{"減少", "降低", "縮小", "下降", "縮短"}, []string{"3", "4", "五", "兩", "10"}
		return []string{p.in("改用新的做法以後，所需的時間比原來" + verbs[p.IntN(len(verbs))] + "了" + numbers[p.IntN(len(numbers))] + "倍，大家都很滿意。")}
	}},
	{rule: "num-double-approx", kind: "約 … 左右", paragraphs: func(p *plot) []string {
		abouts, numbers, ends := []string{"約", "大約", "約莫"}, []string{"10人", "三十人", "五百人", "20 人"}, []string{"左右", "上下"}
		return []string{p.in("到了下午，會場裡還有" + abouts[p.IntN(len(abouts))] + numbers[p.IntN(len(numbers))] + ends[p.IntN(len(ends))] + "在等候結果。")}
	}},
	{rule: "markup-emphasis-broken", kind: "emphasis that begins with a mark", md: true, line: breakEmphasis},
}

// swap replaces a mark between Chinese characters.
func swap(mark, with string, near int) func(*plot, string) (string, bool) {
	return func(p *plot, line string) (string, bool) {
		return replaceAt(p, line, all(line, mark, near), func(string) string { return with })
	}
}

// swapLast replaces the mark that ends a line, behind Chinese characters.
func swapLast(mark, with string) func(*plot, string) (string, bool) {
	return func(_ *plot, line string) (string, bool) {
		text := strings.TrimRight(line, "\r\n")
		rest, ok := strings.CutSuffix(text, mark)
		if !ok || hanBefore(rest) < 2 {
			return "", false
		}
		return rest + with + line[len(text):], true
	}
}

// doubleYu doubles 與, but not in words that it ends or begins, where two of them
// may be right: 參與與會.
func doubleYu(yu string) func(*plot, string) (string, bool) {
	return func(p *plot, line string) (string, bool) {
		places := slices.DeleteFunc(all(line, yu, 2), func(s prose.Span) bool {
			before, _ := utf8.DecodeLastRuneInString(line[:s.Start])
			behind, _ := utf8.DecodeRuneInString(line[s.End:])
			return strings.ContainsRune("參参讓让給给贈赠授賦赋付", before) || strings.ContainsRune("會会其否", behind)
		})
		return replaceAt(p, line, places, func(string) string { return yu + yu })
	}
}

// first tries planters one after another.
func first(of ...func(*plot, string) (string, bool)) func(*plot, string) (string, bool) {
	return func(p *plot, line string) (string, bool) {
		for _, plant := range of {
			if changed, ok := plant(p, line); ok {
				return changed, true
			}
		}
		return "", false
	}
}

// spaceInside puts a space inside a clause, three characters and more from its
// ends.
func spaceInside(p *plot, line string) (string, bool) {
	const near = 3
	var places []prose.Span
	for i := range line {
		if hanBefore(line[:i]) >= near && hanBehind(line[i:]) >= near {
			places = append(places, prose.Span{Start: i, End: i})
		}
	}
	return replaceAt(p, line, places, func(string) string { return " " })
}

var (
	quoted    = regexp.MustCompile(`“[^“”‘’]{2,60}”|「[^「」『』]{2,60}」`)
	bracketed = regexp.MustCompile(`（[^（）()]{4,60}）`)
	titled    = regexp.MustCompile(`《[^《》〈〉]{2,30}》`)
)

// drop deletes the first or the last character of what the pattern matches. The
// line must have no other mark of the kind without a partner.
func drop(pattern *regexp.Regexp, opening bool) func(*plot, string) (string, bool) {
	return func(p *plot, line string) (string, bool) {
		places := spans(pattern, line)
		if len(places) == 0 || unpaired(line) || hanBehind(line) == 0 {
			return "", false
		}
		return replaceAt(p, line, places, func(old string) string {
			if opening {
				_, n := utf8.DecodeRuneInString(old)
				return old[n:]
			}
			_, n := utf8.DecodeLastRuneInString(old)
			return old[:len(old)-n]
		})
	}
}

// unpaired reports whether a line has more opening marks of a kind than closing
// ones, or fewer.
func unpaired(line string) bool {
	for _, pair := range []string{"“”", "「」", "（）", "《》", "‘’", "『』"} {
		r := []rune(pair)
		if strings.Count(line, string(r[0])) != strings.Count(line, string(r[1])) {
			return true
		}
	}
	return false
}

func spans(pattern *regexp.Regexp, line string) []prose.Span {
	var out []prose.Span
	for _, m := range pattern.FindAllStringIndex(line, -1) {
		out = append(out, prose.Span{Start: m[0], End: m[1]})
	}
	return out
}

// turn turns one mark of a pair the wrong way.
func turn(pattern, left, right string, opening bool) func(*plot, string) (string, bool) {
	re := regexp.MustCompile(pattern)
	return func(p *plot, line string) (string, bool) {
		if unpaired(line) {
			return "", false
		}
		return replaceAt(p, line, spans(re, line), func(old string) string {
			inner := strings.TrimSuffix(strings.TrimPrefix(old, left), right)
			if opening {
				return right + inner + right
			}
			return left + inner + left
		})
	}
}

var phrase = regexp.MustCompile(`“\p{Han}{2,8}”`)

func turnBoth(p *plot, line string) (string, bool) {
	var places []prose.Span
	for _, s := range spans(phrase, line) {
		if hanBefore(line[:s.Start]) > 0 && hanBehind(line[s.End:]) > 0 {
			places = append(places, s)
		}
	}
	if unpaired(line) {
		return "", false
	}
	return replaceAt(p, line, places, func(old string) string {
		return "”" + strings.Trim(old, "“”") + "“"
	})
}

// nestQuotes quotes a word of a quotation with the marks of the quotation.
func nestQuotes(p *plot, line string) (string, bool) {
	if unpaired(line) {
		return "", false
	}
	var places []prose.Span
	for _, s := range spans(quoted, line) {
		if hanBehind(line[s.Start+3:]) >= 8 {
			places = append(places, s)
		}
	}
	return replaceAt(p, line, places, func(old string) string {
		r := []rune(old)
		left, right := r[0], r[len(r)-1]
		return string(r[:3]) + string(left) + string(r[3:6]) + string(right) + string(r[6:])
	})
}

func nestTitles(p *plot, line string) (string, bool) {
	if unpaired(line) {
		return "", false
	}
	return replaceAt(p, line, spans(titled, line), func(old string) string { return p.in("《關於") + old + p.in("的說明》") })
}

func halveBracket(p *plot, line string) (string, bool) {
	var places []prose.Span
	for _, s := range spans(bracketed, line) {
		if hanBehind(line[s.Start+len("（"):]) >= 2 && hanBefore(line[:s.Start]) > 0 {
			places = append(places, s)
		}
	}
	return replaceAt(p, line, places, func(old string) string {
		if p.IntN(2) == 0 {
			return "(" + strings.TrimPrefix(old, "（")
		}
		return strings.TrimSuffix(old, "）") + ")"
	})
}

// breakEmphasis puts a quotation and its marks between stars, with a letter
// outside: CommonMark does not take that for emphasis.
func breakEmphasis(p *plot, line string) (string, bool) {
	var places []prose.Span
	for _, s := range spans(quoted, line) {
		if hanBefore(line[:s.Start]) > 0 && hanBehind(line[s.End:]) > 0 {
			places = append(places, s)
		}
	}
	return replaceAt(p, line, places, func(old string) string { return "**" + old + "**" })
}
