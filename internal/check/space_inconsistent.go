package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceInconsistent reports spacing between Chinese and other text that differs
// from the document's own.
var SpaceInconsistent = &Rule{
	ID:       "space-inconsistent",
	Name:     text("中西文間距不一", "inconsistent spacing around Latin text"),
	Severity: glossary.Hint,
	Grouped:  true,
	Doc: Doc{
		What: text("先看全文的慣例——漢字與西文字母之間、與數字之間、與程式碼之間，數字與年月日、百分號、單位符號之間，各自空不空一格——再報告少數不一致的地方。單個字母的詞（A股）、書名號裡的不算。", "Infers the document's own habit, whether a space parts Chinese from Latin letters, from digits and from code, and numbers from 年, 月 and 日, from percent signs and from symbols of units, each by itself, and reports the few exceptions. Words with a single letter (A股) are let pass."),
		Why:  text("空與不空各有體例，混用則是疏漏。", "Both are house styles; a mixture is an oversight."),
		Bad:  []Example{{Text: "用 Go 寫的 LSP 比 C 和 C++ 的 LSP 慢；用 Rust 寫的 LSP 與 Go 的 LSP 和Java 的 LSP 一樣。\n", Fixed: "用 Go 寫的 LSP 比 C 和 C++ 的 LSP 慢；用 Rust 寫的 LSP 與 Go 的 LSP 和 Java 的 LSP 一樣。\n"}, {Text: "2020 年 3 月、2021 年 4 月、2022 年 5 月；2023年另計，共 5%、6%、7%、8%、9% 和 4 %。\n", Fixed: "2020 年 3 月、2021 年 4 月、2022 年 5 月；2023 年另計，共 5%、6%、7%、8%、9% 和 4%。\n"}},
		Good: []Example{{Text: "用 Go 寫的LSP和Rust寫的 LSP 。\n"}, {Text: "用 Go 寫的 LSP 在 Linux 上比 Java 的 LSP 快，A股不算，2024年也不算。\n"}, {Text: "2020年、2021年、2022年增加 5%，2023 年和 2024 年減少 4 %，共 20 GB。\n"}},
		Choices: []Choice{{
			"spaceBetweenMixedwidthLetters",
			[]string{"auto", "true", "false"},
			text("漢字與西文字母、數字之間空不空一格，C++、5% 之類帶符號的也算；auto 依全文的慣例。名稱同 zhlint。", "Whether a space parts Chinese from Latin letters and digits, also such as end in a sign (C++, 5%); auto goes by the document. Named as in zhlint."),
		}, {
			"spaceOutsideCode",
			[]string{"auto", "true", "false"},
			text("漢字與程式碼、公式之間空不空一格；auto 依全文的慣例。名稱同 zhlint。", "Whether a space parts Chinese from code and formulas; auto goes by the document. Named as in zhlint."),
		}, {
			"spaceBeforeDateUnit",
			[]string{"auto", "true", "false"},
			text("數字與年、月、日之間空不空一格（autocorrect 空，zhlint 的 skipZhUnits 不空）；auto 依全文的慣例。", "Whether a space parts numbers from 年, 月 and 日 (autocorrect puts one, zhlint's skipZhUnits does not); auto goes by the document."),
		}},
		Source: "CLREQ（中文排版需求），中西文混排",
	},
	Document: spaceInconsistent,
}

// gapKind says what stands beside Chinese text.
type gapKind uint8

const (
	besideLetter gapKind = iota
	besideDigit
	besideObject
	besideDate    // a number and 年, 月 or 日
	beforePercent // a number and %
	beforeUnit    // a number and the symbol of a unit
	besideSign    // a word in Latin letters or a number with a sign, C++, 5%: looked at only where the choice asks
	gapKinds
)

