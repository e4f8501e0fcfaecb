package automaton_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
)

// variants is a small stand-in for script folding; 㑮/𫝈 and 𩙪/颷 change the
// length in bytes.
var variants = map[rune]rune{
	'國': '国', '權': '权', '禮': '礼', '讓': '让', '說': '说', '學': '学',
	'㑮': '𫝈', '𩙪': '颷', '着': '著',
}

// folds is fold of every rune that is not its own; a table, since Build asks for
// all of them and the fuzzer builds often.
var folds = func() []rune {
	t := make([]rune, 0x30000)
	for i := range t {
		r := rune(i)
		if r >= 0xFF01 && r <= 0xFF5E { // full-width ASCII
			r -= 0xFEE0
		}
		t[i] = unicode.ToLower(r)
	}
	for r, f := range variants {
		t[r] = f
	}
	return t
}()

// fold maps script variants, full-width ASCII and letter case.
func fold(r rune) rune {
	if r >= 0 && int(r) < len(folds) {
		return folds[r]
	}
	return r
}

// found is a match as a test writes it.
type found struct {
	At    int
	Text  string
	Value int
}

func matches(text string, ms []automaton.Match) []found {
	var out []found
	for _, m := range ms {
		out = append(out, found{m.Start, text[m.Start:m.End], m.Value})
	}
	return out
}

func TestAll(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		text string
		want []found
	}{
		{"none", nil, "主權在民", nil},
		{"no text", []string{"主權"}, "", nil},
		{"one", []string{"主權"}, "論主權者", []found{{3, "主權", 0}}},
		{"folded", []string{"主权"}, "主權，主权。", []found{{0, "主權", 0}, {9, "主权", 0}}},
		{"folded lengths", []string{"㑮x", "颷"}, "𫝈Ｘ𩙪", []found{{0, "𫝈Ｘ", 0}, {7, "𩙪", 1}}},
		{"longest", []string{"自然", "自然狀態", "自然狀"}, "自然狀態自然狀況自然", []found{{0, "自然狀態", 1}, {12, "自然狀", 2}, {24, "自然", 0}}},
		{"falls back", []string{"一", "一二三四"}, "一二三五", []found{{0, "一", 0}}},
		{"leftmost", []string{"民主", "主權利"}, "民主權利", []found{{0, "民主", 0}}},
		{"starts again", []string{"甲甲乙"}, "甲甲甲乙", []found{{3, "甲甲乙", 0}}},
		{"neighbours", []string{"甲", "乙丙"}, "甲乙丙甲", []found{{0, "甲", 0}, {3, "乙丙", 1}, {9, "甲", 0}}},
		{"single at the end", []string{"甲"}, "乙甲", []found{{3, "甲", 0}}},
		{"Latin", []string{"Social Contract", "σ"}, "ＳＯＣＩＡＬ contract Σ", []found{{0, "ＳＯＣＩＡＬ contract", 0}, {28, "Σ", 1}}},
		{"astral", []string{"𠮷野家", "😀"}, "😀𠮷野家😀", []found{{0, "😀", 1}, {4, "𠮷野家", 0}, {14, "😀", 1}}},
		{"private planes", []string{"\U000F0001甲", "\U0010FFFF"}, "\U0010FFFF\U000F0001甲", []found{{0, "\U0010FFFF", 1}, {4, "\U000F0001甲", 0}}},
		{"line ends and tabs", []string{"甲乙", "丙\r\n丁"}, "甲\t乙丙\r\n丁", []found{{7, "丙\r\n丁", 1}}},
		{"combining mark", []string{"e\u0301"}, "ee\u0301", []found{{1, "e\u0301", 0}}},
		{"nul", []string{"\x00甲"}, "\x00\x00甲", []found{{1, "\x00甲", 0}}},
		{"replacement character", []string{"\uFFFD"}, "\xFF\uFFFD\xE4\xB8", []found{{1, "\uFFFD", 0}}},
		{"broken text", []string{"甲乙", "a"}, "甲\xE4乙\xF0\x9F甲乙\xE4\xB8a\xED\xA0\x80\xC1\x81\xE0\x81\xA1\xF0\x80\x81\xA1", []found{{9, "甲乙", 0}, {17, "a", 1}}},
		{"cut off", []string{"甲乙"}, "甲乙"[:5], nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, _ := automaton.Build(test.keys, fold)
			if got := matches(test.text, a.All(nil, test.text)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("All(%q) = %v, want %v", test.text, got, test.want)
			}
		})
	}
}

func TestOverlapping(t *testing.T) {
	a, _ := automaton.Build([]string{"民主", "主", "主權", "主權利", "權利", "民主權利"}, fold)
	text := "民主权利"
	want := []found{
		{0, "民主", 0},
		{0, "民主权利", 5},
		{3, "主", 1},
		{3, "主权", 2},
		{3, "主权利", 3},
		{6, "权利", 4},
	}
	if got := matches(text, a.Overlapping(nil, text)); !reflect.DeepEqual(got, want) {
		t.Errorf("Overlapping = %v, want %v", got, want)
	}
}

