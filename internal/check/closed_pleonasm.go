package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ClosedPleonasm reports constructions that say a thing twice or begin as one and
// end as another. The list is closed: both ends of each stand in one clause, and
// nothing else can be meant.
var ClosedPleonasm = &Rule{
	ID:       "closed-pleonasm",
	Name:     text("句式雜糅與贅詞", "mixed or doubled construction"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告固定的雜糅句式和重複的說法：根據……資料顯示、原因是因為、是由於……造成的、截至目前為止、超過……以上、Q3 季度、依舊還是、通過……的幫助下、約 20 多人、將近……左右、許多學者們、是為什麼……的原因、既……卻、類似於……一樣；以及「雖然……。但」裡切斷兩個分句的句號。只收兩端都在一個分句裡、不會有別的意思的。", "Reports a closed list of mixed and doubled constructions: 根據……資料顯示, 原因是因為, 是由於……造成的, 截至目前為止, 超過……以上, Q3 季度, 依舊還是, 通過……的幫助下, 約 20 多人, 將近……左右, 許多學者們, 是為什麼……的原因, 既……卻, 類似於……一樣, and the full stop between the clauses of 雖然……。但. Both ends stand in one clause, or one sentence, and nothing else can be meant."),
		Why:  text("兩個句式接在一起，句子沒有主語；同一個意思說兩遍，讀者會找兩者的分別。", "Two constructions run together leave a sentence without a subject; said twice, a thing makes readers look for a difference."),
		Bad: []Example{
			{Text: "根據調查資料顯示，多數人贊成。\n"},
			{Text: "延誤的原因是因為下雨。\n"},
			{Text: "第二季的增长是由于需求上升造成的。\n"},
			{Text: "超過八成以上的人贊成，結果依舊還是不變。\n"},
			{Text: "通過大家的幫助下，約有 20 多人，即約 20 多人，到場。\n"},
			{Text: "這就是為什麼結果不同的原因，既便宜卻不好用，類似於紙張一樣。\n"},
			{Text: "雖然這個辦法很簡單。但沒有人試過。\n"},
			{Text: "根據各方面的調查後發現，許多學者們和將近 300 人左右贊成。\n"},
			{Text: "2023 年 Q3 季度的数据，与在 2017 年以来的趋势一致。\n"},
		},
		Good: []Example{
			{Text: "根據調查資料，多數人贊成；資料顯示，人數增加了。\n"},
			{Text: "網頁根據使用者的資料顯示不同的內容。\n"},
			{Text: "通過專家在網路的幫助下所做的研究，約 20 人到場，300 人左右贊成，約多十個。\n"},
			{Text: "既簡單卻又難懂，既然如此卻不去，雖然簡單，但沒有人試過。這就是為什麼結果不同。他只能說了。更正影響了的部分。\n"},
			{Text: "延誤是因為下雨。增长是由于需求上升。第三季度的数据，自 2017 年以来的趋势。\n"},
		},
		Options: []Option{
			{"allow", text("不報告的說法。", "Phrases that are let pass.")},
		},
		Source: "《現代漢語》（黃伯榮、廖序東）：句式雜糅、成分多餘",
	},
	Block: closedPleonasm,
}

// pleonasm is a construction with the words that set it off, folded, one of which
// every match holds.
type pleonasm struct {
	cue     string
	pattern func() *regexp.Regexp // over folded text; group 1, if any, is what is reported
	say     Message               // what to write
}

// evidence is what can be said to show something.
const evidence = `(?:数据|资料|调查|统计|研究|报告|结果|文献|记录|纪录|史料|民调|调研|数字|日志)`

// within is a stretch of a clause.
const within = `[^，。；：！？、,;:!?\n“”「」（）()《》]`

