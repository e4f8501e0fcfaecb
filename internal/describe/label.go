package describe

import "github.com/jiaozhu/jiaozhu/glossary"

// Term returns the preferred term of a concept as the reader's prose has it.
// It is plain text.
func (r Reader) Term(c *glossary.Concept) string { return r.form(c.Preferred(r.zhTags()...)) }

// Field returns the subject field of a concept, "" if it has none. It is plain
// text.
func (r Reader) Field(c *glossary.Concept) string { return r.short(c.Field) }
