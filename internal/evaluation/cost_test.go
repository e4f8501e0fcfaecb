package main

import (
	"strings"
	"testing"
	"time"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// hostile are texts that make a rule look far unless it bounds how far: open
// marks, marks that nest, and lists, by what is repeated.
var hostile = []struct{ name, head, unit, tail string }{
	{"open quotation marks", "", "他說“甲，", ""},
	{"pairs inside an open quotation", "他說“", "“甲”和", "。"},
	{"closing marks", "甲”和”乙", "丙”", "。"},
	{"open brackets", "", "甲（乙，", "。"},
	{"brackets of two widths", "", "甲(乙）丙，", "。"},
	{"titles in titles", "《", "《甲》乙", "》。"},
	{"spaces and stops", "", "甲 ，乙 。", ""},
	{"single characters", "", "甲 ", "。"},
	{"short names", "", "某機關（以下簡稱甲乙）辦理。\n\n", ""},
	{"abbreviations", "", "可用區（available zone，AZ）互相隔離，AZ 不相往來。\n\n", ""},
	{"glosses", "", "甲乙（style transfer）、丙丁（style transfer）。", "\n"},
	{"variants", "", "其他與其它，部分與部份，平台與平臺。\n\n", ""},
	{"names", "", "約翰·史密斯與約翰．史密斯，OpenAPI 與 openapi。\n\n", ""},
	{"paragraphs that open quotations", "", "“甲乙丙丁。\n\n", ""},
	{"notes", "", "甲乙[^1]，丙[^2]。\n\n[^3]: 同上。\n\n", ""},
	{"numbers", "", "約 3,200 萬左右，3200 萬，減少三倍，五、六人。", "\n"},
	{"characters of the other script", "這個問題牽涉很廣，", "國家與个人，", "\n"},
	{"emphasis", "", "他說**「甲」**乙", "\n"},
	{"mixed constructions", "", "結果依舊還是不變，超過八成以上，", "。"},
	{"adverbials", "", "能夠更好的展示成果，", "。"},
	{"captions and headings", "", "# 1.1 甲\n\n圖 1.1 甲乙\n\n", ""},
	{"quoted names", "", "「所有展示之母」與「所有演示之母」，", "。"},
	{"words of two regions", "", "軟體與軟件，使用者通過網絡，", "。"},
	{"radicals", "", "事件⽇志，", "。"},
	{"running text", "", "橋造好了以後，渡船又多開了十年，船夫把這些事情寫在一本小冊子裡。", "\n"},
}

// BenchmarkGrowth says how the time that all rules take together grows with the
// text: growth/4 is 1 where four times the text takes four times as long, and 4
// where a rule is quadratic. Times are the least of several runs. It is no test,
// because a busy machine would fail it.
func BenchmarkGrowth(b *testing.B) {
	x := annotate.Compile(&glossary.Glossary{})
	settings := everyRuleOn()
	const small = 1 << 16 // bytes
	for _, h := range hostile {
		b.Run(strings.ReplaceAll(h.name, " ", "-"), func(b *testing.B) {
			one, four := time.Duration(1<<62), time.Duration(1<<62)
			for b.Loop() {
				one = min(one, timeOf(x, settings, h.head, h.unit, h.tail, small))
				four = min(four, timeOf(x, settings, h.head, h.unit, h.tail, 4*small))
			}
			b.ReportMetric(float64(four)/float64(one)/4, "growth/4")
		})
	}
}

// timeOf returns how long the rules take on a unit that is repeated until the
// text has about size bytes.
func timeOf(x *annotate.Lexicon, s *check.Settings, head, unit, tail string, size int) time.Duration {
	text := head + strings.Repeat(unit, size/len(unit)) + tail + "\n"
	d := annotate.Annotate(prose.Parse(markdown.Parser{}, text), x)
	start := time.Now()
	check.Check(d, s).Findings()
	return time.Since(start)
}

// everyRuleOn turns every rule on.
func everyRuleOn() *check.Settings {
	s := &check.Settings{Rules: map[string]check.RuleSettings{}}
	for _, r := range check.All {
		if severity := glossary.Hint; r.Severity == glossary.Off {
			s.Rules[r.ID] = check.RuleSettings{Severity: &severity}
		}
	}
	return s
}
