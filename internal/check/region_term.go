package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// RegionTerm reports words of another region. It is no warning: a writer may
// choose such a word, and many spread from one region to the other.
var RegionTerm = &Rule{
	ID:       "region-term",
	Name:     text("兩岸用語混用", "word of another region"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告另一地區的用語。地區依設定 region；auto 時，簡體文章當作大陸的，繁體文章要臺灣的用語不少於大陸的，才當作臺灣的（香港的文章因此不報告）。引號和書名號裡的話、機構名稱、詞彙表裡有的術語，都不報告；另有他義的詞只是建議。", "Reports words of another region. The region is the setting region; with auto, Simplified text counts as the mainland's, and Traditional text as Taiwan’s if it uses no fewer of Taiwan’s words than of the mainland’s (so text of Hong Kong is let pass). What stands between quotation or title marks, names of institutions and terms of the glossary are let pass; a word that has other senses is a hint."),
		Why:  text("讀者看得懂，卻知道這一段是從別處貼來的；同一個概念在一篇文章裡有了兩個名稱。", "Readers understand it, and see that the passage was pasted from elsewhere; one concept has two names in one text."),
		Bad: []Example{
			{Text: "這個軟體的伺服器在臺灣，網路資訊卻由另一個服務器處理。\n"},
			{Text: "这个软件的伺服器不在本地。\n"},
		},
		Good: []Example{
			{Text: "這個軟體的伺服器在臺灣，中國大陸稱為「服務器」。\n"},
			{Text: "這個軟件的服務器在香港，信息由另一個服務器處理。\n"},
			{Text: "这个软件的服务器不在本地，比特币和纳米比亚也与此无关。\n"},
		},
		Options: []Option{
			{"allow", text("不報告的詞。", "Words that are let pass.")},
		},
		Source: "OpenCC TWPhrases",
	},
	Document: regionTermRule,
}

func regionTermRule(p *DocumentPass) {
	region := p.usage()
	segmenter := p.Lexicon.Segmenter()
	if region == AnyRegion || segmenter == nil {
		return // the words around a word tell whether it is one
	}
	words := allRegionWords()
	uses := map[int]int{} // by value
	for _, f := range p.with(hasRegionWords) {
		for _, w := range f.regional {
			uses[w.value]++
		}
	}
	mixed := map[*regionTerm]bool{} // whether the text has the region's own word, too
	for i, f := range p.with(hasRegionWords) {
		for _, w := range f.regional {
			t := words.against(w.value, region)
			if t == nil {
				continue
			}
			if t.besideOwn {
				own, known := mixed[t]
				if !known {
					own = p.usesOwn(t, uses)
					mixed[t] = own
				}
				if !own {
					continue
				}
			}
			p.foreignWord(segmenter, i, w, t)
		}
	}
}

// usesOwn reports whether the document, or another of the same book, has the
// region's own word for a term. uses are the document's words.
func (p *DocumentPass) usesOwn(t *regionTerm, uses map[int]int) bool {
	words := allRegionWords()
	return slices.ContainsFunc(t.own, func(v int) bool {
		return uses[v] > 0 || p.others.ordered() && len(p.others.forms(formKey{kind: ownForm, key: words.own[v]})) > 0
	})
}

// usage returns the region whose usage the document follows, by the setting or,
// in Traditional text, by the words that it uses no less. It is AnyRegion if that
// cannot be told.
func (p *DocumentPass) usage() Region {
	region := p.Settings.regionOf(p.Script)
	if p.Settings.Region != AnyRegion || region != Taiwan {
		return region
	}
	words := allRegionWords()
	own, other := 0, 0
	for _, f := range p.with(hasRegionWords) {
		for _, w := range f.regional {
			if words.signs[w.value] {
				own++
			} else if t := words.against(w.value, Taiwan); t != nil && !t.besideOwn {
				other++
			}
		}
	}
	if own > 0 && own >= other {
		return Taiwan
	}
	return AnyRegion
}

func (p *DocumentPass) foreignWord(s *prose.Segmenter, block int, w regionWord, t *regionTerm) {
	run := &p.Document.Prose.Blocks()[block].Runs[w.run]
	word := run.Text[w.Start:w.End]
	switch {
	case allowed(p.Option().Allow, word),
		!longTerm(word, t) && !onWordBounds(s, run.Text, w.Span),
		setOff(run.Text, w.Span),
		ofInstitution(run.Text, w.Span),
		spokenAbout(run.Text, w.Span),
		inTerm(p.Document.Block(block), w),
		ofRegionItself(word, run.Text, w.Span),
		word == "通過" && !isThrough(run.Text, w.Span):
		return
	}
	limit := glossary.Error
	if t.ambiguous {
		limit = glossary.Hint
	}
	f := Finding{Span: run.Source(w.Span).Shift(p.Document.Prose.Start(block))}
	var list []string
	for _, r := range t.replacements {
		if t.region == Mainland {
			r = prose.ToHans(r)
		}
		list = append(list, r)
		if run.Verbatim(w.Span) {
			f.Fixes = append(f.Fixes, Fix{Title: format("改為「%s」", "Change to “%s”", r), Edits: []Edit{{f.Span, r}}})
		}
	}
	where := text("臺灣", "Taiwan")
	if t.region == Mainland {
		where = text("大陸", "the mainland")
	}
	f.Message = format("「%s」在"+where.Hant+"多作「%s」", "“%s” is mostly “%s” in "+where.En, word, strings.Join(list, text("」或「", "” or “").Hant))
	p.ReportAtMost(limit, f)
}

