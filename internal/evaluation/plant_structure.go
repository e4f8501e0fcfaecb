package main

import (
	"fmt"
	"strings"
)

// structurePlanters make errors in what a text is made of, headings, captions,
// notes and references, and in names and words that are spelt by their owners or
// by the dictionary.
var structurePlanters = []*planter{
	{rule: "heading-empty", kind: "a heading without text", md: true, most: 1, paragraphs: func(*plot) []string {
		return []string{"###"}
	}},
	{rule: "heading-number", kind: "a number given twice", md: true, most: 1, paragraphs: func(p *plot) []string {
		n := 20 + p.IntN(70)
		return []string{fmt.Sprintf("## %d.1 %s", n, p.in("橋的北端")), fmt.Sprintf("## %d.1 %s", n, p.in("橋的南端"))}
	}},
	{rule: "caption-duplicate", kind: "the title of another figure", md: true, most: 2, paragraphs: func(p *plot) []string {
		n, title := 20+p.serial, p.in([]string{"河岸各村的人口", "歷年降雪的日數", "市集攤位的分布"}[p.IntN(3)])+fmt.Sprint(p.serial)
		return []string{fmt.Sprintf("%s %d.1 %s", p.in("圖"), n, title), fmt.Sprintf("%s %d.2 %s", p.in("圖"), n, title)}
	}},
	{rule: "xref-title-mismatch", kind: "a number with two titles", most: 2, paragraphs: func(p *plot) []string {
		n := 20 + p.serial%70
		return []string{
			p.in("這件事的經過，見") + fmt.Sprintf("〈%d-1 %s〉。", n, p.in("造橋")),
			p.in("後來的爭議，詳見") + fmt.Sprintf("〈%d-1 %s〉。", n, p.in("築路")),
		}
	}},
	{rule: "footnote-absorbs-text", kind: "a paragraph right under a note", md: true, paragraphs: func(p *plot) []string {
		note := fmt.Sprintf("[^own%d]", p.serial)
		return []string{
			p.in("這座橋的年代，各家說法不同。") + note,
			note + ": https://example.com/bridge\n" + p.in("橋頭的石碑在一場大水裡斷成兩截，後來又用鐵箍接上了。"),
		}
	}},
	{rule: "script-radical", kind: "a radical for the character", line: func(p *plot, line string) (string, bool) {
		for _, w := range [][2]string{{"日", "⽇"}, {"人", "⼈"}, {"水", "⽔"}, {"大", "⼤"}, {"小", "⼩"}, {"山", "⼭"}, {"木", "⽊"}, {"石", "⽯"}} {
			if i := strings.Index(line, w[0]); i > 0 && besideHan(line, i, len(w[0])) {
				return line[:i] + w[1] + line[i+len(w[0]):], true
			}
		}
		return "", false
	}},
	{rule: "typo-latin", kind: "a misspelt English word", paragraphs: func(p *plot) []string {
		w := []string{"Contributer", "Enviroment", "seperate", "Commmunity", "occured", "Maintainance"}[p.IntN(6)]
		return []string{p.in("牌子上的英文是 ") + w + p.in(" 這個詞，村裡的人都覺得奇怪。")}
	}},
	{rule: "latin-name-owner", kind: "a name not spelt as its owner does", bare: "G", paragraphs: func(p *plot) []string {
		w := []string{"Youtube", "Github", "Wordpress", "Linkedin", "Postgresql"}[p.serial%5]
		return []string{p.in("他把整段經過放在 ") + w + p.in(" 上，隔天就有很多人來問。")}
	}, most: 1},
	{rule: "repeated-modal", kind: "an auxiliary said twice", paragraphs: func(p *plot) []string {
		return []string{p.in([]string{"來的人會自然地會問起橋的年代，誰也答不上來。", "這些老人也經常地也走到河邊，坐一個下午。", "孩子們還不停地還問，石碑上寫的是什麼。"}[p.IntN(3)])}
	}},
}

// besideHan reports whether ideographs stand on both sides of n bytes at i.
func besideHan(line string, i, n int) bool {
	return isHanAt(line, i-len("字")) && isHanAt(line, i+n)
}

func isHanAt(line string, i int) bool {
	if i < 0 || i >= len(line) {
		return false
	}
	for _, r := range line[i:] {
		return r >= 0x4E00 && r <= 0x9FFF
	}
	return false
}