func TestAtPosition(t *testing.T) {
	a, _ := automaton.Build([]string{"主", "主權者"}, fold)
	text := "論主权者"
	for at := -2; at < len(text)+2; at++ {
		m, ok := a.Longest(text, at)
		all := matches(text, a.Prefixes(nil, text, at))
		if at != 3 {
			if ok || all != nil {
				t.Errorf("at %d: found %v, %v", at, m, all)
			}
			continue
		}
		if !ok || m != (automaton.Match{Start: 3, End: 12, Value: 1}) {
			t.Errorf("Longest = %v, %v", m, ok)
		}
		if want := []found{{3, "主", 0}, {3, "主权者", 1}}; !reflect.DeepEqual(all, want) {
			t.Errorf("Prefixes = %v, want %v", all, want)
		}
	}
}

func TestValues(t *testing.T) {
	long := strings.Repeat("國", automaton.MaxRunes)
	keys := []string{"", "主權", "主权", long, long + "家", "\xFF", "甲\xE4\xB8", "no\x01ne", "主權", long[3:]}
	a, values := automaton.Build(keys, func(r rune) rune {
		if r == 1 {
			return -1
		}
		return fold(r)
	})
	want := []int{
		automaton.Empty, 1, 1, 3, automaton.TooLong, automaton.Malformed, automaton.Malformed,
		automaton.Malformed, 1, 9,
	}
	if !reflect.DeepEqual(values, want) {
		t.Fatalf("values = %v, want %v", values, want)
	}
	for i, key := range keys {
		v, ok := a.Lookup(key)
		if ok != (values[i] >= 0) || ok && v != values[i] {
			t.Errorf("Lookup(%q) = %d, %v; value %d", key, v, ok, values[i])
		}
	}
	for _, key := range []string{"主", "主權者", "國", "主權\xFF", "主權\u3000"} {
		if v, ok := a.Lookup(key); ok {
			t.Errorf("Lookup(%q) = %d", key, v)
		}
	}
	if got := a.All(nil, long+"家"); len(got) != 1 || got[0].End != len(long) {
		t.Errorf("All = %v", got)
	}
}

func TestZeroValue(t *testing.T) {
	var a automaton.Automaton
	if _, ok := a.Longest("甲", 0); ok {
		t.Error("Longest found something")
	}
	if _, ok := a.Lookup("甲"); ok {
		t.Error("Lookup found something")
	}
	if a.All(nil, "甲") != nil || a.Overlapping(nil, "甲") != nil || a.Prefixes(nil, "甲", 0) != nil {
		t.Error("found something")
	}
}

