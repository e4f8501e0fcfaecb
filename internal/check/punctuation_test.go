package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// reading is a text, how often a rule reports it, and what its safe fixes make
// of it ("" if nothing).
type reading struct {
	text  string
	want  int
	fixed string
}

// readRule checks what a rule says of texts, at whatever severity, and that its
// fixes leave nothing for itself to fix.
func readRule(t *testing.T, r *check.Rule, list []reading) {
	t.Helper()
	settings := &check.Settings{}
	if r.Severity == glossary.Off {
		on := glossary.Hint
		settings.Rules = map[string]check.RuleSettings{r.ID: {Severity: &on}}
	}
	for _, c := range list {
		found := of(r, findings(c.text, settings))
		if len(found) != c.want {
			t.Errorf("%s: %d findings in %q, want %d", r.ID, len(found), c.text, c.want)
			continue
		}
		if c.fixed == "" {
			continue
		}
		got := check.Apply(c.text, check.Resolve(found))
		if got != c.fixed {
			t.Errorf("%s: %q is fixed to %q, want %q", r.ID, c.text, got, c.fixed)
		}
		if again := check.Resolve(of(r, findings(got, settings))); len(again) > 0 {
			t.Errorf("%s: fixing %q twice changes something the second time: %v", r.ID, c.text, again)
		}
	}
}

func TestPunctHalfwidth(t *testing.T) {
	readRule(t, check.PunctHalfwidth, []reading{
		{"這是甲,但這不是乙.\n", 2, "這是甲，但這不是乙。\n"},
		{"这是甲, 不是乙\r\n", 1, "这是甲，不是乙\r\n"},
		{"用 Rust,而不是 Go;𠮷,😀也好。\n", 3, "用 Rust，而不是 Go；𠮷，😀也好。\n"},
		{"他說:「甲」,又說:“乙”;再說:《丙》。\n", 5, "他說：「甲」，又說：“乙”；再說：《丙》。\n"},
		{"如下(見附錄):\n", 1, "如下(見附錄)：\n"},
		{"**甲**,乙\n", 1, "**甲**，乙\n"},
		{"真的嗎?真的!\n", 2, "真的嗎？真的！\n"},
		{"共 1,024 個，12:30 見，比例 3:2，a,b,c 三項，見 `甲,乙`。\n", 0, ""},
		{"形狀是(高度,寬度)，座標[甲,乙]，集合{一, 二}。\n", 0, ""},
		{"形狀是（高度,寬度）。\n", 0, ""},
		{"“Survival”, by Dickson；Rust, C++ 和 Go。\n", 0, ""},
		{"一.概述\n", 0, ""},
		{"# 一個標題.\n", 0, ""},
		{"約翰.史密斯是誰。\n", 0, ""},
		{"[甲,乙](https://example.org/a,b)\n", 1, "[甲，乙](https://example.org/a,b)\n"},
		{"$f(x), g$ 甲\n", 0, ""},
		{",", 0, ""},
		{"甲,", 1, "甲，"},
		{"甲\xff,乙\n", 1, "甲\xff，乙\n"},
	})
}

func TestPunctMarks(t *testing.T) {
	readRule(t, check.PunctRepeated, []reading{
		{"甲，，乙、、丙。。\n", 3, "甲，乙、丙。\n"},
		{"就是這樣，。\n", 1, "就是這樣。\n"},
		{"甲。，乙\n", 1, ""},
		{"標點「，。」和「，。、；：」；（、、）\n", 0, ""},
		{"真的嗎？？！！\n", 0, ""},
		{"等等。。。\n", 0, ""},
		{"甲，**，乙**\n", 0, ""},
	})
	readRule(t, check.PunctEllipsis, []reading{
		{"等等...\n", 1, "等等……\n"},
		{"等等......再說\n", 1, "等等……再說\n"},
		{"等等。。。再說\n", 1, "等等……再說\n"},
		{"「...是普世人權」\n", 1, "「……是普世人權」\n"},
		{"等等…\n", 1, "等等……\n"},
		{"等等……再說………\n", 0, ""},
		{"x1, ..., xn 和 a...b，從 1...n 起，目錄 ../甲\n", 0, ""},
	})
	readRule(t, check.PunctDash, []reading{
		{"甲--乙\n", 1, "甲——乙\n"},
		{"甲 -- 乙\n", 1, "甲——乙\n"},
		{"甲－－乙──丙\n", 2, "甲——乙——丙\n"},
		{"甲——乙，北京—上海，甲-乙，用 --help，甲 --help 乙，─────\n", 0, ""},
	})
	readRule(t, check.PunctDunhaoConj, []reading{
		{"包括这个索引、以及那个表格。\n", 1, ""},
		{"这些问题要准确、及时地处理，做到文明、和谐。\n", 0, ""},
		{"包括這個索引、以及那個表格，還有門後。\n", 1, ""},
		{"包括這個索引、及那個表格，還有、或門後。\n", 0, ""},
	})
}

