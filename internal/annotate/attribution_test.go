package annotate_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// attributions names whom the marked quotations of a text are given to, and
// through whom.
func attributions(text string) string {
	d := annotated(text)
	var out []string
	for i := range d.Prose.Blocks() {
		for j := range d.Block(i).Quotations {
			q := &d.Block(i).Quotations[j]
			by := d.Attribution(i, q)
			if by == nil {
				out = append(out, "-")
				continue
			}
			s := by.Name
			for v := by.Via; v != nil; v = v.Via {
				s += "<" + v.Name
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func TestAttribution(t *testing.T) {
	// Q stands for a quotation.
	for _, c := range []struct{ text, want string }{
		// Verbs before.
		{"林梅說：Q。", "林梅"},
		{"語見馬克思《〈黑格爾法哲學批判〉導言》：Q。", "〈黑格爾法哲學批判〉導言<馬克思"}, // a name in a title
		{"林梅說，Q。", "林梅"},
		{"林梅說過Q這樣的話。", "林梅"},
		{"林梅寫道：Q", "林梅"},
		{"林梅指出，Q。", "林梅"},
		{"林梅認為Q。", "林梅"},
		{"林梅有言：Q", "林梅"},
		{"林梅云：Q", "林梅"},
		{"林梅曰Q。", "林梅"},
		{"林梅曾經寫過：Q", "林梅"},
		{"林梅：Q", "林梅"},
		{"林梅的Q廣為人知。", "林梅"},
		{"林梅的名言Q廣為人知。", "林梅"},
		{"正如林梅所說，Q。", "林梅"},
		{"如林梅所言：Q", "林梅"},
		{"用林梅的話說，Q。", "林梅"},
		{"引用林梅的話：Q", "林梅"},
		{"據林梅，Q。", "林梅"},
		{"按照林梅的說法，Q。", "林梅"},
		{"林梅在那年冬天寫過一句話，大意不難，是Q。", "林梅"},
		{"林梅住在湖邊，寫過一句話：Q", "林梅"},
		{"林梅住在湖邊，在那裡寫道：Q", "林梅"},
		{"林梅住在湖邊，後來她說：Q", "林梅"},
		{"林梅說，那年冬天，湖邊沒有人，Q。", "林梅"},
		{"Lin Mei wrote: Q", "Lin Mei"},
		{"According to Lin Mei, Q", "Lin Mei"},
		// Works.
		{"林梅在《湖上筆記》中說：Q", "湖上筆記<林梅"},
		{"在《湖上筆記》中，Q。", "湖上筆記"},
		{"《湖上筆記》第三章寫道：Q", "湖上筆記"},
		{"《湖上筆記》：Q", "湖上筆記"},
		{"林梅《湖上筆記》有云：Q", "湖上筆記<林梅"},
		{"《湖上筆記》裡有一句話：Q", "湖上筆記"},
		{"《湖上筆記》裡的Q出了名。", "湖上筆記"},
		{"林梅的《湖上筆記》（2020，頁 3）說：Q", "湖上筆記<林梅"},
		{"魏安在讀《湖上筆記》時說：Q", "魏安"},
		{"讀過《湖上筆記》的魏安說：Q", "魏安"},
		{"林梅在《沒有的書》中說：Q", "林梅"},
		{"據[@lake2020]：Q", "lake2020"},
		{"*Notes on a Lake* 說：Q", "Notes on a Lake"},
		// Behind.
		{"Q，林梅說。", "林梅"},
		{"Q，林梅寫道。", "林梅"},
		{"Q林梅在《湖上筆記》中說。", "林梅"},
		{"Q——林梅", "林梅"},
		{"Q——林梅《湖上筆記》", "林梅"},
		{"Q ——《湖上筆記》", "湖上筆記"},
		{"Q（林梅，2020）", "林梅"},
		{"Q（《湖上筆記》第三章）", "湖上筆記"},
		{"Q（林梅《湖上筆記》，頁 3）", "湖上筆記"},
		{"Q[@lake2020, 頁 3]。", "lake2020"},
		{"Q，語出《湖上筆記》。", "湖上筆記"},
		{"Q，出自林梅。", "林梅"},
		{"Q，這是林梅的話。", "林梅"},
		{"Q wrote Lin Mei.", "Lin Mei"},
		{"魏安說：Q（《湖上筆記》第三章）", "湖上筆記<魏安"},
		// Chains.
		{"魏安引林梅的話說：Q", "林梅<魏安"},
		{"魏安引用過林梅的名言：Q", "林梅<魏安"},
		{"馬克思、恩格斯說：Q", "恩格斯<馬克思"},
		{"魏安在《論河流》裡引林梅的話：Q", "林梅<論河流"},
		// Others speak, or nobody.
		{"有人說：Q", "-"},
		{"林梅的學生說：Q", "-"},
		{"林梅不同意，她的學生卻說：Q", "-"},
		{"林梅不在家，鄰居說：Q", "-"},
		{"他對林梅說：Q", "-"},
		{"魏安反駁林梅說：Q", "魏安"},
		{"林梅走了。有人說：Q", "-"},
		{"林梅研究者認為Q。", "-"},
		{"馬克思主義認為Q。", "-"},
		{"馬克思·韋伯說：Q", "-"},
		{"林梅寫小說，Q是題目。", "-"},
		{"這句話Q，林梅沒有說過嗎？", "-"},
		{"Q的作者不是林梅。", "-"},
		{"Q——這是大家都知道的，林梅也知道。", "-"},
		{"林梅和魏安都在場，有個孩子喊道：Q", "-"},
		{"林梅從未說過Q。", "-"},
		{"林梅沒有寫過Q這樣的話。", "-"},
		{"有人說Q，林梅說：「別的話。」", "- 林梅"},
		{"「湖面在黃昏時像一面舊鏡子，」林梅說：「別的話。」", "林梅 林梅"},
		{"有人說：Q。林梅說話很慢。", "-"},
		{"他寫道：Q。（林梅，2020）", "林梅"},
		// Quotations around.
		{"林梅說：「甲。」又說：Q", "林梅 林梅"},
		{"林梅把湖叫做「鏡子」，說：Q", "林梅 林梅"},
		{"「林梅是誰？」魏安說：Q", "魏安 魏安"},
		{"他讀到「林梅說」三個字，想起Q來。", "- -"},
		{"魏安說：「林梅說過：『甲乙。』」", "魏安 林梅"},
		// Block quotations.
		{"林梅寫道：\n\n> 湖面在黃昏時像一面舊鏡子。\n", "林梅"},
		{"林梅在《湖上筆記》中說：\n\n> 湖面在黃昏時像一面舊鏡子。\n>\n> 照著沒有人等的渡船。\n", "湖上筆記<林梅 湖上筆記<林梅"},
		{"> 湖面在黃昏時像一面舊鏡子。\n> —— 林梅《湖上筆記》\n", "湖上筆記<林梅"},
		{"> 湖面在黃昏時像一面舊鏡子。\n>\n> —— 林梅《湖上筆記》\n", "湖上筆記<林梅"},
		{"> 湖面在黃昏時像一面舊鏡子。\n\n—— 林梅\n", "林梅"},
		{"林梅走了。\n\n> 湖面在黃昏時像一面舊鏡子。\n", "-"},
		{"> 林梅說：「湖面在黃昏時像一面舊鏡子。」\n", "- 林梅"},
	} {
		text := strings.ReplaceAll(c.text, "Q", "「湖面在黃昏時像一面舊鏡子」")
		inBothScripts(t, text, c.want, attributions)
	}
}

// A name within the matched passage gives it to nobody.
func TestAttributionOutsidePassage(t *testing.T) {
	x := annotate.Compile(withPassage("lake2020", "林梅說過湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。"))
	for _, text := range []string{
		"林梅說過湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。",
		"「林梅說過湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船。」",
	} {
		a := x.Block(prose.Parse(mdParser, text).Blocks()[0])
		if len(a.Quotations) != 1 || a.Quotations[0].Match == nil || a.Quotations[0].Attribution != nil {
			t.Errorf("%s: %+v", text, a.Quotations)
		}
	}
}
