package prose

import "unicode/utf8"

// ToHant converts Simplified text to Traditional: the longest words of the
// dictionary as it spells them, what is left by each character's most usual
// form. It reports whether there was no choice anywhere. A nil dictionary knows
// no words.
func (d *Dictionary) ToHant(text string) (hant string, certain bool) {
	const longest, shortest = 4, 2 // characters in the words that are spelt
	runes := []rune(text)
	var out []byte
	certain = true
	for i := 0; i < len(runes); {
		n := min(longest, len(runes)-i)
		for ; d != nil && n >= shortest; n-- {
			spellings := d.HantSpellings(FoldString(string(runes[i : i+n])))
			if len(spellings) == 0 {
				continue
			}
			certain = certain && len(spellings) == 1
			out = append(out, spellings[0]...)
			break
		}
		if d != nil && n >= shortest {
			i += n
			continue
		}
		r := runes[i]
		if forms := HantForms(r); len(forms) > 0 {
			certain = certain && len(forms) == 1
			r = forms[0]
		}
		out = utf8.AppendRune(out, r)
		i++
	}
	return string(out), certain
}
