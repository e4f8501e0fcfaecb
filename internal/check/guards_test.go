package check_test

import (
	"slices"
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
	readRule(t, check.ScriptMixed, []reading{
		{hant + "這裡以簡體字寫中国的國名。\n", 0, ""},
		{hant + "這裡寫的是中国的國名。\n", 1, hant + "這裡寫的是中國的國名。\n"},
		{hant + "中華人民共和國（以下簡稱「中国」）幅員遼闊。\n", 0, ""},
	})
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
	readRule(t, check.ScriptMixed, []reading{
		{hans + "，驚字少写了一笔。\n", 0, ""},
		{hans + "以及漢字的写法。\n", 1, ""},
	})
}

// Guards that a second reading asked for.
func TestReadAgainGuards(t *testing.T) {
	readRule(t, check.AbbrUndefined, []reading{
		{"他們依 CNS 12681 檢驗，評等在 BBB 級以上，參與者有 [CEPR 研究網](https://example.org/)。\n", 0, ""},
		{"外牆的 HWs 值另定，展覽名為 SMART。\n", 0, ""},
		{"他們依 CNS 的規定檢驗。\n", 1, ""},
	})
	readRule(t, check.ClosedPleonasm, []reading{{"補送截至基準日為止的報告。\n", 0, ""}, {"截至目前為止沒有人來。\n", 1, ""}})
	readRule(t, check.FootnoteMarkStyle, []reading{
		{"甲。[^1]。乙嗎？[^1]。\n\n[^1]: 注。\n", 1, "甲。[^1]乙嗎？[^1]。\n\n[^1]: 注。\n"},
	})
	readRule(t, check.HeadingLevelSkipped, []reading{{"# 甲\n\n> #### 乙\n>\n> 丙。\n", 0, ""}})
	readRule(t, check.LatinNameVariant, []reading{
		{"裝好 Spacy 之後就能用 spaCy，Spacy 不必另買。\n", 1, ""},
		{"用 Github 與 GitHub。\n", 1, ""},
		{"用 Github 與 github。\n", 0, ""}, // latin-name-owner reports both
	})
	readRule(t, check.LatinWordCase, []reading{
		{"Vector 甲、Vector 乙、Vector 丙、Vector 丁、Vector 戊。欄位有 relational、vector、graph。\n", 0, ""},
		{"Vector 甲、Vector 乙、Vector 丙、Vector 丁、Vector 戊。再看 vector 的大小。\n", 1, ""},
	})
	readRule(t, check.NameLanguageMixed, []reading{
		{"Xerox 甲。\n\nXerox 乙。\n\n他去了全錄帕羅奧多研究中心（Xerox PARC）。\n", 0, ""},
		{"Xerox 甲。\n\nXerox 乙。\n\n下圖（圖由全錄提供）。\n", 0, ""},
		{"Xerox 甲。\n\nXerox 乙。\n\n他去了全錄。\n", 1, ""},
	})
	readRule(t, check.ParticleDe, []reading{
		{"這可說是最優雅的例證了，別處沒有。\n", 0, ""},
		{"三種制度最鮮明的體現了這個結構。\n", 1, ""},
	})
	readRule(t, check.RegionTerm, []reading{
		{"這個軟體的伺服器由公民黑客維護，黑客松一年一次。\n", 0, ""},
		{"這個軟體的伺服器遭黑客入侵。\n", 1, ""},
		{"這個軟體的伺服器在網路上。建立醫療網絡，召開網絡會議。\n", 0, ""},
		{"這個軟體的伺服器在網路上，發射副載波信息，綠帶寬另計。\n", 0, ""},
	})
	readRule(t, check.RepeatedWord, []reading{{"應報送上一年度年度報告，適用積體電路電路布局保護法。\n", 0, ""}})
	readRule(t, check.ShortNameUnused, []reading{
		{"本辦法依水利法（以下簡稱本法）第十條訂定。\n", 0, ""},
		{"本辦法依水利法（以下簡稱水法）第十條訂定。\n", 1, ""},
	})
	readRule(t, check.SpaceBetweenHan, []reading{
		{"大會以左列代表組織之：一 每縣選出代表一人。二 每盟選出代表四人，每旗選出一人。\n", 0, ""},
		{"由行政院提經會議議決，提請 總統任命之，副市長亦同。\n", 0, ""},
	})
	readRule(t, check.TermGlossInconsistent, []reading{
		{"*暫退法*（drop out）很常用。\n\n訓練時隨機丟棄（drop out）一些神經元。\n", 0, ""},
		{"*手機網絡*（region-CN），*開放程式*（region-CN），*算力*（region-CN）。\n", 0, ""},
		{"*手機網絡*（mobile network），*行動網絡*（mobile network），*算力*（mobile network）。\n", 2, ""},
	})
	readRule(t, check.TermQuotedVariant, []reading{{"屬於「違法所得數額較大」，屬於「違法所得數額巨大」。\n", 0, ""}})
}

// Of a chapter that is at odds with two others, those are the evidence.
func TestXrefTitleEvidence(t *testing.T) {
	var got []check.Severity
	for _, f := range of(check.XrefTitleMismatch, findings("見〈5-6 投票〉，又見〈5-6 市場〉，再見〈5-7 市場〉。\n", &check.Settings{})) {
		got = append(got, f.Severity)
	}
	if want := []check.Severity{glossary.Information, glossary.Warning, glossary.Information}; !slices.Equal(got, want) {
		t.Errorf("severities %v, want %v", got, want)
	}
}

// The credit of a picture names a company in Chinese: beside its own name in the
// caption that is mixed, in a document that only elsewhere has that name it is not.
func TestNameInCredit(t *testing.T) {
	readRule(t, check.NameLanguageMixed, []reading{
		{"NVIDIA 的架構如圖（圖片由英偉達提供）。\n\nNVIDIA 又推出了新的。\n", 1, ""},
		{"架構如圖（圖片由英偉達提供）。\n\nNVIDIA 又推出了新的，NVIDIA 很高興。\n", 0, ""},
		{"NVIDIA（英偉達）的架構如圖。\n\nNVIDIA 又推出了新的。\n", 0, ""},
	})
}

// What joins clauses also begins names, and attributes may be parted by 、.
func TestContrastAndPoints(t *testing.T) {
	readRule(t, check.PunctDunhaoClause, []reading{
		{"維吉爾、但丁都是詩人。\n", 0, ""},
		{"這是一個簡單、但有效的辦法。\n", 0, ""},
		{"他認識對面的人、但不知道名字。\n", 1, ""},
	})
	readRule(t, check.PunctInterpunctMixed, []reading{
		{"阿達·洛夫萊斯、查爾斯·巴貝奇、瑪麗·薩默維爾、約翰·赫歇爾看了「青年創新．徵案」。\n", 0, ""},
	})
	readRule(t, check.NumRangeMark, []reading{
		{"型號 GT 20-30 GB 與 1-2-3 ms，共 20-10 MB。\n", 0, ""},
		{"延遲是 20-30 ms，快取有 1-2 TB。\n", 2, "延遲是 20～30 ms，快取有 1～2 TB。\n"},
	})
}
