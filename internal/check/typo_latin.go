package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TypoLatin reports English words in Chinese text that are spelt wrongly: those
// with a letter three times in a row, and common misspellings. It is no spelling
// checker: every form that it lists is a word of no language that Chinese texts
// quote.
var TypoLatin = &Rule{
	ID:       "typo-latin",
	Name:     text("西文拼寫錯誤", "misspelt English word"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告中文裡拼錯的英文詞：同一個字母連寫三次（Commmunity），常見的誤拼（Contributer、seperate），以及連寫的冠詞（the the、a another）。程式碼、網址、識別字不看。", "Reports English words in Chinese text that are misspelt: a letter three times in a row (Commmunity), common errors (Contributer, seperate), and doubled articles (the the, a another). Code, addresses and identifiers are let pass."),
		Why:  text("讀者照著拼錯的詞去查，查不到。", "Readers who look the word up find nothing."),
		Bad: []Example{
			{Text: "每位 Contributer 都要簽署協議。\n", Fixed: "每位 Contributor 都要簽署協議。\n"},
			{Text: "這項指標叫作 CommmunityVolume。\n"},
			{Text: "表題是 hop to a another core，應改。\n"},
			{Text: "最後更新的是 Enviroment 一節。\n", Fixed: "最後更新的是 Environment 一節。\n"},
		},
		Good: []Example{{Text: "每位 Contributor 都要簽署協議。網址以 www 開頭，第 XXX 條，等級 AAA，集合 a a 與 the A team。\n"}, {Text: "設定 `enviroment` 這個鍵，見 contributer.md。\n"}},
		Options: []Option{
			{"allow", text("不報告的詞。", "Words that are let pass.")},
		},
		Source: "Wikipedia: Lists of common misspellings",
	},
	Block: typoLatin,
}

// misspelt words and what they should be, in small letters.
const misspeltWords = `
accomodate accommodate
accross across
acheive achieve
acheivement achievement
agressive aggressive
algorithim algorithm
algoritm algorithm
apparant apparent
aquire acquire
arguement argument
assesment assessment
auxillary auxiliary
availible available
becuase because
begining beginning
beleive believe
calender calendar
catagory category
collegue colleague
comission commission
commited committed
commitee committee
compatability compatibility
compatable compatible
concensus consensus
consistant consistent
contibution contribution
continious continuous
contributer contributor
contributers contributors
convertor converter
corelation correlation
curiculum curriculum
definately definitely
definiton definition
dependancy dependency
descision decision
developement development
developped developed
diffrent different
dissapear disappear
distrubuted distributed
documention documentation
efficency efficiency
embarass embarrass
enviroment environment
enviromental environmental
enviroments environments
equiped equipped
exisiting existing
existance existence
experiance experience
fasion fashion
feasability feasibility
finaly finally
foriegn foreign
fourty forty
foward forward
freind friend
fundemental fundamental
futher further
gaurantee guarantee
goverment government
governement government
grammer grammar
guarentee guarantee
happend happened
heirarchy hierarchy
hierachy hierarchy
identifer identifier
immediatly immediately
implemention implementation
implmentation implementation
independant independent
infomation information
informations information
infrastucture infrastructure
inital initial
intelligance intelligence
interoperabilty interoperability
intial initial
intrested interested
knowlege knowledge
labratory laboratory
lenght length
libary library
lisence license
maintainance maintenance
maintanance maintenance
managment management
mangement management
millenium millennium
minumum minimum
mispell misspell
neccessary necessary
necesary necessary
nessecary necessary
noticable noticeable
occassion occasion
occured occurred
occurence occurrence
occurance occurrence
optmization optimization
orginal original
paramter parameter
perfomance performance
performace performance
persistant persistent
posession possession
possesion possession
prefered preferred
privilage privilege
priviledge privilege
proccess process
programing programming
pronounciation pronunciation
propery property
publically publicly
reccomend recommend
recieve receive
recieved received
recomend recommend
recomendation recommendation
refered referred
refering referring
relevent relevant
repositry repository
resistence resistance
responsability responsibility
responce response
rythm rhythm
seperate separate
seperated separated
seperation separation
similiar similar
succesful successful
successfull successful
sucess success
suprise surprise
technolgy technology
threshhold threshold
tommorow tomorrow
transfered transferred
truely truly
unfortunatly unfortunately
univeristy university
univesity university
usefull useful
vaccum vacuum
visability visibility
weigth weight
wether whether
withold withhold
writting writing
`