// ofRegionItself reports whether the words around a word make it one that Taiwan
// uses: civic hackers call themselves 公民黑客, networks of people and of offices are
// 網絡, which statutes write beside 網路, as they do 副載波信息 and 綠帶寬.
func ofRegionItself(word, text string, w prose.Span) bool {
	before, behind := text[:w.Start], text[w.End:]
	switch word {
	case "信息":
		return strings.HasSuffix(before, "副載波")
	case "帶寬":
		return strings.HasSuffix(before, "綠")
	case "黑客":
		return strings.HasSuffix(before, "公民") || strings.HasPrefix(behind, "松")
	case "網絡":
		return slices.ContainsFunc(offices, func(o string) bool { return strings.HasSuffix(before, o) }) || strings.HasPrefix(behind, "會議")
	}
	return false
}

// offices are what stands before 網絡 where people or offices are joined.
var offices = strings.Fields("社會 醫療 防治 聯繫 通報 照護 服務 救援 輔導 保護 安全")

// longTerm reports whether a word is so long that it is hardly made up by two
// others that stand side by side.
func longTerm(word string, t *regionTerm) bool {
	const long = 3
	return !t.ambiguous && utf8.RuneCountInString(word) >= long
}

// onWordBounds reports whether a word begins and ends where words do when its
// clause is divided into words.
func onWordBounds(s *prose.Segmenter, text string, w prose.Span) bool {
	from, to := clauseAround(text, w)
	starts, ends := false, false
	for _, word := range s.Words(text[from:to]) {
		starts = starts || word.Start+from == w.Start
		ends = ends || word.End+from == w.End
	}
	return starts && ends
}

// maxClause bounds the text around a stretch that is looked at, in bytes, so that
// no rule costs more than its text is long.
const maxClause = 600

// clauseAround returns the clause that holds w, cut to what is near.
func clauseAround(text string, w prose.Span) (from, to int) {
	near := prose.Span{Start: max(0, w.Start-maxClause), End: min(len(text), w.End+maxClause)}
	for near.Start > 0 && !utf8.RuneStart(text[near.Start]) {
		near.Start++
	}
	for near.End < len(text) && !utf8.RuneStart(text[near.End]) {
		near.End--
	}
	from, to = prose.Clause(text[near.Start:near.End], w.Start-near.Start)
	return from + near.Start, max(to+near.Start, w.End)
}

// setOff reports whether a stretch stands between marks of quotations or titles
// that are near.
func setOff(text string, w prose.Span) bool {
	start := max(0, w.Start-maxClause)
	for start < w.Start && !utf8.RuneStart(text[start]) {
		start++
	}
	var open []rune // the marks that close those that are open
	for _, r := range text[start:w.Start] {
		if n := len(open); n > 0 && open[n-1] == r {
			open = open[:n-1]
		} else if closer, ok := enclosing[r]; ok && strings.ContainsRune("」』”’》〉", closer) {
			open = append(open, closer)
		}
	}
	return len(open) > 0
}

// institutions are what names of institutions end with, folded.
var institutions = strings.Fields("公司 集团 中心 研究院 研究所 研究会 实验室 委员会 协会 学会 联盟 基金会 大学 学院 管理局 办公室 总局 化部 条例")

// ofInstitution reports whether a stretch is part of an institution's name: one
// ends shortly behind it. 化部 is for 工業和信息化部.
func ofInstitution(text string, w prose.Span) bool {
	const reach = 8
	_, to := clauseAround(text, w)
	behind := prose.FoldString(firstRunes(text[w.End:to], reach))
	_, n := utf8.DecodeLastRuneInString(text[:w.End])
	last := prose.FoldString(text[w.End-n : w.End])
	return slices.ContainsFunc(institutions, func(end string) bool {
		i := strings.Index(last+behind, end)
		return i >= 0 && !strings.ContainsAny((last + behind)[:i], "的和与在是为")
	})
}

// about are the words that name a word, folded, as they stand before it.
var about = strings.Fields("大陆称 大陆叫 大陆译 大陆作 大陆用语 大陆称为 台湾称 台湾叫 台湾译 台湾称为 香港称 又称 亦称 也称 俗称 又译 也译 或译 译作 译为")

func spokenAbout(text string, w prose.Span) bool {
	const reach = 5
	before := prose.FoldString(lastRunes(text[:w.Start], reach))
	return slices.ContainsFunc(about, func(cue string) bool { return strings.HasSuffix(before, cue) })
}

// inTerm reports whether a word lies in the mention of a term, whose glossary
// says what is right.
func inTerm(notes *annotate.Annotations, w regionWord) bool {
	return slices.ContainsFunc(notes.Mentions, func(m annotate.Mention) bool {
		return m.Run == w.run && m.Text.Start <= w.Start && w.End <= m.Text.End
	})
}
