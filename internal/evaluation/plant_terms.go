package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// termPlanters make errors in terms, names and abbreviations.
var termPlanters = []*planter{
	{rule: "term-forbidden", kind: "a forbidden form for the preferred one", line: useOther, glossary: termsOfStatus("forbidden")},
	{rule: "term-superseded", kind: "a superseded form for the preferred one", line: useOther, glossary: termsOfStatus("superseded")},
	{rule: "term-letter-case", kind: "letter case of a name", glossary: "concepts:\n  - {id: planted-cloud, terms: [{text: QuietCloud, lang: en}]}\n  - {id: planted-kit, terms: [{text: PlumKit, lang: en}]}\n", paragraphs: func(p *plot) []string {
		forms := []string{"quietcloud", "Quietcloud", "QuietCLOUD", "plumkit", "Plumkit", "PLumKit"}
		return []string{p.in("這一節說明怎樣用 " + forms[p.IntN(len(forms))] + " 處理收到的文字，並且把結果存下來。")}
	}},
	{rule: "term-variant-mixed", kind: "one word in its other spelling", line: otherSpelling, most: 1},
	{rule: "term-gloss-inconsistent", kind: "another rendering of a glossed term", paragraphs: func(p *plot) []string {
		original := invented(p)
		pair := renderings(p)
		return []string{
			p.in("本節先介紹" + pair[0] + "（" + original + "），這是全書的基礎，後面各章都會用到。"),
			p.in("到了最後一步，需要的是" + pair[1] + "（" + original + "），做法與前面說的相同。"),
		}
	}},
	{rule: "term-redefined", kind: "a second definition", most: 1, paragraphs: func(p *plot) []string {
		return []string{
			p.in("本辦法所稱" + nouns[p.serial%len(nouns)] + "，指在國內製造商品的人或團體，不以公司為限。"),
			p.in("本辦法所稱" + nouns[p.serial%len(nouns)] + "，指向主管機關登記並且領有證明的工廠。"),
		}
	}},
	{rule: "latin-name-variant", kind: "letter case or joint of a name", line: otherLetters, most: 1},
	{rule: "name-variant", kind: "another interpunct in a name", most: 1, paragraphs: func(p *plot) []string {
		n := names[p.IntN(len(names))]
		name := p.in(n[0]) + "·" + p.in(n[1])
		other := p.in(n[0]) + []string{"．", "-", "・"}[p.IntN(3)] + p.in(n[1])
		return []string{
			p.in("最早提出這個想法的人是") + name + p.in("，他在信裡寫下了這個想法。"),
			p.in("後來的人讀了") + name + p.in("的信，才知道這個想法從何而來。"),
			p.in("這也是") + other + p.in("一生中最後的一封信，信沒有寄出去。"),
		}
	}},
	{rule: "abbr-defined-late", kind: "the definition moved behind the use", paragraphs: func(p *plot) []string {
		full, short := inventedAbbreviation(p)
		return []string{
			p.in("這一步要用到 " + short + "，沒有它就無法繼續進行下面的工作。"),
			p.in("所謂資料交換規格（" + full + "，" + short + "），是兩個系統之間約定的格式。"),
		}
	}},
	{rule: "abbr-multiple-expansions", kind: "a second full form", paragraphs: func(p *plot) []string {
		full, short := inventedAbbreviation(p)
		words := strings.Fields(full)
		words[0] = other(words[0], wordsByLetter)
		return []string{
			p.in("所謂資料交換規格（" + full + "，" + short + "），是兩個系統之間約定的格式。"),
			p.in("各系統都依照資料交換規格（" + strings.Join(words, " ") + "，" + short + "）傳送資料。"),
		}
	}},
	{rule: "short-name-redefined", kind: "one short name for two things", paragraphs: func(p *plot) []string {
		short := p.in(shorts[p.serial%len(shorts)])
		return []string{
			p.in("設計時依橋梁耐風及耐震之技術要點（以下簡稱") + short + p.in("）辦理，並且留下紀錄。"),
			p.in("檢查時依隧道通風設備維護手冊（以下簡稱") + short + p.in("）辦理，每年檢查一次。"),
		}
	}},
	{rule: "typo-confusable", kind: "a wrong character in a set phrase", paragraphs: func(p *plot) []string {
		return []string{p.in("對這件事大家的看法是" + typos[p.IntN(len(typos))] + "，所以會議很快就結束了。")}
	}},
}

// terms are pairs that the planted glossary prefers and refuses: words that are
// frequent in what is planted in, each with one that does not stand there.
var terms = []struct{ hant, bad string }{
	{"主管機關", "掌管機關"},
	{"人民法院", "民眾法院"},
	{"委員會", "委員部"},
	{"當事人", "當局人"},
	{"資料", "素料"},
	{"型別", "型種"},
	{"函式", "函格"},
	{"數據", "數料"},
	{"模型", "模例"},
	{"申請人", "陳請人"},
	{"參數", "參值"},
	{"規定", "規訂文"},
}

