package annotate

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Gloss ties together names of one thing that the text itself puts side by
// side: 風格遷移（style transfer）, 長短期記憶（long short-term memory，LSTM）,
// LSTM（長短期記憶）. All spans are byte offsets in the run's text; a name that
// is not given is empty, and two at least are given.
type Gloss struct {
	prose.Span            // of the first name to the closing bracket, in the block's source
	Run        int        //
	Term       prose.Span // the Chinese name
	Original   prose.Span // the full name in an alphabet
	Short      prose.Span // the abbreviation

	// Marked says that marks show where Term begins: emphasis, quotation marks,
	// a link, the bracket itself. Otherwise Term is the Chinese text in front of
	// the bracket, of which the name is the end.
	Marked bool
}

const (
	maxGloss     = 160 // bytes between the brackets
	maxGlossTerm = 16  // characters of a Chinese name in running text
	maxGlossHead = 8   // words of a foreign one
)

// glosses finds the glosses of the run, one at most a pair of brackets.
func (s *reader) glosses() {
	for i := range s.brackets {
		p := &s.brackets[i]
		if p.inner.Len() == 0 || p.inner.Len() > maxGloss {
			continue
		}
		g := Gloss{Run: s.i}
		if !s.glossParts(&g, p.inner) {
			continue
		}
		start, ok := s.glossHead(&g, p.start)
		if !ok || given(g) < 2 {
			continue
		}
		g.Span = s.run.Source(prose.Span{Start: start, End: p.end})
		s.a.Glosses = append(s.a.Glosses, g)
	}
}

// given counts the names of a gloss.
func given(g Gloss) int {
	n := 0
	for _, s := range []prose.Span{g.Term, g.Original, g.Short} {
		if s.Len() > 0 {
			n++
		}
	}
	return n
}

// glossParts reads the names between the brackets. It reports false if what
// stands there is no gloss.
func (s *reader) glossParts(g *Gloss, inner prose.Span) bool {
	at := inner.Start
	for range 4 {
		end := at
		for end < inner.End {
			r, n := utf8.DecodeRuneInString(s.text[end:])
			if r == prose.Object || r == '。' || r == '《' || r == '\n' {
				return false
			}
			if isGlossComma(r) {
				break
			}
			end += n
		}
		s.glossPart(g, at, end)
		if end >= inner.End {
			break
		}
		_, n := utf8.DecodeRuneInString(s.text[end:])
		at = end + n
	}
	return given(*g) > 0
}

func isGlossComma(r rune) bool {
	switch r {
	case '，', ',', '；', ';', '、':
		return true
	}
	return false
}

// glossLabels stand before a name and say what it is. Longer ones come first.
var glossLabels = []string{
	"英文縮寫為", "英文缩写为", "英文簡稱", "英文简称", "英文縮寫", "英文缩写", "英文全稱", "英文全称", "英文名為", "英文名为", "英文名稱", "英文名称", "英文名", "英文",
	"縮寫為", "缩写为", "簡稱為", "简称为", "簡寫為", "简写为", "簡稱", "简称", "縮寫", "缩写", "簡寫", "简写", "全稱是", "全称是", "全稱為", "全称为", "全稱", "全称",
	"英語", "英语", "德語", "德语", "法語", "法语", "俄語", "俄语", "拉丁語", "拉丁语", "德文", "法文", "俄文", "原文", "英譯", "英译", "即",
}

// glossPart takes one part of what stands between the brackets for the name
// that it is, if the gloss lacks that one.
func (s *reader) glossPart(g *Gloss, start, end int) {
	start, end = trimBlanks(s.text, start, end)
	for _, l := range glossLabels {
		if strings.HasPrefix(s.text[start:end], l) {
			start += len(l)
			break
		}
	}
	for start < end {
		r, n := utf8.DecodeRuneInString(s.text[start:end])
		if r != '：' && r != ':' && !prose.IsOpeningQuote(r) && r != '"' {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s.text[start:end])
		if !prose.IsClosingQuote(r) && r != '"' {
			break
		}
		end -= n
	}
	start, end = trimBlanks(s.text, start, end)
	span := prose.Span{Start: start, End: end}
	name := s.text[start:end]
	switch {
	case isAbbreviation(strings.TrimSuffix(name, "s")):
		if g.Short.Len() == 0 {
			g.Short = prose.Span{Start: start, End: start + len(strings.TrimSuffix(name, "s"))}
		}
	case isOriginal(name):
		if g.Original.Len() == 0 {
			g.Original = span
		}
	case isChineseName(name):
		if g.Term.Len() == 0 {
			g.Term, g.Marked = span, true
		}
	}
}

