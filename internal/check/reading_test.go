package check

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// mixedText has characters of every class, and bytes that are no UTF-8.
const mixedText = "甲乙，Abc 12「丙」\u3000⽇〇𠮷·—…\uFFFCé①\xff\xe4\xb8.，，的的数据数据ＡＢ"

// The tokens cover a run, and each is of one class; no character is missed.
func TestReadBlock(t *testing.T) {
	b := &prose.Block{Runs: []prose.Run{{Text: mixedText}, {}, {Text: "甲"}}}
	r := readBlock(b)
	defer r.release()
	for i := range b.Runs {
		text, end := b.Runs[i].Text, 0
		for _, token := range r.tokens[i] {
			if token.Start != end || token.Len() == 0 {
				t.Fatalf("run %d: token %v stands behind %d", i, token.Span, end)
			}
			end = token.End
			for _, c := range text[token.Start:token.End] {
				if classOf(c) != token.class {
					t.Errorf("run %d: %q is of class %d in a token of class %d", i, c, classOf(c), token.class)
				}
				if !r.chars[i].may(c) {
					t.Errorf("run %d: %q is missed", i, c)
				}
			}
		}
		if end != len(text) {
			t.Errorf("run %d: the tokens end at %d, want %d", i, end, len(text))
		}
	}
	first, last := &r.chars[0], &r.chars[2]
	if !first.twice || !first.doubled || !first.rareHan || first.mayAll("地球") {
		t.Errorf("of the first run is noted: twice %t, doubled %t, rareHan %t, 地球 %t", first.twice, first.doubled, first.rareHan, first.mayAll("地球"))
	}
	if last.twice || last.doubled || last.rareHan || last.mayAny("乙丙，1a") || !last.mayAny("乙甲") {
		t.Error("the last run has what belongs to the first")
	}
}

func TestClassTables(t *testing.T) {
	for r := rune(0x2000); r <= 0x10FFF; r++ {
		if r >= 0x4E00 && r <= 0x9FFF {
			continue
		}
		if got, want := classOf(r), rareClassOf(r); got != want {
			t.Errorf("%U is of class %d, want %d", r, got, want)
		}
	}
}

func TestIndexChar(t *testing.T) {
	for _, text := range []string{"", "的", "目的", "\x9a\x84的", "皂白", "一\x84的", "的\xe7\x9a", "\x84", mixedText} {
		if got, want := indexChar(text, "的"), strings.Index(text, "的"); got != want {
			t.Errorf("in %q at %d, want %d", text, got, want)
		}
	}
}

// What nearOf derives holds of every match.
func TestNearOf(t *testing.T) {
	for _, c := range []struct {
		cue, expression, text string
		want                  bool
	}{
		{"还是", `(?:依旧|依然|仍然|仍旧)还是`, "他依舊還是去了", true},
		{"还是", `(?:依旧|依然|仍然|仍旧)还是`, "他依舊在想，到底還是去了", false},
		{"显示", `((?:根据|据)[^，]{0,24}?(?:数据|资料)显示)[，：,:]`, "根據最近一次的調查資料顯示，如此", true},
		{"显示", `((?:根据|据)[^，]{0,24}?(?:数据|资料)显示)[，：,:]`, "螢幕上顯示，如此", false},
		{"认为", `(?:一致普遍|普遍一致)认为`, "普遍一致認為", true},
		{"非常", `(?:非常|十分)(?:很|极为)|极为非常`, "極為非常", true},
		{"季度", `q[1-4] ?季度`, "Q3 季度", true},
		{"季度", `q[1-4] ?季度`, "第三季度", false},
	} {
		cue := strings.Index(prose.FoldString(c.text), c.cue)
		start := 0 // of the cue in the text: folding keeps the number of characters
		for range utf8.RuneCountInString(prose.FoldString(c.text)[:cue]) {
			_, n := utf8.DecodeRuneInString(c.text[start:])
			start += n
		}
		end := start + len(firstRunes(c.text[start:], utf8.RuneCountInString(c.cue)))
		n := nearOf(c.cue, c.expression)
		if got := n.hold(c.text, start, end); got != c.want {
			t.Errorf("%s in %s: %t, want %t", c.expression, c.text, got, c.want)
		}
		if regexp.MustCompile(c.expression).MatchString(prose.FoldString(c.text)) && !n.hold(c.text, start, end) {
			t.Errorf("%s matches %s and is not tried", c.expression, c.text)
		}
	}
}
