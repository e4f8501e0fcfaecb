package prose

// Syntax tells how a markup reads what rules ask about: where it parts company
// with what the eye sees, and how comments are written in it. The zero value is
// that of plain text. It must not be changed.
type Syntax struct {
	// Comment are the marks around a comment inside a line; empty where the
	// markup has none.
	Comment CommentMarks

	// CommentLine are the marks around a comment on a line of its own.
	CommentLine CommentMarks

	// CommentNeedsBlank says that a comment on a line of its own belongs to the
	// block under it unless a blank line parts them.
	CommentNeedsBlank bool

	// First are prefixes, in lower case, of the lines that work only at a
	// document's start: declarations, and comments that tell programs how to read
	// the rest.
	First []string

	// FlankedEmphasis says that ** opens or closes emphasis by the characters on
	// both sides of it, so that stars between a letter and punctuation may do
	// neither (CommonMark 0.31.2, 6.2).
	FlankedEmphasis bool

	// SpacedEmphasis says that marks of emphasis and code work only beside
	// spaces and ASCII punctuation: the spaces around them are part of the
	// markup (Org Syntax, Text Markup).
	SpacedEmphasis bool

	// OpenEndedURLs says that a bare address goes on to the next blank, through
	// punctuation of Chinese too (GitHub Flavored Markdown 0.29, 6.9).
	OpenEndedURLs bool

	// LazyNotes says that a line right under a footnote's definition goes on
	// with it, indented or not.
	LazyNotes bool

	// ParagraphsAsWritten says that a paragraph is what its lines show: text
	// from one blank line to the next in which no line is a tag's, a command's or
	// a comment's. Then what stands at a line's end in the source stands there to
	// a reader.
	ParagraphsAsWritten bool

	// CollapsedBlanks says that several blanks inside a line read as one.
	CollapsedBlanks bool

	// DetachedKey reads the key of a citation whose @ is at a byte of a text
	// that goes on to another: its span, the citation's end, and whether there is
	// one. It is nil in markups without such citations, and where an @ right
	// behind a letter is a citation too. Where it is set, ; alone parts the
	// citations of a group.
	DetachedKey func(text string, at, to int) (key Span, end int, ok bool)
}

// CommentMarks are what stands before and behind the text of a comment, blanks
// included.
type CommentMarks struct {
	Open, Close string
}

// IsZero reports whether there are no comments.
func (m CommentMarks) IsZero() bool { return m.Open == "" }
