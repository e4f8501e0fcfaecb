package latex

import (
	"strings"
	"sync"
)

// command says what to do with a command.
type command struct {
	do   action
	skip string // signature of the arguments that are no prose
	text string // of actText
}

type action uint8

const (
	actDrop   action = iota // it vanishes; what follows its skipped arguments is prose
	actText                 // it prints a text
	actSpace                // it prints white space
	actBreak                // it breaks the line
	actObject               // it prints what is not in the source
	actMark                 // the same, but by itself it is no prose
	actRun                  // its argument is a run of its own
	actTitle
	actHeading
	actNote
	actItem
	actPar
	actBegin
	actEnd
	actClass
	actDefine
	actVerb   // \verb|…|
	actInline // \lstinline[…]|…|, \mintinline{…}|…|
	actURL
	actHref
	actQuote
	actAccent
	actIfFalse
)

// headings are the sectioning commands and their levels.
var headings = map[string]int{
	"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
	"addchap": 1, "addsec": 2, "frametitle": 4, "framesubtitle": 5,
}

// titles are the commands for a document's title and what else stands at its
// head, of the kernel and of Chinese thesis classes.
const titles = `title subtitle titlezh titleen ctitle csubtitle etitle esubtitle zhtitle entitle
	keywords ckeywords ekeywords cabstract eabstract`

// commands has the commands of which we know more than that the braces behind
// them are transparent. Sources: the unofficial reference manual of LaTeX2e
// and the manuals of amsmath, beamer, biblatex, booktabs, cleveref, csquotes,
// ctex, fancyhdr, glossaries, graphicx, hyperref, listings, minted, multirow,
// siunitx, titlesec, xcolor and xeCJK.
var commands = sync.OnceValue(func() map[string]command {
	m := make(map[string]command, 512)
	add := func(c command, names string) {
		for _, name := range strings.Fields(names) {
			m[name] = c
		}
	}
	for name := range headings {
		m[name] = command{do: actHeading}
	}
	for name, text := range symbols {
		m[name] = command{do: actText, text: text}
	}
	for mark := range accents {
		if isLetter(mark) {
			m[string(rune(mark))] = command{do: actAccent}
		}
	}
	add(command{do: actTitle}, titles)
	add(command{do: actRun}, `caption subcaption tablenote legend`)
	add(command{do: actRun, skip: "m"}, `captionof`)
	add(command{do: actItem}, `item`)
	add(command{do: actItem, skip: "om"}, `bibitem`)
	add(command{do: actNote, skip: "o"}, `footnote footnotetext endnote thanks marginpar sidenote tablefootnote`)
	add(command{do: actPar}, `par newpage clearpage cleardoublepage pagebreak`)
	add(command{do: actBegin}, `begin`)
	add(command{do: actEnd}, `end`)
	add(command{do: actClass}, `documentclass documentstyle`)
	add(command{do: actVerb}, `verb Verb`)
	add(command{do: actInline, skip: "o"}, `lstinline`)
	add(command{do: actInline, skip: "om"}, `mintinline`)
	add(command{do: actURL}, `url nolinkurl path`)
	add(command{do: actHref, skip: "o"}, `href`)
	add(command{do: actQuote, skip: "o"}, `enquote textquote blockquote`)
	add(command{do: actIfFalse}, `iffalse`)
	add(command{do: actBreak, skip: "o"}, `newline linebreak tabularnewline`)
	add(command{do: actDefine}, `newcommand renewcommand providecommand DeclareRobustCommand DeclareMathOperator
		NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand NewCommandCopy
		newenvironment renewenvironment NewDocumentEnvironment RenewDocumentEnvironment newtheorem newcounter
		newlength newif newsavebox newcolumntype newtcolorbox newtcbtheorem newlist newglossaryentry newacronym
		newfontfamily newCJKfontfamily def gdef edef xdef let DeclarePairedDelimiter DeclareAcronym
		DeclareFieldFormat DeclareCiteCommand DeclareMathSymbol AtBeginDocument AtEndDocument`)

	// References, and what else prints text that stands elsewhere.
	add(command{do: actObject, skip: "m"}, `ref eqref pageref autoref autopageref cref Cref cpageref Cpageref labelcref
		nameref vref Vref vpageref fref Fref subref footref ensuremath acrshort acrlong acrfull ac acs acl acf symbol`)
	add(command{do: actObject, skip: "om"}, `ce si num unit ang gls Gls glspl Glspl numlist numproduct`)
	add(command{do: actObject, skip: "omm"}, `SI qty numrange SIlist qtylist`)
	add(command{do: actObject, skip: "mm"}, `crefrange Crefrange`)
	add(command{do: actMark, skip: "om"}, `includegraphics includesvg includepdf`)
	add(command{do: actMark}, `today`)

	// Space.
	add(command{do: actSpace}, `quad qquad enspace enskip thinspace medspace thickspace space nobreakspace`)
	add(command{do: actSpace, skip: "m"}, `hspace`)
	add(command{do: actSpace, skip: "l"}, `hskip kern`)

	// What vanishes with its arguments, or the first of them.
	add(command{}, `phantomsection newblock noindent indent centering raggedright raggedleft bfseries mdseries itshape
		slshape scshape upshape rmfamily sffamily ttfamily normalfont bf it sl sc rm sf tt em tiny scriptsize
		footnotesize small normalsize large Large LARGE huge Huge songti heiti kaishu fangsong kaiti lishu youyuan
		boldmath unboldmath maketitle tableofcontents listoffigures listoftables appendix frontmatter mainmatter
		backmatter makeatletter makeatother hline protect relax sloppy fussy frenchspacing nonfrenchspacing vfill
		hfill hrulefill dotfill smallskip medskip bigskip nopagebreak nolinebreak samepage flushbottom raggedbottom
		onecolumn twocolumn doublespacing onehalfspacing singlespacing null strut selectfont begingroup endgroup
		bgroup egroup ignorespaces unskip leavevmode footnotemark fi else expandafter noexpand global long xspace
		goodbreak allowbreak allowdisplaybreaks ExplSyntaxOn ExplSyntaxOff printglossary printglossaries printacronyms
		makeindex makeglossaries balance`)
	add(command{skip: "o"}, `hyperref makecell thead printbibliography printindex toprule midrule bottomrule
		addlinespace makebox framebox smash pause`)
	add(command{skip: "m"}, `input include includeonly subfile glossary hypertarget hyperlink vspace linespread tnote
		zihao CJKfamily CJKfontspec bibliographystyle pagestyle thispagestyle pagenumbering stepcounter
		refstepcounter fontfamily fontseries fontshape cline citestyle setcitestyle citesetup selectlanguage
		foreignlanguage foreignquote phantom hphantom vphantom theoremstyle bstctlcite usebox defbibheading`)
	add(command{skip: "l"}, `vskip`)
	add(command{skip: "om"}, `label index color textcolor colorbox pagecolor columncolor rowcolor cellcolor usetheme
		usecolortheme usefonttheme scalebox rotatebox glsadd fontspec`)
	add(command{skip: "mm"}, `import setcounter addtocounter setlength addtolength resizebox multicolumn fcolorbox
		addtocontents fontsize defcitealias`)
	add(command{skip: "mmm"}, `addcontentsline`)
	add(command{skip: "mo"}, `raisebox`)
	add(command{skip: "pm"}, `cmidrule`)
	add(command{skip: "ooom"}, `parbox`)
	add(command{skip: "omomo"}, `multirow`)
	add(command{skip: "oM"}, `usepackage RequirePackage LoadClass geometry hypersetup lstset setminted usemintedstyle
		ctexset tikzset pgfplotsset captionsetup bibliography addbibresource usetikzlibrary usepgflibrary
		graphicspath setmainfont setsansfont setmonofont setCJKmainfont setCJKsansfont setCJKmonofont hyphenation
		fancyhead fancyfoot fancyhf lhead chead rhead lfoot cfoot rfoot numberwithin setlist author date institute
		affiliation affil address email orcid todo lstinputlisting VerbatimInput verbatiminput pdfbookmark sisetup
		tcbset AtBeginSection`)
	add(command{skip: "oMM"}, `PassOptionsToPackage setCJKfamilyfont lstdefinestyle lstdefinelanguage crefformat
		inputminted`)
	add(command{skip: "oMMM"}, `definecolor colorlet crefname Crefname`)
	add(command{skip: "oMMMMM"}, `titleformat titlespacing`)
	return m
})

