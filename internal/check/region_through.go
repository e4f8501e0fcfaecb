package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// passed is what a verb 通過 has for its object: what can be passed.
var passed = lazyregexp.New(`查核|名单|编译|检查|审核|认可|法案|法律|法$|法的|議案|决議|决议|预算|審查|审查|审议|考试|测试|检测|检验|认证|验证|条例|提案|草案|修正|协议|协定|条约|宪法|表决|评鉴|口试|考核|门槛|隧道|关卡|海峡|路口|安检|标准|甄试|筛选|初选|复选|面试|资格|评估|宣言|动议|法令|规则|章程|方案|指令|公约|案$`)

// leading is what stands in front of a 通過 that begins a prepositional phrase:
// words that a verb follows.
const leading = "始望來来以並并而可能要會会將将是就也都僅仅只還还須须應应在藉他她它們们你我者且更再常但或即為为"

// throughVerbs are verbs that 通過 cannot have for an object, folded: through the use
// of.
var throughVerbs = []string{"使用", "采用", "运用", "利用"}

func hasPrefixOf(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// isThrough reports whether the 通過 at w means through, as 透過 does, and not to
// pass a law or an examination.
func isThrough(text string, w prose.Span) bool {
	_, to := clauseAround(text, w)
	behind := prose.FoldString(firstRunes(text[w.End:to], 16))
	behind = strings.TrimLeft(behind, " ")
	if i := strings.IndexAny(behind, ",、;:!?。，；：！？\n"); i >= 0 {
		behind = behind[:i]
	}
	for _, end := range []string{"", "了", "后", "的", "率", "者", "于", "日", "与否", "时", "之", "并", "一项", "这项", "该", "此项", "过", "前", "以", "是"} {
		if behind == end || end != "" && strings.HasPrefix(behind, end) {
			return false
		}
	}
	if passed().MatchString(behind) {
		return false
	}
	if hasPrefixOf(behind, throughVerbs) {
		return true
	}
	before := strings.TrimRight(text[:w.Start], " ")
	if before == "" {
		return true
	}
	last := lastRune(before)
	return !prose.IsHan(last) || strings.ContainsRune(leading, last)
}
