package check

import (
	"regexp"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TypoContext reports homophones that what stands around them shows to be wrong.
// Each pattern is one that correct text does not have.
var TypoContext = &Rule{
	ID:       "typo-context",
	Name:     text("同音別字", "wrong homophone"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告由前後文可以斷定的同音別字：「只到……才」應作「直到……才」，「既使……也」應作「即使……也」，「在次」「近一步研究」「反應民意」「截止 2023 年」「必需先」等。", "Reports homophones that the words around them show to be wrong: 只到……才 for 直到……才, 既使……也 for 即使……也, 在次 for 再次, 近一步研究 for 進一步研究, 反應民意 for 反映民意, 截止 2023 年 for 截至, 必需先 for 必須先."),
		Why:  text("拼音、注音輸入選錯了字，每個字單看都是對的。", "An input method offered the wrong one; each character by itself is right."),
		Bad:  []Example{{Text: "它一直領先，只到 2023 年才被超越。\n", Fixed: "它一直領先，直到 2023 年才被超越。\n"}, {Text: "既使下雨，我們也要去。\n", Fixed: "即使下雨，我們也要去。\n"}, {Text: "这反应了读者的需求，应近一步研究。更近一步，你因该要问他。\n", Fixed: "这反映了读者的需求，应进一步研究。更进一步，你应该要问他。\n"}, {Text: "截止 2023 年，使用者必需先登入，無論那一種都行。\n", Fixed: "截至 2023 年，使用者必須先登入，無論哪一種都行。\n"}},
		Good: []Example{{Text: "報名截止日期是 5 月，生活必需要用的東西，無論那個人說什麼。\n"}, {Text: "離目標更近一步，他反應了一下，化學反應現在完成，又因該案而起。\n"}, {Text: "他只到過一次，剛才才走。既使人感動，也使人深思。\n"}},
	},
	Block: typoContext,
}

// contextTypo is a pattern over text of either script. Group 1 is the wrong word.
type contextTypo struct {
	cue     string // what every match holds
	pattern func() *regexp.Regexp
	right   string // in Traditional script
}

var contextTypos = []contextTypo{
	{"只到", lazyregexp.New(`(?:^|[，。；,;])(只到) ?(?:[0-9]{1,4} ?[年月]|今天|今年|去年|昨天|現在|现在|最後|最后)[^，。；,;]{0,6}才`), "直到"},
	{"既使", lazyregexp.New(`(?:^|[，。；,;])(既使)(?:是|在|有|沒|没|不|下|他|她|你|我|這|这|那|面|遇)[^，。；]{0,16}，[^，。；]{0,8}[也仍都還还]`), "即使"},
	{"截止", lazyregexp.New(`(?:^|[，。；,;（(])(截止) ?(?:目前|今日|[0-9]{4} ?年|[0-9]{1,2} ?月)`), "截至"},
	{"論那一", lazyregexp.New(`(?:無論|不論)(?:是|在|從|對)?(那)一[種個方類位家]`), "哪"},
	{"论那一", lazyregexp.New(`(?:无论|不论)(?:是|在|从|对)?(那)一[种个方类位家]`), "哪"},
	{"必需", lazyregexp.New(`(?:^|[^\p{Han}]|[都就也則则還还才人者們们我你他她它])(必需)(?:要|先|經過|经过|遵守|使用|將|将|向|通過|通过|透過|進行|进行|符合|提供|在|由)`), "必須"},
	{"更近一步", lazyregexp.New(`(?:^|[，。；」”])(更近一步)[，地]`), "更進一步"},
	{"近一步", lazyregexp.New(`(近一步)(?:探討|探讨|了解|瞭解|說明|说明|研究|分析|發展|发展|提升|提高|加強|加强|強化|强化|改善|優化|优化|完善|推動|推动|推進|推进|擴大|扩大|降低|減少|减少|簡化|简化|確認|确认|討論|讨论)`), "進一步"},
	{"反應", lazyregexp.New(`(反應)了?(?:內心|民意|民情|輿情|現實|實情|心聲|事實|時代|人民的|價值觀)`), "反映"},
	{"反应", lazyregexp.New(`(反应)了?(?:内心|民意|民情|舆情|现实|实情|心声|事实|时代|人民的|价值观)`), "反映"},
	{"反應了", lazyregexp.New(`(反應)了[^這这\P{Han}]\p{Han}{0,7}的(?:需求|想法|心態|態度|趨勢|現象|問題|水準|情緒|差異|變化|特點|觀點|立場)`), "反映"},
	{"反应了", lazyregexp.New(`(反应)了[^這这\P{Han}]\p{Han}{0,7}的(?:需求|想法|心态|态度|趋势|现象|问题|水平|情绪|差异|变化|特点|观点|立场)`), "反映"},
	{"即然", lazyregexp.New(`(?:^|[，。；])(即然)`), "既然"},
	{"因該", lazyregexp.New(`[你我他她們都也就](因該)(?:要|是|可以)`), "應該"},
	{"因该", lazyregexp.New(`[你我他她们都也就](因该)(?:要|是|可以)`), "應該"},
	{"在也", lazyregexp.New(`(?:^|[，。；,;])(在)也(?:不|沒|没)`), "再"},
	{"在次", lazyregexp.New(`(?:^|[，。；將将會会能要可又])(在次)(?:[^日年要數数序元級级\p{P}])`), "再次"},
}

func typoContext(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for k := range contextTypos {
			x := &contextTypos[k]
			if !p.chars[i].mayAll(x.cue) || !strings.Contains(run.Text, x.cue) {
				continue
			}
			for _, m := range x.pattern().FindAllStringSubmatchIndex(run.Text, -1) {
				w := prose.Span{Start: m[2], End: m[3]}
				right := x.right
				if p.scriptOfBlock() == prose.Hans {
					right = prose.ToHans(right)
				}
				f := Finding{
					Span:    run.Source(w),
					Message: format("「%s」應作「%s」", "“%s” should be “%s”", run.Text[w.Start:w.End], right),
				}
				if run.Verbatim(w) {
					f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
				}
				p.Report(f)
			}
		}
	}
}
