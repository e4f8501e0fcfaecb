package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"golang.org/x/text/unicode/norm"
)

// ScriptRadical reports characters of Unicode's blocks of radicals and of
// compatibility ideographs, which look like ideographs and are none: text that
// was copied from a PDF has them. Where they stand alone, or the text speaks of
// radicals (部首), they are let pass.
var ScriptRadical = &Rule{
	ID:       "script-radical",
	Name:     text("部首碼位的字", "radical in place of a character"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告夾在漢字中間、其實是部首或相容碼位的字：「⽇志」的第一個字是 U+2F47 部首，不是 U+65E5 漢字。多半是從 PDF 複製而來。", "Reports characters among ideographs that have a code of a radical or of a compatibility ideograph: the first of ⽇志 is the radical U+2F47 and not the ideograph U+65E5. Most were copied from a PDF."),
		Why:    text("看起來一樣，搜尋、排序、朗讀、比對卻都認不出來，有的字型也不顯示。", "They look the same, but searching, sorting, reading aloud and comparing fail, and some fonts lack them."),
		Bad:    []Example{{Text: "事件⽇志的總量。\n", Fixed: "事件日志的總量。\n"}, {Text: "这两年增⻓很快。\n", Fixed: "这两年增长很快。\n"}},
		Good:   []Example{{Text: "事件日誌的總量。\n"}, {Text: "部首 ⽇ 的碼位是 U+2F47。\n"}},
		Source: "The Unicode Standard, 18.1 Han（CJK Radicals Supplement, Kangxi Radicals; EquivalentUnifiedIdeograph.txt）",
	},
	Block: scriptRadical,
}

func scriptRadical(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].rareHan {
			continue
		}
		asked, spoken := false, false // whether the run speaks of radicals
		for _, t := range p.tokens[i] {
			if t.class != classHan || t.Len() == len("字") || !strings.ContainsFunc(t.text(run), isRadical) {
				continue
			}
			if !asked {
				asked, spoken = true, strings.Contains(run.Text, "部首")
			}
			if spoken {
				break
			}
			for at, r := range t.text(run) {
				right, ok := unified(r)
				if !ok {
					continue
				}
				span := prose.Span{Start: t.Start + at, End: t.Start + at + len(string(r))}
				f := Finding{
					Span:    run.Source(span),
					Message: format("這不是漢字「%s」，是部首或相容碼位（U+%04X）", "this is not the character %s but a radical or compatibility form (U+%04X)", right, r),
				}
				if run.Verbatim(span) {
					f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
				}
				p.Report(f)
			}
		}
	}
}

// isRadical reports whether a character is in the blocks of radicals and of
// compatibility ideographs.
func isRadical(r rune) bool {
	_, ok := unified(r)
	return ok
}

// unified returns the ideograph that a radical or a compatibility ideograph stands
// for. Radicals that are no characters by themselves (⺡) have none.
func unified(r rune) (string, bool) {
	switch {
	case 0x2E80 <= r && r <= 0x2EFF:
		s, ok := radicalSupplement[r]
		return s, ok
	case 0x2F00 <= r && r <= 0x2FD5, 0xF900 <= r && r <= 0xFAFF, 0x2F800 <= r && r <= 0x2FA1F:
		s := norm.NFKC.String(string(r))
		return s, s != string(r)
	}
	return "", false
}

// radicalSupplement maps the radicals of the supplement that are characters, which
// no normalisation form does.
var radicalSupplement = map[rune]string{
	'⺟': "母", '⺠': "民", '⻁': "虎", '⻄': "西", '⻅': "见", '⻆': "角", '⻉': "贝", '⻋': "车",
	'⻑': "長", '⻓': "长", '⻔': "门", '⻘': "青", '⻙': "韦", '⻚': "页", '⻛': "风", '⻜': "飞",
	'⻝': "食", '⻢': "马", '⻣': "骨", '⻤': "鬼", '⻥': "鱼", '⻦': "鸟", '⻧': "卤", '⻨': "麦",
	'⻩': "黄", '⻬': "齐", '⻮': "齿", '⻰': "龙", '⻳': "龟",
}
