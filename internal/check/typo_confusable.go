package check

import "github.com/jiaozhu/jiaozhu/glossary"

// TypoConfusable reports set phrases with a wrong character.
var TypoConfusable = &Rule{
	ID:       "typo-confusable",
	Name:     text("成語錯字", "set phrase with a wrong character"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告成語裡的常見別字，如「迫不急待」「一愁莫展」。只收四字以上、在任何正確的句子裡都不會出現的寫法。", "Reports common wrong characters in set phrases, such as 迫不急待 for 迫不及待. Only forms that no correct sentence can hold are listed."),
		Why:    text("音同或形近的字打錯了，拼音輸入法不會提醒。", "Homophones and look-alikes that an input method does not tell apart."),
		Bad:    []Example{{Text: "他迫不急待地走了。\n", Fixed: "他迫不及待地走了。\n"}, {Text: "大家一愁莫展。\n", Fixed: "大家一籌莫展。\n"}, {Text: "他们再接再励。\n", Fixed: "他们再接再厉。\n"}},
		Good:   []Example{{Text: "他迫不及待地走了，大家一籌莫展。\n"}},
		Source: "《咬文嚼字》編輯部：當代漢語出版物中最常見的 100 個別字",
	},
	Block: typoConfusable,
}

// confusables are wrong forms and right ones, in Traditional script.
const confusables = `
甘敗下風 甘拜下風
自抱自棄 自暴自棄
一愁莫展 一籌莫展
穿流不息 川流不息
天翻地復 天翻地覆
言簡意駭 言簡意賅
懸梁刺骨 懸梁刺股
食不裹腹 食不果腹
迫不急待 迫不及待
一如繼往 一如既往
草管人命 草菅人命
嬌揉造作 矯揉造作
一諾千斤 一諾千金
不徑而走 不脛而走
不落巢臼 不落窠臼
膾灸人口 膾炙人口
再接再勵 再接再厲
黃梁美夢 黃粱美夢
美侖美奐 美輪美奐
蛛絲螞跡 蛛絲馬跡
默守成規 墨守成規
漚心瀝血 嘔心瀝血
出奇不意 出其不意
磬竹難書 罄竹難書
聲名雀起 聲名鵲起
談笑風聲 談笑風生
有持無恐 有恃無恐
額首稱慶 額手稱慶
鬼鬼崇崇 鬼鬼祟祟
金榜提名 金榜題名
走頭無路 走投無路
趨之若騖 趨之若鶩
潔白無暇 潔白無瑕
竭澤而魚 竭澤而漁
濫芋充數 濫竽充數
飲鳩止渴 飲鴆止渴
旁證博引 旁徵博引
灸手可熱 炙手可熱
萎糜不振 萎靡不振
動員勘亂 動員戡亂
勘亂時期 戡亂時期
衍伸意義 延伸意義
`

func typoConfusable(p *BlockPass) {
	for _, x := range p.typosOf(setPhrase) {
		p.reportTypo(x)
	}
}
