package markup

// Comment returns the marks that make a comment within a line of a format. ok is
// false for a format without comments.
func Comment(format string) (open, closing string, ok bool) {
	switch format {
	case "markdown", "html":
		return "<!-- ", " -->", true
	case "org":
		return "@@comment:", "@@", true
	case "latex":
		return "% ", "", true
	case "typst":
		return "/* ", " */", true
	}
	return "", "", false
}