// symbols are the control words that print a text.
var symbols = map[string]string{
	"ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textquotedbl": `"`, "textquotesingle": "'", "lq": "‘", "rq": "’", "guillemotleft": "«", "guillemotright": "»",
	"textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<",
	"textgreater": ">", "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}",
	"lbrace": "{", "rbrace": "}", "slash": "/", "textperiodcentered": "·", "textbullet": "•", "textdegree": "°",
	"S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "textyen": "¥",
	"copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "dag": "†", "ddag": "‡",
	"textdagger": "†", "textdaggerdbl": "‡", "textsection": "§", "textparagraph": "¶", "texttimes": "×",
	"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX",
	"LuaLaTeX": "LuaLaTeX", "BibTeX": "BibTeX", "CTeX": "CTeX",
	"i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ",
	"oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
	"ng": "ŋ", "NG": "Ŋ",
}

// accents are TeX's accent commands and the combining characters they stand
// for.
var accents = map[byte]string{
	'`': "\u0300", '\'': "\u0301", '^': "\u0302", '~': "\u0303", '=': "\u0304", '.': "\u0307", '"': "\u0308",
	'u': "\u0306", 'r': "\u030A", 'H': "\u030B", 'v': "\u030C", 'c': "\u0327", 'k': "\u0328", 'd': "\u0323",
	'b': "\u0331", 't': "\u0361",
}