func trimBlanks(text string, start, end int) (int, int) {
	for start < end && text[start] == ' ' {
		start++
	}
	for start < end && text[end-1] == ' ' {
		end--
	}
	return start, end
}

// isOriginal reports whether s may be a name in an alphabet: words, no address,
// no year, no reference to a page.
func isOriginal(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if len(s) < 2 || !unicode.IsLetter(first) || prose.IsHan(first) {
		return false
	}
	letters, digits := 0, 0
	for i, r := range s {
		switch {
		case prose.IsHan(r):
			return false
		case unicode.IsLetter(r):
			letters++
			digits = 0
		case '0' <= r && r <= '9':
			if digits++; digits == 4 {
				return false
			}
		case r == '.':
			// A file name or an address has letters right behind the point.
			if i+1 < len(s) && 'a' <= s[i+1] && s[i+1] <= 'z' {
				return false
			}
		case strings.ContainsRune(" -–'’&+·‐", r):
		default:
			return false
		}
	}
	if letters < 2 {
		return false
	}
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch strings.TrimSuffix(word, ".") {
	case "p", "pp", "vol", "no", "fig", "ch", "see", "cf", "eg", "ie", "e.g", "i.e", "vs", "by", "ibid", "ed", "eds":
		return false
	}
	return true
}

// isChineseName reports whether s is short and has nothing but Han characters
// and the point between the parts of a name.
func isChineseName(s string) bool {
	n := 0
	for _, r := range s {
		if !prose.IsHan(r) && nameFold(r) != '·' {
			return false
		}
		n++
	}
	return n >= 2 && n <= maxGlossTerm
}

// glossHead reads the name in front of the bracket at bracket, and returns
// where it starts.
func (s *reader) glossHead(g *Gloss, bracket int) (int, bool) {
	end := bracket
	if end > 0 && s.text[end-1] == ' ' {
		end--
	}
	if start, inner, ok := s.markedBefore(end); ok {
		name := s.text[inner.Start:inner.End]
		switch {
		case g.Term.Len() == 0 && prose.HasHan(name) && utf8.RuneCountInString(name) <= 2*maxGlossTerm && !strings.ContainsAny(name, "，。；、《"):
			g.Term, g.Marked = inner, true
			return start, true
		case g.Original.Len() == 0 && !isAbbreviation(name) && isOriginal(name):
			g.Original = inner
			return start, true
		case g.Short.Len() == 0 && isAbbreviation(name):
			g.Short = inner
			return start, true
		}
		return 0, false
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:end])
	switch {
	case prose.IsHan(r):
		if g.Term.Len() > 0 {
			return 0, false
		}
		start := s.x.nameStart(s.text, hanBefore(s.text, end), end)
		g.Term = prose.Span{Start: start, End: end}
		return start, true
	case alphabetic(r):
		return s.foreignHead(g, end)
	}
	return 0, false
}

// markedBefore returns what marks set off right in front of an offset, with
// where the marks start: 「詞」, “词”, *词*, [词](…).
func (s *reader) markedBefore(end int) (start int, inner prose.Span, ok bool) {
	if i, ok := slices.BinarySearchFunc(s.quotes, end, func(q pair, at int) int { return cmp.Compare(q.end, at) }); ok {
		return s.quotes[i].start, s.quotes[i].inner, true
	}
	pieces := s.run.Pieces
	i := sort.Search(len(pieces), func(i int) bool { return pieces[i].Text+pieces[i].TextLen >= end })
	if i == len(pieces) || pieces[i].Atomic || pieces[i].Text+pieces[i].TextLen != end {
		return 0, prose.Span{}, false
	}
	from, to := pieces[i].Source, pieces[i].Source+pieces[i].SourceLen
	if from == 0 || to >= len(s.b.Source) {
		return 0, prose.Span{}, false
	}
	before, after := s.b.Source[from-1], s.b.Source[to]
	if before == after && (before == '*' || before == '_') || before == '[' && after == ']' {
		return pieces[i].Text, prose.Span{Start: pieces[i].Text, End: end}, true
	}
	return 0, prose.Span{}, false
}

