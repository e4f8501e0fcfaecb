package check

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermGlossInconsistent reports originals that a document glosses with two
// Chinese names. It needs no glossary: the glosses are the evidence.
//
// Where no marks set the Chinese name off, its start is a guess, and two
// guesses count as one name if they end alike: by two characters for one
// foreign word, by three for two, by four for more. That lets pass 樣式遷移
// beside 畫風遷移 only where the document marks neither. An original of one
// common word (context, scale) gives a hint: it may well have two senses.
var TermGlossInconsistent = &Rule{
	ID:       "term-gloss-inconsistent",
	Name:     text("原文相同譯名不一", "one original, two renderings"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告文中括注同一個原文、中文卻不同的地方：術語與人名都算。不需要詞彙表。", "Reports places that give one original in brackets behind different Chinese names, be it of a term or a person. No glossary is needed."),
		Why:  text("讀者會以為說的是兩個概念或兩個人；括注原文說明作者自己認為是同一個。", "Readers take it for two concepts or two people, though the bracketed original shows that the author means one."),
		Bad: []Example{
			{Text: "先談*樣式遷移*（style transfer）。\n\n再談*風格遷移*（style transfer）。\n"},
			{Text: "創投家彼得．提爾（Peter Thiel）反對。\n\n彼得·泰爾（Peter Thiel）也寫過一本書。\n"},
		},
		Good: []Example{
			{Text: "先談*風格遷移*（style transfer）。\n\n再談圖像的風格遷移（Style Transfer）。\n"},
			{Text: "約翰．杜威（John Dewey）主張如此。\n\n他的弟子約翰·杜威（John Dewey）也這麼說，杜威（John Dewey）又說。\n"},
		},
		Options: []Option{
			{"allow", text("可以有兩種譯名的原文。", "Originals that may have two renderings.")},
		},
	},
	Document: termGlossInconsistent,
}

func termGlossInconsistent(p *DocumentPass) {
	glosses := p.glosses()
	groups := map[string][]int{}
	var order []string
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.original == "" || !hasName(g) || p.glossesVerb(g) || allowed(p.Option().Allow, g.original) ||
			!g.Marked && p.Lexicon.Dictionary() == nil {
			continue
		}
		key := originalKey(g.original)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], i)
	}
	for _, key := range order {
		group := groups[key]
		all := glosses
		for _, g := range p.others.glosses(glosses[group[0]].original) {
			if !g.marked && p.Lexicon.Dictionary() == nil {
				continue
			}
			group = append(group, len(all))
			all = append(all[:len(all):len(all)], glossed{
				Gloss: &annotate.Gloss{Marked: g.marked}, term: g.term, original: g.original, elsewhere: &g.at,
			})
		}
		if len(group) > 1 {
			p.reportRenderings(all, group)
		}
	}
}

