package native

import "github.com/jiaozhu/jiaozhu/glossary"

// form is how an item of a list may be written: short, as a text alone, or long,
// as a mapping in which that text has a key.
type form struct {
	list   string   // key of the list
	zh, en string   // what an item is called in messages
	keys   []string // of the long form; the first is that of the text
	code   string   // of the problem that the text is missing
	// What the message about it says.
	missingZh, missingEn string
}

var (
	termForm = form{
		"terms", "術語", "a term", termKeys,
		"glossary-missing-text", "術語沒有 text，已略過", "the term has no text and was skipped",
	}
	sourceForm = form{
		"sources", "出處", "a source", sourceKeys,
		"glossary-missing-id", "出處沒有 ref，已略過；請填文獻的鍵", "the source has no ref and was skipped; name the key of a reference",
	}
	wordingForm = form{
		"texts", "引文的文字", "a text of a quotation", wordingKeys,
		"glossary-missing-text", "這段引文沒有 text，已略過", "this wording has no text and was skipped",
	}
)

// shortOrLong reads an item of an entry in either form and returns its text, ""
// if it is to be skipped, which has been reported. It sets the name in at to
// where the text of the long form stands; more reads the other fields of that.
func (r *reader) shortOrLong(entry, item *node, f *form, at *glossary.Origin, more func(key string, v *node)) string {
	if item.kind == scalar {
		return r.text(entry, item, f.list)
	}
	text := ""
	ok := r.fields(item, f.zh, f.en, f.keys, func(key string, v *node) {
		if key != f.keys[0] {
			more(key, v)
			return
		}
		text = r.text(item, v, key)
		at.Name = v.name
	})
	if ok && text == "" {
		r.missing(f.code, item, f.missingZh, f.missingEn)
	}
	return text
}
