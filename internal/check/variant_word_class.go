package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// VariantWordClass reports words that Taiwan writes in one way as nouns and in
// another as verbs. Only places are looked at where the word before or behind
// leaves no doubt which it is.
var VariantWordClass = &Rule{
	ID:       "variant-word-class",
	Name:     text("名詞動詞用字", "form of a noun or a verb"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告臺灣名詞、動詞寫法有別的詞用反了：名詞作「計畫」「紀錄」，動詞作「計劃」「記錄」。只看前後文足以斷定詞性的地方：「的計劃」「研究計劃」是名詞，「可以紀錄」「即時紀錄」是動詞。", "Reports words that Taiwan writes differently as nouns (計畫, 紀錄) and as verbs (計劃, 記錄) where the other form stands. Only places are looked at where what is beside the word leaves no doubt: 研究計劃 is a noun, 可以紀錄 a verb."),
		Why:  text("公文與法規依統一用字，報刊多從之；一篇之內兩種寫法混用，讀者會以為有別。", "Statutes follow the unified list and most newspapers do; both forms at random make readers look for a difference."),
		Bad: []Example{
			{Text: "這項研究計劃的成果，要由參與者即時紀錄，Apollo 計劃也是。\n", Fixed: "這項研究計畫的成果，要由參與者即時記錄，Apollo 計畫也是。\n"},
		},
		Good: []Example{
			{Text: "這項研究計畫由他們計劃多年，參與者記錄下來，成為歷史紀錄。\n"},
			{Text: "研究計劃者的想法。会议记录可以纪录吗？\n"},
		},
		Options: []Option{
			{"allow", text("不報告的寫法。", "Forms that are let pass.")},
		},
		Source: "立法院：法律統一用字表（計畫、計劃；紀錄、記錄）",
	},
	Block: variantWordClass,
}

// nounBefore is what makes a 計劃 behind it a noun.
var nounBefore = strings.Fields("的 項 個 份 此 本 該 研究 行動 合作 發展 開發 投資 建設 五年 長期 短期 改革 教學 實驗 培訓 援助 補助 試辦 示範 募資 太空 登月 退休 保險 商業 工作 教育 訓練 復興 身分 社區 國家 資助 獎勵 能源 健康 醫療 減碳 測試 行銷 創業 馬歇爾 曼哈頓")

// verbBefore is what makes a 紀錄 behind it a verb.
var verbBefore = strings.Fields("可以 能夠 即時 實時 負責 開始 詳細 完整 忠實 如實 用來 加以 予以 一一 逐一 並 來 去 要 能 應 須")

func variantWordClass(p *BlockPass) {
	if p.scriptOfBlock() != prose.Hant || p.Settings.Region == HongKong || p.Settings.Region == Mainland {
		return
	}
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if p.chars[i].mayAll("計劃") {
			p.wordClass(run, "計劃", "計畫", nounBefore, isNounBehind)
		}
		if p.chars[i].mayAll("紀錄") {
			p.wordClass(run, "紀錄", "記錄", verbBefore, isVerbBehind)
		}
	}
}

// wordClass reports a form behind one of the words that call for the other, if
// what follows agrees.
func (p *BlockPass) wordClass(run *prose.Run, form, right string, before []string, agrees func(string) bool) {
	for at := 0; ; {
		k := strings.Index(run.Text[at:], form)
		if k < 0 {
			return
		}
		k += at
		span := spanOf(k, len(form))
		at = span.End
		named := form == "計劃" && isLetterOrDigit(lastRune(strings.TrimSuffix(run.Text[:k], " "))) // X 計劃
		if !agrees(run.Text[span.End:]) || !named && !endsInOne(run.Text[:k], before) || setOff(run.Text, span) || allowed(p.Option().Allow, form) {
			continue
		}
		f := Finding{Span: run.Source(span), Message: format("這裡宜作「%s」", "write %s here", right)}
		if run.Verbatim(span) {
			f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
		}
		p.Report(f)
	}
}

func endsInOne(text string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// isNounBehind reports whether a noun can end where rest begins: at a mark, at 的
// or at a word that no object begins with.
func isNounBehind(rest string) bool {
	next := firstRunes(rest, 1)
	return next == "" || strings.Contains("，。；：、！？）」』】的書案是在中而並也就都下裡與和及或之內將已曾由為以", next)
}

// isVerbBehind reports whether a verb can end where rest begins.
func isVerbBehind(rest string) bool {
	next := firstRunes(rest, 1)
	return next != "" && !strings.Contains("片的者員中保表簿上", next)
}
