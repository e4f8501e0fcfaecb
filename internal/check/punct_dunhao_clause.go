package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctDunhaoClause reports an enumeration comma before a word that joins clauses.
var PunctDunhaoClause = &Rule{
	ID:       "punct-dunhao-clause",
	Name:     text("分句之間用頓號", "enumeration comma between clauses"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告「並」「而」「但」「卻」「而非」「尤其」「同時」「還是」等連接分句的詞之前的頓號：一樣、並在。", "Reports an enumeration comma before a word that joins clauses, such as 並, 而, 但, 尤其, 同時 or 還是."),
		Why:    text("頓號只用在並列的詞語之間，分句之間用逗號。", "The enumeration comma stands between words of a list; clauses take a comma."),
		Bad:    []Example{{Text: "這和總體趨勢一樣、並在高峰之後開始下降。\n"}, {Text: "企业既是发起者、还是维护者。\n"}, {Text: "論壇、社群推薦、也是許多人的選擇。\n"}, {Text: "他認得這條路、但卻走錯了。這是命令、而非請求。\n"}},
		Good:   []Example{{Text: "這和總體趨勢一樣，並在高峰之後開始下降。\n"}, {Text: "合併、並列、並存三種，甲、乙、而今與丙。\n"}, {Text: "二、由於下雨，延期一天。\n"}, {Text: "連詞有但是、而且、因此、所以四個。\n"}, {Text: "維吉爾、但丁，以及簡單、但有效的辦法。\n"}},
		Source: "GB/T 15834—2011 4.5（頓號）；重訂標點符號手冊（頓號、逗號）",
	},
	Block: punctDunhaoClause,
}

// clauseJoiners join clauses, in Traditional script with the Simplified form behind.
var clauseJoiners = strings.Fields("並在 并在 並且 并且 並將 并将 並由 并由 並以 并以 但是 但也 但在 而且 而是 而在 也是 也在 也有 也会 也會 也能 也可 也都 也不 也将 也將 就是 就会 就會 都是 都在 都有 则是 則是 例如 比如 譬如 其中 不过 不過 可是 从而 從而 因而 使得 此外 由此 由于 由於 然后再 然後再 尤其 特別是 特别是 同時在 同时在 同時也 同时也 還是 还是 甚至是 因此 所以 否则 否則 而非 而不是 但卻 但却 包含運用 且由")

// contrasts are 但 and 卻, which join clauses but for the few words that they
// begin.
const contrasts = "但卻却"

// contrastNames begin with 但 and are no contrast.
var contrastNames = strings.Fields("但丁 但澤 但泽 但以理 但書 但书 但尼 但願 但愿 卻步 却步")

func punctDunhaoClause(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].may('、') {
			continue
		}
		for at := 0; ; {
			k := indexChar(run.Text[at:], "、")
			if k < 0 {
				break
			}
			k += at
			at = k + len("、")
			rest := firstRunes(run.Text[at:], 6)
			joiner := ""
			for _, j := range clauseJoiners {
				if strings.HasPrefix(rest, j) {
					joiner = j
				}
			}
			if first := firstRunes(rest, 1); joiner == "" && first != "" && strings.Contains(contrasts, first) &&
				!slices.ContainsFunc(contrastNames, func(n string) bool { return strings.HasPrefix(rest, n) }) && !isAttribute(run.Text, at) {
				joiner = first
			}
			last, _ := utf8.DecodeLastRuneInString(run.Text[:k])
			// A word that the list holds as such.
			if behind := rest[len(joiner):]; joiner != "" && (strings.ContainsRune("、」”）", firstRune(behind)) || slices.ContainsFunc(clauseJoiners, func(j string) bool { return strings.HasSuffix(run.Text[:k], j) })) {
				continue
			}
			if joiner == "" || isItemNumber(run.Text[:k]) || !prose.IsHan(last) && last != '）' {
				continue
			}
			span := spanOf(k, len("、"))
			f := Finding{Span: run.Source(span), Message: format("「%s」之前宜用逗號", "a comma stands before %s", joiner)}
			if run.Verbatim(span) {
				f.Fixes = []Fix{{Title: text("改為逗號", "Change to a comma"), Edits: []Edit{{f.Span, "，"}}}}
			}
			p.Report(f)
		}
	}
}

// isAttribute reports whether the clause at offset at has a 的 and so may be one of
// two attributes of a noun (簡單、但有效的辦法), which some writers part by 、.
func isAttribute(text string, at int) bool {
	_, to := clauseAround(text, spanOf(at, 0))
	return strings.Contains(text[at:to], "的")
}

// isItemNumber reports whether a text ends in the number of an item: 二、由於…….
func isItemNumber(text string) bool {
	rest := strings.TrimRight(text, "一二三四五六七八九十甲乙丙丁戊")
	return len(rest) < len(text) && (rest == "" || strings.HasSuffix(rest, "\n") || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, "（"))
}