// hasName reports whether the Chinese name of a gloss can be compared: it is
// not the name of a kind of thing in apposition (公司（OpenAI）), nor a word that
// points at another.
func hasName(g *glossed) bool {
	term := termKey(g.term)
	if n := utf8.RuneCountInString(term); n < 2 || n > 12 {
		return false
	}
	if strings.HasPrefix(g.original, "Top") {
		return false // a ranking
	}
	for _, w := range pointers {
		if strings.Contains(term, w) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(g.original)
	if unicode.IsUpper(first) && words(g.original) == 1 {
		for _, w := range kinds {
			if strings.HasSuffix(term, w) {
				return false
			}
		}
	}
	return true
}

// glossesVerb reports whether an object follows a gloss whose name no marks set off:
// it is of a verb (隨機丟棄（drop out）一些神經元), which need not be called as the thing is.
func (p *DocumentPass) glossesVerb(g *glossed) bool {
	if g.Marked {
		return false
	}
	behind := p.Document.Prose.Slice(g.at.End, g.at.End+len("一些"))
	return slices.ContainsFunc(objects, func(o string) bool { return strings.HasPrefix(behind, o) })
}

// objects are what the objects of verbs begin with.
var objects = strings.Fields("一些 一个 一個 这些 這些 那些 某些 其他 其它 其中 所有 每个 每個 了 它们 它們 他们 他們")

// pointers are words that point at a name and explain it, but are none; folded.
var pointers = strings.Fields("前者 后者 二者 两者 作者 译者 其中 或者 可以 译作 译为 表示 意思 也就是")

// kinds are names of kinds of things that stand in apposition to the name of
// one; folded.
var kinds = strings.Fields("公司 平台 网站 框架 工具 系统 语言 模型 服务 软体 软件 程序 程式 函式库 函数库 组织 机构 项目 专案 团队 品牌 产品 杂志 期刊 协议 协定 企业 集团 大学 社区 社群 论坛 网络 网路 城市 国家 地区 游戏 应用 引擎 浏览器 编辑器 数据库 资料库 数据集 资料集 算法 演算法 版本 版 人 方法 标准 计划 计画 机器人 助手 基金会 仓库 排名")

// rendering is one Chinese name of an original, with the glosses that give it.
type rendering struct {
	name  *glossed // the gloss that shows the name best
	which []int
}

// reportRenderings reports the places where one original has other Chinese
// names than in most.
func (p *DocumentPass) reportRenderings(glosses []glossed, group []int) {
	var all []*rendering
	for _, i := range group {
		g := &glosses[i]
		at := slices.IndexFunc(all, func(r *rendering) bool {
			return slices.ContainsFunc(r.which, func(j int) bool { return sameRendering(&glosses[j], g) })
		})
		if at < 0 {
			all = append(all, &rendering{g, []int{i}})
			continue
		}
		r := all[at]
		r.which = append(r.which, i)
		if g.Marked && !r.name.Marked || g.Marked == r.name.Marked && len(g.term) < len(r.name.term) {
			r.name = g
		}
	}
	if len(all) < 2 || len(all) > 3 {
		return // so many senses are a common word
	}
	if len(all) == 3 && nothingInCommon(all) {
		return // a label that is put to several things: 手機（CN）、算力（CN）
	}
	major := all[0]
	for _, r := range all[1:] {
		if len(r.which) > len(major.which) {
			major = r
		}
	}
	for _, r := range all {
		g := r.name
		if r != major && g.elsewhere != nil {
			// Another document shows the name best; report a place of this one.
			for _, i := range r.which {
				if glosses[i].elsewhere == nil {
					g = &glosses[i]
					break
				}
			}
		}
		if r == major || g.elsewhere != nil {
			continue
		}
		f := Finding{
			Span:    p.span(g, g.Term),
			Message: p.renderingMessage(g, major.name),
		}
		for _, j := range major.which[:min(shownPlaces, len(major.which))] {
			f.Related = append(f.Related, Related{Message: format("此處作「%s」", "“%s” here", major.name.term), Span: glosses[j].at, Elsewhere: glosses[j].elsewhere})
		}
		if showsStart(g) && showsStart(major.name) {
			f.Fixes = p.bothWays(glosses, r, major)
		}
		// A common word has several senses, and each may have its own name.
		limit := glossary.Warning
		if words(g.original) == 1 && strings.ToLower(g.original) == g.original {
			limit = glossary.Hint
		}
		if !slices.ContainsFunc(major.which, func(i int) bool { return glosses[i].elsewhere == nil }) && !p.others.ordered() {
			limit = max(limit, glossary.Information)
		}
		p.ReportAtMost(limit, f)
	}
}

// nothingInCommon reports whether no two of the names share a character.
func nothingInCommon(all []*rendering) bool {
	for i, r := range all {
		for _, other := range all[i+1:] {
			if strings.ContainsAny(termKey(r.name.term), termKey(other.name.term)) {
				return false
			}
		}
	}
	return true
}

func (p *DocumentPass) renderingMessage(g, major *glossed) Message {
	if major.elsewhere != nil {
		return format("%s 在此作「%s」，在 %s 作「%s」；宜統一", "%s is “%s” here, but “%[4]s” in %[3]s; choose one",
			g.original, shownName(g, major), filepath.Base(major.elsewhere.Document), major.term)
	}
	return format("%s 在此作「%s」，在第 %d 行作「%s」；宜統一", "%s is “%s” here, but on line %d “%s”; choose one",
		g.original, shownName(g, major), p.line(major.at.Start), major.term)
}

// shownName is what a message shows of a gloss's Chinese name: only the end of one
// that begins with words of its sentence.
func shownName(g, major *glossed) string {
	n := utf8.RuneCountInString(major.term)
	if g.Marked || utf8.RuneCountInString(g.term) <= 2*n {
		return g.term
	}
	return "…" + lastRunes(g.term, n)
}

// showsStart reports whether a gloss shows where its Chinese name starts.
func showsStart(g *glossed) bool { return g.Marked || utf8.RuneCountInString(g.term) <= 6 }

// bothWays returns the fixes that put one name in all glosses that give the
// other.
func (p *DocumentPass) bothWays(glosses []glossed, minor, major *rendering) []Fix {
	var fixes []Fix
	for _, way := range [][2]*rendering{{minor, major}, {major, minor}} {
		var edits []Edit
		for _, i := range way[0].which {
			g := &glosses[i]
			at := strings.LastIndex(g.term, way[0].name.term)
			if at < 0 || g.elsewhere != nil {
				continue
			}
			span := prose.Span{Start: g.Term.Start + at, End: g.Term.Start + at + len(way[0].name.term)}
			if p.run(g).Verbatim(span) {
				edits = append(edits, Edit{p.span(g, span), way[1].name.term})
			}
		}
		if len(edits) > 0 {
			fixes = append(fixes, Fix{Title: format("括注處都作「%s」", "Use “%s” where it is glossed", way[1].name.term), Edits: edits})
		}
	}
	return fixes
}

// sameRendering reports whether the Chinese names of two glosses of one
// original may be the same name.
func sameRendering(a, b *glossed) bool {
	s, t := strings.TrimSuffix(termKey(a.term), "的"), strings.TrimSuffix(termKey(b.term), "的")
	if strings.Contains(s, t) || strings.Contains(t, s) {
		return true
	}
	if a.Marked && b.Marked {
		return false
	}
	if parts, others := nameParts(a.term), nameParts(b.term); len(parts) > 1 && len(parts) == len(others) {
		return sameParts(parts, others)
	}
	least := min(1+words(a.original), 4)
	if isPerson(a.original) {
		least = 2
	}
	return commonSuffix(s, t) >= least
}

// nameParts divides a transliterated name at its points, folded.
func nameParts(name string) []string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("·‧•・･．∙⋅", r) })
	for i := range parts {
		parts[i] = prose.FoldString(parts[i])
	}
	return parts
}

// sameParts reports whether the parts of two names are the same. The first may
// have words of the sentence in front of it.
func sameParts(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] && (i > 0 || commonSuffix(a[i], b[i]) < 2 && !strings.HasSuffix(a[i], b[i]) && !strings.HasSuffix(b[i], a[i])) {
			return false
		}
	}
	return true
}

// isPerson reports whether a name in an alphabet looks like a person's: two to
// four words, each with a capital.
func isPerson(name string) bool {
	n := words(name)
	if n < 2 || n > 4 {
		return false
	}
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && w != "de" && w != "von" && w != "van" && w != "der" {
			return false
		}
	}
	return true
}
