package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are LaTeX's accent commands with the combining characters that they
// stand for (The TeXbook, chapter 9; \k from the T1 encoding).
var accents = map[string]rune{
	"`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306,
	".": 0x307, `"`: 0x308, "r": 0x30A, "H": 0x30B, "v": 0x30C, "d": 0x323,
	"c": 0x327, "k": 0x328, "b": 0x331,
}

// symbols are commands that stand for characters.
var symbols = map[string]string{
	"ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
	"oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "i", "j": "j", "dh": "ð", "DH": "Ð",
	"th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
	"textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
	"textbar": "|", "textless": "<", "textgreater": ">", "lbrace": "{", "rbrace": "}",
	"textperiodcentered": "·", "cdot": "·", "textbullet": "•", "S": "§", "P": "¶", "copyright": "©",
	"texttrademark": "™", "textregistered": "®", "pounds": "£", "textsterling": "£", "euro": "€",
	"guillemotleft": "«", "guillemotright": "»", "LaTeX": "LaTeX", "TeX": "TeX",
	"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
	" ": " ", "\n": " ", "\t": " ", "\\": " ", ",": " ", ";": " ", "-": "", "/": "", "@": "", "!": "",
}

// decode returns the text of a value without LaTeX: commands become the
// characters that they stand for, groups and formatting vanish, white space is
// collapsed, and line breaks between East Asian characters go.
func decode(s string) string {
	s = strings.TrimSpace(s)
	if isPlain(s) {
		return strings.Clone(s)
	}
	d := decoder{src: s}
	d.out.Grow(len(s))
	d.run()
	text := strings.TrimSpace(d.out.String())
	if d.combined {
		text = norm.NFC.String(text)
	}
	return text
}

// isPlain reports whether s has nothing for decode to do.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '{', '}', '$', '~', '\n', '\r', '\t', '`':
			return false
		case '-', '\'', ' ':
			if i+1 < len(s) && s[i+1] == s[i] {
				return false
			}
		}
	}
	return true
}

type decoder struct {
	src      string
	pos      int
	out      strings.Builder
	accent   rune // combining character for the next letter, or 0
	combined bool
	last     rune // last character written, 0 at first
}

func (d *decoder) run() {
	for d.pos < len(d.src) {
		b := d.src[d.pos]
		switch b {
		case '\\':
			d.command()
		case '{', '$':
			d.pos++
		case '}':
			d.pos++
			d.accent = 0
		case '~':
			d.pos++
			d.write(' ')
		case ' ', '\n', '\r', '\t':
			d.space()
		case '-':
			d.ligature("---", '—', "--", '–')
		case '`':
			d.ligature("``", '“', "``", '“')
		case '\'':
			d.ligature("''", '”', "''", '”')
		default:
			c, size := utf8.DecodeRuneInString(d.src[d.pos:])
			d.pos += size
			d.write(c)
		}
	}
}

// ligature writes one of TeX's ligatures, or the byte at pos as it is.
func (d *decoder) ligature(long string, longChar rune, short string, shortChar rune) {
	rest := d.src[d.pos:]
	switch {
	case strings.HasPrefix(rest, long):
		d.pos += len(long)
		d.write(longChar)
	case strings.HasPrefix(rest, short):
		d.pos += len(short)
		d.write(shortChar)
	default:
		d.pos++
		d.write(rune(rest[0]))
	}
}

func (d *decoder) write(c rune) {
	d.out.WriteRune(c)
	d.last = c
	if d.accent != 0 && unicode.IsLetter(c) {
		d.out.WriteRune(d.accent)
		d.accent, d.combined = 0, true
	}
}

// space writes one blank for a run of white space; none for a line break
// between East Asian characters.
func (d *decoder) space() {
	broken := false
	for d.pos < len(d.src) && isSpace(d.src[d.pos]) {
		broken = broken || d.src[d.pos] == '\n' || d.src[d.pos] == '\r'
		d.pos++
	}
	next, _ := utf8.DecodeRuneInString(d.src[d.pos:])
	if d.last == ' ' || broken && isEastAsian(d.last) && isEastAsian(next) {
		return
	}
	d.write(' ')
}

// isEastAsian reports whether c is a Han character, a kana or a mark of their
// punctuation.
func isEastAsian(c rune) bool {
	return c >= 0x2E80 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 && c <= 0xFFEF || c >= 0x20000 && c <= 0x3FFFF
}

// command reads a command: a backslash and letters, or one other character.
func (d *decoder) command() {
	d.pos++
	if d.pos >= len(d.src) {
		return
	}
	end := d.pos
	for end < len(d.src) && (d.src[end]|0x20 >= 'a' && d.src[end]|0x20 <= 'z') {
		end++
	}
	letters := end > d.pos
	if !letters {
		_, size := utf8.DecodeRuneInString(d.src[d.pos:])
		end += size
	}
	name := d.src[d.pos:end]
	d.pos = end
	if letters {
		// Blanks after a command's name belong to it.
		for d.pos < len(d.src) && isSpace(d.src[d.pos]) {
			d.pos++
		}
	}
	if c, ok := accents[name]; ok && (!letters || d.pos < len(d.src)) {
		d.accent = c
		return
	}
	for _, c := range symbols[name] {
		d.write(c)
	}
	// Other commands format their argument, which is read on.
}

// verbatim returns a value that is no text but an address or a path: without
// braces and the backslashes that protect special characters.
func verbatim(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '{') < 0 {
		return strings.Clone(s)
	}
	if rest, ok := strings.CutPrefix(s, `\url`); ok {
		s = strings.TrimSpace(rest)
	}
	s = strings.ReplaceAll(s, `\textasciitilde`, "~")
	s = strings.ReplaceAll(s, `\~`, "~")
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{' || c == '}':
		case c == '\\' && i+1 < len(s) && strings.IndexByte(`_%&#$\:;{}`, s[i+1]) >= 0:
			i++
			b = append(b, s[i])
		default:
			b = append(b, c)
		}
	}
	return string(b)
}
