package annotate

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Words about giving words to somebody, folded: Traditional text finds them too.
const (
	// sayings give the words that follow in the clause to its subject.
	sayings = `说 说过 说道 讲过 讲道 讲到 写道 写过 写下 写成 写到 指出 认为 以为 主张 强调 宣布 宣称 声称 断言 断定 表示 论述 论证
		评论 评价 描述 形容 总结 概括 归纳 定义 界定 解释 阐述 阐明 警告 提醒 感叹 慨叹 回忆 反问 承认 坚持 呼吁 预言 预见
		称为 称之为 称作 叫做 叫作 比作 喻为 提出 提到 谈到 表明 自述 自称 宣告 证明 揭示 归结 写信 引用 引述 援引 转引 引过
		有言 所言 所说 所谓 所写 所称 有云 有句 一语 一言 名言 名句 有一句 有一段 的话 之言 之语 之说 的说法 的提法 的原话 的定义 的论断
		那句 这句 一句 一段 那段 这段 如是说 曾言 尝言 遗言 留下 笔下
		wrote writes write said says say argued argues claims claimed observed observes remarks remarked noted notes puts put
		according calls called declares declared states stated asks asked replied schrieb schreibt sagte sagt`
	// briefs do so only right before the words or a mark: they are parts of many others.
	briefs = `曰 云 言 谓 道 问 答 写 称 语 记 载 讲 引 是 有 又 即 叫 作 为 提 吟 叹 喊 劝 骂 批 评 论`
	// others contain a saying or a brief and are none.
	others = `小说 学说 传说 来说 说明 说法 说服 言论 语言 发言 宣言 而言 名称 对称 说到底 总的说 应该说 可以说 不必说 据说 俗话说
		知道 道路 道理 道德 难道 人道 频道 报道 渠道 味道 轨道 问题 学问 访问 回答 称号 称呼 云端 云计算 记者 记录 讲座 是非 所有 只有 没有
		具有 拥有 含有 作为 因为 作品 作者 理论 讨论 无论 批评家 评论家 一言不发 换言之 总而言之 简言之 言下之意 或言`
	// denials before a saying take it back.
	denials = `没有 没说 没写 从未 从不 并未 未曾 不曾 不会 不可能 并非 并不 不是 否认 未必 尚未 never not`
	// handings pass somebody else's words on.
	handings = `引 引用 引述 援引 转引 引过 转述 借用 借 套用 重述 复述 重复 提到 抄录 抄 译 译介 引了 用`
	// adverbs may stand between the start of a clause and its verb, or are its
	// subject in the place of a name named before.
	adverbs = `又 还 也 并 并且 再 而 且 更 曾 曾经 就 便 才 则 却 都 已 已经 仍 仍然 于是 因此 所以 接着 随后 后来 最后 终于 甚至 同时 进一步
		这样 如此 明确 明确地 公开 公开地 反复 一再 再三 多次 首先 其次 然后 当时 此时 那时 有时 后又 他 她 其 后者 前者 作者 此人 自己 亲自
		是 在 于 中 里 书中 文中 其中 开头 结尾 开篇 一开始 地 得 了 过 着 曾在 用 以 把 将 对此 由此 从而 从 里面 一书 书里 文里 信中 信里
		and then also later who he she`
	// prepositions at the start of a clause leave no place for a subject.
	prepositions = `在 于 用 以 把 将 从 自 由 对 就 按 依 给 向 in`
	// objects stand before the name of somebody who is spoken to or about.
	objects = `对 向 跟 给 告诉 反驳 驳斥 批评 批判 回答 答复 质问 问 致 写信给 针对 嘲笑 讽刺 效法 不同于 有别于 比 against to asked told`
	// possessions may stand behind 某人的: it is still that person who speaks.
	possessions = `话 言 语 说 书 名言 名句 著作 作品 文章 文字 笔记 信 说法 原话 原文 定义 论断 观点 看法 描述 意思 结论 句子 格言 警句 这 那 一 第 讲 演说 演讲
		话语 词 措辞 表述 表达 预言 论述 论点 主张 自述 回答 回忆 开头 序 手稿 日记 自传 诗 名篇 巨著 代表作 遗著 遗言 比喻 形容 概括 总结 评价 提法`
	// compounds behind a name make another word of it.
	compounds = `主义 学派 学者 研究 研究者 专家 传 传记 式 派 化 迷 们 家族 学 奖 大学 出版社 的学生 的弟子 的对手 的朋友 的妻子 的译者`
	// containers stand behind the title of a work in which words stand.
	containers = `中 里 内 上 书 文 一书 一文 卷 篇 序 第 开 结 末 扉 有 云 曰 所 就 也 曾 便 则 的 之 说 写 载 记 指出 提到 认为 引 原文 导言 前言 以 用 称 把 将 谓 这 那 一段 一句 问世`
	// origins stand between a quotation and where it comes from.
	origins = `语出 出自 出于 见于 见 引自 载于 语见 载 取自 来自 摘自 源自 典出 这是 这就是 正是 即 是 这句话是 这话是 此语出自 此语见 此言出自 引文见 参见 转引自 from in see`
)

