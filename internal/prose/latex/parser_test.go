package latex_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
)

type snippet struct {
	source string
	want   []string
}

var blocks = []snippet{
	{"", nil},
	{"\n \n", []string{"Blank"}},
	{"主權是最高的權力。", []string{"P[主權是最高的權力。]"}},
	{"第一段。\n\n第二段。\n", []string{"P[第一段。]", "P[第二段。]"}},
	{"\uFEFF主權。\n", []string{"P[主權。]"}},
	{"一行\r\n二行\r\n\r\n新段\r\n", []string{"P[一行二行]", "P[新段]"}},
	{"  縮排的\n\t續行。\n", []string{"P[縮排的續行。]"}},
	{`\part{上編}` + "\n", []string{"H1[上編]"}},
	{`\chapter*{緒論}` + "\n正文。\n", []string{"H1[緒論]", "P[正文。]"}},
	{"\\section{主\n權}\n", []string{"H2[主權]"}},
	{`\section[短題]{長的題目}\label{sec:a}` + "\n正文\n", []string{"H2[短題][長的題目]", "P[正文]"}},
	{`\subsection{題 \label{s}}` + "\n", []string{"H3[題]"}},
	{`\subsubsection{題}`, []string{"H4[題]"}},
	{"\\paragraph{定義} 主權是\n權力。\n", []string{"H5[定義][主權是權力。]"}},
	{`\subparagraph{題}`, []string{"H6[題]"}},
	{"正文\n\\section{題}\n", []string{"P[正文]", "H2[題]"}},
	{"\\begin{itemize}\n\\item 甲\n\\item 乙\n續\n\n丙\n\\end{itemize}\n丁\n", []string{
		"Markup", "L[甲]", "L[乙續]", "P[丙]", "Markup", "P[丁]",
	}},
	{"\\begin{description}\n\\item[術語] 釋義\n\\item\n下一行\n\\end{description}\n", []string{
		"Markup", "L[術語][釋義]", "L[下一行]", "Markup",
	}},
	{`\begin{enumerate}[label=(\alph*)]\item 一 \item 二\end{enumerate}`, []string{"L[一][二]"}},
	{"\\item<1-> 投影片\n", []string{"L[投影片]"}},
	{"\\begin{quote}\n引文。\n\n第二段。\n\\end{quote}\n正文。\n", []string{
		"Markup", "Q[引文。]", "Q[第二段。]", "Markup", "P[正文。]",
	}},
	{`\begin{displayquote}[頁 12][.]引文\end{displayquote}後文`, []string{"Q[引文][後文]"}},
	{"\\begin{quotation}引文\n\\section{題}\n正文\n", []string{"Q[引文]", "H2[題]", "P[正文]"}},
	{"\\end{quote}\n正文\n", []string{"Markup", "P[正文]"}},
	{"\\begin{verbatim}\n\\section{不是}\n\n% 文\n\\end{verbatim}\n正文\n", []string{"Code", "P[正文]"}},
	{"\\begin{lstlisting}[language=Go]\nx\n\\end{lstlisting}", []string{"Code"}},
	{"\\begin{minted}{go}\n文\n\\end{minted}\n", []string{"Code"}},
	{"\\begin{Verbatim*}\n文\n\\end{Verbatim*}\n", []string{"Code"}},
	{"\\begin{tikzpicture}\n\\node {文};\n\n\\end{tikzpicture}\n", []string{"Code"}},
	{"\\begin{comment}\n文\n\n文\n\\end{comment}\n正文", []string{"Comment", "P[正文]"}},
	{"\\iffalse\n文\n\n文\n\\fi\n正文", []string{"Comment", "P[正文]"}},
	{"\\begin{equation}\n a = b \\label{e}\n\\end{equation}\n其中\n", []string{"Math", "P[其中]"}},
	{"定義為\n\\begin{align*}\n a &= b \\\\\n\\end{align*}\n", []string{"P[定義為]", "Math"}},
	{"\\begin{equation}a\\end{equation}其中$a$是\n權力。\n", []string{"P[▢其中▢是權力。]"}},
	{"\\[ x \\text{若} \\]\n", []string{"Math"}},
	{"$$\nx\n$$\n後", []string{"Math", "P[後]"}},
	{"即 \\[ x\n y \\] 是也\n", []string{"P[即 ▢ 是也]"}},
	{"\\begin{tabular}{l|r}\n\\hline\n甲 & 乙 \\\\ \\hline\n丙 &\n丁 \\\\[2pt]\n & \\\\\n\\end{tabular}\n正文 & 文\n", []string{
		"Markup", "Markup", "T[甲][乙]", "T[丙][丁]", "T[][]", "Markup", "P[正文 & 文]",
	}},
	{"\\begin{tabularx}{\\textwidth}{lX}\n\\multicolumn{2}{c}{合\\&併} \\\\\n\\multirow{2}{*}{多行} & \\makecell{上\\\\下} \\\\\n\\end{tabularx}\n", []string{
		"Markup", "T[合&併]", "T[多行][上⏎下]", "Markup",
	}},
	{"\\begin{tabular*}{5cm}{ll} 甲 & 乙\n\\end{tabular*}", []string{"T[甲][乙]", "Markup"}},
	{"\\begin{table}[htbp]\n\\centering\n\\caption[短]{表的題目}\\label{t}\n\\end{table}\n", []string{
		"Markup", "Markup", "P[短][表的題目]", "Markup",
	}},
	{"\\begin{figure}\n\\includegraphics[width=.5\\textwidth]{a_b.png}\n\\caption{圖\\cite{a}}\n\\end{figure}\n", []string{
		"Markup", "Markup", "P[圖▢]{!a}", "Markup",
	}},
	{"\\begin{theorem}[霍布斯]\n若是。\n\\end{theorem}\n", []string{"P[霍布斯]", "P[若是。]", "Markup"}},
	{"\\begin{frame}[fragile]{投影片的題目}\n\\frametitle{題}\n文\n\\end{frame}\n", []string{
		"P[投影片的題目]", "H4[題]", "P[文]", "Markup",
	}},
	{"\\begin{minipage}[t]{0.5\\textwidth}\n文\n\\end{minipage}\n", []string{"Markup", "P[文]", "Markup"}},
	{"\\begin{thebibliography}{99}\n\\bibitem{hobbes} 霍布斯：《利維坦》。\n\\bibitem[洛]{locke}\n洛克\n\\end{thebibliography}\n", []string{
		"Markup", "L[霍布斯：《利維坦》。]", "L[洛克]", "Markup",
	}},
	{"% 一\n  % 二\n正文 % 三\n", []string{"Comment", "P[正文]"}},
	{"% 一\n\n% 二", []string{"Comment", "Comment"}},
	{"\\maketitle\n\\tableofcontents\n\\noindent 正文\n", []string{"Markup", "Markup", "P[正文]"}},
	{"\\newcommand{\\foo}[2][甲]{%\n  \\emph{#1}：定義\n}\n正文\n", []string{"Markup", "P[正文]"}},
	{"\\def\\foo#1{定義}\\let\\a=\\b\n正文", []string{"Markup", "P[正文]"}},
	{"\\newtheorem{thm}{定理}[section]\n", []string{"Markup"}},
	{"\\lstset{\n  a={文},\n  b\n}\n正文", []string{"Markup", "P[正文]"}},
	{"段一。\\par 段二。", []string{"P[段一。][段二。]"}},
}

