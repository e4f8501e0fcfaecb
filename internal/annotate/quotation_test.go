package annotate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

var mdParser = markdown.Parser{}

func withPassage(key, text string) *glossary.Glossary {
	g, _ := glossary.Merge(glossary.Layer{{
		Name:       "passage",
		References: []*glossary.Reference{ref(key, "湖上筆記", "2020", "", "林梅")},
		Quotations: []*glossary.Quotation{quotationOf(key, text)},
	}})
	return g
}

// quotations lists the stored passages that a text quotes.
func quotations(text string) string {
	d := annotated(text)
	var out []string
	for i := range d.Prose.Blocks() {
		for _, q := range d.Block(i).Quotations {
			if q.Match == nil {
				continue
			}
			s := fmt.Sprintf("%s:%s", q.Match.Quotation.Ref, q.Match.Verdict)
			if n := len(q.Match.Edits); n > 0 {
				s += fmt.Sprint(n)
			}
			if !q.Marked {
				s += ",unmarked"
			}
			if n := len(q.Parts); n > 0 {
				s += fmt.Sprintf(",%d parts", n)
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"「湖面在黃昏時像一面舊鏡子」", "lake2020:verbatim"},
		{"“湖面在黃昏時像一面舊鏡子”", "lake2020:verbatim"},
		{"『湖面在黃昏時像一面舊鏡子』", "lake2020:verbatim"},
		{"‘湖面在黃昏時像一面舊鏡子’", "lake2020:verbatim"},
		{"﹁湖面在黃昏時像一面舊鏡子﹂", "lake2020:verbatim"},
		{"｢湖面在黃昏時像一面舊鏡子｣", "lake2020:verbatim"},
		{"「湖面在黃昏時像一面舊鏡子,照著沒有人等的渡船」", "lake2020:verbatim"},
		{"「湖面在黃昏時像一面破鏡子，照著沒有人等的渡船」", "lake2020:altered1"},
		{"「湖面在黃昏時……照著還沒有點亮的燈」", "lake2020:verbatim"},
		{"「湖面在黃昏時\n像一面舊鏡子」", "lake2020:verbatim"},
		{"「湖面在**黃昏**時像一面*舊*鏡子」", "lake2020:verbatim"},
		{"「湖面在黃昏時像一面舊鏡子", "lake2020:verbatim"},
		{"有人說：「湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。", "lake2020:verbatim"},
		{"「她說『湖面在黃昏時像一面舊鏡子』，別人都笑。」", "lake2020:verbatim"},
		{"“她說‘湖面在黃昏時像一面舊鏡子’，別人都笑。”", "lake2020:verbatim"},
		{"「湖面在黃昏時像一面『舊鏡子』，照著沒有人等的渡船」", "lake2020:verbatim"},
		{"他只說湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船，沒有用引號。", "lake2020:verbatim,unmarked"},
		{"「記憶不是倉庫」", "wei2022:verbatim"},
		{"「舊鏡子」不是引文，「有」也不是。", ""},
		{"「今天的天氣很好，我們到湖邊去走走吧」", ""},
		{"A lake keeps no secrets: “A lake keeps no secrets, it only waits until somebody looks down.”", "lake2020:verbatim"},
		{"She said: “It only waits until someone looks down.”", ""},
		{"“她說‘湖面在黃昏時像一面舊鏡子’，沒有人笑。”", "lake2020:verbatim"},
		// Broken by an attribution.
		{"「河流從不爭辯，」魏安說，「它只是繞過石頭，把石頭留在身後。」", "wei2019:verbatim,2 parts"},
		{"「河流從不爭辯」，他說，「它只是繞過石頭，把石頭留在身後」。", "wei2019:verbatim,2 parts"},
		{"「河流從不爭辯，」他說，「它只是繞過石頭，」他又說，「把石頭留在身後。」", "wei2019:verbatim,3 parts"},
		{"「河流從不爭辯，」他說，「它只是繞過木頭，把石頭留在身後。」", "wei2019:altered1,2 parts"},
		{"「河流從不爭辯，」他說，「今天也是一樣。」", "wei2019:verbatim"},
		{"「湖面在黃昏時像一面舊鏡子」，他說，「河流從不爭辯」。", "lake2020:verbatim wei2019:verbatim"},
		{"「河流從不爭辯」和「它只是繞過石頭」是兩句。", "wei2019:verbatim wei2019:verbatim"},
		// Block quotations.
		{"> 湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。\n", "lake2020:verbatim"},
		{"> 湖面在黃昏時像一面舊鏡子，\n> 照著沒有人等的渡船。\n", "lake2020:verbatim"},
		{"> 「湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。」\n", "lake2020:verbatim"},
		{"> 湖面在黃昏時像一面破鏡子，照著沒有人等的渡船。\n> —— 林梅\n", "lake2020:altered1"},
		{"> 那一年，湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船，誰也沒有說話，只有風從對岸吹過來。\n", "lake2020:verbatim"},
		// Unmarked, other words.
		{"他說：湖面在黃昏時像一面破鏡子，照著沒有人等的小船，也照著還沒有點亮的燈，然後走了。", "lake2020:altered2,unmarked"},
		{"舊事重提，河流從不抱怨，它只是繞過石頭，把石頭留在身後。", "wei2019:altered1,unmarked"},
		{"大家知道河流從不抱怨，它只是繞過石頭，把石頭留在身後的故事。", ""},
	} {
		inBothScripts(t, c.text, c.want, quotationsOfScript)
	}
}

// quotationsOfScript is quotations in which the script makes no difference.
func quotationsOfScript(text string) string {
	return strings.ReplaceAll(quotations(text), "equivalent", "verbatim")
}
