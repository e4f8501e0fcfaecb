package boundary_test

import (
	"math"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
)

func model(t testing.TB) *boundary.Model {
	t.Helper()
	m, err := boundary.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// marked splits a sentence with a term between 【 and 】.
func marked(s string) (text string, start, end int) {
	before, rest, _ := strings.Cut(s, "【")
	term, after, _ := strings.Cut(rest, "】")
	return before + term + after, len(before), len(before) + len(term)
}

func TestJudge(t *testing.T) {
	m := model(t)
	for _, test := range []struct {
		sentence string
		stands   bool
		around   string
	}{
		{"各國都說維護【主權】是正事。", true, ""},
		{"民【主權】利寫在第一章。", false, "民主權利"},
		{"民【主权】利写在第一章。", false, "民主权利"},
		{"人民的【主權】。", true, ""},
		{"【主權】", true, ""},
		{"他在【人民】法院任職。", true, "人民法院"},
		{"依行【政法】規辦理。", false, ""},
		{"村裡的王【開源】從小會游泳。", false, ""},
		{"Web【主權】API", true, ""},
		{"𠮷【主權】😀", true, ""},
		{"\xff民【主權】利\xe4", false, "民主權利"},
		{"【API主權】", true, ""},
		{"【一二三四五六七八九十一二三四五六七八】", true, ""},
	} {
		text, start, end := marked(test.sentence)
		v := m.Judge(text, start, end)
		if v.LogOdds > 0 != test.stands || test.around != text[v.Start:v.End] {
			t.Errorf("Judge(%s) = %+v, around %q", test.sentence, v, text[v.Start:v.End])
		}
		if !math.IsInf(v.LogOdds, 1) && !m.MayDoubt(text, start, end) {
			t.Errorf("MayDoubt(%s) is false of a term that Judge doubts", test.sentence)
		}
	}
}

func TestClasses(t *testing.T) {
	words := []boundary.Word{{"民主", 50, 'n'}, {"主权", 50, 'n'}, {"权利", 80, 'n'}, {"民", 5, 'n'}, {"利", 5, 'n'}}
	m, err := boundary.New(words, []boundary.Count{{"#", "n2", 3}, {"n2", "n2", 2}, {"n2", "#", 3}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"民主权利": "n2 n2", "民主權利": "n2 n2", "民": "民", "": "", "主权x": "n2 ?",
		strings.Repeat("民主", 40): strings.TrimSpace(strings.Repeat("n2 ", 40)),
	} {
		if got := strings.Join(m.Classes(text), " "); got != want {
			t.Errorf("Classes(%s) = %s, want %s", text, got, want)
		}
	}
}

// TestMemory keeps the model inside the server's budget.
func TestMemory(t *testing.T) {
	m := model(t)
	var s runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&s)
	runtime.KeepAlive(m)
	t.Logf("%d kB with the model", s.HeapAlloc>>10)
	if limit := uint64(12 << 20); s.HeapAlloc > limit {
		t.Errorf("%d bytes with the model, limit %d", s.HeapAlloc, limit)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("維護國家主權的民主權利", 12, 18)
	f.Add("王開源\xff從小", 3, 9)
	f.Add("a𠮷b主權😀", 5, 11)
	m := model(f)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end > len(text) || start >= end || !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
			return
		}
		v := m.Judge(text, start, end)
		if math.IsNaN(v.LogOdds) || v.Start < 0 || v.Start > v.End || v.End > len(text) {
			t.Errorf("Judge(%q, %d, %d) = %+v", text, start, end, v)
		}
		if v.Start < v.End && (v.Start > start || v.End < end || v.End-v.Start == end-start) {
			t.Errorf("Judge(%q, %d, %d): %d:%d is not around", text, start, end, v.Start, v.End)
		}
		if v.Doubtful && !m.MayDoubt(text, start, end) {
			t.Errorf("MayDoubt(%q, %d, %d) is false", text, start, end)
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	m := model(b)
	text, start, end := marked("這份報告說明維護國家的民【主權】利與各國的責任有關。")
	b.ReportAllocs()
	for b.Loop() {
		m.Judge(text, start, end)
	}
}