// choiceOf returns the choice that decides on a kind of gap, if there is one.
func (k gapKind) choiceOf() string {
	switch k {
	case besideLetter, besideDigit, besideSign:
		return "spaceBetweenMixedwidthLetters"
	case besideObject:
		return "spaceOutsideCode"
	case besideDate:
		return "spaceBeforeDateUnit"
	}
	return ""
}

// gap is a place where Chinese text meets other text.
type gap struct {
	prose.Span         // the space, or the characters that meet
	at         int     // where a space belongs, if there is none
	kind       gapKind //
	spaced     bool
}

// datePart are the characters that make a number before them a date or a time.
const datePart = "年月日号號時时分秒點点"

// dayPart are those of a date, whose spacing a document decides by itself.
const dayPart = "年月日"

// unitSymbols are symbols of units that stand behind a number and are no words of
// another sense.
var unitSymbols = strings.Fields("KB MB GB TB PB KiB MiB GiB TiB Kbps Mbps Gbps kbps bps Hz kHz KHz MHz GHz kg km cm mm nm ms ns kW MW GW kWh MWh kB mg ml mL km² m² ℃ °C")

// readGaps notes the places where Chinese text meets letters, digits or objects
// in a run. Those with markup in between are left out.
func (f *signFacts) readGaps(run *prose.Run, ts []token) {
	for j, t := range ts {
		if t.class == classDigit {
			f.readUnitGap(run, ts, j)
		}
		if t.class != classHan {
			continue
		}
		for _, step := range []int{-1, 1} {
			k, spaced := j+step, false
			if b := at(ts, k); b.class == classBlank {
				if b.text(run) != " " {
					continue
				}
				k, spaced = k+step, true
			}
			next, kind := at(ts, k), besideLetter
			switch next.class {
			case classLetter:
				if !spaced && singleLetter(run, ts, k) && at(ts, k+step).class != classDigit {
					if !strings.ContainsRune("+#&-/", at(ts, k+step).r) {
						continue
					}
					kind = besideSign // C++, S&P, A/B
				}
			case classDigit:
				if at(ts, k+step).class != classLetter {
					kind = besideDigit
				}
				if k == 0 && spaced {
					continue // the number of an item
				}
				if step > 0 && strings.ContainsRune(datePart, lastRune(t.text(run))) {
					continue
				}
				if step < 0 && strings.ContainsRune(datePart, t.r) {
					if !strings.ContainsRune(dayPart, t.r) {
						continue
					}
					kind = besideDate
				}
			case classObject:
				kind = besideObject
			default:
				if step > 0 || !endSign(ts, k) {
					continue
				}
				kind = besideSign
			}
			f.addGap(run, t, next, step, kind, spaced)
		}
	}
}

// singleLetter reports whether the letter at index j is a word by itself with
// the Chinese text beside it: A股, X光, 阿Q.
func singleLetter(run *prose.Run, ts []token, j int) bool {
	return ts[j].width(run) == 1 && at(ts, j-1).class != classBlank
}

// endSign reports whether the token at index j ends a word of Latin letters or a
// number and is neither: C++, C#, 2+, 5%.
func endSign(ts []token, j int) bool {
	switch at(ts, j).r {
	case '%':
		return at(ts, j-1).class == classDigit
	case '+', '#':
		for j--; at(ts, j).r == '+'; j-- {
		}
		return at(ts, j).class == classLetter || at(ts, j).class == classDigit
	}
	return false
}

// readUnitGap notes what is between the number at index j and a percent sign or
// the symbol of a unit.
func (f *signFacts) readUnitGap(run *prose.Run, ts []token, j int) {
	k, spaced := j+1, false
	if b := at(ts, k); b.class == classBlank {
		if b.text(run) != " " {
			return
		}
		k, spaced = k+1, true
	}
	kind, unit := beforePercent, at(ts, k)
	switch {
	case unit.r == '%':
		if next := at(ts, k+1).class; next == classLetter || next == classDigit || next == classObject {
			return // an escape, an operator
		}
	case (unit.class == classLetter || unit.class == classOther) && slices.Contains(unitSymbols, unit.text(run)) && at(ts, k+1).class != classDigit:
		kind = beforeUnit
	default:
		return
	}
	if before := at(ts, j-1); before.class == classLetter || before.r == '_' {
		return // a name
	}
	f.addGap(run, ts[j], unit, 1, kind, spaced)
}

