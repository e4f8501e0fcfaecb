package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Cues that a form between quotation marks is spoken about and not used, as
// they follow or precede the marks; folded, quotation marks and spaces left
// out. Negation of use is one too: 不應稱為「…」.
var (
	cuesBehind = strings.Fields("一词 一语 一名 一称 一译 一字 二字 两字 三字 四字 这个词 这一词 这词 这个译名 这一译名 这个说法 这一说法 这个名称 这一名称 这个术语 这一术语 的译名 的译法 的说法 的写法 的名称 的用法 之名 之称 之谓 之说 是误译 是误 是错 是讹 是旧称 是旧译 是转换 为误 误 应作 应为 应译 应改 宜作 宜译 宜改 当作 又作 亦作 也作 或作 原作 旧作 旧译 旧称 译为 译作 译成 改为 改作 改成 不是术语 属于误 系误 乃误 为旧")
	cuesBefore = strings.Fields("译作 译为 译成 写作 写成 称为 称作 称之为 叫做 叫作 名为 所谓 误作 误为 误写成 误写作 误译为 误译作 转成 转为 转换成 变成 旧称 旧译 又称 又译 也称 亦称 亦译 或称 或译 俗称 原译 原作 旧作 统称 简称 不是 而非 而不是 并非 不用 不说 不称 避免 一词 术语 名词 词语 说法 使用 改称 用语")
)

// mentioned reports whether the form at text[span] is spoken about there and
// not used: it stands alone between quotation marks, and the words beside them
// are about words. 「物件化」是誤譯 mentions the form that 力量的物件化 uses.
func mentioned(text string, span prose.Span) bool {
	open, n := utf8.DecodeLastRuneInString(text[:span.Start])
	closing, m := utf8.DecodeRuneInString(text[span.End:])
	if !prose.IsOpeningQuote(open) || !prose.IsClosingQuote(closing) {
		return false
	}
	const near = 8 // characters looked at on either side
	behind := foldedWords(firstRunes(text[span.End+m:], near))
	before := foldedWords(lastRunes(text[:span.Start-n], near))
	for _, cue := range cuesBehind {
		if strings.HasPrefix(behind, cue) {
			return true
		}
	}
	for _, cue := range cuesBefore {
		if strings.HasSuffix(before, cue) {
			return true
		}
	}
	return false
}

// foldedWords folds a text and leaves out its spaces and commas.
func foldedWords(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '，', ',', '：', ':':
			return -1
		}
		return prose.Fold(r)
	}, s)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	end := len(s)
	for ; n > 0 && end > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return s[end:]
}
