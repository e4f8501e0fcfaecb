package prose_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// classes holds characters that fold to the first of their line.
var classes = []string{
	"发發髮発", "后後", "干乾幹", "里裡裏", "台臺檯颱枱", "为為爲", "说說説", "面麵麪",
	"着著", "么麼麽幺", "檐簷", "痹痺", "睾睪", "鲇鮎鲶鯰", "腭齶顎颚", "叙敘敍", "卫衛衞",
	"苎薴苧", "只隻祇衹", "了瞭", "帐賬帳账", "图圖図", "户戶戸", "线線綫", "吃喫", "群羣", "国國",
	"龙龍龙", "车車車", "一⼀", "龟龜", // compatibility ideographs and radicals
	"aAａＡ", "zZｚＺ", "0０", "éÉ", "σΣς", "яЯ", "kKK", "åÅÅ",
	"「『“‘﹁﹃｢", "」』”’﹂﹄｣", "\"＂", "'＇",
	" 　", ",，︐﹐", ":：︓", ";；", "!！", "?？", "(（︵", ")）", "。｡", "、､",
	"𠮷", "😀", "…", "—", "·", "《", "ß",
}

// apart holds characters that must not share a class.
var apart = [][2]rune{
	{'。', '.'},
	{'、', ','},
	{'“', '"'},
	{'’', '\''},
	{'复', '覆'},
	{'芸', '艺'},
	{'欠', '缺'},
	{'已', '己'},
	{'未', '末'},
	{'士', '土'},
	{'「', '」'},
	{'《', '「'},
	{'一', '—'},
}

func TestFold(t *testing.T) {
	for _, class := range classes {
		want, _ := utf8.DecodeRuneInString(class)
		for _, r := range class {
			if got := prose.Fold(r); got != want {
				t.Errorf("Fold(%c %U) = %c, want %c", r, r, got, want)
			}
		}
	}
	for _, pair := range apart {
		if prose.Fold(pair[0]) == prose.Fold(pair[1]) {
			t.Errorf("%c and %c share a class", pair[0], pair[1])
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		once := prose.Fold(r)
		if twice := prose.Fold(once); twice != once {
			t.Errorf("Fold(%U) = %U, folded again %U", r, once, twice)
		}
	}
}

func TestFoldString(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"国家", "国家"},
		{"國家主權（Sovereignty）", "国家主权(sovereignty)"},
		{"“一”與『二』", "「一」与「二」"},
		{"Ｗｅｂ　３．０", "web 3.0"},
		{"𠮷野家😀臺灣", "𠮷野家😀台湾"},
		{"後\xff來\xe5\x9c", "后\xff来\xe5\x9c"},
		{"é\r\n\t一", "é\r\n\t一"},
	} {
		if got := prose.FoldString(test.text); got != test.want {
			t.Errorf("FoldString(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestToHans(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"這個術語應該寫作「技術主權」。", "这个术语应该写作「技术主权」。"},
		{"著名的衞生學說，ABC（檐／簷）", "著名的卫生学说，ABC（檐／檐）"},
		{"已经是简体", "已经是简体"},
		{"賬目與帳戶，瞭解，彷彿", "账目与帐户，瞭解，彷佛"},
		{"桜の図", "桜の図"},
		{"鯰\xff龍", "鲶\xff龙"},
	} {
		if got := prose.ToHans(test.text); got != test.want {
			t.Errorf("ToHans(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestHantForms(t *testing.T) {
	for r, want := range map[rune]string{
		'后': "後后", '发': "發髮", '国': "國", '一': "", '國': "", 'a': "", '\xff': "",
	} {
		if got := string(prose.HantForms(r)); got != want {
			t.Errorf("HantForms(%c) = %q, want %q", r, got, want)
		}
	}
	if forms := string(prose.HantForms('只')); !strings.HasPrefix(forms, "只隻") {
		t.Errorf("HantForms(只) = %q", forms)
	}
}

func TestSameHant(t *testing.T) {
	for _, pair := range []string{"裏裡", "爲為", "衛衞", "群羣", "說説", "發發", "aa"} {
		r := []rune(pair)
		if !prose.SameHant(r[0], r[1]) || !prose.SameHant(r[1], r[0]) {
			t.Errorf("%c and %c are not one", r[0], r[1])
		}
	}
	for _, pair := range []string{"發髮", "後后", "隻只", "裡里", "臺檯", "複復"} {
		if r := []rune(pair); prose.SameHant(r[0], r[1]) {
			t.Errorf("%c and %c are one", r[0], r[1])
		}
	}
}

func TestCountScripts(t *testing.T) {
	for _, test := range []struct {
		text       string
		hant, hans int
		script     prose.Script
	}{
		{"", 0, 0, prose.UnknownScript},
		{"plain ASCII, é, “…”", 0, 0, prose.UnknownScript},
		{"一二三人大山水", 0, 0, prose.UnknownScript},
		{"后里只面台干余谷丑松云乾著着", 0, 0, prose.UnknownScript},
		{"國際關係與發展", 6, 0, prose.Hant},
		{"国际关系与发展", 0, 5, prose.Hans},
		{"国國國", 2, 1, prose.Hant},
		{"\xe5\x9b國\xff𠮷😀", 1, 0, prose.Hant},
		{"國\r\n\t国，国", 1, 2, prose.Hans},
	} {
		hant, hans := prose.CountScripts(test.text)
		if hant != test.hant || hans != test.hans {
			t.Errorf("CountScripts(%q) = %d, %d, want %d, %d", test.text, hant, hans, test.hant, test.hans)
		}
		if got := prose.ScriptOf(test.text); got != test.script {
			t.Errorf("ScriptOf(%q) = %v, want %v", test.text, got, test.script)
		}
	}
}

func TestIsHan(t *testing.T) {
	for r := rune(-1); r <= 0x3347F; r++ {
		if got, want := prose.IsHan(r), unicode.Is(unicode.Han, r); want && !got && r>>8 != 0x16F {
			t.Errorf("IsHan(%U) = %v, want %v", r, got, want)
		} else if got && unicode.In(r, unicode.Letter, unicode.Punct, unicode.Nd) && !want {
			t.Errorf("IsHan(%U) = %v, want %v", r, got, want)
		}
	}
}

// sample is Chinese prose in both scripts with some Latin and punctuation.
var sample = strings.Repeat("国家主权是现代政治学的核心概念，霍布斯在《利維坦》中討論了它（Sovereignty）。"+
	"後來的學者認為：「技術主權」與“数字主权”並不相同；\n", 2000)

func BenchmarkFold(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	var sum rune
	for b.Loop() {
		for _, r := range sample {
			sum += prose.Fold(r)
		}
	}
	_ = sum
}

func BenchmarkFoldString(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	for b.Loop() {
		prose.FoldString(sample)
	}
}

func BenchmarkCountScripts(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	for b.Loop() {
		prose.CountScripts(sample)
	}
}
