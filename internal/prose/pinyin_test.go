package prose_test

import (
	"slices"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

func TestPinyin(t *testing.T) {
	for r, want := range map[rune]string{'重': "chong", '霍': "huo", '女': "nv", '略': "lve", '樂': "le", '乐': "yue", '嗯': "n"} {
		if got := prose.Pinyin(r); !slices.Contains(got, want) {
			t.Errorf("Pinyin(%c) = %v, want %s among them", r, got, want)
		}
	}
	for _, r := range "aあ😀1。\ufffd" {
		if got := prose.Pinyin(r); got != nil {
			t.Errorf("Pinyin(%c) = %v", r, got)
		}
	}
}

// TestUsualPinyin asserts that the usual reading comes first.
func TestUsualPinyin(t *testing.T) {
	for r, want := range map[rune]string{'權': "quan", '权': "quan", '治': "zhi", '重': "zhong", '行': "xing", '大': "da", '技': "ji", '樂': "le"} {
		if got := prose.Pinyin(r); len(got) == 0 || got[0] != want {
			t.Errorf("Pinyin(%c) = %v, want %s first", r, got, want)
		}
	}
}

func TestHasPinyin(t *testing.T) {
	for _, c := range []struct {
		text, letters string
		want          bool
	}{
		{"霍布斯", "huobusi", true},
		{"霍布斯", "huob", true},
		{"霍布斯", "huobusix", false},
		{"霍布斯", "busi", false},
		{"重慶", "chongqing", true},
		{"托馬斯·霍布斯", "tuomasihuo", true},
		{"AI 主權", "aizhuquan", true},
		{"", "a", false},
		{"霍", "", true},
	} {
		if got := prose.HasPinyin(c.text, c.letters); got != c.want {
			t.Errorf("HasPinyin(%q, %q) = %v", c.text, c.letters, got)
		}
	}
}