func TestQuotes(t *testing.T) {
	readRule(t, check.QuoteDirection, []reading{
		{"他說”甲”。\n", 1, "他說“甲”。\n"},
		{"「甲「，乙\n", 1, "「甲」，乙\n"},
		{"」甲」和「乙」。\n", 1, "「甲」和「乙」。\n"},
		{"“甲“、“乙”\n", 1, "“甲”、“乙”\n"},
		{"“第一段。\n\n“第二段。”\n", 0, ""},
		{"他說：“甲“乙”丙”。\n", 0, ""},
		{"27” 的螢幕和 32” 的電視。\n", 0, ""},
		{"”\n", 0, ""},
	})
	readRule(t, check.QuoteNesting, []reading{
		{"他說：“這個“主權”是誰的？”\n", 1, "他說：“這個‘主權’是誰的？”\n"},
		{"他說：「這個「主權」和「治權」是誰的？」\n", 2, "他說：「這個『主權』和『治權』是誰的？」\n"},
		{"他說：「這個『主權』是誰的？」\n", 0, ""},
		{"他說：“這個“主權”是誰的？\n", 0, ""},
		{"don’t，‘甲’和’乙\n", 0, ""},
	})
	readRule(t, check.TitleMarkNesting, []reading{
		{"《關於《甲》和《乙》的說明》\n", 2, "《關於〈甲〉和〈乙〉的說明》\n"},
		{"《關於修改〈關於《甲》的解釋〉的決定》\n", 0, ""},
		{"《甲。《乙》\n", 0, ""},
		{"》《甲》\n", 0, ""},
	})
	const five = "「甲」「乙」「丙」「丁」「戊」"
	readRule(t, check.QuoteStyleMixed, []reading{
		{five + "和“己”\n", 1, five + "和「己」\n"},
		{five + "和\"己\"\n", 1, five + "和「己」\n"},
		{five + "和“yes”，「說“己”」，println(\"己\")\n", 0, ""},
		{"「甲」「乙」“丙”\n", 0, ""},
	})
}

func TestBrackets(t *testing.T) {
	readRule(t, check.BracketUnbalanced, []reading{
		{"這是（例如甲。\n", 1, ""},
		{"這是《甲。\n\n乙》。\n", 0, ""},
		{"甲）說明；乙）說明\n", 0, ""},
		{"區間 [0, 1) 與 (甲, 乙]，:) 笑\n", 0, ""},
		{"（甲`b）`乙\n", 1, ""},
	})
	readRule(t, check.BracketWidth, []reading{
		{"這是(例如甲）的。\n", 1, "這是（例如甲）的。\n"},
		{"這是（Example)的。\n", 1, "這是（Example）的。\n"},
		{"這是(例如甲)的，不是乙的。\n", 0, ""},
		{"這是（甲）、（乙）、（丙）、（丁）、（戊），這是(己)。\n", 1, "這是（甲）、（乙）、（丙）、（丁）、（戊），這是（己）。\n"},
		{"這是(例如甲)的,不是乙的。\n", 1, "這是（例如甲）的,不是乙的。\n"},
		{"呼叫 f(甲) 與（甲）、（乙）、（丙）、（丁）、（戊）。\n", 0, ""},
	})
}

func TestSpaces(t *testing.T) {
	readRule(t, check.SpaceBetweenHan, []reading{
		{"它返回一個字符串 的類型，不是值。\n", 1, "它返回一個字符串的類型，不是值。\n"},
		{"說明如下，其中第二部分 用在門後，第三部分不用。\n", 1, "說明如下，其中第二部分用在門後，第三部分不用。\n"},
		{"本辦法 所稱委員，由鎮長聘任。\n", 1, "本辦法所稱委員，由鎮長聘任。\n"},
		{"为什么二阶导数的 开销更大？\n", 1, "为什么二阶导数的开销更大？\n"},
		{"公有土地依第二項 規定讓售，不在此限。\n", 1, "公有土地依第二項規定讓售，不在此限。\n"},
		{"二款 規定如下，不在此限。\n", 0, ""},
		{"# 第一章 總則的說明，以及其他\n", 0, ""},
		{"第三條 本法所稱主權，是指權力。\n", 0, ""},
		{"主編 王小明 編輯 李小華，其他\n", 0, ""},
		{"第一句的說明，全角空格　不算，**粗體** 也不算。\n", 0, ""},
		{"床前明月光 疑是地上霜\n", 0, ""},
	})
	readRule(t, check.SpaceBeforeFullwidth, []reading{
		{"取決於程度 ，也取決於「 甲 」。\n", 3, "取決於程度，也取決於「甲」。\n"},
		{"取決於 `a` ，\n", 1, "取決於 `a`，\n"},
		{"甲 「乙」 丙， 丁\n", 0, ""},
		{"甲。[^1]乙 [^1]。\n\n[^1]: 注。\n", 0, ""},
		{"| 甲。 | 乙 |\n|---|---|\n| 丙， | 。 |\n", 0, ""},
		{"甲(乙) ，丙(丁) 。\n", 0, ""},
	})
	const spaced = "用 Go 寫的 Go 比用 C 寫的 C 快，"
	readRule(t, check.SpaceInconsistent, []reading{
		{spaced + spaced + "用Rust 寫。\n", 1, spaced + spaced + "用 Rust 寫。\n"},
		{spaced + spaced + "買A股，2024年5月，也用了 `a`的。\n", 0, ""},
		{"用Go寫的Go比用C++寫的C快，用Go寫的Go與Rust 快。\n", 1, "用Go寫的Go比用C++寫的C快，用Go寫的Go與Rust快。\n"},
		{"用 Go 寫的Go與Rust 快。\n", 0, ""},
	})
	readRule(t, check.HanLinebreak, []reading{
		{"這是操\n作。\n", 1, "這是操作。\n"},
		{"這是操\r\n作。\r\n", 1, "這是操作。\r\n"},
		{"> 這是操\n> 作。\n\n這是 a\n作，\n完。\n", 0, ""},
	})
}