// termsOfStatus is a glossary that gives the refused forms a status. A form is
// found in either script.
func termsOfStatus(status string) string {
	var b strings.Builder
	b.WriteString("concepts:\n")
	for i, t := range terms {
		fmt.Fprintf(&b, "  - {id: planted-%d, terms: [{text: %s, lang: zh-Hant, status: preferred}, {text: %s, lang: zh-Hant, status: %s}]}\n", i, t.hant, t.bad, status)
	}
	return b.String()
}

// useOther puts the refused form of a term in place of the preferred one.
func useOther(p *plot, line string) (string, bool) {
	for _, i := range p.Perm(len(terms)) {
		t := terms[i]
		if changed, ok := replaceAt(p, line, all(line, p.in(t.hant), 0), func(string) string { return p.in(t.bad) }); ok {
			return changed, true
		}
	}
	return "", false
}

// spellings are words with two spellings in use.
var spellings = [][2]string{{"其他", "其它"}, {"部分", "部份"}, {"成分", "成份"}, {"身分", "身份"}, {"為什麼", "為甚麼"}, {"公布", "公佈"}, {"發布", "發佈"}, {"唯一", "惟一"}, {"帳戶", "賬戶"}, {"平臺", "平台"}, {"占用", "佔用"}, {"了解", "瞭解"}}

// otherSpelling spells one word in its other way, in a document that has it three
// times and more in the first and never in the other.
func otherSpelling(p *plot, line string) (string, bool) {
	for _, i := range p.Perm(len(spellings)) {
		for k := range 2 {
			usual, rare := p.in(spellings[i][k]), p.in(spellings[i][1-k])
			if usual == rare || strings.Count(p.text, usual) < 3 || strings.Contains(p.text, rare) {
				continue
			}
			if changed, ok := replaceAt(p, line, all(line, usual, 1), func(string) string { return rare }); ok {
				return changed, true
			}
		}
	}
	return "", false
}

var capitals = regexp.MustCompile(`\b[A-Z][a-z]{2,}[A-Z][A-Za-z]+\b`)

// otherLetters writes a name with a capital inside in small letters, or with a
// space, in a document that has it three times and more.
func otherLetters(p *plot, line string) (string, bool) {
	var places []prose.Span
	for _, s := range spans(capitals, line) {
		if strings.Count(p.text, line[s.Start:s.End]) >= 3 {
			places = append(places, s)
		}
	}
	return replaceAt(p, line, places, func(old string) string { return old[:1] + strings.ToLower(old[1:]) })
}

var (
	objects   = []string{"資料", "訊號", "文字", "影像", "語音", "網路", "系統", "模型", "記憶", "時間"}
	kinds     = [][2]string{{"分割", "切割"}, {"偵測", "檢測"}, {"校正", "矯正"}, {"還原", "復原"}, {"過濾", "篩選"}, {"合併", "融合"}, {"排序", "排列"}, {"評估", "評價"}, {"壓縮", "縮減"}, {"索引", "檢索"}}
	nouns     = []string{"業者", "作坊", "木匠", "花農", "船戶", "車行", "鹽商", "書商"}
	names     = [][2]string{{"約翰", "格林"}, {"瑪麗", "哈特"}, {"保羅", "維森"}, {"安娜", "利特"}, {"卡爾", "邁靈"}, {"彼得", "佐倫"}}
	shorts    = []string{"要點", "手冊", "本規範", "準則", "本指引", "規程"}
	typos     = []string{"再接再勵", "一愁莫展", "迫不急待", "一如繼往", "食不裹腹", "默守成規", "走頭無路", "出奇不意", "趨之若騖", "鬼鬼崇崇", "穿流不息", "美侖美奐"}
	syllables = []string{"ba", "ter", "lin", "mor", "ves", "tak", "rou", "den", "fis", "qua"}
)

// wordsByLetter are words for invented full forms.
var wordsByLetter = []string{"data", "domain", "exchange", "element", "format", "frame", "general", "graph", "layer", "link", "model", "message", "open", "object", "public", "path", "record", "remote", "shared", "simple", "text", "transfer"}

// renderings returns two Chinese renderings of one foreign term.
func renderings(p *plot) [2]string {
	kind := kinds[p.serial/len(objects)%len(kinds)]
	object := objects[p.serial%len(objects)]
	return [2]string{object + kind[0], object + kind[1]}
}

// invented returns a foreign term that no text has.
func invented(p *plot) string {
	return syllables[p.serial%10] + syllables[p.serial/10%10] + syllables[p.serial/100%10] + "ing " + wordsByLetter[p.IntN(len(wordsByLetter))]
}

// inventedAbbreviation returns a full form of four words, and its letters.
func inventedAbbreviation(p *plot) (full, short string) {
	var letters string
	var chosen []string
	n := p.serial
	for range 4 {
		w := wordsByLetter[n%len(wordsByLetter)]
		n = n/len(wordsByLetter) + 7*n + 3
		chosen = append(chosen, w)
		letters += strings.ToUpper(w[:1])
	}
	return strings.Join(chosen, " "), letters
}

// other returns another word with the same first letter.
func other(word string, words []string) string {
	for _, w := range words {
		if w != word && w[0] == word[0] {
			return w
		}
	}
	return word
}
