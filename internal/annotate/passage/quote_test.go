package passage_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

const (
	hegel   = "黑格尔在某个地方说过，一切伟大的世界历史事变和人物，可以说都出现两次。他忘记补充一点：第一次是作为悲剧出现，第二次是作为笑剧出现。"
	hegelT  = "黑格爾在某個地方說過,一切偉大的世界歷史事變和人物,可以說都出現兩次。他忘記補充一點:第一次是作為悲劇出現,第二次是作為喜劇出現。"
	caocao  = "袁紹色厲膽薄，好謀無斷；幹大事而惜身，見小利而忘命：非英雄也。"
	bridge  = "清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈。"
	latin   = "Whoever keeps the old bridge in good repair will never want for company on a rainy evening."
	edited  = "老船長〔當時六十歲〕把航海日誌鎖進箱子，鑰匙掛在自己脖子上。"
	ellipse = "燈塔的光掃過海面……守塔人卻早已離開了這座島。"
	repeat  = "春天種樹，夏天澆水，秋天收果，冬天燒柴。春天種樹，夏天澆水；來年又是一樣。"
	astral  = "𠮷野家門前的䴉鳥飛走了，只剩下一地羽毛。"
	short   = "知止"
	accent  = "Les chefs-d'œuvre du café Élysée étaient protégés jusqu'à l'aube par un vieux garçon."
)

var stored = []string{hegel, caocao, bridge, latin, edited, ellipse, repeat, astral, short, accent}

// describe writes a match as verdict, source and edits.
func describe(wordings []string, text string, m passage.Match, ok bool) string {
	if !ok {
		return "none"
	}
	var b strings.Builder
	b.WriteString(m.Verdict.String())
	if m.Reordered {
		b.WriteString(" reordered")
	}
	w := wordings[m.Wording]
	b.WriteString(" ‹" + w[m.Source.Start:m.Source.End] + "›")
	for _, e := range m.Edits {
		b.WriteString(" " + text[e.Text.Start:e.Text.End] + "/" + w[e.Source.Start:e.Source.End])
	}
	return b.String()
}

