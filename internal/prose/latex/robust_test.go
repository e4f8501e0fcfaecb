package latex_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
)

// pieces are what a document is made of, whole and broken.
var pieces = []string{
	"技術主權", " ", "\n", "\n", "\n\n", "\r\n", "{", "}", "[", "]", "%", "$", "$$", `\(`, `\)`, `\[`, `\]`, `\\`, "&", "~", "--", "---",
	"``", "''", ",", `\`, `\cite{a,`, `\cite[見][12]{a}`, `\parencites`, `\footnote{`, `\footnote{註}`, `\label{x}`, `\textbf{`,
	`\foo`, `\foo{`, `\foo[`, `\foo[a,`, `\verb|`, `\url{`, `\href{u}{`, `\includegraphics[w=1,`, `\section{`, `\section[短]{長}`, `\item`,
	`\item[`, `\caption{`, `\begin{quote}`, `\end{quote}`, `\begin{tabular}{l`, `\begin{tabular}{ll}`, `\end{tabular}`,
	`\begin{verbatim}`, `\end{verbatim}`, `\begin{equation}`, `\end{equation}`, `\begin{x}[名]`, `\begin{x}{名`, `\begin{`, `\end`,
	`\documentclass{a}`, `\begin{document}`, `\end{document}`, `\title{`, `\begin{abstract}`, `\end{abstract}`, `\newcommand{\x}{`,
	`\iffalse`, `\fi`, `\enquote{`, `\'e`, `\"{`, `\,`, `\par`, `\maketitle`, "https://a.b", "😀", "é", "\t", "\uFEFF", `\lstset{`, `\def\a#1`,
}

// TestHalfWritten types every snippet, and breaks it at every byte.
func TestHalfWritten(t *testing.T) {
	for _, tt := range slices.Concat(blocks, documents, inlines) {
		prosetest.CheckHalfWritten(t, latex.Parser{}, tt.source, "{", "\n", "\n\n", "$", `\cite[`, `\begin{quote}`)
	}
}

func TestEditRandom(t *testing.T) { prosetest.CheckRandomEdits(t, latex.Parser{}, pieces) }

// TestLossIsLocal asserts that what is half-written takes in nothing beyond
// its paragraph.
func TestLossIsLocal(t *testing.T) {
	for _, broken := range []string{
		`\cite{`, `\cite[12`, `\footnote{`, `\textbf{`, `$`, `$$`, `\(`, `\[`, `\label{`, `\url{`, `\href{`, `\verb|`, `\section{`, `{`, `}`,
		`\begin{equation}`, `\begin{equ`, `\begin{`, `\begin{tabular}{`, `\newcommand{\x}{`, `\lstset{`, `\includegraphics[w=1,`, `\caption[`, `\enquote{`, `\`,
	} {
		text := "文" + broken + "\n\n技術主權。\n"
		got := prosetest.Outlines(prose.Parse(latex.Parser{}, text))
		if want := "P[技術主權。]"; got[len(got)-1] != want && got[len(got)-1] != "T[技術主權。]" {
			t.Errorf("behind %q: %q, want %q", broken, got, want)
		}
	}
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	hostile := append(slices.Clone(pieces), `\\[`, `\\[{`, `\cite[{`, `\cite{a%`+"\n", `\url{ `, `\begin{x}{`, `\begin{x}{文`, `\begin{x}[文`, `\begin{x}{{`,
		"a\n", "%\n", `\vspace{`, "\\vspace{\n", `\textcolor{`, `\cmidrule(`, `\item[`, "\\begin{tabular}{l}\n", `\newcommand{`, "文 ", " ", `\foo `, `\foo{}`,
		`\href{a}`, `\footnote{\cite{`, "\\label{a}\n", `\'{`, "&&", `\verb`, "http:", `\begin{tabular}{l}&`, `\item[文\cite{`, `$\(`, `\cite{a b`)
	for _, unit := range hostile {
		text := func(n int) string { return strings.Repeat(unit, n/len(unit)) }
		growth.Linear(t, strconv.Quote(unit), 1<<14, text, func(text string) { prose.Parse(latex.Parser{}, text) })
	}
}

func FuzzEdit(f *testing.F) {
	var seeds []string
	for _, tt := range slices.Concat(blocks, documents, inlines) {
		seeds = append(seeds, tt.source)
	}
	prosetest.FuzzEdits(f, latex.Parser{}, []string{"\n\\item "}, seeds...)
}

var essay = strings.Repeat(`\section{技術主權的由來}
技術主權是指一個國家自主決定並掌握\textbf{關鍵技術}的能力，它與數位主權不同\cite[頁~12]{hobbes1651}。
歐盟在二〇二〇年的文件中第一次使用這個說法，此後各國的政府文件與研究機構的報告都跟著使用它，
然而它的含義從來沒有得到公認的界定。\footnote{參見第三章，那裡討論了各家的定義。}我們把它放回政治思想史，
看看霍布斯、博丹與盧梭怎樣理解主權，再問技術在其中佔有什麼位置。% 待補

`, 400)

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(essay)))
	b.ReportAllocs()
	for b.Loop() {
		prose.Parse(latex.Parser{}, essay)
	}
}

func BenchmarkNext(b *testing.B) {
	b.SetBytes(int64(len(essay)))
	b.ReportAllocs()
	for b.Loop() {
		var state prose.State
		for rest := essay; rest != ""; {
			block := latex.Parser{}.Next(rest, state)
			rest, state = rest[len(block.Source):], block.After
		}
	}
}