// words are the compiled lists.
type words struct {
	says         *automaton.Automaton
	kinds        []wordKind // by the value of says
	denials      *automaton.Automaton
	handings     *automaton.Automaton
	adverbs      *automaton.Automaton
	prepositions *automaton.Automaton
	objects      *automaton.Automaton
	possessions  *automaton.Automaton
	compounds    *automaton.Automaton
	containers   *automaton.Automaton
	origins      *automaton.Automaton
}

type wordKind uint8

const (
	otherWord wordKind = iota
	briefWord
	sayingWord
)

var wordsOf = sync.OnceValue(func() *words {
	set := func(list string) *automaton.Automaton {
		a, _ := folding().Build(strings.Fields(list))
		return a
	}
	w := &words{
		denials: set(denials), handings: set(handings), adverbs: set(adverbs + " " + sayings), objects: set(objects),
		prepositions: set(prepositions),
		possessions:  set(possessions), compounds: set(compounds), containers: set(containers), origins: set(origins),
	}
	var keys []string
	var kinds []wordKind
	for kind, list := range map[wordKind]string{otherWord: others, briefWord: briefs, sayingWord: sayings} {
		for _, k := range strings.Fields(list) {
			keys, kinds = append(keys, k), append(kinds, kind)
		}
	}
	says, values := folding().Build(keys)
	w.says, w.kinds = says, make([]wordKind, len(keys))
	for i, v := range values {
		w.kinds[v] = max(w.kinds[v], kinds[i])
	}
	return w
})

// startsWith reports whether text starts with one of the words.
func startsWith(a *automaton.Automaton, text string) bool {
	m, ok := a.Longest(text, 0)
	return ok && wordEdges(text, 0, m.End)
}