func TestQuote(t *testing.T) {
	x := passage.NewIndex(stored, fold)
	tests := []struct{ name, text, want string }{
		{"empty", "", "none"},
		{"marks only", "，。……", "none"},
		{"whole, verbatim", caocao, "verbatim ‹" + strings.TrimSuffix(caocao, "。") + "›"},
		{"part, verbatim", "幹大事而惜身，見小利而忘命", "verbatim ‹幹大事而惜身，見小利而忘命›"},
		{"mark at the end", "幹大事而惜身，見小利而忘命。", "verbatim ‹幹大事而惜身，見小利而忘命›"},
		{"other mark inside", "幹大事而惜身；見小利而忘命", "equivalent ‹幹大事而惜身，見小利而忘命›"},
		{"spaces and CRLF", "幹大事\r\n而惜身,\t見小利　而忘命", "equivalent ‹幹大事而惜身，見小利而忘命›"},
		{"script", "干大事而惜身，见小利而忘命", "equivalent ‹幹大事而惜身，見小利而忘命›"},
		{"script, longer bytes", "𠮷野家门前的鹮鸟飞走了", "equivalent ‹𠮷野家門前的䴉鳥飛走了›"},
		{"script, shorter bytes", "吉野家門前的鹮鳥飛走了，只剩下一地羽毛", "equivalent ‹𠮷野家門前的䴉鳥飛走了，只剩下一地羽毛›"},
		{"emoji", "𠮷野家門前😀的䴉鳥飛走了", "equivalent ‹𠮷野家門前的䴉鳥飛走了›"},
		{"variation selector", "𠮷野家門前的䴉\U000E0100鳥飛走了", "equivalent ‹𠮷野家門前的䴉鳥飛走了›"},
		{"astral, one edit", "𠮷野家門前的䴉鳥飛走了，只剩下一地𠮷毛", "altered ‹𠮷野家門前的䴉鳥飛走了，只剩下一地羽毛› 𠮷/羽"},
		{"width and case", "ＷＨＯＥＶＥＲ keeps the Old bridge in good repair", "equivalent ‹Whoever keeps the old bridge in good repair›"},
		{"decomposed", "les chefs-d’œuvre du cafe\u0301 E\u0301lyse\u0301e e\u0301taient prote\u0301ge\u0301s", "equivalent ‹Les chefs-d'œuvre du café Élysée étaient protégés›"},
		{"latin, one edit", "Whoever keeps the old bridge in bad repair will never want for company", "altered ‹Whoever keeps the old bridge in good repair will never want for company› ba/goo"},
		{"latin, few words", "keeps the old bridges in", "none"},
		{"short exact", "非英雄也", "verbatim ‹非英雄也›"},
		{"short, one edit", "幹大事而惜命", "none"},
		{"eleven, one edit", "見小利而忘義非英雄也", "none"},
		{"three characters of a wording", "惜身見", "none"},
		{"whole short wording", "「知止」", "verbatim ‹知止›"},
		{"unknown characters", "鑫淼焱垚鑫淼焱垚鑫淼焱垚", "none"},
		{"invalid bytes", "幹大事\xff而惜身，見小利而忘命", "altered ‹幹大事而惜身，見小利而忘命› \xff/"},
		{"one edit", hegelT, "altered ‹" + strings.TrimSuffix(hegel, "。") + "› 喜/笑"},
		{"one edit in the half", "第一次是作為悲劇出現，第二次是作為喜劇出現", "altered ‹第一次是作为悲剧出现，第二次是作为笑剧出现› 喜/笑"},
		{"a word more", "清晨的霧氣散去以後，河邊的老舊石橋慢慢露出輪廓", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› 老舊/"},
		{"a word less", "清晨的霧氣散去，河邊的石橋慢慢露出輪廓", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› /以後"},
		{"less behind a mark", "清晨的霧氣散去以後，的石橋慢慢露出輪廓", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› /河邊"},
		{"first and last", "黃昏的霧氣散去以後，河邊的石橋慢慢露出身影", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓› 黃昏/清晨 身影/輪廓"},
		{"reordered", "見小利而忘義，臨大事而惜身", "altered reordered ‹幹大事而惜身，見小利而忘命› 義/命 臨/幹"},
		{"reordered only", "見小利而忘命，幹大事而惜身", "altered reordered ‹幹大事而惜身，見小利而忘命›"},
		{"reordered, edit in the middle", "見小利而忘命，幹大業而惜身", "altered reordered ‹幹大事而惜身，見小利而忘命› 業/事"},
		{"clause left out", "清晨的霧氣散去以後，賣魚的人已經點亮第二盞燈", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈› /河邊的石橋慢慢露出輪廓，"},
		{"ellipsis", "清晨的霧氣散去以後……賣魚的人已經點亮第二盞燈", "verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈›"},
		{"ellipsis of dots", "清晨的雾气散去...点亮第二盏灯", "equivalent ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈›"},
		{"bracketed ellipsis", "清晨的霧氣散去以後[…]賣魚的人已經點亮第二盞燈", "verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈›"},
		{"ellipsis at both ends", "……河邊的石橋慢慢露出輪廓……", "verbatim ‹河邊的石橋慢慢露出輪廓›"},
		{"three parts", "清晨的霧氣…河邊的石橋…第二盞燈", "verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈›"},
		{"parts with an edit", "清晨的霧氣散去以後……賣魚的人已經點亮第三盞燈", "altered ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓，賣魚的人已經點亮第二盞燈› 三/二"},
		{"parts out of order", "賣魚的人已經點亮第二盞燈……清晨的霧氣散去以後", "none"},
		{"nearest parts", "夏天澆水……來年", "verbatim ‹夏天澆水；來年›"},
		{"the wording's own ellipsis", "海面……守塔人", "verbatim ‹海面……守塔人›"},
		{"insertion", "清晨的霧氣散去以後，河邊〔按：指南岸〕的石橋慢慢露出輪廓", "verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›"},
		{"footnote mark", "清晨的霧氣散去以後[3]，河邊的石橋慢慢露出輪廓［註］", "verbatim ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›"},
		{"the wording's own insertion", "老船長〔當時六十歲〕把航海日誌鎖進箱子", "verbatim ‹老船長〔當時六十歲〕把航海日誌鎖進箱子›"},
		{"open bracket", "清晨的霧氣散去以後，[河邊的石橋慢慢露出輪廓", "equivalent ‹清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓›"},
		{"verbatim of two occurrences", "春天種樹，夏天澆水；", "verbatim ‹春天種樹，夏天澆水›"},
		{"other translation", "黑格爾曾經指出，世界史上所有重大的事件與角色都會上演兩回；可是他沒有接著講：頭一回演成悲劇，再一回便成了鬧劇。", "none"},
	}
	for _, tt := range tests {
		m, ok := x.Quote(tt.text)
		if got := describe(stored, tt.text, m, ok); got != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.name, tt.text, got, tt.want)
		}
		if ok {
			if e := invalid(stored, tt.text, m); e != "" {
				t.Errorf("%s: %s: %+v", tt.name, e, m)
			}
		}
	}
}

func TestBestOccurrence(t *testing.T) {
	wordings := []string{
		"他說：夜裡的雨停了，院子裡的貓還在叫。",
		"夜里的雨停了；院子里的猫还在叫。",
		"夜裡的雨停了，院子裡的貓還在叫。",
		"夜裡的風停了，院子裡的狗還在叫。",
	}
	x := passage.NewIndex(wordings, fold)
	text := "夜裡的雨停了，院子裡的貓還在叫"
	all := x.Candidates(text)
	var got []int
	for _, m := range all {
		got = append(got, m.Wording)
		if e := invalid(wordings, text, m); e != "" {
			t.Errorf("%s: %+v", e, m)
		}
	}
	// Verbatim in the shorter wording, then in the longer, other script, edits.
	if want := []int{2, 0, 1, 3}; !slices.Equal(got, want) {
		t.Fatalf("wordings %v, want %v", got, want)
	}
	if m, ok := x.Quote(text); !ok || m.Wording != 2 || m.Verdict != passage.Verbatim {
		t.Errorf("best %+v", m)
	}
	if got, want := all[3].Similarity, 1-2.0/14; math.Abs(got-want) > 1e-9 {
		t.Errorf("two edits in 14 characters: similarity %v", got)
	}
}

// TestCommonShingles checks that exact occurrence does not depend on rarity.
func TestCommonShingles(t *testing.T) {
	wordings := make([]string, 0, 3001)
	for range 3000 {
		wordings = append(wordings, "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")
	}
	wordings = append(wordings, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
	x := passage.NewIndex(wordings, fold)
	text := "丁戊己庚辛壬癸子丑寅卯辰巳午"
	if m, ok := x.Quote(text); !ok || m.Verdict != passage.Verbatim || m.Wording != 6000 {
		t.Errorf("%v %+v", ok, m)
	}
	if ms := x.Scan("又說"+text+"。", 12); len(ms) != 1 || ms[0].Verdict != passage.Verbatim || ms[0].Wording != 6000 {
		t.Errorf("%+v", ms)
	}
}

func TestEmptyIndex(t *testing.T) {
	for _, wordings := range [][]string{nil, {""}, {"，。", ""}, {"\xff\xfe"}, {"甲"}} {
		x := passage.NewIndex(wordings, fold)
		if m, ok := x.Quote("清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓"); ok {
			t.Errorf("%q: %+v", wordings, m)
		}
		if ms := x.Scan("清晨的霧氣散去以後，河邊的石橋慢慢露出輪廓", 4); ms != nil {
			t.Errorf("%q: %+v", wordings, ms)
		}
	}
}
