// Package marker tests the server as editors use it: it builds the real binary,
// talks to it over a pipe, and checks what it says against markers in the
// documents. This text is the manual of the marker language. The design follows
// that of gopls (golang.org/x/tools/gopls/internal/test/marker); positions are
// named by the text that they are in, since Chinese prose has no room for
// comments inside a sentence.
//
// # Stories
//
// A story is a txtar archive in testdata/markers. Its comment says what it is
// about. Its files are laid into the folder of a workspace; documents (.md,
// .txt, .tex, .typ, .org, .rst, .adoc, .html) are opened in the editor,
// glossaries, bibliographies and .jiaozhu.yaml lie on disk. Files of these
// names are special:
//
//	-- flags --     how the story runs, see below
//	-- settings --  the editor's settings, JSON
//	-- edits --     a script of edits and expectations, see below
//	-- name@ --     markers about the file name, for files without comments
//	-- @name --     a section that markers and the script refer to
//
// Stories run with
//
//	go test ./internal/marker                      all of them
//	go test ./internal/marker -run Markers/hover   some
//	go test ./internal/marker -update              and rewrite the @ sections
//	go test ./internal/marker -full                in every combination
//	go test ./internal/marker -build=-race         with flags for go build; for
//	    coverage -build='-cover -coverpkg=github.com/jiaozhu/jiaozhu/...', with GOCOVERDIR
//
// # Variants
//
// Each story runs several times, so that every position encoding (UTF-8,
// UTF-16, UTF-32) and every kind of client occurs: a pull client, which asks
// for diagnostics, answers workspace/configuration, registers capabilities and
// understands links and versioned edits; and a push client, which knows none of
// that. Flags, separated by blanks, change that:
//
//	encodings=utf-8,utf-16   only under these encodings
//	client=push              only with this client
//	eol=lf,crlf              also with CRLF line ends; eol=crlf: only so
//	hans                     also with the documents' Simplified twin
//	locale=en                the editor's language; the default is zh-TW
//	plaintext                the client shows no Markdown
//	undiagnosed              diagnostics need no markers, and may not have any
//	open=a.glossary.yaml     these files are opened, too
//	closed=sources/a.txt     these documents are not opened
//
// The twin is made of the documents, their markers and the script by
// prose.ToHans; messages are compared in Simplified there, and other files'
// texts without regard to script.
//
// Every message in either direction is checked against the protocol's meta
// model. At the end the server must exit with status 0, and its log must hold
// no error.
//
// # Markers
//
// Markers are calls, name(argument, …), in comments that open with an @:
//
//	<!--@ … -->     Markdown, HTML
//	#@ …            YAML, Org, to the line's end
//	%@ …            LaTeX, BibTeX
//	//@ …           Typst, AsciiDoc
//
// A first argument names a place of the file by its text: "技術主權". A bar in
// it is the cursor, "技術|主權", by default at the text's start; two bars are a
// bar. Text in marker comments does not count. If a text occurs more than once,
// the last occurrence in front of the comment is meant, or the first one behind
// it if there is none; in sections and scripts the first. "主權"#2 is the
// second one of the file, "主權"@7 the one that starts on line 7.
//
// Texts are in double quotation marks with Go's escapes, or in backquotes. Names
// of sections, severities and other words are bare.
//
//	diag(place, code, message, severity, deprecated)
//		There is a diagnostic on exactly that text with that code. What
//		follows is optional, in any order: a regular expression for the
//		message, the severity (error, warning, information, hint), and
//		the word deprecated for a diagnostic that is tagged so. All
//		diagnostics of all files, open or not, must have a marker. The
//		place "" is the file's beginning.
//	nodiag()
//		The file has no diagnostics. Without a diag marker that is so
//		anyway; in scripts it must be said.
//	related(place, code, file, text, message)
//		That diagnostic has related information in the file on exactly
//		that text, with a message that the regular expression matches.
//	hover(place, section)
//		The hover at the cursor covers exactly the text and says what the
//		section @section holds.
//	hovertext(place, expression, …)
//		It covers exactly the text and matches the regular expressions.
//	nohover(place)
//		There is none.
//	definition(place, file, text, …)
//		The definitions are exactly those: each in a file, named as in the
//		archive or, if it lies elsewhere as embedded entries do, by its
//		base name, with exactly that text selected.
//	nodefinition(place)
//		There is none.
//	complete(place, label, text, detail, first)
//		Among the completions at the cursor, which must be given, is one of
//		that label. Accepted, it makes text of the text of the place. What
//		follows is optional: a regular expression for its detail, and the
//		word first. Every item must be one that VS Code and Neovim keep.
//	completions(place, label, …)
//		The completions are exactly those, in that order.
//	unasked(place, label, …)
//		Those are the items of a client that asks because the character in
//		front of the cursor was typed, and not because it was told to.
//	nocomplete(place, label, …)
//		There are none of such labels, or without a label none at all.
//	resolved(place, label, section)
//		Resolved, the completion of that label has the documentation that
//		the section holds.
//	symbol(query, name, file, text)
//		The workspace has a symbol of that name for the query, in the file
//		on exactly that text. The query is a text and not a place.
//	symbols(query, name, …)
//		The symbols are exactly those, in that order.
//	quickfix(place, title, section, preferred)
//		Exactly one quick fix of the place has a title that the regular
//		expression matches. Applied, it makes the change of the whole
//		document that the section holds: lines taken away with a minus,
//		lines in their place with a plus, marker comments left out. The
//		word preferred says that the fix is marked so, its absence that it
//		is not.
//	noquickfix(place, title)
//		There is none of such a title, or without a title none at all.
//	action(place, kind, title, section, preferred)
//		As quickfix, for code actions of another kind.
//	fileaction(place, kind, title, section)
//		The same for an action that edits a glossary or the configuration:
//		the section holds the changes file by file.
//	noaction(place, kind, title)
//		There is no action of that kind and title, or of that kind at all.
//	disabled(place, kind, title, reason)
//		The action cannot be had, for a reason that the regular expression
//		matches; a client that does not show reasons is offered none.
//	rename(place, name, section)
//		What the text names, and covers exactly, can be renamed. Giving it that
//		name makes the changes that the section holds, file by file, as of
//		quickfix. Lines with a question mark are the edits that a person is
//		asked to confirm, each with the reason; for a client that cannot ask
//		they are left out.
//	norename(place, message, name)
//		What is there cannot be renamed, with a message that the regular
//		expression matches; without a message nothing is there. With a name,
//		it can be, but not to that.
//	references(place, section)
//		The references, declarations included, are those that the section
//		lists, each with its file, line and text.
//	highlight(place, section)
//		The same for the highlights in the file, with W for those that are
//		written as a declaration.
//
// # Scripts
//
// The section edits holds actions and markers, # comments on lines of their
// own. Markers that follow each other are checked together, against the texts as
// they are then. If they include diag or nodiag, they must list all diagnostics
// of those files. Expectations need not hold at once: the test waits until they
// do, within limits.
//
//	in(file)              what follows is about this file
//	edit(old, new, …)     replaces texts, or inserts at a cursor, all in one
//	                      notification
//	type(place, text)     inserts at the cursor, a notification for each
//	                      character
//	replace(section)      sends a whole new text
//	open(file), close(file)
//	write(file, section)  writes the file on disk as another program would; a
//	                      pull client watches files and tells the server
//	remove(file)          removes it from disk likewise
//	settings(section)     changes the editor's settings
//	take(place, kind, title)  makes the edit of that action as editors do: a
//	                      file that is not open is opened, nothing is saved
//	save(file)            writes an open file to disk, and tells the server
package marker
