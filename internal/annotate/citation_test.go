package annotate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// citations lists the citations of a text that lead somewhere: key of the work,
// and the locator's parts.
func citations(text string) string {
	d := annotated(text)
	var out []string
	for i := range d.Prose.Blocks() {
		for _, c := range d.Block(i).Citations {
			s := keys(c.References)
			for _, t := range d.Targets(i, &c) {
				s += strings.TrimSuffix(t.Label+"="+keys(t.References), "=") + " "
			}
			s = strings.TrimSpace(s)
			if c.Kind == annotate.ByKey && s == "" {
				s = "?" + c.Name
			}
			if s == "" {
				continue
			}
			if l := locator(c.Locator); l != "" {
				s += "[" + l + "]"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func locator(l annotate.Locator) string {
	var out []string
	for _, p := range l.Parts {
		s := p.Unit + " " + p.From
		if p.To != "" {
			s += "-" + p.To
		}
		out = append(out, s)
	}
	if out == nil {
		return l.Text
	}
	return strings.Join(out, ", ")
}

func TestCitations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Titles.
		{"《利維坦》講的是主權者。", "hobbes1651"},
		{"〈何謂啟蒙〉只有幾頁。", "kant1784b"},
		{"《巨靈論》是它的別名。", "hobbes1651"},
		{"《沒有人寫過的書》不在書目裡。", ""},
		{"﹏﹏利維坦﹏﹏講的是主權者。", "hobbes1651"},
		{"民國時候寫作﹏利維坦﹏，旁邊畫波浪線。", "hobbes1651"},
		{"他讀過*Leviathan*，也讀過 _Zum ewigen Frieden_ 。", "hobbes1651 kant1795"},
		{"<cite>利維坦</cite>也是這樣寫的。", "hobbes1651"},
		{"**Leviathan**只是強調。", ""},
		{"報上寫作「利維坦」，西文寫作“Leviathan”。", "hobbes1651 hobbes1651"},
		{"《〈黑格爾法哲學批判〉導言》是一篇短文。", "marx1844"},
		{"《讀〈利維坦〉》是一篇書評。", "hobbes1651"},
		{"《論〈湖上筆記〉與〈論河流〉》還沒有發表。", "lake2020 wei2019"},
		{"《漢書·藝文志》列了書目。", "hanshu[藝文志]"},
		{"《漢書・藝文志》列了書目。", "hanshu[藝文志]"},
		{"《漢書‧藝文志》列了書目。", "hanshu[藝文志]"},
		{"《路易‧波拿巴的霧月十八日》很有名。", "marx1852"},
		{"《利維坦——論國家》是改寫的題目。", "hobbes1651"},
		{"《湖上筆記（增訂本）》剛剛出版。", "lake2020"},
		{"《湖\n上筆記》在這裡換了行。", "lake2020"},
		{"《**湖上**筆記》有一半是粗體。", "lake2020"},
		{"《湖上筆記是一個沒有關上的書名號。", ""},
		{"黑格爾的《歷史哲學》影響很大。", "hegel1837"},
		{"魏安《歷史哲學》是新書。", "wei2022"},
		{"《歷史哲學》（2022）是新書。", "wei2022"},
		{"《歷史哲學》有兩部。", "hegel1837+wei2022"},
		// Locators behind a title.
		{"見《利維坦》第十三章。", "hobbes1651[chapter 13]"},
		{"見《利維坦》（第十三章）。", "hobbes1651[chapter 13]"},
		{"見《利維坦》，頁 12。", "hobbes1651[page 12]"},
		{"見《利維坦》頁12-15。", "hobbes1651[page 12-15]"},
		{"見《利維坦》第十二至十五頁。", "hobbes1651[page 12-15]"},
		{"見《利維坦》卷二第十九章。", "hobbes1651[volume 2, chapter 19]"},
		{"見《利維坦》第二部分第十七章末。", "hobbes1651[part 2, chapter 17]"},
		{"見《利維坦》的第三章，§ 4。", "hobbes1651[chapter 3, section 4]"},
		{"見《利維坦》（1651）第三章。", "hobbes1651[chapter 3]"},
		{"見《利維坦》（1651，頁 12）。", "hobbes1651[page 12]"},
		{"見《利維坦》（1651：12）。", "hobbes1651[page 12]"},
		{"見《湖上筆記》上冊。", "lake2020[volume 上]"},
		{"見《湖上筆記》第廿一回。", "lake2020[chapter 21]"},
		{"見《湖上筆記》頁 12、15。", "lake2020[page 12, page 15]"},
		{"見《湖上筆記》頁１２。", "lake2020[page 12]"},
		{"見《湖上筆記》，p. 3–5。", "lake2020[page 3-5]"},
		{"見《湖上筆記》，第 12 頁以下。", "lake2020[page 12]"},
		{"《利維坦》第一次出版是在倫敦。", "hobbes1651"},
		{"《利維坦》三章都讀了。", "hobbes1651"},
		{"《利維坦》書中沒有這句話。", "hobbes1651"},
		// Author and year.
		{"霍布斯（1651）主張授權。", "hobbes1651"},
		{"主權來自授權（霍布斯，1651）。", "hobbes1651"},
		{"主權來自授權（霍布斯 1651）。", "hobbes1651"},
		{"主權來自授權(Hobbes, 1651, p. 3)。", "hobbes1651[page 3]"},
		{"主權來自授權（霍布斯，1651：12）。", "hobbes1651[page 12]"},
		{"主權來自授權（霍布斯，1651：12-15）。", "hobbes1651[page 12-15]"},
		{"主權來自授權（霍布斯，1651年）。", "hobbes1651"},
		{"主權來自授權（霍布斯，１６５１）。", "hobbes1651"},
		{"主權來自授權（霍布斯，一六五一年）。", "hobbes1651"},
		{"主權來自授權（霍布斯，1985）。", "hobbes1651"},
		{"主權來自授權（參見霍布斯，1651，第十三章）。", "hobbes1651[chapter 13]"},
		{"兩人都談過（霍布斯，1651；康德，1795：第二節）。", "hobbes1651 kant1795[section 2]"},
		{"兩人都談過（霍布斯，1651; 康德，1795）。", "hobbes1651 kant1795"},
		{"康德（1784a、1795）談過兩次。", "kant1784a kant1795"},
		{"康德（1784a）與康德（1784b）是兩篇。", "kant1784a kant1784b"},
		{"康德（1784）有兩篇。", "kant1784a+kant1784b"},
		{"他們寫過宣言（馬克思、恩格斯，1848）。", "marx1848"},
		{"馬克思和恩格斯（1848）寫過宣言。", "marx1848"},
		{"Marx and Engels (1848) wrote it.", "marx1848"},
		{"Hobbes’s (1651) argument is well known.", "hobbes1651"},
		{"馬克思等（1848）寫過宣言。", "marx1848"},
		{"Marx et al. (1848) wrote it.", "marx1848"},
		{"托馬斯‧霍布斯（1651）主張授權。", "hobbes1651"},
		{"托馬斯•霍布斯（1651）主張授權。", "hobbes1651"},
		{"托馬斯・霍布斯（1651）主張授權。", "hobbes1651"},
		{"托馬斯霍布斯（1651）主張授權。", "hobbes1651"},
		{"T. Hobbes (1651) 主張授權。", "hobbes1651"},
		{"林梅（2020，2021）寫過湖，也寫過山。", "lake2020 hill2021"},
		{"霍布斯（1588—1679）活到九十一歲。", ""},
		{"霍布斯（1651—1660 年間）住在倫敦。", ""},
		{"霍布斯（1999）不是他。", ""},
		{"馬克思·韋伯（1852）另有其人。", ""},
		{"Hobbesian (1651) 不是人名。", ""},
		{"這一年（1651）出了一部大書。", ""},
		{"霍布斯在這一年（1651）出了一部大書。", ""},
		{"霍布斯（1651 沒有關上括號。", ""},
		// Keys.
		{"見[@hobbes1651]。", "hobbes1651"},
		{"見[@hobbes1651, 頁 12]。", "hobbes1651[page 12]"},
		{"見[@hobbes1651，第十三章]。", "hobbes1651[chapter 13]"},
		{"見[@hobbes1651, ch. 13, § 4]。", "hobbes1651[chapter 13, section 4]"},
		{"見[@hobbes1651, 12-15]。", "hobbes1651[page 12-15]"},
		{"見[@hobbes1651, pp. xiv–xvi]。", "hobbes1651[page xiv-xvi]"},
		{"見[@hobbes1651, 頁 3; @kant1795, 第二節]。", "hobbes1651[page 3] kant1795[section 2]"},
		{"見[@hobbes1651；@nobody]。", "hobbes1651 ?nobody"},
		{"據 @kant1795 [頁 12] 所論。", "kant1795[page 12]"},
		// Numbers and notes.
		{"主權來自授權[1]。\n\n## 參考文獻\n\n[1] 霍布斯. 利維坦[M]. 北京: 甲書局, 1985.\n", "1=hobbes1651"},
		{"主權來自授權[1-2]。\n\n## 參考文獻\n\n1. 霍布斯，《利維坦》\n2. 康德，《永久和平論》\n", "1=hobbes1651 2=kant1795 hobbes1651 kant1795"},
		{"主權來自授權[1,3]。\n\n## References\n\n1. Hobbes, Thomas. Leviathan. London, 1651.\n1. Somebody else. A book.\n1. Kant, I. Zum ewigen Frieden. 1795.\n", "1=hobbes1651 3=kant1795"},
		{"主權來自授權〔1〕，也見［2］。\n\n〔1〕霍布斯：利維坦\n〔2〕林梅：湖上筆記\n", "1=hobbes1651 2=lake2020"},
		{"主權來自授權[2，頁 3]。\n\n[1] 別的書\n\n[2] 林梅. 湖上筆記[M]. 2020\n", "2=lake2020[page 3]"},
		{"主權來自授權¹，湖面是鏡子²。\n\n# 參考書目\n\n1. 利維坦\n2. 湖上筆記\n", "1=hobbes1651 2=lake2020"},
		{"主權來自授權<sup>1</sup>。\n\n# 七、參考文獻\n\n1. 霍布斯：利維坦\n", "1=hobbes1651"},
		{"主權來自授權<sup>[1]</sup>。\n\n# 參考文獻：\n\n1. 霍布斯：利維坦\n", "1=hobbes1651"},
		{"面積是 12 m²，也就是十二平方米²。\n\n# 參考書目\n\n2. 湖上筆記\n", ""},
		{"主權來自授權[1]，陣列 a[1] 與年份[1651]。\n\n沒有書目。\n", ""},
		{"主權來自授權[^1]。\n\n[^1]: 霍布斯，《利維坦》，頁 12。\n", "1=hobbes1651 hobbes1651[page 12]"},
		{"主權來自授權[^h]。\n\n[^h]: Hobbes, Leviathan, ch. 13.\n", "h=hobbes1651"},
		{"主權來自授權[^H]。\n\n[^h]: 見[@hobbes1651, 頁 3]。\n", "H=hobbes1651 hobbes1651[page 3]"},
		{"主權來自授權[^x]。\n\n[^x]: 只是一句解釋。\n", "x"},
		{"主權來自授權[^y]。\n", ""},
	} {
		inBothScripts(t, c.text, c.want, citations)
	}
}

// A group's items have their own spans; what stands around a key is kept.
func TestCitationItems(t *testing.T) {
	items := func(text string) string {
		d := annotated(text)
		var out []string
		for i, b := range d.Prose.Blocks() {
			for _, c := range d.Block(i).Citations {
				out = append(out, fmt.Sprintf("%s<%s|%s|%s|%s|%v>", b.Source[c.At.Start:c.At.End], b.Source[c.Start:c.End], c.Prefix, c.Locator.Text, c.Suffix, c.AuthorOmitted))
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ text, want string }{
		{"見[@hobbes1651]。", "hobbes1651<[@hobbes1651]||||false>"},
		{"見[參見 @hobbes1651, 頁 12 以及別處]。", "hobbes1651<[參見 @hobbes1651, 頁 12 以及別處]|參見|頁 12|以及別處|false>"},
		{"見[-@hobbes1651]。", "hobbes1651<[-@hobbes1651]||||true>"},
		{"見[@hobbes1651, 頁 3; 另見 -@kant1795, § 4]。", "hobbes1651<@hobbes1651, 頁 3||頁 3||false> kant1795<另見 -@kant1795, § 4|另見|§ 4||true>"},
		{"見 @hobbes1651 [第三章]。", "hobbes1651<@hobbes1651 [第三章]||第三章||false>"},
		{"主權來自授權（參見霍布斯，1651：12，初版；康德，1795）。", "霍布斯，1651：12<霍布斯，1651：12|參見|12|初版|false> 康德，1795<康德，1795||||false>"},
		{"霍布斯（1651）主張授權。", "霍布斯（1651<霍布斯（1651）||||false>"},
		{"見[1, 4–6]。", "1<1||||false> 4–6<4–6||||false>"},
		{"見〔3〕。", "3<〔3〕||||false>"},
	} {
		inBothScripts(t, c.text, c.want, items)
	}
}
