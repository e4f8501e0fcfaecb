package annotate_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

func ref(key, title, issued, titles, names string) *glossary.Reference {
	r := &glossary.Reference{Key: key, Type: "book", Title: title, Issued: issued, AuthorNames: strings.Split(names, "|")}
	for _, t := range strings.Split(titles, "|") {
		if t != "" {
			r.Titles = append(r.Titles, glossary.LangText{Lang: "zh-Hant", Text: t})
		}
	}
	return r
}

func quotationOf(ref string, wordings ...string) *glossary.Quotation {
	q := &glossary.Quotation{Ref: ref}
	for _, w := range wordings {
		q.Wordings = append(q.Wordings, glossary.Wording{Lang: "zh-Hant", Text: w})
	}
	return q
}

// works is a glossary of real and of invented works. The passages are invented
// and so are their authors, 林梅 and 魏安.
var works = sync.OnceValue(func() *annotate.Lexicon {
	leviathan := ref("hobbes1651", "Leviathan: Or the Matter of a Common-Wealth", "1651", "利維坦|巨靈論", "霍布斯|托馬斯·霍布斯|Hobbes|Thomas Hobbes")
	leviathan.Note = "中譯：北京，1985"
	f := &glossary.File{
		Name: "works",
		References: []*glossary.Reference{
			leviathan,
			ref("kant1784a", "Idee zu einer allgemeinen Geschichte", "1784-11", "普遍歷史觀念", "康德|伊曼努爾·康德|Kant|Immanuel Kant"),
			ref("kant1784b", "Beantwortung der Frage: Was ist Aufklärung?", "1784-12", "何謂啟蒙", "康德|伊曼努爾·康德|Kant|Immanuel Kant"),
			ref("kant1795", "Zum ewigen Frieden: Ein philosophischer Entwurf", "1795", "永久和平論|論永久和平", "康德|伊曼努爾·康德|Kant|Immanuel Kant"),
			ref("marx1848", "Manifest der Kommunistischen Partei", "1848", "共產黨宣言", "馬克思|卡爾·馬克思|Marx|Karl Marx|恩格斯|弗里德里希·恩格斯|Engels"),
			ref("marx1852", "Der achtzehnte Brumaire", "1852", "霧月十八日|路易·波拿巴的霧月十八日", "馬克思|卡爾·馬克思|Marx|Karl Marx"),
			ref("marx1844", "Zur Kritik der Hegelschen Rechtsphilosophie. Einleitung", "1844", "〈黑格爾法哲學批判〉導言", "馬克思|Marx"),
			ref("hegel1837", "Vorlesungen über die Philosophie der Geschichte", "1837", "歷史哲學", "黑格爾|Hegel"),
			ref("wei2022", "歷史哲學", "2022", "", "魏安"),
			ref("wei2019", "論河流", "2019", "", "魏安|Wei An"),
			ref("lake2020", "湖上筆記", "2020", "Notes on a Lake", "林梅|Lin Mei"),
			ref("hill2021", "山中筆記", "2021", "", "林梅|Lin Mei"),
			ref("hanshu", "漢書", "", "", "班固"),
		},
		Quotations: []*glossary.Quotation{
			quotationOf("lake2020", "湖面在黃昏時像一面舊鏡子，照著沒有人等的渡船，也照著還沒有點亮的燈。"),
			quotationOf("hill2021", "雨後的山路沒有盡頭，走路的人卻總有回家的時候。"),
			quotationOf("wei2019", "河流從不爭辯，它只是繞過石頭，把石頭留在身後。"),
			quotationOf("wei2022", "記憶不是倉庫。"),
			quotationOf("lake2020", "A lake keeps no secrets, it only waits until somebody looks down."),
		},
	}
	g, problems := glossary.Merge(glossary.Layer{f})
	if len(problems) > 0 {
		panic(fmt.Sprint(problems))
	}
	return annotate.Compile(g)
})

func annotated(text string) *annotate.Document {
	return annotate.Annotate(prose.Parse(markdown.Parser{}, text), works())
}

// inBothScripts runs a test on a Traditional text and its Simplified twin.
func inBothScripts(t *testing.T, text, want string, got func(text string) string) {
	t.Helper()
	if g := got(text); g != want {
		t.Errorf("%s\n got %q\nwant %q", text, g, want)
	}
	hans, wantHans := prose.ToHans(text), prose.ToHans(want)
	if g := got(hans); hans != text && g != wantHans {
		t.Errorf("%s\n got %q\nwant %q", hans, g, wantHans)
	}
}

func keys(refs []*glossary.Reference) string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Key)
	}
	return strings.Join(out, "+")
}