var pleonasms = []pleonasm{
	{"显示", lazyregexp.New(`((?:根据|依据|依照|按照|据|源自|来自)` + within + `{0,24}?` + evidence + `(?:显示|表明|指出))(?:，|：|,|:| ?[0-9]|在|我国|全球|全国|大多数|多数|超过|约|有|目前)`), text("去掉「根據」或「顯示」，兩者留一", "keep one of 根據 and 顯示")},
	{"表明", lazyregexp.New(`((?:根据|依据|依照|按照|据|源自|来自)` + within + `{0,24}?` + evidence + `表明)[，：,:]`), text("去掉「根據」或「表明」，兩者留一", "keep one of 根據 and 表明")},
	{"是因为", lazyregexp.New(`(?:原因|理由|缘故)(?:就|正|也|主要|都)?是因为`), text("「原因是」或「是因為」，兩者留一", "write 原因是 or 是因為")},
	{"之所以", lazyregexp.New(`之所以` + within + `{1,30}[，,]` + `是因为` + within + `{1,30}的(?:缘故|原因)`), text("「是因為」或「的緣故」，兩者留一", "write 是因為 or 的緣故")},
	{"是为了", lazyregexp.New(`目的(?:就|正|也|主要|都)?是为了`), text("「目的是」或「是為了」，兩者留一", "write 目的是 or 是為了")},
	{"是由于", lazyregexp.New(`是由于[^，。；：！？,;:!?\n“”「」]{1,60}(?:造成的|导致的|引起的|所致|带来的|有关)`), text("「是由於」或「……造成的」，兩者留一", "write 是由於 or ……造成的")},
	// 截至某日为止 is as usual as 到某日为止 in statutes.
	{"为止", lazyregexp.New(`截至(?:目前|现在|当前|今天|今日|此刻)为止`), text("「截至」或「到……為止」，兩者留一", "write 截至 or 到……為止")},
	{"以上", lazyregexp.New(`(?:超过|逾|多达|高达) ?` + amount + `以上`), text("「超過」或「以上」，兩者留一", "write 超過 or 以上")},
	{"以上", lazyregexp.New(`(?:至少|最少|起码) ?` + amount + `以上`), text("「至少」或「以上」，兩者留一", "write 至少 or 以上")},
	{"左右", lazyregexp.New(`(?:大约|约)(?:在|有|为|是) ?` + amount + `左右`), text("「約」或「左右」，兩者留一", "write 約 or 左右")},
	{"季度", lazyregexp.New(`q[1-4] ?季度`), text("「Q」就是季度", "Q means quarter by itself")},
	{"以来", lazyregexp.New(`(?:^|[^自从存现正])(在 ?[0-9]{4} ?年(?: ?[0-9]{1,2} ?月)?以来)`), text("「自……以來」或「在……」", "write 自……以來 or 在……")},
	{"还是", lazyregexp.New(`(?:依旧|依然|仍然|仍旧)还是`), text("「依舊」或「還是」，兩者留一", "write 依舊 or 還是")},
	{"仍然", lazyregexp.New(`(?:依旧|依然|仍旧|至今)仍然`), text("「依舊」或「仍然」，兩者留一", "write 依舊 or 仍然")},
	{"普遍", lazyregexp.New(`(?:一致普遍|普遍一致)认为`), text("「一致」或「普遍」，兩者留一", "write 一致 or 普遍")},
	{"不仅", lazyregexp.New(`不仅仅?只是?`), text("「不僅」或「不只」，兩者留一", "write 不僅 or 不只")},
	{"随着", lazyregexp.New(`(?:^|[，。；：！？,;:!?])(随着` + within + `{1,20}(?:后不久|之后))[，,（(]`), text("「隨著」或「……之後」，兩者留一", "write 隨著 or ……之後")},
	{"有拥有", lazyregexp.New(`(?:也|还|都|均)有拥有`), text("「有」或「擁有」，兩者留一", "write 有 or 擁有")},
	{"问题", lazyregexp.New(`问题(?:主要|大多|多)?集中在` + within + `{1,16}的问题`), text("去掉後一個「問題」", "delete the second 問題")},
	{"发现", lazyregexp.New(`((?:根据|依据|依照|按照)` + within + `{0,24}?(?:研究|调查|分析|统计|评估|观察|报告)(?:之?后)?发现)[，：,:]`), text("去掉「根據」或「發現」，兩者留一", "keep one of 根據 and 發現")},
	{"是由于", lazyregexp.New(`(?:原因|理由)(?:就|正|也|主要|都)?(?:是|在于)由于`), text("「原因是」或「是由於」，兩者留一", "write 原因是 or 是由於")},
	{"之所以", lazyregexp.New(`之所以` + within + `{1,30}的原因(?:就|正|也|主要|都)?(?:是|在于)`), text("「之所以……是因為」或「……的原因是」", "write 之所以……是因為 or ……的原因是")},
	{"在于", lazyregexp.New(`目的(?:就|正|也|主要)?在于(?:为了|以便)`), text("「目的在於」或「為了」，兩者留一", "write 目的在於 or 為了")},
	{"旨在", lazyregexp.New(`旨在(?:为了|以便)`), text("「旨在」或「為了」，兩者留一", "write 旨在 or 為了")},
	{"为了", lazyregexp.New(`为了` + within + `{1,16}为目的`), text("「為了」或「以……為目的」", "write 為了 or 以……為目的")},
	{"下", lazyregexp.New(`(?:^|[，。；：！？,;:!?])((?:通过|透过|经过|经由|根据|依据|由于|随着|鉴于)(?:[^，。；：！？、,;:!?\n“”「」（）()《》在于]){1,20}的(?:情况|帮助|努力|影响|推动|协助|支持|支援|合作|引导|要求|规定|指导|带领|领导|压力|驱动|作用|背景|前提)(?:之)?下)[，,]`), text("「在……下」或前面的介詞，兩者留一", "write 在……下 or the preposition before")},
	{"同时", lazyregexp.New(`(?:^|[，。；：！？,;:!?])(随着` + within + `{1,20}的同时)[，,]`), text("「隨著」或「在……的同時」，兩者留一", "write 隨著 or 在……的同時")},
	{"以来", lazyregexp.New(`(?:自|从)` + within + `{1,20}开始以来`), text("「開始」或「以來」，兩者留一", "write 開始 or 以來")},
	{"左右", lazyregexp.New(`(?:超过|至少|最多|不到|不足|将近|接近|多达|高达) ?` + amount + `(?:左右|上下)`), text("「超過」「將近」等或「左右」，兩者留一", "write 超過, 將近 and their like or 左右")},
	{"多", lazyregexp.New(`(?:将近|接近|大约|约) ?[0-9一二三四五六七八九十百千万亿]{1,12} ?(?:多|余) ?(?:万|亿)? ?(?:个|名|人|位|家|岁|年|天|周|小时|分钟|元|美元|项|件|次|倍|种|所|座|篇|公里|公斤|吨|户|国|场|份|条)`), text("「約」或「多」，兩者留一", "write 約 or 多")},
	{"余", lazyregexp.New(`(?:将近|接近|大约|约) ?[0-9一二三四五六七八九十百千万亿]{1,12} ?余 ?(?:万|亿)? ?(?:个|名|人|位|家|岁|年|天|周|小时|分钟|元|美元|项|件|次|倍|种|所|座|篇|公里|公斤|吨|户|国|场|份|条)`), text("「約」或「餘」，兩者留一", "write 約 or 餘")},
	{"其中之一", lazyregexp.New(`(的其中之一)(?:$|[，。；：！？,;])`), text("「之一」就是其中的一個", "之一 is one of them by itself")},
	{"悬殊", lazyregexp.New(`悬殊(?:很|较|极|太|过|非常|十分)大`), text("「懸殊」就是相差很大", "懸殊 means a great difference by itself")},
	{"切忌", lazyregexp.New(`切忌(?:不要|不可|勿|不能)`), text("「切忌」就是切勿", "切忌 is negative by itself")},
	{"以免", lazyregexp.New(`(?:以免|避免|以防|防止)(?:不会|不要|不被)`), text("去掉「不」：要避免的是後面的事", "delete 不: what is avoided is what follows")},
	{"互相", lazyregexp.New(`(?:彼此互相|互相彼此|彼此相互|相互彼此)`), text("「彼此」或「互相」，兩者留一", "write 彼此 or 互相")},
	{"共同", lazyregexp.New(`(?:共同一起|一起共同|共同一同)`), text("「共同」或「一起」，兩者留一", "write 共同 or 一起")},
	{"重申", lazyregexp.New(`(?:再次|再度|再一次|重新|一再重复)重申`), text("「重申」就是再說一次", "重申 means to say again by itself")},
	{"涉及", lazyregexp.New(`涉及到了`), text("「及」就是「到」", "及 means 到 by itself")},
	{"过往", lazyregexp.New(`(?:过去的往事|往事的过去)`), text("「往事」就是過去的事", "往事 are things past by itself")},
	{"居住", lazyregexp.New(`((?:居住|定居)在` + within + `{1,8}(?:生活|居住|定居))(?:$|[，、。；])`), text("「居住」或「生活」，兩者留一", "write 居住 or 生活")},
	{"比较", lazyregexp.New(`(?:比较|相对)(?:更加|更为|较为|比较)`), text("「比較」或「更加」，兩者留一", "write 比較 or 更加")},
	{"非常", lazyregexp.New(`(?:非常|十分)(?:很|极为)|极为非常`), text("程度副詞留一個", "keep one adverb of degree")},
	{"皆", lazyregexp.New(`(?:皆都|均都|都均)`), text("「皆」「均」或「都」，留一個", "keep one of 皆, 均 and 都")},
	{"们", lazyregexp.New(`(?:许多|很多|众多|诸多|不少|大量|[0-9一二三四五六七八九十百千万两几数]+ ?(?:位|名))(?:的)?(?:学生|学者|老师|教师|专家|开发者|使用者|用户|公民|居民|工程师|科学家|孩子|朋友|同学|同事|作者|读者|参与者|贡献者|艺术家|志愿者|志工|企业家|议员|官员|家长|员工|农民|工人|市民|年轻人|老人|记者|研究者|研究人员|设计师|程序员|创作者|领导人|成员)们`), text("數量之後不用「們」", "們 does not go with a number")},
	{"凯旋", lazyregexp.New(`凯旋(?:而归|归来)`), text("「凱」就是勝利，「旋」就是歸來", "旋 means to return by itself")},
	{"不再", lazyregexp.New(`(?:防止|避免|杜绝)` + within + `{0,8}不再(?:次)?发生`), text("去掉「不」：防止的是發生", "delete 不: what is prevented is that it happens")},
}

