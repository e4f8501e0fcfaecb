package check

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// LatinNameOfficial reports names of organisations with one word that is not as
// they write it themselves.
var LatinNameOfficial = &Rule{
	ID:       "latin-name-official",
	Name:     text("機構西文名有一詞不符", "official name with one word astray"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告國際組織、機構、學會的英文全名裡與正式名稱只差一詞詞形的寫法：Asia Development Bank（正式作 Asian）、Advanced Research Project Agency（正式作 Projects）。", "Reports English names of international organisations, agencies and societies of which one word has another form than in the official name: Asia Development Bank for Asian, Advanced Research Project Agency for Projects."),
		Why:  text("正式名稱查得到，差一個字母就成了另一個機構，或者查不到。", "An official name can be looked up; one letter off, it is another body's or nobody's."),
		Bad: []Example{
			{Text: "亞洲開發銀行（Asia Development Bank）公布了數字。\n", Fixed: "亞洲開發銀行（Asian Development Bank）公布了數字。\n"},
			{Text: "他在 Central Intelligent Agency 工作過。\n", Fixed: "他在 Central Intelligence Agency 工作過。\n"},
		},
		Good: []Example{{Text: "亞洲開發銀行（Asian Development Bank）與 Islamic Development Bank 公布了數字。\n"}, {Text: "見 World Trade Center 與 European Union of the Deaf。\n"}},
		Options: []Option{
			{"allow", text("不報告的寫法。", "Forms that are let pass.")},
		},
		Source: "各機構網站所載的正式名稱",
	},
	Block: latinNameOfficial,
}

// officialNames are names as the bodies write them. Those of which one word more or
// less makes another body's are left out.
const officialNames = `Asian Development Bank
African Development Bank
Advanced Research Projects Agency
Defense Advanced Research Projects Agency
International Monetary Fund
World Health Organization
World Trade Organization
World Meteorological Organization
World Intellectual Property Organization
International Labour Organization
International Telecommunication Union
International Organization for Standardization
International Electrotechnical Commission
International Atomic Energy Agency
International Energy Agency
International Criminal Court
International Court of Justice
Internet Engineering Task Force
Internet Corporation for Assigned Names and Numbers
Internet Assigned Numbers Authority
World Wide Web Consortium
Electronic Frontier Foundation
Free Software Foundation
Apache Software Foundation
Cloud Native Computing Foundation
Open Source Initiative
Association for Computing Machinery
American Association for the Advancement of Science
American Association for Artificial Intelligence
National Science Foundation
National Institute of Standards and Technology
National Aeronautics and Space Administration
National Security Agency
Central Intelligence Agency
Federal Communications Commission
Federal Trade Commission
Securities and Exchange Commission
Centers for Disease Control and Prevention
United Nations Development Programme
United Nations Environment Programme
United Nations High Commissioner for Refugees
World Food Programme
World Economic Forum
European Central Bank
European Space Agency
European Organization for Nuclear Research
European Telecommunications Standards Institute
Massachusetts Institute of Technology
California Institute of Technology
Carnegie Mellon University
Palo Alto Research Center
Stanford Research Institute
Academy of Motion Picture Arts and Sciences
Reporters Without Borders
Economist Intelligence Unit
General Data Protection Regulation
Universal Declaration of Human Rights
Creative Commons Attribution
Digital Object Identifier
Hypertext Transfer Protocol
Transmission Control Protocol
Simple Mail Transfer Protocol
Domain Name System
Uniform Resource Locator
Application Programming Interface
Graphical User Interface`

// officialWords are the official names by their number of words.
var officialWords = sync.OnceValue(func() map[int][][]string {
	m := map[int][][]string{}
	for name := range strings.Lines(officialNames) {
		if words := strings.Fields(name); len(words) >= 3 {
			m[len(words)] = append(m[len(words)], words)
		}
	}
	return m
})

// particlesOfNames are words that stand in small letters inside a name.
const particlesOfNames = " of for and the "

func latinNameOfficial(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j := 0; j < len(ts); j++ {
			if ts[j].class != classLetter || ts[j].r < 'A' || ts[j].r > 'Z' {
				continue
			}
			last := j
			for at(ts, last+1).class == classBlank && at(ts, last+2).class == classLetter {
				if w := ts[last+2]; (w.r < 'A' || w.r > 'Z') && !strings.Contains(particlesOfNames, " "+w.text(run)+" ") {
					break
				}
				last += 2
			}
			if last-j >= 4 && last-j <= 20 {
				p.officialName(run, ts, j, last)
			}
			j = last
		}
	}
}

// officialName reports the word of the name from index j to last that is not as in
// the official name.
func (p *BlockPass) officialName(run *prose.Run, ts []token, j, last int) {
	for _, name := range officialWords()[(last-j)/2+1] {
		odd := -1
		for n, word := range name {
			if ts[j+2*n].text(run) == word {
				continue
			}
			if odd >= 0 {
				odd = -1
				break
			}
			odd = n
		}
		if odd < 0 {
			continue
		}
		t := ts[j+2*odd]
		if !sameStem(t.text(run), name[odd]) || allowed(p.Option().Allow, t.text(run)) {
			continue
		}
		f := Finding{
			Span:    run.Source(prose.Span{Start: ts[j].Start, End: ts[last].End}),
			Message: format("正式名稱作「%s」", "the official name is “%s”", strings.Join(name, " ")),
		}
		if run.Verbatim(t.Span) {
			f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", name[odd]), Edits: []Edit{{run.Source(t.Span), name[odd]}}, Safe: true}}
		}
		p.Report(f)
		return
	}
}

// sameStem reports whether two words are forms of one: all but their last three
// letters at most are the same, or one letter is another (s and z).
func sameStem(a, b string) bool {
	const ending = 3
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= ending && len(a)-n <= ending && len(b)-n <= ending ||
		n >= ending && len(a) == len(b) && a[n+1:] == b[n+1:]
}