func (f *signFacts) addGap(run *prose.Run, han, next token, step int, kind gapKind, spaced bool) {
	var around prose.Span // one character of each, and what is between
	var middle int
	if step > 0 {
		_, n := utf8.DecodeLastRuneInString(run.Text[:han.End])
		_, m := utf8.DecodeRuneInString(run.Text[next.Start:])
		around = prose.Span{Start: han.End - n, End: next.Start + m}
		middle = han.End
	} else {
		_, n := utf8.DecodeLastRuneInString(run.Text[:next.End])
		_, m := utf8.DecodeRuneInString(run.Text[han.Start:])
		around = prose.Span{Start: next.End - n, End: han.Start + m}
		middle = next.End
	}
	if kind != besideObject && !run.Verbatim(around) {
		return
	}
	if kind == besideObject && spaced && !run.Verbatim(prose.Span{Start: middle, End: middle + 1}) {
		return
	}
	if inPath(run.Text, middle) {
		return
	}
	source := run.Source(around)
	g := gap{Span: source, at: run.Source(prose.Span{Start: around.Start, End: middle}).End, kind: kind, spaced: spaced}
	if spaced {
		g.Span = run.Source(prose.Span{Start: middle, End: middle + 1})
	}
	f.gaps = append(f.gaps, g)
}

// inPath reports whether an offset into a text is in the name of a file with its
// folder, or in that part of an address which Chinese text begins: what ends in an
// extension, 文件/這是URL.html.
func inPath(text string, at int) bool {
	end := at
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if r != '.' && r != '-' && r != '_' && r != '/' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += n
	}
	name := strings.TrimRightFunc(text[at:end], prose.IsHan)
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot < 2 || len(name)-dot > 6 || !isASCII(name[dot:]) {
		return false
	}
	for start := at; start > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		switch {
		case r == '/' || r == prose.Object:
			return true
		case r != '.' && r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			return false
		}
		start -= n
	}
	return false
}

func spaceInconsistent(p *DocumentPass) {
	spaced, tight := &p.signs.spaced, &p.signs.tight
	var exceptions, usually [gapKinds]bool // usually spaced
	some := false
	for k := range exceptions {
		usually[k] = spaced[k] > tight[k]
		exceptions[k] = exceptional(min(spaced[k], tight[k]), max(spaced[k], tight[k]))
		exceptions[k] = exceptions[k] && gapKind(k) != besideSign
		if choice := gapKind(k).choiceOf(); choice != "" {
			if wanted := p.choice(choice); wanted != "auto" {
				usually[k], exceptions[k] = wanted == "true", true
			}
		}
		some = some || exceptions[k]
	}
	if !some {
		return
	}
	for i, f := range p.facts {
		start := p.Document.Prose.Start(i)
		for _, g := range f.signs.gaps {
			if !exceptions[g.kind] || g.spaced == usually[g.kind] || g.kind == besideObject && p.Document.Prose.Syntax().SpacedEmphasis {
				continue
			}
			m, fix := text("這樣的地方空一格，這裡沒有", "a space goes in such places, here is none"), Fix{
				Title: text("加一個空格", "Add a space"), Safe: true,
				Edits: []Edit{{prose.Span{Start: g.at, End: g.at}.Shift(start), " "}},
			}
			if g.spaced {
				m = text("這樣的地方不空格，這裡空了一格", "no space goes in such places, here is one")
				fix.Title = text("刪去空格", "Delete the space")
				fix.Edits = []Edit{{g.Span.Shift(start), ""}}
			}
			p.Report(Finding{Span: g.Span.Shift(start), Message: m, Fixes: []Fix{fix}})
		}
	}
}
