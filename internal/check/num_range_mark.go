package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumRangeMark reports hyphens between the ends of a range.
var NumRangeMark = &Rule{
	ID:       "num-range-mark",
	Name:     text("範圍用連字號", "hyphen in a range of numbers"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告數量範圍中間的半形連字號：4-8個宜作4～8個，16-48KB 宜作 16～48KB。編號、日期、比分、電話等不是範圍的不報告。", "Reports half-width hyphens in ranges of quantities: 4-8個 should be 4～8個, and 16-48KB should be 16～48KB. Numbers of items, dates, scores and telephone numbers are let pass."),
		Why:    text("短橫線用於編號和複合詞，數值範圍用浪紋線。", "The hyphen joins numbers of items and compounds; ranges of values take the wave."),
		Bad:    []Example{{Text: "每組4-8個人。\n", Fixed: "每組4～8個人。\n"}, {Text: "约占 3.5-4.2 倍。\n", Fixed: "约占 3.5～4.2 倍。\n"}, {Text: "頻寬是 10-40 Gbps，快取有16-48KB。\n", Fixed: "頻寬是 10～40 Gbps，快取有16～48KB。\n"}},
		Good:   []Example{{Text: "每組4～8個人，見圖2-3個案，2024-05-01 以 3-1 取勝，電話 02-2311-3731 人工接聽，型號 X20-30 GB，見 v1-2 MB。\n"}},
		Source: "GB/T 15834—2011, 4.13；重訂標點符號手冊（連接號）",
	},
	Block: numRangeMark,
}

// rangeUnits are characters that make a number before them a quantity.
const rangeUnits = "個个人次倍年歲岁天周週小時时分秒米公里吨噸克升元萬万億亿千百名家位種种樓楼層层輪轮週月"

func numRangeMark(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j, t := range ts {
			if t.r != '-' || at(ts, j-1).class != classDigit || at(ts, j+1).class != classDigit || !isRange(run, ts, j) || !run.Verbatim(t.Span) {
				continue
			}
			p.Report(Finding{
				Span:    run.Source(t.Span),
				Message: text("數值範圍宜用「～」", "a range of values takes ～"),
				Fixes:   []Fix{{Title: text("改為「～」", "Change to ～"), Edits: []Edit{{run.Source(t.Span), "～"}}, Safe: true}},
			})
		}
	}
}

// isRange reports whether the hyphen at index j stands between the ends of a
// range of quantities.
func isRange(run *prose.Run, ts []token, j int) bool {
	first, last := decimal(ts, j-1, -1), decimal(ts, j+1, 1)
	before, unit := at(ts, first-1), at(ts, last+1)
	if before.class == classBlank {
		before = at(ts, first-2)
	} else if before.class == classHan && strings.ContainsRune("圖图表式例第號号節节章條条", lastRune(before.text(run))) {
		return false
	}
	switch before.class {
	case classLetter, classNarrow, classObject, classOther, classDigit:
		if !before.none() {
			return false
		}
	}
	if unit.class == classBlank {
		unit = at(ts, last+2)
	}
	if unit.r != '%' && !isLatinUnit(run, unit) && (unit.class != classHan || !strings.ContainsRune(rangeUnits, unit.r)) {
		return false
	}
	low, high := run.Text[ts[first].Start:ts[j].Start], run.Text[ts[j].End:ts[last].End]
	if utf8.RuneCountInString(low) > 4 || low[0] == '0' && len(low) > 1 && low[1] != '.' {
		return false
	}
	a, errA := strconv.ParseFloat(low, 64)
	b, errB := strconv.ParseFloat(high, 64)
	return errA == nil && errB == nil && a < b
}

// latinUnits are signs of units that stand for nothing else behind a number.
var latinUnits = strings.Fields("KB MB GB TB PB KiB MiB GiB TiB Kb Mb Gb Tb kb kbps Mbps Gbps Kbit Mbit Gbit Hz kHz KHz MHz GHz ms μs ns fps km cm mm nm kg mg kW kWh MW GW mAh dB")

// isLatinUnit reports whether a token is the sign of a unit.
func isLatinUnit(run *prose.Run, unit token) bool {
	return unit.class == classLetter && slices.Contains(latinUnits, unit.text(run))
}

// decimal returns the index of the last token of the number at index j in one
// direction.
func decimal(ts []token, j, step int) int {
	if at(ts, j+step).r == '.' && at(ts, j+2*step).class == classDigit {
		return j + 2*step
	}
	return j
}