// amount is a number with its unit, folded.
const amount = `[0-9〇零一二三四五六七八九十百千万亿两几数半成分之.,％% ]{1,14}(?:个|名|人|位|家|岁|年|月|天|日|周|小时|分钟|元|美元|项|件|次|倍|种|所|座|篇|字|米|公里|公斤|吨|户|%|％)?的?`

// reach is how many bytes around its cue a construction can take.
const reach = 150

// pleonasmCues finds the cues of all constructions.
var pleonasmCues = sync.OnceValue(func() (c struct {
	auto *automaton.Automaton
	of   [][]cuedPleonasm // by the value in auto
},
) {
	all := slices.Concat(pleonasms, mixedConstructions)
	keys := make([]string, len(all))
	for i := range all {
		keys[i] = all[i].cue
	}
	auto, values := annotate.Folding().Build(keys)
	c.auto, c.of = auto, make([][]cuedPleonasm, len(keys))
	for i, v := range values {
		x := &all[i]
		c.of[v] = append(c.of[v], cuedPleonasm{x, i >= len(pleonasms), sync.OnceValue(func() near { return nearOf(x.cue, x.pattern().String()) })})
	}
	return c
})

// cuedPleonasm is a construction with what it holds near its cue.
type cuedPleonasm struct {
	*pleonasm
	mixed bool // says nothing twice: see mixedConstructions
	near  func() near
}

