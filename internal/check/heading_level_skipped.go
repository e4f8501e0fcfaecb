package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// HeadingLevelSkipped reports the first heading of a document that is more than
// one level below the one before it. It is a hint: some books leave a level out
// throughout, for its size, and where all documents of a set do so it is silent.
var HeadingLevelSkipped = &Rule{
	ID:       "heading-level-skipped",
	Name:     text("標題跳級", "heading level skipped"),
	Severity: glossary.Hint,
	Doc: Doc{
		What:   text("報告全文第一個跳級的標題，如一級標題之後直接是三級。一組文件（三篇以上）從頭到尾都不用那一級的，以及引用塊裡的標題，不報告。", "Reports the first heading of a document that skips a level, as a third-level heading right under a first-level one. Levels that no document of a set of three and more has are let pass, and so are headings in block quotes."),
		Why:    text("目錄、大綱和朗讀軟體按級別理解結構，跳級的地方像是少了一節。", "Tables of contents, outlines and screen readers go by levels; where one is skipped a section seems to be missing."),
		Bad:    []Example{{Text: "# 甲\n\n### 乙\n\n正文。\n"}},
		Good:   []Example{{Text: "# 甲\n\n## 乙\n\n### 丙\n\n## 丁\n"}, {Text: "### 乙\n\n正文。\n"}},
		Source: "WCAG 2.2, H42; CommonMark 0.31.2, 4.2",
	},
	Document: headingLevelSkipped,
}

func headingLevelSkipped(p *DocumentPass) {
	last := 0
	for i := range p.with(hasHeading) {
		b := p.Document.Prose.Blocks()[i]
		if strings.HasPrefix(b.Source, ">") {
			continue // one in a box has the size of the box's design
		}
		if last > 0 && b.Level > last+1 && !p.others.leaveOut(p.readHeadingLevels(), last+1, b.Level) {
			p.Report(Finding{
				Span:    textSpan(b).Shift(p.Document.Prose.Start(i)),
				Message: format("從 %d 級標題跳到了 %d 級", "from a heading of level %d to one of level %d", last, b.Level),
			})
			return
		}
		last = b.Level
	}
}

// textSpan is where the text of a block stands, from its mark on, without the line
// end.
func textSpan(b *prose.Block) prose.Span {
	end := len(b.Source)
	for end > 0 && (b.Source[end-1] == '\n' || b.Source[end-1] == '\r') {
		end--
	}
	return prose.Span{Start: 0, End: end}
}

// headingLevels are the levels of the headings of a document, a bit each.
type headingLevels uint16

// readHeadingLevels notes the levels of a document's headings.
func (p *DocumentPass) readHeadingLevels() (l headingLevels) {
	for i := range p.with(hasHeading) {
		l |= 1 << min(p.Document.Prose.Blocks()[i].Level, 15)
	}
	return l
}

// fewestAlike is how many documents show how a set is laid out.
const fewestAlike = 3

// leaveOut reports whether no document of a set of some size, nor this one with its
// own levels, has headings of the levels from first up to the one before end.
func (o *others) leaveOut(own headingLevels, first, end int) bool {
	if o == nil || len(o.set.documents) < fewestAlike {
		return false
	}
	for i, d := range o.set.documents {
		if i != o.self {
			own |= d.headings
		}
	}
	for level := first; level < end; level++ {
		if own&(1<<min(level, 15)) != 0 {
			return false
		}
	}
	return true
}
