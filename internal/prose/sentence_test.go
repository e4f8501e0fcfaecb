package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// parts splits text by asking for the part that holds each byte.
func parts(t *testing.T, text string, part func(string, int) (int, int)) []string {
	t.Helper()
	var all []string
	for at := 0; at < len(text); {
		start, end := part(text, at)
		if start != at || end <= at || end > len(text) {
			t.Fatalf("part of %q at %d is %d to %d", text, at, start, end)
		}
		for inner := start; inner < end; inner++ {
			if s, e := part(text, inner); s != start || e != end {
				t.Fatalf("part of %q at %d is %d to %d, not %d to %d", text, inner, s, e, start, end)
			}
		}
		all = append(all, text[start:end])
		at = end
	}
	return all
}

func TestSentence(t *testing.T) {
	// A bar shows where a sentence ends.
	for _, marked := range []string{
		"",
		"沒有句號",
		"主權在民。|政府受託。",
		"主权在民！|政府受托？|",
		"他問：「為什麼？」|沒有人回答。",
		"（他說得對。）|我同意。",
		"「真的嗎？！」|他驚呼。|",
		"說到這裡……|他停了。",
		"「走吧！」，他說。|「去哪？」、「做什麼？」|無人知道",
		"他说：“好。”|我说：‘不。’|完",
		"第一行\n|第二行。\r\n|第三行",
		"第一段。\n\n|第二段",
		"《為什麼？》|一書",
		"a?b=c 與 x!=y",
		"Really?| 是的!|好",
		"3.14 與 example.com 不斷句。|完",
		"。|一",
		"」。|一",
		"𠮷野家。|😀！|e\u0301。",
		"一\xff。|\xe5\x9c",
		"一\n|」二",
		strings.Repeat("）", 50) + "一",
	} {
		want := strings.Split(strings.TrimSuffix(marked, "|"), "|")
		text := strings.ReplaceAll(marked, "|", "")
		if got := parts(t, text, prose.Sentence); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("sentences of %q: %q", text, got)
		}
	}
}

func TestClause(t *testing.T) {
	for _, marked := range []string{
		"霍布斯認為，|主權不可分割；|洛克則不然：|他說、|「可以，」|如此。|完",
		"共 1,000 人,| 12:30 到；|完",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		got := strings.Join(parts(t, text, prose.Clause), "|")
		if got != marked {
			t.Errorf("clauses of %q: %q", text, got)
		}
	}
}

func TestSentenceOutside(t *testing.T) {
	text := "甲。乙。"
	for offset, want := range map[int]string{-5: "甲。", 0: "甲。", 6: "乙。", len(text): "乙。", 99: "乙。"} {
		if start, end := prose.Sentence(text, offset); text[start:end] != want {
			t.Errorf("Sentence at %d is %q, want %q", offset, text[start:end], want)
		}
	}
}

func FuzzSentence(f *testing.F) {
	for _, seed := range []string{"", "甲。乙！「丙？」丁", "a!b\r\n\r\nc", "……」）\n。", "\xff。\xe5", "!!!\x990", "\xef\xbc!、"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		sentences := parts(t, text, prose.Sentence)
		clauses := parts(t, text, prose.Clause)
		if len(clauses) < len(sentences) {
			t.Errorf("%q: %d clauses, %d sentences", text, len(clauses), len(sentences))
		}
		for _, s := range sentences {
			if !utf8.RuneStart(s[0]) && utf8.ValidString(text) {
				t.Errorf("%q: sentence %q starts inside a rune", text, s)
			}
		}
	})
}