func TestNoFold(t *testing.T) {
	a, _ := automaton.Build([]string{"主权", "A"}, nil)
	if got, want := matches("主權主权aA", a.All(nil, "主權主权aA")), []found{{6, "主权", 0}, {13, "A", 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("All = %v, want %v", got, want)
	}
}

// TestOddFold folds to numbers that are no runes.
func TestOddFold(t *testing.T) {
	a, values := automaton.Build([]string{"甲", "乙", "丙", "丁乙", "丁"}, func(r rune) rune {
		switch r {
		case '甲', '丙':
			return 0xD800
		case '乙':
			return math.MaxInt32
		case '戊':
			return math.MinInt32
		}
		return r
	})
	if want := []int{0, automaton.Malformed, 0, automaton.Malformed, 4}; !reflect.DeepEqual(values, want) {
		t.Fatalf("values = %v, want %v", values, want)
	}
	text := "戊丙乙丁乙甲\xED\xA0\x80"
	if got, want := matches(text, a.All(nil, text)), []found{{3, "丙", 0}, {9, "丁", 4}, {15, "甲", 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("All = %v, want %v", got, want)
	}
}

// TestEveryRune compiles more runes than there are classes.
func TestEveryRune(t *testing.T) {
	var keys []string
	for r := rune(0x20000); len(keys) < 66_000; r++ {
		keys = append(keys, string(r))
	}
	for r := rune(0x4E00); r < 0x5000; r++ {
		keys = append(keys, string(r)+string(r)) // after every single rune
	}
	a, values := automaton.Build(keys, nil)
	refused := 0
	for i, v := range values {
		got, ok := a.Lookup(keys[i])
		switch {
		case v == automaton.TooRare && !ok:
			refused++
		case v != i || got != i || !ok:
			t.Fatalf("key %q: value %d, Lookup %d, %v", keys[i], v, got, ok)
		}
	}
	if want := len(keys) - 65_535; refused != want {
		t.Errorf("%d keys are refused, want %d", refused, want)
	}
}

func TestAllocations(t *testing.T) {
	a, _ := automaton.Build([]string{"主權", "自然狀態", "é", "😀"}, fold)
	text := strings.Repeat("論主权者與自然狀態 é😀\xFF", 20)
	dst := make([]automaton.Match, 0, 200)
	n := testing.AllocsPerRun(10, func() {
		dst = a.All(dst[:0], text)
		dst = a.Overlapping(dst[:0], text)
		dst = a.Prefixes(dst[:0], text, 3)
		a.Longest(text, 3)
		a.Lookup("主權")
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestSize(t *testing.T) {
	a, _ := automaton.Build([]string{"主權", "自然狀態"}, fold)
	if n := a.Size(); n < 2000 || n > 20_000 {
		t.Errorf("two keys take %d bytes", n)
	}
}

// brute finds keys by comparing folded runes.
type brute struct {
	keys map[string]int // folded key → value
}

func newBrute(keys []string, fold func(rune) rune) (brute, []int) {
	b := brute{map[string]int{}}
	values := make([]int, len(keys))
	for i, key := range keys {
		switch {
		case key == "":
			values[i] = automaton.Empty
		case !utf8.ValidString(key):
			values[i] = automaton.Malformed
		case utf8.RuneCountInString(key) > automaton.MaxRunes:
			values[i] = automaton.TooLong
		default:
			folded := strings.Map(fold, key)
			if _, ok := b.keys[folded]; !ok {
				b.keys[folded] = i
			}
			values[i] = b.keys[folded]
		}
	}
	return b, values
}

// prefixes returns what Prefixes must.
func (b brute) prefixes(text string, at int, fold func(rune) rune) []automaton.Match {
	var out []automaton.Match
	var folded strings.Builder
	for i, n := at, 0; i < len(text) && n < automaton.MaxRunes; n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		folded.WriteRune(fold(r))
		i += size
		if v, ok := b.keys[folded.String()]; ok {
			out = append(out, automaton.Match{Start: at, End: i, Value: v})
		}
	}
	return out
}

// check compares every method with brute force.
func check(t interface{ Fatalf(string, ...any) }, keys []string, text string) {
	a, values := automaton.Build(keys, fold)
	b, want := newBrute(keys, fold)
	if !reflect.DeepEqual(values, want) {
		t.Fatalf("keys %q: values %v, want %v", keys, values, want)
	}
	for i, key := range keys {
		if v, ok := a.Lookup(key); ok != (want[i] >= 0) || ok && v != want[i] {
			t.Fatalf("keys %q: Lookup(%q) = %d, %v; want %d", keys, key, v, ok, want[i])
		}
	}
	wantText, isKey := b.keys[strings.Map(fold, text)]
	if v, ok := a.Lookup(text); utf8.ValidString(text) && (ok != isKey || ok && v != wantText) {
		t.Fatalf("keys %q: Lookup(%q) = %d, %v; want %d, %v", keys, text, v, ok, wantText, isKey)
	}
	var all, overlapping []automaton.Match
	end := 0
	for at := -1; at <= len(text); at++ {
		var ps []automaton.Match
		if at >= 0 && at < len(text) {
			ps = b.prefixes(text, at, fold)
		}
		if got := a.Prefixes(nil, text, at); !reflect.DeepEqual(got, ps) {
			t.Fatalf("keys %q: Prefixes(%q, %d) = %v, want %v", keys, text, at, got, ps)
		}
		m, ok := a.Longest(text, at)
		if ok != (len(ps) > 0) || ok && m != ps[len(ps)-1] {
			t.Fatalf("keys %q: Longest(%q, %d) = %v, %v; want the last of %v", keys, text, at, m, ok, ps)
		}
		overlapping = append(overlapping, ps...)
		if ok && at >= end {
			all = append(all, m)
			end = m.End
		}
	}
	if got := a.All(nil, text); !reflect.DeepEqual(got, all) {
		t.Fatalf("keys %q: All(%q) = %v, want %v", keys, text, got, all)
	}
	if got := a.Overlapping(nil, text); !reflect.DeepEqual(got, overlapping) {
		t.Fatalf("keys %q: Overlapping(%q) = %v, want %v", keys, text, got, overlapping)
	}
}

// A folding that differs for some runes is what it would be made anew.
func TestFoldingWith(t *testing.T) {
	plain := func(r rune) rune {
		switch r {
		case 'Ａ', 'A':
			return 'a'
		case '．':
			return '.'
		}
		return r
	}
	names := func(r rune) rune {
		switch r {
		case '．', '•':
			return '·'
		case 'A':
			return 'A'
		}
		return plain(r)
	}
	derived := automaton.NewFolding(plain).With(names, "．•A")
	keys := []string{"Ａ．b", "a•c", "Ad", "a.e"}
	a, values := derived.Build(keys)
	want, wanted := automaton.Build(keys, names)
	if !slices.Equal(values, wanted) {
		t.Errorf("values %v, want %v", values, wanted)
	}
	for _, text := range []string{"a．b", "Ａ·c", "Ad", "ad", "a.e", "a．e", "Ａ•b"} {
		if got, want := a.All(nil, text), want.All(nil, text); !slices.Equal(got, want) {
			t.Errorf("All(%q) = %v, want %v", text, got, want)
		}
	}
}
