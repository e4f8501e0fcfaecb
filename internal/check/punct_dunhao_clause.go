package check

import (
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
		What:   text("報告「並」「而」「但」「尤其」「同時」「還是」等連接分句的詞之前的頓號：一樣、並在。", "Reports an enumeration comma before a word that joins clauses, such as 並, 而, 但, 尤其, 同時 or 還是."),
		Why:    text("頓號只用在並列的詞語之間，分句之間用逗號。", "The enumeration comma stands between words of a list; clauses take a comma."),
		Bad:    []Example{{Text: "這和總體趨勢一樣、並在高峰之後開始下降。\n"}, {Text: "企业既是发起者、还是维护者。\n"}},
		Good:   []Example{{Text: "這和總體趨勢一樣，並在高峰之後開始下降。\n"}, {Text: "合併、並列、並存三種，甲、乙、而今與丙。\n"}},
		Source: "GB/T 15834—2011 4.5（頓號）；重訂標點符號手冊（頓號、逗號）",
	},
	Block: punctDunhaoClause,
}

// clauseJoiners join clauses, in Traditional script with the Simplified form behind.
var clauseJoiners = strings.Fields("並在 并在 並且 并且 並將 并将 並由 并由 並以 并以 但是 但也 但在 而且 而是 而在 尤其 特別是 特别是 同時在 同时在 同時也 同时也 還是 还是 甚至是 因此 所以 包含運用 且由")

func punctDunhaoClause(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for at := 0; ; {
			k := strings.Index(run.Text[at:], "、")
			if k < 0 {
				break
			}
			k += at
			at = k + len("、")
			rest := firstRunes(run.Text[at:], 4)
			joiner := ""
			for _, j := range clauseJoiners {
				if strings.HasPrefix(rest, j) {
					joiner = j
				}
			}
			last, _ := utf8.DecodeLastRuneInString(run.Text[:k])
			if joiner == "" || !prose.IsHan(last) && last != '）' {
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
