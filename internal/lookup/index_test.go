package lookup_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lookup"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

var names = []string{"技術主權", "技术转让", "科技主權", "調節重力", "AI 主權", "長城", "technology sovereignty", "女權", "〇點", "𠮷野家", ""}

func found(x *lookup.Index, list []int) string {
	var out []string
	for _, i := range list {
		out = append(out, x.Name(i))
	}
	return strings.Join(out, " ")
}

func TestPrefix(t *testing.T) {
	t.Parallel()
	x := lookup.NewIndex(names, prose.FoldString)
	for _, c := range []struct{ typed, want string }{
		{"技術", "技術主權 技术转让"},
		{"技术主", "技術主權"},
		{"TECH", "technology sovereignty"},
		{"ＡＩ", "AI 主權"},
		{"術", ""},
		{"\xff", ""},
	} {
		typed := prose.FoldString(c.typed)
		got := slices.Collect(x.Prefix(typed))
		slices.Sort(got)
		if found(x, got) != c.want || x.HasPrefix(typed) != (c.want != "") {
			t.Errorf("%q finds %q, want %q", c.typed, found(x, got), c.want)
		}
	}
	if got := slices.Collect(x.Prefix("")); len(got) != len(names) {
		t.Errorf("nothing begins %d names of %d", len(got), len(names))
	}
}

func TestPinyin(t *testing.T) {
	t.Parallel()
	x := lookup.NewIndex(names, prose.FoldString)
	for _, c := range []struct{ letters, want string }{
		{"jszq", "技術主權"},
		{"jishuzhuquan", "技術主權"},
		{"jishuzq", "技術主權"},
		{"jszhuq", "技術主權"},
		{"jshzhq", "技術主權"},
		{"jishuzhuqu", "技術主權"},
		{"jiszhuanr", "技术转让"},
		{"js", "技術主權 技术转让"},
		{"jish", "技術主權 技术转让"},
		{"tiaojie", "調節重力"},
		{"diaojiechong", "調節重力"},
		{"tjzl", "調節重力"},
		{"tjcl", "調節重力"},
		{"cc", "長城"},
		{"zhangch", "長城"},
		{"aizq", "AI 主權"},
		{"nvquan", "女權"},
		{"lingd", "〇點"},
		{"yejia", "𠮷野家"},
		{"jszqx", ""},
		{"sjzq", ""},
		{"ishu", ""},
		{"jizszq", ""},
		{"", ""},
		{strings.Repeat("j", 60), ""},
		{"JSZQ", ""}, // the caller lowers
		{"技", ""},
	} {
		if got := found(x, x.Pinyin(c.letters)); got != c.want {
			t.Errorf("%q finds %q, want %q", c.letters, got, c.want)
		}
	}
}

func TestContaining(t *testing.T) {
	t.Parallel()
	x := lookup.NewIndex(names, lookup.Letters)
	starts, holds := 0, 0
	for _, start := range x.Containing(lookup.Letters("主权")) {
		if start {
			starts++
		} else {
			holds++
		}
	}
	if starts != 0 || holds != 3 {
		t.Errorf("主权 starts %d names and stands in %d others", starts, holds)
	}
}

func TestLetters(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"《利維坦》，第 13 章": "利维坦第13章", "For the Soveraign…": "forthesoveraign", "": "", "—— ": "", "\xffa": "a",
	} {
		if got := lookup.Letters(text); got != want {
			t.Errorf("letters of %q are %q, want %q", text, got, want)
		}
	}
}

// FuzzIndex holds the index to what looking at every name would find.
func FuzzIndex(f *testing.F) {
	f.Add("技術主權\n技术转让\nAI", "jsz", "技")
	f.Add("重慶\n長長長長長", "cczz", "长")
	f.Add("\xff\xfe\n\n女", "nv", "\xff")
	f.Add("zhuang莊嚴", "zhuangzhy", "Ｚ")
	f.Fuzz(func(t *testing.T, list, letters, prefix string) {
		names := strings.Split(list, "\n")
		x := lookup.NewIndex(names, prose.FoldString)
		folded := prose.FoldString(prefix)
		want := 0
		for _, n := range names {
			if strings.HasPrefix(prose.FoldString(n), folded) {
				want++
			}
		}
		if got := slices.Collect(x.Prefix(folded)); len(got) != want || x.HasPrefix(folded) != (want > 0) {
			t.Errorf("%q begins %d names, want %d", prefix, len(got), want)
		}
		got := x.Pinyin(letters)
		for i, n := range names {
			has := slices.Contains(got, i)
			if has && !typed(n, letters) {
				t.Errorf("%q does not type %q", letters, n)
			}
			// Names whose first characters have many readings are not listed under
			// all of them.
			if !has && typed(n, letters) && few(n) {
				t.Errorf("%q types %q, which is not found", letters, n)
			}
		}
	})
}

// typed is Index.Pinyin's promise for one name, as simple as can be.
func typed(name, letters string) bool {
	if letters == "" || len(letters) > 48 || !prose.HasHan(name) {
		return false
	}
	if name == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(name)
	rest := name[n:]
	syllables := prose.Pinyin(r)
	if l := prose.Fold(r); syllables == nil && ('a' <= l && l <= 'z' || '0' <= l && l <= '9') {
		syllables = []string{string(l)}
	}
	return spelled(rest, syllables, letters)
}

func spelled(rest string, syllables []string, letters string) bool {
	next := func(letters string) bool {
		if rest == "" {
			return false
		}
		r, n := utf8.DecodeRuneInString(rest)
		s := prose.Pinyin(r)
		if l := prose.Fold(r); s == nil && ('a' <= l && l <= 'z' || '0' <= l && l <= '9') {
			s = []string{string(l)}
		}
		return spelled(rest[n:], s, letters)
	}
	if syllables == nil {
		return next(letters)
	}
	for _, s := range syllables {
		if strings.HasPrefix(s, letters) {
			return true
		}
		if left, ok := strings.CutPrefix(letters, s); ok && next(left) {
			return true
		}
		if left, ok := strings.CutPrefix(letters, s[:1]); ok && next(left) {
			return true
		}
		if len(s) > 1 && s[1] == 'h' && strings.Contains("zcs", s[:1]) {
			if left, ok := strings.CutPrefix(letters, s[:2]); ok && next(left) {
				return true
			}
		}
	}
	return false
}

func few(name string) bool {
	ways := 1
	for _, r := range name {
		ways *= max(1, len(prose.Pinyin(r)))
	}
	return ways <= 16 && utf8.RuneCountInString(name) < 12
}