var misspeltLatin = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(misspeltWords) {
		if wrong, right, ok := strings.Cut(strings.TrimSpace(line), " "); ok && wrong != right {
			m[wrong] = right
		}
	}
	return m
})

// articles are words of which two never stand side by side.
var articles = []string{"a", "an", "the"}

// doubledArticle reports whether the words at indexes j and j+2 are articles, or one
// and another, on one line: the the, a another. It is not looked for in capitals,
// where A may be a name.
func doubledArticle(run *prose.Run, ts []token, j int) bool {
	if ts[j].r != 'a' && ts[j].r != 't' || ts[j].Len() > len("the") || at(ts, j+1).class != classBlank || at(ts, j+1).Len() != 1 || at(ts, j+2).class != classLetter {
		return false
	}
	first, second := ts[j].text(run), ts[j+2].text(run)
	if first == second && first != "the" || !slices.Contains(articles, first) || first == "the" && second == "a" && at(ts, j+3).class == classNarrow {
		return false
	}
	return slices.Contains(articles, second) || second == "another" && first != "the"
}

func typoLatin(p *BlockPass) {
	known := misspeltLatin()
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for j, t := range p.tokens[i] {
			if t.class == classLetter && doubledArticle(run, p.tokens[i], j) {
				p.reportArticle(run, t, p.tokens[i][j+2])
			}
			if t.class != classLetter || t.Len() < 4 || t.r >= 0x250 {
				continue
			}
			word := t.text(run)
			right, misspelt := known[strings.ToLower(word)]
			if !misspelt && !tripled(word) || codeLike(run.Text, t.Span) || allowed(p.Option().Allow, word) {
				continue
			}
			f := Finding{Span: run.Source(t.Span)}
			if !misspelt {
				f.Message = format("「%s」有一個字母連寫了三次", "“%s” has a letter three times in a row", word)
				p.Report(f)
				continue
			}
			right = inCaseOf(right, word)
			f.Message = format("「%s」應拼作「%s」", "“%s” is spelt “%s”", word, right)
			if run.Verbatim(t.Span) {
				f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
			}
			p.Report(f)
		}
	}
}

// reportArticle reports an article in front of another word of its kind.
func (p *BlockPass) reportArticle(run *prose.Run, first, second token) {
	span := prose.Span{Start: first.Start, End: second.End}
	f := Finding{Span: run.Source(span), Message: format("「%s」只需要後一個詞", "only the second word of “%s” is needed", run.Text[span.Start:span.End])}
	if run.Verbatim(span) {
		right := run.Text[second.Start:second.End]
		f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}}}
	}
	p.ReportAtMost(glossary.Information, f)
}

// tripled reports whether a word of several letters has one of them three times
// in a row. Words that are drawn out (yesss) end or begin in it; numerals, shapes
// and placeholders are all in capitals.
func tripled(word string) bool {
	for k := 1; k+3 < len(word); k++ {
		if c := word[k]; c < 0x80 && c == word[k+1] && c == word[k+2] && c != word[k-1] && c != word[k+3] {
			return strings.ToUpper(word) != word
		}
	}
	return false
}

// inCaseOf writes a word in small letters as another is written: in small letters,
// with a capital in front, or in capitals.
func inCaseOf(word, like string) string {
	switch {
	case strings.ToUpper(like) == like:
		return strings.ToUpper(word)
	case 'A' <= like[0] && like[0] <= 'Z':
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// spanOf is the span of the n bytes at start.
func spanOf(start, n int) prose.Span { return prose.Span{Start: start, End: start + n} }
