package check

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// variantWordPairs are words of one meaning with two written forms, the form to
// keep first. Most of those of Simplified text are in the First List of Variant
// Words (第一批异形词整理表, GF 1001—2001), or are what its notes extend it to (账,
// 订, 画 in other words); 其他, 唯一, 身份, 想象, 当作, 报道, 规划 and their like are
// general editorial usage, and so are the forms of Traditional text. Pairs whose
// forms differ in meaning somewhere (记录 and 纪录, 制定 and 制订, 計畫 and 計劃) are
// left out: a text may need both.
const variantWordPairs = `
其他 其它
唯一 惟一
唯有 惟有
成分 成份
部分 部份
本分 本份
分量 份量
人才 人材
思维 思惟
角色 脚色
精彩 精采
神采 神彩
色彩 色采
喝彩 喝采
模仿 摹仿
模拟 摹拟
热衷 热中
漂泊 飘泊
漂流 飘流
折中 折衷
透彻 透澈
清澈 清彻
彻底 澈底
姿势 姿式
账号 帐号
账户 帐户
账单 帐单
账本 帐本
账目 帐目
账簿 帐簿
账款 帐款
身份 身分
过分 过份
辈分 辈份
想象 想像
图像 图象
录像 录象
录像 录相
影像 影象
当作 当做
看作 看做
叫作 叫做
答复 答覆
参与 参预
关联 关连
规划 规画
筹划 筹画
谋划 谋画
刻画 刻划
勾画 勾划
笔画 笔划
缘故 原故
缘由 原由
牵连 牵联
连贯 联贯
轰动 哄动
弘扬 宏扬
盘踞 盘据
订单 定单
订货 定货
订阅 定阅
订户 定户
撤销 撤消
报道 报导
推诿 推委
纪念 记念
股份 股分
直截了当 直接了当
再接再厉 再接再砺
過分 過份
輩分 輩份
圖像 圖象
錄像 錄象
當作 當做
徹底 澈底
透徹 透澈
參與 參預
關聯 關連
搜集 蒐集
了解 瞭解
仿佛 彷彿
伙伴 夥伴
發布 發佈
公布 公佈
分布 分佈
宣布 宣佈
散布 散佈
頒布 頒佈
布置 佈置
布局 佈局
占有 佔有
占據 佔據
占領 佔領
占用 佔用
臺灣 台灣
平台 平臺
舞台 舞臺
後臺 後台
週期 周期
周末 週末
周年 週年
每周 每週
這裡 這裏
那裡 那裏
哪裡 哪裏
裡面 裏面
因為 因爲
成為 成爲
認為 認爲
啟動 啓動
啟發 啓發
群體 羣體
社群 社羣
污染 汙染
作為 做為
提升 提昇
局限 侷限
意識形態 意識型態
智慧型手機 智慧手機
借鑑 借鑒
鑑於 鑒於
佔多數 占多數
佔比 占比
佔全 占全
`

// variantForm is a form of a pair.
type variantForm struct {
	pair   int
	first  bool // the one to keep
	script prose.Script
}

// variantWords compiles the pairs.
var variantWords = sync.OnceValue(func() (v struct {
	forms []string
	of    [][]variantForm // by the automaton's value
	pairs [][]int         // the forms of each pair
	auto  *automaton.Automaton
},
) {
	pair := 0
	var forms []string
	var of []variantForm
	for line := range strings.Lines(variantWordPairs) {
		a, b, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		script := prose.ScriptOf(a + b)
		forms = append(forms, a, b)
		of = append(of, variantForm{pair, true, script}, variantForm{pair, false, script})
		pair++
	}
	auto, values := automaton.Build(forms, nil)
	v.forms, v.auto, v.of = forms, auto, make([][]variantForm, len(forms))
	v.pairs = make([][]int, pair)
	for i, n := range values {
		v.of[n] = append(v.of[n], of[i])
		v.pairs[of[i].pair] = append(v.pairs[of[i].pair], n)
	}
	return v
})

// variantWord is a form of one of the pairs at a place of a block, if it is a word
// there: see standsAlone.
type variantWord struct {
	prose.Span      // in the block's source
	form       int  // the automaton's value
	replace    bool // stands in the source as it is
	run        int
	text       prose.Span    // in the run's text
	standing   atomic.Uint32 // what standsAlone has found; 0 until it was asked
}

// What variantWord.standing holds once it is known.
const (
	standsAlone uint32 = iota + 1
	standsInWord
)

// standsAlone reports whether the form is a word in the block. It is asked only for
// forms beside which there is another: the answer costs more than to find them.
func (w *variantWord) standsAlone(x *annotate.Lexicon, b *prose.Block) bool {
	if known := w.standing.Load(); known != 0 {
		return known == standsAlone
	}
	found := standsInWord
	if x.StandsAlone(b.Runs[w.run].Text, w.text.Start, w.text.End) {
		found = standsAlone
	}
	w.standing.Store(found)
	return found == standsAlone
}

// readVariantWords reads the words of a block that have two forms, those in
// quotations left out: another's words keep their form.
func readVariantWords(b *prose.Block, notes *annotate.Annotations) []variantWord {
	var out []variantWord
	auto := variantWords().auto
	for i := range b.Runs {
		run := &b.Runs[i]
		for at := 0; ; {
			m, ok := auto.Next(run.Text, at)
			if !ok {
				break
			}
			at = m.End
			span := prose.Span{Start: m.Start, End: m.End}
			if inQuotation(notes, i, span) || mentioned(run.Text, span) {
				continue
			}
			out = append(out, variantWord{Span: run.Source(span), form: m.Value, replace: run.Verbatim(span), run: i, text: span})
		}
	}
	return out
}

// inQuotation reports whether a range of a run stands in quoted words or a
// title.
func inQuotation(a *annotate.Annotations, run int, text prose.Span) bool {
	for i := range a.Quotations {
		q := &a.Quotations[i]
		if q.Run == run && q.Text.Start <= text.Start && text.End <= q.Text.End {
			return true
		}
	}
	for i := range a.Citations {
		c := &a.Citations[i]
		if c.Run == run && c.Kind == annotate.ByTitle && c.Text.Start <= text.Start && text.End <= c.Text.End {
			return true
		}
	}
	return false
}
