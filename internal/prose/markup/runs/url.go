package runs

import "strings"

// urlByte has the bytes that may stand in a bare URL: RFC 3986's without
// brackets, quotation marks and the star, which are more often marks around
// it. Han text ends a URL: nobody puts a space there.
var urlByte = func() (t [256]bool) {
	for c := range t {
		t[c] = isAlnum(byte(c)) || strings.IndexByte("-._~:/?#@!$&()+,;=%", byte(c)) >= 0
	}
	return t
}()

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

var schemes = [...]string{"https", "http", "ftp"}

// URLAtColon returns the bare URL of text[from:to] whose scheme ends at the
// colon at offset colon. It ends before closing punctuation, as GFM's extended
// autolinks do.
func URLAtColon(text string, from, colon, to int) (start, end int, ok bool) {
	if colon+3 >= to || text[colon+1] != '/' || text[colon+2] != '/' || !isAlnum(text[colon+3]) {
		return 0, 0, false
	}
	for _, s := range schemes {
		start = colon - len(s)
		if start >= from && strings.EqualFold(text[start:colon], s) && (start == from || !isAlnum(text[start-1])) {
			return start, urlEnd(text, colon+3, to), true
		}
	}
	return 0, 0, false
}

// URLAtDot returns the bare URL of text[from:to] whose leading "www" ends at
// the dot at offset dot.
func URLAtDot(text string, from, dot, to int) (start, end int, ok bool) {
	start = dot - len("www")
	if start < from || dot+1 >= to || text[start:dot] != "www" || !isAlnum(text[dot+1]) {
		return 0, 0, false
	}
	if start > from && (isAlnum(text[start-1]) || text[start-1] == '/' || text[start-1] == '.') {
		return 0, 0, false
	}
	end = urlEnd(text, dot+1, to)
	if strings.IndexByte(text[dot+1:end], '.') < 0 {
		return 0, 0, false
	}
	return start, end, true
}

func urlEnd(text string, at, to int) int {
	end, open := at, 0
	for end < to && urlByte[text[end]] {
		switch text[end] {
		case '(':
			open++
		case ')':
			open--
		}
		end++
	}
	for end > at {
		switch text[end-1] {
		case ')':
			if open >= 0 {
				return end
			}
			open++
		case '(':
			open--
		case '?', '!', '.', ',', ':', ';', '~', '_', '&':
		default:
			return end
		}
		end--
	}
	return end
}

// EmailAt returns the e-mail address of text[from:to] whose @ is at offset at.
func EmailAt(text string, from, at, to int) (start, end int, ok bool) {
	start = at
	for start > from && (isAlnum(text[start-1]) || strings.IndexByte(".+-_", text[start-1]) >= 0) {
		start--
	}
	for start < at && !isAlnum(text[start]) {
		start++
	}
	if start == at {
		return 0, 0, false
	}
	end = at + 1
	dot := -1
	for end < to && (isAlnum(text[end]) || text[end] == '-' || text[end] == '.' || text[end] == '_') {
		if text[end] == '.' && end+1 < to && isAlnum(text[end+1]) {
			dot = end
		} else if text[end] == '.' {
			break
		}
		end++
	}
	for end > at+1 && (text[end-1] == '-' || text[end-1] == '_') {
		end--
	}
	if dot < 0 || dot >= end-1 || dot == at+1 {
		return 0, 0, false
	}
	return start, end, true
}