func closedPleonasm(p *BlockPass) {
	cues := pleonasmCues()
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		folded, reported := "", 0
		var offsets foldedOffsets
		for at := 0; ; {
			m, ok := cues.auto.Next(run.Text, at)
			if !ok {
				break
			}
			at = m.End
			for _, x := range cues.of[m.Value] {
				if !x.near().hold(run.Text, m.Start, m.End) {
					continue
				}
				if folded == "" {
					folded = prose.FoldString(run.Text)
					offsets = foldedOffsetsOf(run.Text, folded)
				}
				if found, ok := x.around(folded, offsets.folded(m.Start)); ok && found.End > reported {
					reported = found.End
					p.reportPleonasm(run, offsets.span(found), x)
				}
			}
		}
	}
}

// around returns the construction that holds the cue at offset at, if there is
// one.
func (x *pleonasm) around(folded string, at int) (prose.Span, bool) {
	start, end := max(0, at-reach), min(len(folded), at+len(x.cue)+reach)
	for start > 0 && !utf8.RuneStart(folded[start]) {
		start++
	}
	for end < len(folded) && !utf8.RuneStart(folded[end]) {
		end--
	}
	for _, m := range x.pattern().FindAllStringSubmatchIndex(folded[start:end], -1) {
		if m[0] == 0 && start > 0 || m[0] > at-start || m[1] < at-start {
			continue
		}
		if len(m) > 2 && m[2] >= 0 {
			m = m[2:]
		}
		return prose.Span{Start: start + m[0], End: start + m[1]}, true
	}
	return prose.Span{}, false
}

