package check

import "github.com/jiaozhu/jiaozhu/glossary"

// Profile is a kind of writing, with the severities that suit it better than
// the rules' own.
type Profile struct {
	ID         string
	Doc        Message
	Severities []ProfileSeverity
}

// ProfileSeverity is a severity that a profile gives to a rule.
type ProfileSeverity struct {
	Rule     string
	Severity Severity
	Reason   Message
}

// Profiles lists the profiles. A severity stands here only where a kind of
// writing needs another one than most, each with its reason.
var Profiles = []*Profile{
	{
		ID:  "essay",
		Doc: text("評論、專論、書稿：各規則的預設等級。", "Essays, treatises, books: the rules’ own severities."),
	},
	{
		ID:  "thesis",
		Doc: text("學位論文與期刊論文：書目、註腳、縮寫從嚴。", "Theses and journal articles: strict on bibliography, notes and abbreviations."),
		Severities: []ProfileSeverity{
			{"abbr-undefined", glossary.Warning, text("審查者要求每個縮寫都有全稱", "examiners ask for the full form of every abbreviation")},
			{"footnote-unused", glossary.Warning, text("排版會略去這個註，而註就是出處", "typesetting drops the note, and the note is the source")},
			{"bib-unused", glossary.Information, text("參考文獻表只列引用過的著作", "the list of references has what is cited and nothing else")},
			{"title-unresolved", glossary.Hint, text("正文談到的著作大多要列入參考文獻", "most works that the text discusses belong into the list of references")},
		},
	},
	{
		ID:  "docs",
		Doc: text("軟體與產品文件：讀者認得領域內的縮寫，查閱而不通讀。", "Documentation of software and products: readers know the field’s abbreviations, and look things up."),
		Severities: []ProfileSeverity{
			{"abbr-undefined", glossary.Off, text("文件中四分之三的縮寫從不寫全稱，讀者也不需要", "three of four abbreviations in documentation are never spelt out, nor need to be")},
		},
	},
	{
		ID:  "translation",
		Doc: text("譯文：術語要前後一致。", "Translations: terms must be the same throughout."),
		Severities: []ProfileSeverity{
			{"term-deprecated", glossary.Warning, text("譯名不一，讀者會以為原文是兩個詞", "two renderings make readers think of two words in the original")},
			{"region-term", glossary.Warning, text("譯本有指定的地區，他地的用語是漏改", "a translation is made for a region, and words of another were overlooked")},
			{"abbr-undefined", glossary.Hint, text("原文沒有給出全稱，譯文未必可以添上", "where the original gives no full form the translation may not add one")},
		},
	},
	{
		ID:  "legal",
		Doc: text("法規、契約、判決：條文引號可以跨段，用語以法條為準。", "Statutes, contracts, judgments: quoted articles span paragraphs, and the statute’s wording counts."),
		Severities: []ProfileSeverity{
			{"quote-unbalanced", glossary.Off, text("修正條文整段引述，各款各有開引號，是法規體例", "amendments quote whole articles with an opening mark at each item, by the custom of statutes")},
			{"abbr-undefined", glossary.Hint, text("法規以附件或授權規定說明縮寫", "statutes explain abbreviations in annexes and by reference")},
		},
	},
}

// LookupProfile returns the profile of that id, or nil.
func LookupProfile(id string) *Profile {
	for _, p := range Profiles {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// severityOf returns the severity that the profile gives to a rule.
func (p *Profile) severityOf(rule string) (Severity, bool) {
	if p == nil {
		return 0, false
	}
	for _, s := range p.Severities {
		if s.Rule == rule {
			return s.Severity, true
		}
	}
	return 0, false
}