func TestNumbers(t *testing.T) {
	readRule(t, check.NumDecreaseTimes, []reading{
		{"成本減少了 4 倍，缩小三倍，下降约0.93倍。\n", 3, ""},
		{"降低數倍，提高三倍，減少到三分之一，降低倍率，倍\n", 0, ""},
	})
	readRule(t, check.NumDoubleApprox, []reading{
		{"約10人左右，大約 30% 上下，將近三百年左右。\n", 3, ""},
		{"約10人，左右兩側；條約10條左右；10人左右；左右\n", 0, ""},
	})
	readRule(t, check.NumYearZero, []reading{
		{"二零零七年和一九八零年。\n", 2, "二〇〇七年和一九八〇年。\n"},
		{"一百零七年，二〇〇七年，零年\n", 0, ""},
	})
	readRule(t, check.NumMixedDate, []reading{
		{"2005年九月和二〇〇五年 9 月。\n", 2, ""},
		{"2005年9月，農曆2005年八月，1360年五月，2005年的三個月\n", 0, ""},
	})
	readRule(t, check.NumRangeMark, []reading{
		{"每組4-8個，占 30-40%。\n", 2, "每組4～8個，占 30～40%。\n"},
		{"2024-05-01 以 3-1 取勝，圖2-3個案，A4-8個，02-23人，10-2人\n", 0, ""},
	})
	readRule(t, check.NumApproxDunhao, []reading{
		{"等了三、四天，有五、六十年。\n", 2, ""},
		{"第三、四章，教一、二年級，三、五天，一、二十\n", 0, ""},
	})
	const five = "3,200 人、4,500 人、5,100 人、6,300 人、7,800 人"
	readRule(t, check.NumFormatMixed, []reading{
		{five + "和 8200 人。\n", 1, five + "和 8,200 人。\n"},
		{five + "，2024 年，第 8200 號，A8200 個\n", 0, ""},
		{"1億、2億、3億、4億、5億和三億；十三億、數億\n", 1, ""},
	})
}

func TestRepeated(t *testing.T) {
	readRule(t, check.RepeatedParticle, []reading{
		{"最大的的問題，做了了，甲與與乙，这是是甲。\n", 4, "最大的問題，做了，甲與乙，这是甲。\n"},
		{"標的的，目的的，為了了解，參與與，总和和，的的確確，的的的，**的**的\n", 0, ""},
	})
	readRule(t, check.RepeatedWord, []reading{
		{"把數據數據存起來。\n", 1, ""},
		{"研究研究，一個一個，高高興興\n", 0, ""},
	})
	readRule(t, check.TypoConfusable, []reading{
		{"他迫不急待，再接再励。\n", 2, "他迫不及待，再接再厉。\n"},
		{"迫不及待，無錯\n", 0, ""},
	})
}

func TestMarkup(t *testing.T) {
	readRule(t, check.MarkupEmphasisBroken, []reading{
		{"他說的**「主權」**是。\n", 1, ""},
		{"**主權：**國家\n\n與**治權，**等\n", 2, ""},
		{"**主權**：國家，2 ** 3 與 4 ** 5，`**「甲」**乙`，****\n", 0, ""},
	})
	readRule(t, check.FootnoteMarkStyle, []reading{
		{"甲[^1]。乙[^1]。丙[^1]。丁[^1]。戊[^1]。己。[^1]\n\n[^1]: 注。\n", 1, "甲[^1]。乙[^1]。丙[^1]。丁[^1]。戊[^1]。己[^1]。\n\n[^1]: 注。\n"},
		{"甲[^1]。乙[^1]。丙[^1]。丁[^1]。戊[^1]。己 [^1]。\n\n[^1]: 注。\n", 1, "甲[^1]。乙[^1]。丙[^1]。丁[^1]。戊[^1]。己[^1]。\n\n[^1]: 注。\n"},
		{"甲[^1]。乙。[^1]丙 [^1]\n\n[^1]: 注。\n", 0, ""},
	})
}
