package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// Each guard here was added because of findings on edited text that were wrong;
// docs/precision.md tells which.
func TestMeasuredGuards(t *testing.T) {
	readRule(t, check.QuoteDirection, []reading{
		{"这就是”技术主权“的问题。\n", 1, "这就是“技术主权”的问题。\n"},
		{"另一方面，”技术主权“不是问题，“治权”也不是，”自治权“更不是。\n", 2, "另一方面，“技术主权”不是问题，“治权”也不是，“自治权”更不是。\n"},
		{"這就是」技術 Rust 𠮷「的問題。\r\n", 1, "這就是「技術 Rust 𠮷」的問題。\r\n"},
		{"“第一段。\n\n也是這樣。”他說“再來一次。”\n", 0, ""}, // the first mark ends what began a paragraph before
		{"“第一段。\n\n也是這樣的”他說“再來一次。”\n", 0, ""},
	})
	readRule(t, check.QuoteDirection, []reading{
		{"但“训练“模型只能与数据相合。\n", 1, "但“训练”模型只能与数据相合。\n"},
		{"他說“我要走了。“路還很遠。“再見。\n", 0, ""},
		{"他說“我要，“再來一次。\n\n還要。”\n", 0, ""},
	})
	readRule(t, check.NumDoubleApprox, []reading{{"與會的約莫三十人左右。\n", 1, ""}})
	readRule(t, check.QuoteUnbalanced, []reading{
		{"这就是”技术主权“的问题。\n", 0, ""}, // quote-direction says what is wrong
		{"句子 John Smith‘s car 要標注。\n", 0, ""},
		{"```\n```\n\n甲│乙「丙│\n──┼────┤\n丁│戊」己│\n", 0, ""},
		{"點選            按鈕」，再按「確定」。\n", 0, ""},
		{"點選按鈕」，再按「確定」。\n", 1, ""},
	})
	readRule(t, check.BracketUnbalanced, []reading{
		{"甲│乙（丙│\n──┼────┤\n丁│戊己│\n", 0, ""},
		{"慰問（助\n\n）之規劃。\n", 0, ""},
		{"慰問助）之規劃。\n", 1, ""},
	})
	readRule(t, check.SpaceBeforeFullwidth, []reading{
		{"[^1]: 參考“The Title“ by Smith (2019); ”Another” by Jones。\n\n見註。[^1]\n", 0, ""},
		{"他說“ 主權 ”的時候。\n", 2, "他說“主權”的時候。\n"},
		{"甲│、 乙│\n──┼──┤\n丙 ，│丁│\n", 0, ""},
	})
	readRule(t, check.PunctHalfwidth, []reading{
		{"見註。[^1]\n\n[^1]: 史密斯, 《書名》, (紐約: 某出版社, 2007); 瓊斯, 《學報》12 (2001年8月): 41–44\n", 0, ""},
		{"[1] 趙某: 如何評價一個專案, 2021\n", 0, ""},
		{"見註。[^1]\n\n[^1]: 這裡說的是2007年的情形,以後就不同了，後來如此，現在也是。\n", 1, "見註。[^1]\n\n[^1]: 這裡說的是2007年的情形，以後就不同了，後來如此，現在也是。\n"},
		{"趙某: 如何評價一個專案, 2021\n", 2, ""},
	})
}

// A clause that speaks of the other script shows its characters on purpose.
func TestScriptMixedMentions(t *testing.T) {
	const hant = "這個問題牽涉很廣，國家與個人都應當關心，結論如何還不知道。"
	for text, want := range map[string]check.Severity{
		hant + "這裡以簡體字寫中国的國名。\n": glossary.Hint,
		hant + "這裡寫的是中国的國名。\n":   glossary.Warning,
	} {
		found := of(check.ScriptMixed, findings(text, &check.Settings{}))
		if len(found) != 1 || found[0].Severity != want {
			t.Errorf("%q: found %v, want one of severity %v", text, found, want)
		}
	}
}

// Guards that narrative prose asked for.
func TestNarrativeGuards(t *testing.T) {
	readRule(t, check.QuoteUnbalanced, []reading{
		{"她停了一下，說，“那年冬天很冷。\n\n後來雪化了，我就走了。\n\n再也沒有回去。”\n\n大家都不說話。\n", 0, ""},
		{"她停了一下，說，“那年冬天很冷。\n\n他答道：“是的，很冷。\n\n再也沒有回去。”\n", 1, ""},
		{"她說，“那年冬天很冷。\n\n“後來雪化了。\n\n“我就走了。”\n", 0, ""},
	})
	readRule(t, check.QuoteNesting, []reading{
		{"“這是那些人（按即所謂“領袖”）的意見。”\n", 0, ""},
		{"“他們崇拜大拉（按“大拉”是音譯，意思是“元”，後來泛指錢）。”\n", 0, ""},
		{"“這（一種）“領袖”的意見。”\n", 1, "“這（一種）‘領袖’的意見。”\n"},
	})
	readRule(t, check.PunctEllipsis, []reading{
		{"他說：「那是…\n…再說罷。」\n", 0, ""},
		{"他說：「那是…再說罷。」\n", 1, "他說：「那是……再說罷。」\n"},
	})
	readRule(t, check.RepeatedParticle, []reading{{"这就不得了了，大家都走了了。\n", 1, "这就不得了了，大家都走了。\n"}})
	const hans = "这个问题牵涉很广，国家与个人都应当关心，结论如何还不知道，"
	readRule(t, check.ScriptMixed, []reading{
		{hans + "见赵孟頫的画。\n", 0, ""},
		{hans + "见《他們的画》。\n", 1, hans + "见《他们的画》。\n"},
		{hans + "见他們的画。\n", 1, hans + "见他们的画。\n"},
	})
	for text, want := range map[string]check.Severity{
		hans + "，驚字少写了一笔。\n": glossary.Hint,
		hans + "以及漢字的写法。\n":  glossary.Warning,
	} {
		found := of(check.ScriptMixed, findings(text, &check.Settings{}))
		if len(found) != 1 || found[0].Severity != want {
			t.Errorf("%q: found %v, want one of severity %v", text, found, want)
		}
	}
}
