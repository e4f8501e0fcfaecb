package latex

import "strings"

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
	actMark                 // the same, if nothing but such stands there it is no prose
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
	actNoCite
	actVerb
	actInline // \lstinline[…]|…|, \mintinline{…}|…|
	actURL
	actHref
	actQuote
	actAccent
	actIfFalse
)

// headings are the sectioning commands and their levels.
var headings = map[string]int{
	"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4,
	"paragraph": 5, "subparagraph": 6, "frametitle": 4, "framesubtitle": 5, "addchap": 1, "addsec": 2,
}

// titles are the commands for a document's title and what else stands at its
// head, of the kernel and of Chinese thesis classes.
const titles = `title subtitle titlezh titleen ctitle csubtitle etitle esubtitle zhtitle entitle
	keywords ckeywords ekeywords cabstract eabstract`

// commands has the commands of which we know more than that braces behind them
// are transparent. Sources: LaTeX2e's unofficial reference manual, and the
// manuals of ctex, xeCJK, biblatex, csquotes, hyperref, cleveref, graphicx,
// booktabs, multirow, listings, minted, fancyhdr, geometry and beamer.
var commands = func() map[string]command {
	m := make(map[string]command, 512)
	add := func(c command, names string) {
		for _, name := range strings.Fields(names) {
			m[name] = c
		}
	}
	for name := range headings {
		m[name] = command{do: actHeading}
	}
	add(command{do: actTitle}, titles)
	add(command{do: actRun}, "caption subcaption captionof tablenote legend")
	m["captionof"] = command{do: actRun, skip: "m"}
	add(command{do: actItem, skip: ""}, "item")
	add(command{do: actItem, skip: "om"}, "bibitem")
	add(command{do: actNote, skip: "o"}, "footnote footnotetext endnote thanks marginpar sidenote sidefootnote tablefootnote")
	add(command{do: actPar}, "par endgraf newpage clearpage cleardoublepage pagebreak")
	add(command{do: actBegin}, "begin")
	add(command{do: actEnd}, "end")
	add(command{do: actClass}, "documentclass documentstyle")
	add(command{do: actNoCite}, "nocite")
	add(command{do: actVerb}, "verb Verb")
	add(command{do: actInline, skip: "o"}, "lstinline")
	add(command{do: actInline, skip: "om"}, "mintinline")
	add(command{do: actURL}, "url nolinkurl path")
	add(command{do: actHref, skip: "o"}, "href")
	add(command{do: actQuote}, "enquote textquote blockquote")
	add(command{do: actIfFalse}, "iffalse")
	add(command{do: actBreak, skip: "o"}, "newline linebreak tabularnewline")
	add(command{do: actDefine}, `newcommand renewcommand providecommand DeclareRobustCommand DeclareMathOperator
		NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand
		newenvironment renewenvironment NewDocumentEnvironment newtheorem newcounter newlength newif
		newcolumntype newtcolorbox newtcbtheorem newlist declaretheorem newglossaryentry newacronym
		def gdef edef xdef let futurelet DeclarePairedDelimiter AtBeginDocument AtEndDocument
		NewCommandCopy newcommandx newmdenv newfontfamily newCJKfontfamily defcitealias`)

	// Commands that vanish with their arguments.
	add(command{skip: "m"}, `label input include includeonly subfile import index glossary hypertarget hyperlabel
		vspace vskip addvspace color fontsize linespread zihao CJKfamily CJKfontspec fontspec bibliographystyle
		pagestyle thispagestyle pagenumbering setcounter stepcounter refstepcounter usefont fontfamily fontseries
		fontshape cline phantomsection newblock CJKspace citestyle setcitestyle citesetup citereset selectlanguage
		foreignlanguage stretch scalebox textcolor colorbox pagecolor hphantom vphantom phantom raisebox rotatebox
		resizebox hyperlink foreigntextquote glsadd theoremstyle allowdisplaybreaks usetheme usecolortheme
		ExplSyntaxOn ExplSyntaxOff bibliographyunit columncolor rowcolor cellcolor addcontentsline`)
	add(command{}, "phantomsection newblock allowdisplaybreaks ExplSyntaxOn ExplSyntaxOff")
	add(command{skip: "mm"}, "setcounter addtocounter setlength addtolength resizebox multicolumn fcolorbox addtocontents fontsize import")
	add(command{skip: "mmm"}, "addcontentsline")
	add(command{skip: "omomo"}, "multirow")
	add(command{skip: "om"}, "color textcolor colorbox pagecolor columncolor rowcolor cellcolor usetheme usecolortheme scalebox foreigntextquote glsadd label index")
	add(command{skip: "mo"}, "raisebox")
	add(command{skip: "om"}, "rotatebox")
	add(command{skip: "ooom"}, "parbox")
	add(command{skip: "oo"}, "makebox framebox smash")
	add(command{skip: "o"}, "hyperref makecell thead printbibliography printindex pause only uncover")
	add(command{skip: "pom"}, "cmidrule")
	add(command{skip: "o"}, "toprule midrule bottomrule addlinespace")
	add(command{skip: "oM"}, `usepackage RequirePackage PassOptionsToPackage LoadClass geometry hypersetup lstset lstdefinestyle
		lstdefinelanguage setminted usemintedstyle ctexset tikzset pgfplotsset captionsetup bibliography addbibresource
		usetikzlibrary usepgflibrary graphicspath setmainfont setsansfont setmonofont setCJKmainfont setCJKsansfont
		setCJKmonofont setCJKfamilyfont definecolor colorlet hyphenation titleformat titlespacing fancyhead fancyfoot
		fancyhf lhead chead rhead lfoot cfoot rfoot crefname Crefname crefformat numberwithin setlist author date
		institute affiliation affil address email orcid todo bibinfo DeclareGraphicsExtensions lstinputlisting
		inputminted VerbatimInput tikz verbatiminput pdfbookmark sisetup tcbset AtBeginSection DeclareMathSymbol
		acro DeclareAcronym DeclareFieldFormat`)
	add(command{skip: "MM"}, `setCJKfamilyfont PassOptionsToPackage addtotoclength lstdefinestyle lstdefinelanguage
		crefformat DeclareAcronym DeclareGraphicsRule`)
	add(command{skip: "MMM"}, "definecolor colorlet crefname Crefname")
	add(command{skip: "oMMMM"}, "titlespacing")
	add(command{skip: "oMMMMM"}, "titleformat")
	add(command{skip: "omM"}, "inputminted")
	add(command{skip: "omo"}, "pdfbookmark")

	// Switches and fillers.
	add(command{}, `noindent indent centering raggedright raggedleft bfseries mdseries itshape slshape scshape upshape
		rmfamily sffamily ttfamily normalfont bf it sl sc rm sf tt em tiny scriptsize footnotesize small normalsize
		large Large LARGE huge Huge songti heiti kaishu fangsong kaiti lishu youyuan yahei boldmath unboldmath
		maketitle tableofcontents listoffigures listoftables appendix frontmatter mainmatter backmatter makeatletter
		makeatother hline protect relax sloppy fussy frenchspacing nonfrenchspacing vfill hfill hrulefill dotfill
		smallskip medskip bigskip nopagebreak nolinebreak samepage flushbottom raggedbottom onecolumn twocolumn
		doublespacing onehalfspacing singlespacing null strut selectfont null begingroup endgroup bgroup egroup
		ignorespaces unskip leavevmode footnotemark footnoterule centerline leftline rightline CJKindent
		CJKglue ctexindent printglossary printglossaries printacronyms makeindex makeglossaries fi else
		expandafter noexpand global long xspace textnormal bigbreak medbreak smallbreak goodbreak allowbreak
		balance bstctlcite IEEEpeerreviewmaketitle`)
	add(command{skip: "m"}, "bstctlcite")

	// Space and symbols.
	add(command{do: actSpace}, "quad qquad enspace enskip thinspace medspace thickspace space nobreakspace")
	add(command{do: actSpace, skip: "m"}, "hspace hskip kern")
	add(command{do: actMark}, "today")
	add(command{do: actMark, skip: "om"}, "includegraphics includesvg includepdf")
	add(command{do: actObject, skip: "m"}, `ref eqref pageref autoref autopageref cref Cref cpageref Cpageref
		labelcref nameref vref Vref vpageref fref Fref subref footref ensuremath ce SI si qty num unit numrange
		gls Gls glspl Glspl acrshort acrlong acrfull ac acs acl acf crefrange Crefrange unichar symbol char`)
	add(command{do: actObject, skip: "omm"}, "SI qty numrange")
	add(command{do: actObject, skip: "mm"}, "crefrange Crefrange")
	add(command{do: actObject, skip: "om"}, "ce si num unit gls Gls glspl Glspl")
	for name, text := range symbols {
		m[name] = command{do: actText, text: text}
	}
	for name := range accents {
		if isLetter(name) {
			m[string(rune(name))] = command{do: actAccent}
		}
	}
	return m
}()

// symbols are the control words that print a text.
var symbols = map[string]string{
	"ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯", "textendash": "–", "textemdash": "—",
	"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
	"textquotedbl": "\"", "textquotesingle": "'", "lq": "‘", "rq": "’", "guillemotleft": "«", "guillemotright": "»",
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
	"ng": "ŋ", "NG": "Ŋ", "CJKcloze": "",
}

// accents are TeX's and the combining characters they stand for.
var accents = map[byte]string{
	'`': "\u0300", '\'': "\u0301", '^': "\u0302", '~': "\u0303", '=': "\u0304", '.': "\u0307", '"': "\u0308",
	'u': "\u0306", 'r': "\u030A", 'H': "\u030B", 'v': "\u030C", 'c': "\u0327", 'k': "\u0328", 'd': "\u0323",
	'b': "\u0331", 't': "\u0361",
}
