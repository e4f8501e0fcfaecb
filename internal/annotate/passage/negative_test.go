package passage_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

// own are sentences that share runs of characters with the stored passages but
// do not render them.
const own = `
一切偉大的世界歷史都有人寫過，偉大的人物也一樣。
世界歷史事變和人物傳記是兩種不同的書。
他忘記補充一點糖，咖啡喝起來太苦了。
這件事可以說都出現兩次以上的錯誤，不能再拖。
第一次是作為客人來的，第二次是作為主人回來的。
第一次是作為選手出現，後來便一直坐在看台上。
第二次是作為評審出現在會場，大家都吃了一驚。
黑格爾在某個地方教過書，後來搬到了柏林。
黑格爾說過的話，很多人只記得半句。
在某個地方說過的話，換個地方就不算數了。
一切偉大的建築，可以說都先出現在紙上。
悲劇出現以前，觀眾已經知道結局。
作為悲劇出現的開場，往往有一段平靜的日子。
作為喜劇出現的鄰居，總是帶著一籃水果。
他在書裡說過，歷史事變和人物的命運分不開。
可以說都是老樣子，門前的樹也還是那兩棵。
第一次是作為學徒，第二次是作為師傅，他都站在這張桌子旁邊。
他忘記補充一點：出門以前應該關燈。
某個地方說過年要放鞭炮，另一個地方卻不許放。
一切偉大的世界地圖都有畫錯的海岸線。
幹大事的人不拘小節，這話不能當真。
幹大事而不惜本錢，最後卻連本錢也沒有收回來。
見小利而不動心的人，我只見過一個。
見小利而忘記約定，朋友就不再來了。
好謀無斷的會議開了三天，什麼也沒有決定。
他色厲內荏，好謀而無斷，遇事總要問別人。
惜身的將軍和忘命的士兵坐在同一條船上。
非英雄也能做成一件像樣的事。
袁紹的故事，村裡的老人講了又講。
好謀無斷，說的就是這樣的主管。
而惜身之人，遇到小利也未必動心。
大事而惜身，小利而忘命，兩句只記得一半。
清晨的霧氣很重，路上看不見一個人。
清晨的霧氣散去以後，孩子們才出門上學。
霧氣散去以後，我們沿著鐵路走回車站。
河邊的石橋已經修好，明天就能通車。
河邊的石橋慢慢走過一隊小學生。
石橋慢慢老去，像一個不說話的人。
慢慢露出輪廓的，原來是一座煙囪。
賣魚的人收了攤，街上只剩下水跡。
賣魚的人已經走遠，貓還坐在原處。
已經點亮第二盞燈的房間裡，沒有人說話。
她點亮第二盞燈，又把第一盞吹滅。
第二盞燈壞了，我們只好摸黑下樓。
老船長把航海日誌借給了我，一直沒有討回去。
老船長鎖進箱子裡的，是一頂舊帽子。
航海日誌鎖進抽屜以後，再也沒有人翻開。
鑰匙掛在門後，誰都拿得到。
鑰匙掛在自己脖子上的孩子，放學以後先去買菜。
把鑰匙鎖進箱子，箱子就打不開了。
燈塔的光掃過海面，一艘漁船正在收網。
燈塔的光掃過屋頂，照見一隻沒睡的貓。
守塔人卻早已離開，門上掛著一把鏽鎖。
早已離開了這座島的人，每年夏天還會回來一次。
春天種樹，秋天就有了影子。
春天種花，夏天澆水，他一年到頭都在院子裡。
秋天收果的時候，親戚都來幫忙。
冬天燒柴，屋裡總有一股松木的氣味。
來年又是一樣的收成，誰也不覺得奇怪。
野家門前的路很窄，只能過一輛自行車。
鳥飛走了，樹枝還在搖。
只剩下一地羽毛的籠子，被他掛回了原處。
門前的鳥飛走了，窗外的雨還在下。
知止而後有定，他把這句話寫在牆上。
Whoever keeps the key will have to open the gate in the morning.
The old bridge is in good repair, and nobody needs to worry about it.
They will never want for company in a house with so many guests.
On a rainy evening we kept to the old road along the river.
Un vieux garçon gardait le café jusqu'à minuit.`

func TestOwnSentences(t *testing.T) {
	x := passage.NewIndex(stored, fold)
	sentences := strings.Split(strings.TrimSpace(own), "\n")
	if len(sentences) < 60 {
		t.Fatalf("%d sentences", len(sentences))
	}
	for _, s := range sentences {
		for _, s := range []string{s, toSimplified(s), "「" + s + "」"} {
			if m, ok := x.Quote(s); ok {
				t.Errorf("quote %q: %s", s, describe(stored, s, m, ok))
			}
			for _, m := range x.Scan(s, 12) {
				if m.Verdict == passage.Altered {
					t.Errorf("scan %q: %s", s, describe(stored, s, m, true))
				}
			}
		}
	}
	text := strings.Join(sentences, "")
	for _, m := range x.Scan(text, 16) {
		t.Errorf("scan: %q: %s", text[m.Text.Start:m.Text.End], describe(stored, text, m, true))
	}
}

// TestTranslations keeps renderings of one text apart.
func TestTranslations(t *testing.T) {
	wordings := []string{
		"雨停之前，誰也不要離開這間屋子；等到鐘聲響起，我們再一個一個地走出去。",
		"在雨停下來以前，任何人都不許走出這個房間，聽見鐘響之後，大家才依次離開。",
		"直到雨歇，眾人皆留於室內，俟鐘鳴而後魚貫而出。",
	}
	for i, w := range wordings {
		others := make([]string, 0, 2)
		for j, o := range wordings {
			if j != i {
				others = append(others, o)
			}
		}
		x := passage.NewIndex(others, fold)
		if m, ok := x.Quote(w); ok {
			t.Errorf("%q: %s", w, describe(others, w, m, ok))
		}
		if ms := x.Scan(w, 12); len(ms) > 0 {
			t.Errorf("%q: %+v", w, ms)
		}
	}
}
