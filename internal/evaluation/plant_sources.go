package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// sourcePlanters make errors in quotations, citations and notes.
var sourcePlanters = []*planter{
	{rule: "quote-altered", kind: "one character replaced", glossary: quotations, paragraphs: quoteWith(func(p *plot, r []rune) []rune {
		i := innerHan(p, r)
		r[i] = replacement(p, r[i])
		return r
	})},
	{rule: "quote-altered", kind: "one character left out", glossary: quotations, paragraphs: quoteWith(func(p *plot, r []rune) []rune {
		i := innerHan(p, r)
		return append(r[:i:i], r[i+1:]...)
	})},
	{rule: "quote-altered", kind: "one character added", glossary: quotations, paragraphs: quoteWith(func(p *plot, r []rune) []rune {
		i := innerHan(p, r)
		return append(append(append([]rune{}, r[:i]...), []rune(additions)[p.IntN(utf8.RuneCountInString(additions))]), r[i:]...)
	})},
	{rule: "quote-misattributed", kind: "another's words", glossary: quotations, paragraphs: func(p *plot) []string {
		return []string{p.in("梅思遠說：「" + wordings[p.IntN(len(wordings)/2)] + "」這句話後來常被引用。")}
	}},
	{rule: "cite-unresolved", kind: "a letter of a key replaced", md: true, bibliography: bibliography, paragraphs: func(p *plot) []string {
		key := []byte(keys[p.IntN(len(keys))])
		i := p.IntN(len(key) - 4)
		key[i] = 'a' + (key[i]-'a'+1+byte(p.IntN(24)))%26
		return []string{p.in("這個看法早就有人提出，後來也有人反對") + "[@" + string(key) + p.in("]，至今沒有定論。")}
	}},
	{rule: "cite-glued-key", kind: "Chinese text right beside a key", md: true, bibliography: bibliography, paragraphs: func(p *plot) []string {
		key := keys[p.IntN(len(keys))]
		return []string{p.in([]string{
			"這個看法早就有人提出，參見@" + key + "認為的理由，至今沒有定論。",
			"這個看法早就有人提出，如 @" + key + "所說的理由，至今沒有定論。",
		}[p.IntN(2)])}
	}},
	{rule: "footnote-undefined", kind: "a note without a definition", md: true, paragraphs: func(p *plot) []string {
		return []string{p.in(fmt.Sprintf("這個看法早就有人提出[^planted%d]，後來也有人反對，至今沒有定論。", p.serial))}
	}},
	{rule: "cite-ibid-dangling", kind: "同前註 with nothing before it", md: true, bare: "《[", most: 1, paragraphs: func(p *plot) []string {
		page := p.IntN(300) + 1
		return []string{
			p.in(fmt.Sprintf("這個看法早就有人提出[^planted%d]，後來也有人反對，至今沒有定論。", p.serial)) +
				"\n\n" + p.in(fmt.Sprintf("[^planted%d]: %s，頁 %d。", p.serial, []string{"同前註", "同上註"}[p.IntN(2)], page)),
		}
	}},
}

// wordings are sentences of our own that the planted glossary stores as
// quotations: the first half of one author's, the second half of another's.
var wordings = []string{
	"一座橋的好壞不在橋面有多寬，而在河水漲起來的時候還能不能走",
	"寫信的人總以為讀信的人與他坐在同一張桌子前面，其實隔著整個冬天",
	"種樹的人很少看見樹蔭，看見樹蔭的人又往往忘了是誰種的",
	"地圖把山畫成幾條細線，登山的人卻要用一整天的力氣走過其中一條",
	"凡是能夠一口氣說完的道理，多半還沒有遇到它的第一個例外",
	"鐘錶匠修好了全鎮的鐘，自己家裡的那一座卻永遠慢了五分鐘",
	"把門鎖上並不會使屋子變得安全，只會使敲門的人換一扇窗",
	"渡船每天來回四趟，沒有一個乘客記得船夫的姓名",
	"下雨之前螞蟻先搬家，而人總要等到屋頂漏了才去找梯子",
	"老師教給學生的最後一課，是怎樣在沒有老師的時候繼續讀下去",
	"市集散了以後，地上留下的不是貨物，而是討價還價的腳印",
	"燈塔不挑選船隻，它只負責在同一個地方一直亮到天明",
}

const additions = "也又再已更仍只便"

// quotations is a glossary with the wordings of two invented authors.
var quotations = func() string {
	var b strings.Builder
	b.WriteString("references:\n" +
		"  - {key: planted-first, titles: [河邊隨筆], authors: [陸青禾]}\n" +
		"  - {key: planted-second, titles: [山中書簡], authors: [梅思遠]}\n" +
		"quotations:\n")
	for i, w := range wordings {
		ref := "planted-first"
		if i >= len(wordings)/2 {
			ref = "planted-second"
		}
		fmt.Fprintf(&b, "  - {ref: %s, texts: [{lang: zh-Hant, text: %q}]}\n", ref, w)
	}
	return b.String()
}()

// quoteWith quotes a wording with one change, with or without its author.
func quoteWith(change func(*plot, []rune) []rune) func(*plot) []string {
	return func(p *plot) []string {
		i := p.IntN(len(wordings))
		author := "陸青禾"
		if i >= len(wordings)/2 {
			author = "梅思遠"
		}
		lead := []string{"有人說：", author + "說：", "書裡有這樣一句話："}[p.IntN(3)]
		return []string{p.in(lead + "「" + string(change(p, []rune(wordings[i]))) + "」這句話後來常被引用。")}
	}
}

// innerHan returns the index of a character that is neither the first nor the
// last, nor punctuation.
func innerHan(p *plot, r []rune) int {
	for {
		if i := 1 + p.IntN(len(r)-2); prose.IsHan(r[i]) {
			return i
		}
	}
}

var keys = []string{"lintower2001", "meibridge1987", "luquiet2015", "chenharbor1999", "hartmeadow2010"}

// bibliography has the references of the keys.
var bibliography = func() string {
	var b strings.Builder
	for _, k := range keys {
		name, year := k[:len(k)-4], k[len(k)-4:]
		fmt.Fprintf(&b, "@book{%s, author = {%s, A.}, title = {A Book of %s}, date = {%s}}\n", k, strings.ToUpper(name[:1])+name[1:], name, year)
	}
	return b.String()
}()

// replacement is a character to put in another's place, of another class.
func replacement(p *plot, old rune) rune {
	pool := []rune("東西南北春秋左右前後大小遠近")
	for {
		if r := pool[p.IntN(len(pool))]; prose.Fold(r) != prose.Fold(old) {
			return r
		}
	}
}
