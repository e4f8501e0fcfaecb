package check

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// overconverted are compounds that a conversion of regional words makes where it
// takes a word in the sense of computing for every other: 對象 in 研究對象 becomes
// 物件, 循環 in 血液循環 becomes 迴圈. Each is wrong wherever it stands, since its
// other part decides the sense; words that are right somewhere are left out
// (高階官員, 支援者, 新增劑型). The right form follows.
const overconverted = `
研究物件 研究對象
調查物件 調查對象
服務物件 服務對象
戀愛物件 戀愛對象
結婚物件 結婚對象
約會物件 約會對象
教育物件 教育對象
交往物件 交往對象
保護物件 保護對象
攻擊物件 攻擊對象
批評物件 批評對象
批判物件 批判對象
效法物件 效法對象
模仿物件 模仿對象
監管物件 監管對象
認識物件 認識對象
溝通物件 溝通對象
合作物件 合作對象
訴訟程式 訴訟程序
司法程式 司法程序
法律程式 法律程序
民主程式 民主程序
立法程式 立法程序
正當程式 正當程序
行政程式法 行政程序法
議事程式 議事程序
仲裁程式 仲裁程序
程式正義 程序正義
品質守恆 質量守恆
原子品質 原子質量
血液迴圈 血液循環
惡性迴圈 惡性循環
良性迴圈 良性循環
迴圈經濟 循環經濟
大氣迴圈 大氣循環
迴圈往復 循環往復
食品新增劑 食品添加劑
區域性麻醉 局部麻醉
區域性衝突 局部衝突
包羅永珍 包羅萬象
永珍更新 萬象更新
巨集觀 宏觀
巨集偉 宏偉
巨集大 宏大
巨集願 宏願
寬巨集大量 寬宏大量
新聞釋出會 新聞發佈會
產品釋出會 產品發佈會
重新整理紀錄 刷新紀錄
重新整理世界紀錄 刷新世界紀錄
天文數位 天文數字
阿拉伯數位 阿拉伯數字
統計數位 統計數字
體育專案 體育項目
比賽專案 比賽項目
收費專案 收費項目
學術正規化 學術範式
研究正規化 研究範式
正規化轉移 範式轉移
正規化轉換 範式轉換
海記憶體知己 海內存知己
體記憶體在 體內存在
國記憶體在 國內存在
內部記憶體在 內部存在
顧全大域性 顧全大局
大域性觀 大局觀
決議透過 決議通過
表決透過 表決通過
投票透過 投票通過
審議透過 審議通過
三讀透過 三讀通過
一致透過 一致通過
全票透過 全票通過
獲得透過 獲得通過
支援率 支持率
支援民主 支持民主
支援改革 支持改革
支援獨立 支持獨立
支援統一 支持統一
支援候選人 支持候選人
支援該法案 支持該法案
支援這項法案 支持這項法案
表示支援 表示支持
強烈支援 強烈支持
堅決支援 堅決支持
衷心支援 衷心支持
專案支援者 專案支持者
忠實支援者 忠實支持者
`

// conversionWords finds overconverted compounds.
type conversionWords struct {
	forms *automaton.Automaton
	right []string // by the value in forms
}

var allConversionWords = sync.OnceValue(func() *conversionWords {
	var wrong, right []string
	for line := range strings.Lines(overconverted) {
		if w, r, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			wrong, right = append(wrong, w), append(right, r)
		}
	}
	forms, _ := annotate.Folding().Build(wrong)
	return &conversionWords{forms, right}
})

// overconvertedWords reports the overconverted compounds of a run.
func overconvertedWords(p *BlockPass, run *prose.Run) {
	known := allConversionWords()
	for at := 0; ; {
		m, ok := known.forms.Next(run.Text, at)
		if !ok {
			return
		}
		at = m.End
		w := prose.Span{Start: m.Start, End: m.End}
		word, right := run.Text[w.Start:w.End], known.right[m.Value]
		if allowed(p.Option().Allow, word) || setOff(run.Text, w) {
			continue
		}
		f := Finding{
			Span:    run.Source(w),
			Message: format("「%s」疑是兩岸用語轉換之誤，應作「%s」", "“%s” looks like an error of converting regional words for “%s”", word, right),
		}
		if run.Verbatim(w) {
			f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
		}
		p.Report(f)
	}
}