// hanBefore returns where the run of Han characters starts that ends at end,
// the parts of a foreign name included.
func hanBefore(text string, end int) int {
	start := end
	for range maxGlossTerm {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !prose.IsHan(r) && nameFold(r) != '·' && !isHyphen(r) {
			break
		}
		start -= n
	}
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:])
		if prose.IsHan(r) {
			break
		}
		start += n
	}
	return start
}

// nameStart returns where the name starts that ends at end, in the Han
// characters from start on: behind the last word there that is not part of a
// name. Without a dictionary it cannot tell and returns start.
func (x *Lexicon) nameStart(text string, start, end int) int {
	segmenter := x.Segmenter()
	if segmenter == nil || end-start <= len("詞詞") {
		return start
	}
	name := end
	words := segmenter.Words(text[start:end])
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i].Shift(start)
		word := prose.FoldString(text[w.Start:w.End])
		if name < end && x.bindsNames(word) {
			break
		}
		name = w.Start
	}
	// A mark between two parts of a name belongs to both.
	for name > start {
		r, n := utf8.DecodeLastRuneInString(text[:name])
		if nameFold(r) != '·' {
			break
		}
		name -= n
		from := name
		for from > start {
			r, n := utf8.DecodeLastRuneInString(text[:from])
			if !prose.IsHan(r) || name-from >= len("詞詞詞詞") {
				break
			}
			from -= n
		}
		name = from
	}
	return name
}

// bindsNames reports whether a folded word stands between names rather than in
// one: a preposition, a conjunction, a pronoun, a particle, or one of the verbs
// that introduce a name.
func (x *Lexicon) bindsNames(word string) bool {
	if utf8.RuneCountInString(word) == 1 {
		return strings.Contains(binding, word)
	}
	switch x.dictionary.WordClass(word) {
	case 'p', 'c', 'r', 'u', 'y', 'd', 'q':
		return true
	}
	_, ok := introducing[word]
	return ok
}

// binding are characters that bind names when they stand as words; folded.
const binding = "的了和与跟及或在是为即叫称由被把将对从到使让以于而并等其这那此该各每某些种个之用有受经向比如像据做作且又也都就可能会要需请则若但因所着过"

// introducing are verbs and other words that stand before a name and are seldom
// part of one; folded.
var introducing = func() map[string]struct{} {
	m := map[string]struct{}{}
	for w := range strings.FieldsSeq("使用 采用 进行 包括 包含 例如 譬如 根据 通过 透过 关于 称为 称作 叫做 叫作 所谓 一种 一个 一些 这种 这个 可以 需要 提供 建立 创建 建构 定义 成为 作为 利用 运用 引入 引进 提出 介绍 实现 实作 执行 属于 产生 出现 得到 具有 没有 拥有 使得 用来 用于 导致 允许 支持 支援 指定 设定 设置 选择 增加 添加 加入 造成 发生 学家 家 教授 先驱 作家 作者 总统 创办人 创始人 首席") {
		m[w] = struct{}{}
	}
	return m
}()

func isHyphen(r rune) bool { return r == '-' || r == '–' || r == '‐' }

// foreignHead reads the words in an alphabet in front of a bracket.
func (s *reader) foreignHead(g *Gloss, end int) (int, bool) {
	start := end
	for range maxGlossHead {
		at := start
		if at < end && at > 0 && (s.text[at-1] == ' ' || s.text[at-1] == '-') {
			at--
		}
		word := at
		for word > 0 {
			r, n := utf8.DecodeLastRuneInString(s.text[:word])
			if !alphabetic(r) && r != '\'' && r != '’' {
				break
			}
			word -= n
		}
		if word == at {
			break
		}
		start = word
	}
	name := s.text[start:end]
	form := strings.TrimSuffix(name, "s")
	switch {
	case isAbbreviation(form) && g.Short.Len() == 0:
		g.Short = prose.Span{Start: start, End: start + len(form)}
	case !isAbbreviation(form) && g.Original.Len() == 0 && isOriginal(name):
		g.Original = prose.Span{Start: start, End: end}
	default:
		return 0, false
	}
	return start, true
}
