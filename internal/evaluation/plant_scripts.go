package main

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// scriptPlanters leave behind what conversion between scripts and regions does.
var scriptPlanters = []*planter{
	{rule: "script-mixed", kind: "a Simplified character in Traditional text", hant: true, most: 2, line: oneChar(func(p *plot, r rune) rune {
		to := []rune(prose.ToHans(string(r)))[0]
		if hant, hans := prose.CountScripts(string(to)); hant > 0 || hans == 0 {
			return r // right in both scripts
		}
		return to
	})},
	{rule: "script-mixed", kind: "a Traditional character in Simplified text", hans: true, most: 2, line: oneChar(func(p *plot, r rune) rune {
		forms := prose.HantForms(r)
		if len(forms) != 1 {
			return r
		}
		if hant, _ := prose.CountScripts(string(forms[0])); hant == 0 {
			return r
		}
		return forms[0]
	})},
	{rule: "conversion-residue", kind: "a word left as naive conversion makes it", hant: true, line: residueOfWord},
	{rule: "conversion-residue", kind: "a word as conversion for another region makes it", hant: true, paragraphs: func(p *plot) []string {
		return []string{[]string{
			"這項調查的研究物件是住在河邊的居民，一共訪問了兩個月。",
			"走路可以幫助血液迴圈，醫生也這樣建議住在山上的老人。",
			"既然橋已經斷了，那隻能等到水退以後再想別的辦法過去。",
		}[p.IntN(3)]}
	}},
}

// oneChar replaces one ideograph of a line.
func oneChar(to func(*plot, rune) rune) func(*plot, string) (string, bool) {
	return func(p *plot, line string) (string, bool) {
		var places []prose.Span
		for i, r := range line {
			if prose.IsHan(r) && to(p, r) != r {
				places = append(places, prose.Span{Start: i, End: i + len(string(r))})
			}
		}
		return replaceAt(p, line, places, func(old string) string { return string(to(p, []rune(old)[0])) })
	}
}

// residues are words with the forms that character-wise conversion makes of them.
var residues = []struct{ right, left string }{
	{"只能", "隻能"},
	{"只有", "隻有"},
	{"制定", "製定"},
	{"製造", "制造"},
	{"後來", "后來"},
	{"之後", "之后"},
	{"以後", "以后"},
	{"標準", "標准"},
	{"核准", "核準"},
	{"批准", "批準"},
	{"裡面", "里面"},
	{"表面", "錶面"},
	{"發展", "髮展"},
	{"發生", "髮生"},
	{"關係", "關系"},
	{"系統", "係統"},
	{"範圍", "范圍"},
	{"複雜", "復雜"},
	{"恢復", "恢複"},
	{"重複", "重復"},
	{"準備", "准備"},
	{"幹部", "乾部"},
	{"干涉", "乾涉"},
	{"乾燥", "幹燥"},
	{"儘管", "盡管"},
	{"面積", "麵積"},
	{"採取", "采取"},
	{"製作", "制作"},
	{"制度", "製度"},
	{"控制", "控製"},
	{"限制", "限製"},
	{"機制", "機製"},
	{"獲得", "穫得"},
	{"歷史", "曆史"},
	{"日曆", "日歷"},
	{"回應", "迴應"},
}

func residueOfWord(p *plot, line string) (string, bool) {
	for _, i := range p.Perm(len(residues)) {
		w := residues[i]
		if changed, ok := replaceAt(p, line, all(line, w.right, 0), func(string) string { return w.left }); ok {
			return changed, true
		}
	}
	return "", false
}
