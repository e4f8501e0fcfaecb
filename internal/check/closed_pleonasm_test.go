package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

func TestClosedPleonasm(t *testing.T) {
	for text, want := range map[string]string{
		"根據日誌資料顯示，人數增加了。":   "根據日誌資料顯示",
		"据统计数据表明，人数增加了。":    "据统计数据表明",
		"源自某公司的報告顯示，攻擊增加了。": "源自某公司的報告顯示",
		"延誤的原因主要是因為下雨。":     "原因主要是因為",
		"他之所以遲到，是因為下雨的緣故。":  "之所以遲到，是因為下雨的緣故",
		"其目的是為了說明情況。":       "目的是為了",
		"增長是由於自動化工具的普及有關。":  "是由於自動化工具的普及有關",
		"截至目前為止，無人回應。":      "截至目前為止",
		"超過 50% 以上的人贊成。":    "超過 50% 以上",
		"至少三個以上的欄位。":        "至少三個以上",
		"偏差大約在 4% 左右。":      "大約在 4% 左右",
		"按 Q3 季度的資料估算。":     "Q3 季度",
		"在 2017 年以來不斷增加。":   "在 2017 年以來",
		"結果依舊還是不變。":         "依舊還是",
		"学者一致普遍认为如此。":       "一致普遍认为",
		"當地也有擁有土地的人。":       "也有擁有",
		"這些問題主要集中在監管方面的問題。": "問題主要集中在監管方面的問題",
		"這不僅只是基石。":          "不僅只是",
		"隨著他離開後不久，計畫停了。":    "隨著他離開後不久",
		"以免延誤，避免此事不再發生。":    "避免此事不再發生",

		"根據使用者的資料顯示不同的內容。":      "",
		"根據調查，資料顯示人數增加。":        "",
		"延誤是因為下雨，原因在此。":         "",
		"自 2017 年以來不斷增加，現在也是。":  "",
		"超過三人，以上各項都要填。":         "",
		"至少三個，以上是例子。":           "",
		"「不僅只是」是贅詞。":            "",
		"隨著他離開，計畫停了；之後，也沒有人再提。": "",
		"是由於下雨，與有關人員無關。":        "",
		"截至三月底，為止血而準備的藥用完了。":    "",
	} {
		t.Run(text, func(t *testing.T) {
			found := of(check.ClosedPleonasm, findings(text+"\n", &check.Settings{}))
			switch {
			case want == "" && len(found) > 0:
				t.Errorf("reported: %q", text[found[0].Start:found[0].End])
			case want != "" && len(found) != 1:
				t.Errorf("%d findings", len(found))
			case want != "" && text[found[0].Start:found[0].End] != want:
				t.Errorf("reported %q, want %q", text[found[0].Start:found[0].End], want)
			}
		})
	}
}
