package prose

import "testing"

func TestToHant(t *testing.T) {
	t.Parallel()
	d, err := LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hans, hant string
		certain    bool
	}{
		{"", "", true},
		{"技术主权", "技術主權", true},
		{"头发", "頭髮", true},
		{"发展", "發展", true},
		{"皇后", "皇后", true},
		{"以后", "以後", true},
		{"AI 系统😀𠮷", "AI 系統😀𠮷", true},
		{"后", "後", false},
	} {
		hant, certain := d.ToHant(c.hans)
		if hant != c.hant || certain != c.certain {
			t.Errorf("%s becomes %s, %t; want %s, %t", c.hans, hant, certain, c.hant, c.certain)
		}
	}
	if hant, certain := (*Dictionary)(nil).ToHant("头发"); hant != "頭發" || certain {
		t.Errorf("without words 头发 becomes %s, %t", hant, certain)
	}
}
