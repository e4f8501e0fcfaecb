package passage_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

func TestScan(t *testing.T) {
	x := passage.NewIndex(stored, fold)
	tests := []struct {
		name, text string
		min        int
		want       []string
	}{
		{"empty", "", 16, nil},
		{"no marks, one edit", hegelT, 16, []string{"altered ‹" + strings.TrimSuffix(hegel, "。") + "› 喜/笑"}},
		{"in running text", "我記得有人寫過，" + hegelT + "這句話流傳很廣。", 16, []string{"altered ‹" + strings.TrimSuffix(hegel, "。") + "› 喜/笑"}},
		{"the altered half", "他又說第一次是作為悲劇出現，第二次是作為喜劇出現。", 16, []string{"altered ‹第一次是作为悲剧出现，第二次是作为笑剧出现› 喜/笑"}},
		{"fragment", "他又說第二次是作為喜劇出現。", 16, nil},
		{"fragment, shorter minimum", "他又說第二次是作為喜劇出現。", 8, nil},
		{"two passages", "先抄一句：清晨的雾气散去以后，河边的石桥慢慢露出轮廓，再抄一句：袁紹色厲膽薄，好謀無斷；幹大事而惜身。", 12, []string{
			"equivalent ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›",
			"verbatim ‹袁紹色厲膽薄，好謀無斷；幹大事而惜身›",
		}},
		{"last character of a clause", "可見袁紹色厲膽薄，好謀無斷；幹大事而惜身，見小利而忘義。", 12, []string{"altered ‹袁紹色厲膽薄，好謀無斷；幹大事而惜身，見小利而忘命› 義/命"}},
		{"first character of a clause", "於是，晚晨的霧氣散去以後，河邊的石橋慢慢露出輪廓。", 12, []string{"altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› 晚/清"}},
		{"last but one", "清晨的霧氣散去以後，河邊的石橋慢慢露出耳廓。", 12, []string{"altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› 耳/輪"}},
		{"goes its own way", "清晨的霧氣散去以後，河邊的石橋上來了一個陌生人。", 12, []string{"verbatim ‹清晨的霧氣散去以後，河邊的石橋›"}},
		{"an interjection", "清晨的霧氣散去以後，我聽見，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈。", 12, []string{
			"altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈› 我聽見，/",
		}},
		{"insertion", "清晨的霧氣散去以後〔霧很大〕，河邊的石橋慢慢露出輪廓。", 12, []string{"verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›"}},
		{"CRLF", "清晨的霧氣散去以後，\r\n河邊的石橋慢慢露出輪廓。", 12, []string{"equivalent ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›"}},
		{"latin phrase", "They crossed the old bridge in good order.", 12, nil},
		{"latin sentence", "He wrote: whoever keeps the old bridge in good repair will never want for company on a sunny evening.", 12, []string{
			"altered ‹Whoever keeps the old bridge in good repair will never want for company on a rainy evening› sun/rai",
		}},
		{"too short for the minimum", "幹大事而惜身，見小利而忘命。", 16, nil},
		{"exactly the minimum", "幹大事而惜身，見小利而忘命。", 12, []string{"verbatim ‹幹大事而惜身，見小利而忘命›"}},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range x.Scan(tt.text, tt.min) {
			got = append(got, describe(stored, tt.text, m, true))
			if e := invalid(stored, tt.text, m); e != "" {
				t.Errorf("%s: %s: %+v", tt.name, e, m)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.name, tt.text, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}

func TestScanLong(t *testing.T) {
	l := newLanguage(3)
	wordings := l.wordings(2000, 60)
	x := passage.NewIndex(wordings, fold)
	var b strings.Builder
	type place struct{ wording, start, end int }
	var places []place
	for i := range 200 {
		b.WriteString(newLanguage(uint64(1000 + i%3)).text(0))
		w := i * 10
		start := b.Len()
		b.WriteString(strings.TrimRight(wordings[w], "，。；"))
		places = append(places, place{w, start, b.Len()})
		b.WriteString("。\n" + strings.Repeat("😀", 2) + string(rune(0x20000+i)) + string(rune(0x21000+i)) + "\n")
	}
	text := b.String()
	found := map[int]passage.Match{}
	for _, m := range x.Scan(text, 16) {
		if e := invalid(wordings, text, m); e != "" {
			t.Fatalf("%s: %+v", e, m)
		}
		found[m.Text.Start] = m
	}
	for _, p := range places {
		m, ok := found[p.start]
		if !ok || m.Wording != p.wording || m.Verdict != passage.Verbatim || m.Text.End != p.end {
			t.Errorf("wording %d at %d: %+v", p.wording, p.start, m)
		}
	}
	if len(found) != len(places) {
		t.Errorf("%d matches, want %d", len(found), len(places))
	}
}