var documents = []snippet{
	{"% !TeX\n\\documentclass[\n  a4paper,\n]{ctexart}\n\\usepackage{x}\n甲\n\n\\title{論\\\\主權\\thanks{謝}}\n\\author{某}\n\\begin{document}\n正文\n\\end{document}\n不印\n", []string{
		"Comment", "Markup", "Markup", "Front[論⏎主權][謝]", "Markup", "Markup", "P[正文]", "Markup", "Comment",
	}},
	{"\\documentclass{a}\n\\keywords{技術主權；國家} 不是\n\\begin{abstract}\n摘要。\n\n續。\n\\end{abstract}\n不是\n\\begin{document}題\n", []string{
		"Markup", "Front[技術主權；國家]", "Markup", "P[摘要。]", "P[續。]", "Markup", "Markup", "P[題]",
	}},
	{"\\documentclass{a}\n設定\n\\section{沒有開頭}\n正文\n", []string{"Markup", "Markup", "H2[沒有開頭]", "P[正文]"}},
	{"\\begin{document}\n正文", []string{"Markup", "P[正文]"}},
	{"\\documentclass{a}\n\\title{未完\n\n\\begin{document}\n正文", []string{"Markup", "Front[未完]", "Markup", "P[正文]"}},
}

var inlines = []snippet{
	{`技術\textbf{主權}是`, []string{"P[技術主權是]"}},
	{`{\bfseries 技術}\CJKunderdot{主}\emph{權}`, []string{"P[技術主權]"}},
	{"技術%\n  主權 % 註\n的tech%\nnology", []string{"P[技術主權 的technology]"}},
	{"a\nb\n主\n權\nc", []string{"P[a b 主權 c]"}},
	{`見\cite{hobbes1651}。`, []string{"P[見▢。]{!hobbes1651}"}},
	{`見\citet[12]{a}與\parencite[見][頁~12]{b, c}`, []string{"P[見▢與▢]{!a@12}{!b;c@頁~12}"}},
	{"\\textcite{\n  霍布斯1651, % 註\n  b\n}。", []string{"P[▢。]{!霍布斯1651;b}"}},
	{`\autocite*[][]{a}\Citeauthor{b}\citetitle[1]{c}`, []string{"P[▢▢▢]{!a}{!b}{!c@1}"}},
	{`主權\footcite[12]{a}理論\nocite{*}\nocite{b}`, []string{"P[主權理論]{!a@12}{!b}"}},
	{`\parencites(見)(等)[1]{a}[2][3]{b}。`, []string{"P[▢。]{!a@1;b@3}"}},
	{`\volcite{2}[12]{a}`, []string{"P[▢]{!a@12}"}},
	{`\upcite{a}\citestyle{b}`, []string{"P[▢]{!a}"}},
	{`見\cite{hob`, []string{"P[見▢]{!hob}"}},
	{`見\cite[12`, []string{"P[見[12]"}},
	{`見\cite{hob。後文`, []string{"P[見▢。後文]{!hob}"}},
	{`見\cite 後`, []string{"P[見 後]"}},
	{`主權\footnote{註文，見\cite{a}。}理論\footnote[3]{二\footnote{三}}`, []string{"P[主權理論][註文，見▢。][三][二]{!a}"}},
	{"主權\\footnote{未完\n\n下段}", []string{"P[主權][未完]", "P[下段]"}},
	{`見第\ref{a}節、\eqref{b}\label{c}與\autoref{圖}`, []string{"P[見第▢節、▢與▢]"}},
	{`見\url{http://a.b/c_d%20{e}}與\href{http://x.y}{\emph{連結}}。`, []string{"P[見▢與連結。]"}},
	{`網址https://a.b/c，可`, []string{"P[網址▢，可]"}},
	{`程式\verb|a}$%|與\verb*+x+、\lstinline[a=b]!x!、\mintinline{go}{x{}}`, []string{"P[程式▢與▢、▢、▢]"}},
	{`若$a_\text{若}$且\(b\)則\$5`, []string{"P[若▢且▢則$5]"}},
	{"未完$a + 文\n續\n\n後段$b$", []string{"P[未完▢]", "P[後段▢]"}},
	{"未完\\(a\n\\item 乙", []string{"P[未完▢]", "L[乙]"}},
	{"``雙'' `單' don't", []string{"P[“雙” ‘單’ don’t]"}},
	{`\enquote{外\enquote{內}外}\enquote*{單}\textquote[頁 1]{引}`, []string{"P[“外‘內’外”‘單’“引”]"}},
	{`1990--2000---是------的-x`, []string{"P[1990–2000—是——的-x]"}},
	{`第~3~章\,節\quad 甲\ 乙\!丙\hspace{1em}丁\/\-戊`, []string{"P[第 3 章 節 甲 乙丙 丁戊]"}},
	{`caf\'e G\"{o}del na\"\i{}ve \v{C}ech \c c \o re \~{} Stra\ss e`, []string{"P[café Gödel naïve Čech ç øre ~ Straße]"}},
	{`50\% \& \# \_ \{甲\}`, []string{"P[50% & # _ {甲}]"}},
	{`用\LaTeX{}與\TeX 排\ldots{}版\S 3`, []string{"P[用LaTeX與TeX排…版§3]"}},
	{`\foo{文}\foo[opt]{字}\bar 末\bar{}尾`, []string{"P[文字▢末▢尾]"}},
	{`\textcolor{red}{紅}\color[rgb]{1,0,0}字\fontsize{12}{14}\selectfont 大`, []string{"P[紅字大]"}},
	{`文\vskip 2ex 字\hskip1em plus\kern-.5\parindent 尾\tnote{a}`, []string{"P[文字 plus 尾]"}},
	{"\\thusetup{\n  title = {題},\n}\n正文", []string{"Markup", "P[正文]"}},
	{`文\index{主權}字\vspace{1em}\input{文件}尾`, []string{"P[文字尾]"}},
	{`一行\\二行\newline 三行\\[2pt]四`, []string{"P[一行⏎二行⏎三行⏎四]"}},
	{`𠮷\textbf{😀}é`, []string{"P[𠮷😀é]"}},
	{`多}餘 {未完`, []string{"P[多餘 未完]"}},
	{`\`, []string{"Markup"}},
	{`文\`, []string{"P[文]"}},
	{`\begin{equ`, []string{"Markup"}},
	{"\\begin{\n文", []string{"Markup", "P[文]"}},
	{`\label{未完 文`, []string{"Markup"}},
	{`\section{未完` + "\n續\n\n正文", []string{"H2[未完續]", "P[正文]"}},
	{`\verb`, []string{"Markup"}},
	{`\verb|未完` + "\n續", []string{"P[▢ 續]"}},
	{"\\includegraphics[\n  width=5cm,\n]{a}文", []string{"P[▢文]"}},
	{"文\\vspace[\n\n後", []string{"P[文[]", "P[後]"}},
	{`[不是引數] 文 (a) ]`, []string{"P[[不是引數] 文 (a) ]]"}},
}

func TestBlocks(t *testing.T) {
	for _, tt := range slices.Concat(blocks, documents, inlines) {
		d := prose.Parse(latex.Parser{}, tt.source)
		prosetest.CheckDocument(t, d, tt.source)
		prosetest.CheckTargets(t, d)
		if got := prosetest.Outlines(d); !slices.Equal(got, tt.want) {
			t.Errorf("%q\ngot  %q\nwant %q", tt.source, got, tt.want)
		}
	}
}

// TestSpans checks where things stand in the source.
func TestSpans(t *testing.T) {
	source := `技\textbf{術}\'e---見\href{u_v}{此}\footnote{註}與\url{w}$x$\verb|y| % 說明 `
	b := prose.Parse(latex.Parser{}, source).Blocks()[0]
	at := func(s prose.Span) string { return source[s.Start:s.End] }
	text := b.Runs[0].Text
	for _, tt := range []struct{ part, want string }{
		{"技術", `技\textbf{術`}, {"é", `\'e`}, {"見此與", `見\href{u_v}{此}\footnote{註}與`}, {"技", "技"},
	} {
		i := strings.Index(text, tt.part)
		span := prose.Span{Start: i, End: i + len(tt.part)}
		if got := at(b.Runs[0].Source(span)); i < 0 || got != tt.want {
			t.Errorf("%q of %q stands at %q, want %q", tt.part, text, got, tt.want)
		}
		if got := b.Runs[0].Verbatim(span); got != (tt.part == tt.want) {
			t.Errorf("Verbatim(%q) = %v", tt.part, got)
		}
	}
	if b.Runs[0].Verbatim(prose.Span{Start: strings.Index(text, "—"), End: strings.Index(text, "見")}) {
		t.Error("--- is verbatim")
	}
	var got []string
	for _, l := range b.Links {
		got = append(got, at(l.Span)+" "+l.Target)
	}
	for _, f := range b.Footnotes {
		got = append(got, at(f.Span))
	}
	for _, s := range slices.Concat(b.Code, b.Comments) {
		got = append(got, at(s))
	}
	want := []string{`\href{u_v}{此} u_v`, `\url{w} w`, `\footnote{註}`, "$x$", `\verb|y|`, " 說明"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