func (p *BlockPass) reportPleonasm(run *prose.Run, span prose.Span, x cuedPleonasm) {
	phrase := run.Text[span.Start:span.End]
	if strings.HasSuffix(strings.TrimSuffix(phrase, "的"), "以") || allowed(p.Option().Allow, phrase) || setOff(run.Text, span) {
		return
	}
	if x.mixed {
		p.Report(Finding{Span: run.Source(span), Message: Message{
			Hant: "「" + phrase + "」句式雜糅：" + x.say.Hant,
			Hans: "“" + prose.ToHans(phrase) + "”句式杂糅：" + x.say.In(SimplifiedChinese),
			En:   "“" + phrase + "” mixes two constructions: " + x.say.En,
		}})
		return
	}
	p.Report(Finding{
		Span: run.Source(span),
		Message: Message{
			Hant: "「" + phrase + "」說重了：" + x.say.Hant,
			Hans: "“" + prose.ToHans(phrase) + "”说重了：" + x.say.In(SimplifiedChinese),
			En:   "“" + phrase + "” says it twice: " + x.say.En,
		},
	})
}

// foldedOffsets maps offsets of a folded text to the text and back: folding keeps
// the number of characters, and not of bytes. It is empty where the bytes are kept.
type foldedOffsets struct{ inText, inFolded []int }

func foldedOffsetsOf(text, folded string) (o foldedOffsets) {
	if len(text) == len(folded) {
		return o
	}
	for i := range text {
		o.inText = append(o.inText, i)
	}
	for i := range folded {
		o.inFolded = append(o.inFolded, i)
	}
	o.inText, o.inFolded = append(o.inText, len(text)), append(o.inFolded, len(folded))
	return o
}

// folded maps an offset of the text.
func (o foldedOffsets) folded(n int) int { return mapOffset(n, o.inText, o.inFolded) }

// span maps a span of the folded text.
func (o foldedOffsets) span(s prose.Span) prose.Span {
	return prose.Span{Start: mapOffset(s.Start, o.inFolded, o.inText), End: mapOffset(s.End, o.inFolded, o.inText)}
}

func mapOffset(n int, from, to []int) int {
	if len(from) == 0 || len(to) == 0 {
		return n
	}
	i, _ := slices.BinarySearch(from, n)
	return to[min(i, len(to)-1)]
}