// endsWith reports whether text ends with one of the words.
func endsWith(a *automaton.Automaton, text string) bool {
	text = strings.TrimRight(text, " ")
	from := runeStart(text, len(text)-24)
	for at := from; at < len(text); {
		for m, ok := a.Longest(text, at); ok; {
			if m.End == len(text) && wordEdges(text, m.Start, m.End) {
				return true
			}
			break
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return false
}

// says reports whether a clause has a verb that gives words to its subject.
// What stands right behind the clause is a mark or the quotation.
func says(clause string) bool {
	w := wordsOf()
	for at := 0; ; {
		m, ok := w.says.Next(clause, at)
		if !ok {
			return false
		}
		at = m.End
		if !wordEdges(clause, m.Start, m.End) {
			continue
		}
		if k := w.kinds[m.Value]; k == sayingWord || k == briefWord && closesClause(clause[m.End:]) {
			no, denied := w.denials.Next(clause, 0)
			return !denied || no.Start > m.Start
		}
	}
}

// closesClause reports whether nothing but the aspect of a verb stands behind
// it.
func closesClause(rest string) bool {
	switch prose.FoldString(strings.TrimSpace(rest)) {
	case "", "过", "了", "到", "着", "道", "出", "下", "过一句", "了一句":
		return true
	}
	return false
}

// subjectless reports whether a clause starts with its verb, adverbs and
// pronouns aside: its subject is that of the clause before.
func subjectless(clause string) bool {
	w := wordsOf()
	clause = strings.TrimLeft(clause, " \t\n_」』”’")
	if startsWith(w.prepositions, clause) {
		return true // 在巴黎寫道
	}
	for at := 0; at < len(clause); {
		rest := clause[at:]
		if m, ok := w.says.Longest(rest, 0); ok && wordEdges(rest, 0, m.End) {
			if k := w.kinds[m.Value]; k == sayingWord || k == briefWord && closesClause(rest[m.End:]) {
				return true
			}
		}
		m, ok := w.adverbs.Longest(rest, 0)
		if !ok {
			// 在《乙》中: where the words stand.
			if i := titleLength(rest); i > 0 {
				at += i
				continue
			}
			return false
		}
		if strings.HasPrefix(rest[m.End:], "的") && strings.ContainsAny(rest[:m.End], "他她其") {
			return false // 他的學生說
		}
		at += m.End
	}
	return true
}

// titleLength returns the length of the title with its marks that s starts
// with.
func titleLength(s string) int {
	for _, marks := range [][2]string{{"《", "》"}, {"〈", "〉"}} {
		if strings.HasPrefix(s, marks[0]) {
			if i := strings.Index(s, marks[1]); i > 0 {
				return i + len(marks[1])
			}
		}
	}
	return 0
}

// givesWords reports whether the text between a name and a quotation gives the
// quotation to the name: 霍布斯[說過：], 霍布斯[在流亡時寫下一句話，]. lead holds no
// sentence end.
func givesWords(lead string) bool {
	w := wordsOf()
	lead = strings.TrimRight(lead, " \t\n")
	switch strings.TrimLeft(prose.FoldString(lead), " ") {
	case ":", "的", "之", "那句", "这句", "的名言":
		return true
	case "":
		return false
	}
	if m, ok := w.compounds.Longest(lead, 0); ok && wordEdges(lead, 0, m.End) {
		return false
	}
	if own := strings.TrimPrefix(strings.TrimPrefix(lead, "的"), "之"); own != lead {
		own = strings.TrimLeft(own, " ")
		if titleLength(own) == 0 && !startsWith(w.possessions, own) {
			return false // 霍布斯的對手說
		}
	}
	trimmed, colon := strings.CutSuffix(lead, "：")
	if !colon {
		trimmed, colon = strings.CutSuffix(lead, ":")
	}
	trimmed = strings.TrimRight(trimmed, "，, ")
	cut := lastClause(trimmed)
	if cut == 0 {
		return colon || says(trimmed)
	}
	last := trimmed[cut:]
	if says(last) || colon {
		return subjectless(last)
	}
	return says(firstClause(trimmed))
}

// lastClause returns where the last clause of a lead starts.
func lastClause(s string) int {
	cut := 0
	for i, r := range s {
		if isClauseBreak(r) {
			cut = i + utf8.RuneLen(r)
		}
	}
	return cut
}

func firstClause(s string) string {
	if i := strings.IndexFunc(s, isClauseBreak); i >= 0 {
		return s[:i]
	}
	return s
}

// isClauseBreak reports whether a clause ends at r in a lead, in which quoted
// words are masked: a closing mark may end one, too.
func isClauseBreak(r rune) bool {
	switch r {
	case '，', ',', '；', ';', '：', ':', '」', '』', '”', '\n':
		return true
	}
	return false
}
