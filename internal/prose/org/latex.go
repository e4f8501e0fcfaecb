package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// backslash reads the \ at i: a line break, math, a soft hyphen, an entity or
// a command of LaTeX.
func (in *inline) backslash(i int) int {
	if i+1 >= in.to {
		return i + 1
	}
	switch c := in.text[i+1]; {
	case c == '\\':
		j := i + 2
		for j < in.to && runs.IsSpace(in.text[j]) && in.text[j] != '\n' {
			j++
		}
		if j == in.to || in.text[j] == '\n' {
			return in.push(nodeHard, runs.TrimEnd(in.text, in.behind(), i), runs.SkipSpace(in.text, j, in.to))
		}
		return i + 2
	case c == '(' || c == '[':
		closer := `\)`
		if c == '[' {
			closer = `\]`
		}
		if j, ok := in.found.index(in.text, i+2, in.to, closer); ok {
			return in.code(i, j+2)
		}
		return i + 2
	case c == '-':
		return in.push(nodeDrop, i, i+2)
	case isLetter(c):
		return in.command(i)
	}
	return i + 1
}

const maxArgument = 256 // bytes, so that a lone brace costs little

// command reads the entity or command at i with its arguments.
func (in *inline) command(i int) int {
	j := i + 1
	for j < in.to && isLetter(in.text[j]) {
		j++
	}
	name := in.text[i+1 : j]
	if j < in.to && in.text[j] == '*' && j+1 < in.to && in.text[j+1] == '{' {
		j++
	}
	var options, argument prose.Span
	for j < in.to && (in.text[j] == '{' || in.text[j] == '[' && argument.Len() == 0) {
		end, ok := in.argument(j)
		if !ok {
			break
		}
		if in.text[j] == '{' {
			argument = prose.Span{Start: j + 1, End: end - 1}
		} else {
			options = prose.Span{Start: j + 1, End: end - 1}
		}
		j = end
	}
	if isCiteCommand(name) && argument.Len() > 0 {
		if items := in.keys(argument.Start, argument.End, ","); len(items) > 0 {
			items[len(items)-1].Locator = strings.TrimSpace(in.text[options.Start:options.End])
			return in.citation(i, j, items)
		}
	}
	return in.code(i, j)
}

// argument returns the end of the braces or brackets at i.
func (in *inline) argument(i int) (int, bool) {
	open, closer := in.text[i], byte('}')
	if open == '[' {
		closer = ']'
	}
	depth := 0
	for j := i; j < min(in.to, i+maxArgument); j++ {
		switch in.text[j] {
		case open:
			depth++
		case closer:
			if depth--; depth == 0 {
				return j + 1, true
			}
		}
	}
	return 0, false
}

// dollarMath returns the end of the math at i: no white space inside the
// marks, no digit behind a single closing one. Org also wants no letter there,
// which Chinese writers rarely heed; Han text between two $ without a command
// is two prices.
func (in *inline) dollarMath(i int) (int, bool) {
	if in.has(i, "$$") {
		j, ok := in.found.index(in.text, i+2, in.to, "$$")
		return j + 2, ok && j > i+2
	}
	start := i + 1
	if start >= in.to || runs.IsSpace(in.text[start]) || strings.IndexByte(".,;", in.text[start]) >= 0 || i > in.from && in.text[i-1] == '$' {
		return 0, false
	}
	n := strings.IndexByte(in.text[start:in.to], '$')
	end := start + n
	if n <= 0 || runs.IsSpace(in.text[end-1]) || end+1 < in.to && isDigit(in.text[end+1]) {
		return 0, false
	}
	inside := in.text[start:end]
	return end + 1, strings.IndexByte(inside, '\\') >= 0 || !strings.ContainsFunc(inside, runs.Wide)
}

// inlineSource returns the end of the src_lang[header]{code} whose _ is at i,
// having added it.
func (in *inline) inlineSource(i int) (int, bool) {
	start := i - len("src")
	if start < in.behind() || in.text[start:i] != "src" {
		return 0, false
	}
	j := i + 1
	for j < in.to && (isLetter(in.text[j]) || isDigit(in.text[j]) || in.text[j] == '-') {
		j++
	}
	if j == i+1 {
		return 0, false
	}
	ok := true
	if j < in.to && in.text[j] == '[' {
		j, ok = in.argument(j)
	}
	if !ok || j >= in.to || in.text[j] != '{' {
		return 0, false
	}
	if j, ok = in.argument(j); !ok {
		return 0, false
	}
	return in.code(start, j), true
}
