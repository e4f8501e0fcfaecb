package prose

import "unicode/utf8"

// Sentence returns the byte range of the sentence that holds the byte at
// offset. A sentence ends behind 。！？!?… with the closing quotation marks and
// brackets that follow, unless a comma or the like comes next, and behind line
// ends; the sentences of a text cover it without gaps. An offset outside the text belongs to its first or last one.
func Sentence(text string, offset int) (start, end int) {
	return around(text, offset, isSentenceEnd)
}

// Clause is Sentence with ，；：、 as ends besides.
func Clause(text string, offset int) (start, end int) {
	return around(text, offset, isClauseEnd)
}

// ending reports whether the rune at offset at, n bytes long, ends a part.
type ending func(text string, at int, r rune, n int) bool

func isSentenceEnd(text string, at int, r rune, n int) bool {
	switch r {
	case '。', '！', '？', '…', '｡', '︒', '﹒', '﹗', '﹖', '‼', '⁇', '⁈', '⁉':
		return true
	case '!', '?':
		return standsAlone(text, at+n)
	}
	return false
}

func isClauseEnd(text string, at int, r rune, n int) bool {
	switch r {
	case '，', '；', '：', '、', '､', '︐', '︑', '︓', '︔', '﹐', '﹑', '﹔', '﹕':
		return true
	case ',', ';', ':':
		return standsAlone(text, at+n)
	}
	return isSentenceEnd(text, at, r, n)
}

// standsAlone reports whether a half-width mark that ends at offset at is
// punctuation, not part of a number, an address or code: 1,000, 12:30, a?b=c.
func standsAlone(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	switch c := text[at]; c {
	case ' ', '\t', '\r', '\n', '!', '?', '"', '\'', ')', ']', '}':
		return true
	default:
		return c >= utf8.RuneSelf
	}
}

// isCloser reports whether r may follow the end of a sentence and belong to it.
func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '"', '\'', '）', '］', '｝', '〕', '】', '〉', '》', '〗', '〙', '〛',
		'＂', '＇', '﹚', '﹜', '﹞', '︶', '︸', '︺', '︼', '︾', '﹀':
		return true
	}
	return IsClosingQuote(r)
}

func around(text string, offset int, ends ending) (start, end int) {
	offset = min(max(offset, 0), len(text))
	if offset == len(text) && offset > 0 {
		_, n := utf8.DecodeLastRuneInString(text)
		offset -= n
	}
	offset = runeStart(text, offset)
	for start = offset; start > 0 && !boundary(text, start, ends); {
		_, n := utf8.DecodeLastRuneInString(text[:start])
		start -= n
	}
	for end = offset; end < len(text); {
		_, n := utf8.DecodeRuneInString(text[end:])
		end += n
		if boundary(text, end, ends) {
			break
		}
	}
	return start, end
}

// runeStart returns the offset at which the rune starts that holds the byte at
// offset; a byte that is no UTF-8 is a rune of its own.
func runeStart(text string, offset int) int {
	for i := offset - 1; i >= 0 && i > offset-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			if _, n := utf8.DecodeRuneInString(text[i:]); i+n > offset {
				return i
			}
			break
		}
	}
	return offset
}

// boundary reports whether a part ends at offset at, inside text. It looks back
// only from the end of a run of marks, which keeps a scan linear.
func boundary(text string, at int, ends ending) bool {
	if at >= len(text) {
		return true
	}
	next, n := utf8.DecodeRuneInString(text[at:])
	prev, back := utf8.DecodeLastRuneInString(text[:at])
	lineEnd := next == '\n' || next == '\r'
	if prev == '\n' || prev == '\r' {
		return !lineEnd
	}
	// A comma behind the mark shows that the sentence goes on: 「走吧！」，他說。
	if lineEnd || isCloser(next) || isClauseEnd(text, at, next, n) {
		return false
	}
	for {
		if ends(text, at-back, prev, back) {
			return true
		}
		if !isCloser(prev) {
			return false
		}
		at -= back
		prev, back = utf8.DecodeLastRuneInString(text[:at])
		if back == 0 {
			return false
		}
	}
}
