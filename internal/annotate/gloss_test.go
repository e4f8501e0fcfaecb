package annotate_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

func glossLexicon(t testing.TB) *annotate.Lexicon {
	g, _ := glossary.Merge()
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	return annotate.Compile(g).WithDictionary(d)
}

// glossesOf lists the glosses of a text: Chinese name, original, abbreviation,
// with an asterisk if the Chinese name is marked.
func glossesOf(x *annotate.Lexicon, text string) []string {
	var out []string
	d := annotate.Annotate(prose.Parse(markdown.Parser{}, text), x)
	for i, b := range d.Prose.Blocks() {
		for _, g := range d.Block(i).Glosses {
			run := b.Runs[g.Run].Text
			mark := ""
			if g.Marked {
				mark = "*"
			}
			out = append(out, fmt.Sprintf("%s%s|%s|%s", run[g.Term.Start:g.Term.End], mark, run[g.Original.Start:g.Original.End], run[g.Short.Start:g.Short.End]))
		}
	}
	return out
}

func TestGlosses(t *testing.T) {
	x := glossLexicon(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"這是風格遷移（style transfer）。\n", []string{"風格遷移|style transfer|"}},
		{"这是*风格迁移*（style transfer）。\r\n", []string{"风格迁移*|style transfer|"}},
		{"先談「風格遷移」(Style Transfer)。\n", []string{"風格遷移*|Style Transfer|"}},
		{"見[風格遷移](a.md)（style transfer）。\n", []string{"風格遷移*|style transfer|"}},
		{"使用長短期記憶（long short-term memory，LSTM）。\n", []string{"長短期記憶|long short-term memory|LSTM"}},
		{"LSTM（長短期記憶）有三個門。\n", []string{"長短期記憶*||LSTM"}},
		{"LEAM（Large European AI Models）是倡議。\n", []string{"|Large European AI Models|LEAM"}},
		{"大型歐洲模型（英語：Large European Models，縮寫為LEMs）\n", []string{"大型歐洲模型|Large European Models|LEM"}},
		{"自然語言處理 (NLP) 與 natural language processing（NLP）\n", []string{"自然語言處理||NLP", "|natural language processing|NLP"}},
		{"後來的諾伯特·維納（Norbert Wiener）說。\n", []string{"諾伯特·維納|Norbert Wiener|"}},
		{"他用了𠮷野家（Yoshinoya）😀。\n", []string{"𠮷野家|Yoshinoya|"}},
		// What stands in brackets is often no gloss.
		{"霍布斯（Hobbes 1651）與（霍布斯，1651）。\n", nil},
		{"變數（x）與函式（`f`）。\n", nil},
		{"檔案（main.go）與網址（https://example.org）。\n", nil},
		{"這一點（見第三章）很重要（他說）。\n", nil},
		{"（style transfer）\n", nil},
		{"《利維坦》（Leviathan）\n", nil},
		{"沒有關上（style transfer\n", nil},
		{"頁碼（p. 12）與（see below）。\n", nil},
	} {
		if diff := cmp.Diff(c.want, glossesOf(x, c.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// Brackets without end do not make the reader slow.
func TestGlossesOfHostileText(t *testing.T) {
	x := glossLexicon(t)
	for _, piece := range []string{"詞（", "詞（a b）", "（（", "*詞*（ab）", "「詞」（ab）", "a-", "詞·", "以下簡稱", "A（"} {
		text := func(n int) string { return strings.Repeat(piece, n/len(piece)) }
		growth.Linear(t, strconv.Quote(piece), 25_000, text, func(text string) { glossesOf(x, text) })
	}
}

func FuzzGlosses(f *testing.F) {
	x := glossLexicon(f)
	for _, s := range []string{"風格遷移（style transfer，ST）", "*a*（b）", "LSTM（長短期記憶）", "（\xff）", "「」（ab）", "詞（“ab”）", "·詞·（Ab Cd）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := annotate.Annotate(prose.Parse(markdown.Parser{}, text), x)
		for i, b := range d.Prose.Blocks() {
			for _, g := range d.Block(i).Glosses {
				run := b.Runs[g.Run].Text
				given := 0
				for _, s := range []prose.Span{g.Term, g.Original, g.Short} {
					if s.Start < 0 || s.End < s.Start || s.End > len(run) {
						t.Fatalf("span %v outside %q", s, run)
					}
					if s.Len() > 0 {
						given++
					}
				}
				if given < 2 || g.Start < 0 || g.End > len(b.Source) || g.Start >= g.End {
					t.Fatalf("bad gloss %+v in %q", g, b.Source)
				}
			}
		}
	})
}
