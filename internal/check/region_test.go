package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

func TestRegionTerm(t *testing.T) {
	const taiwan = "這個軟體的伺服器經由網路提供資訊。"
	for _, c := range []struct {
		name, text string
		region     check.Region
		want       int
	}{
		{"Taiwan by its words", taiwan + "軟件由打印機印出。\n", check.AnyRegion, 2},
		{"neither region by its words", "軟件由打印機印出。\n", check.AnyRegion, 0},
		{"Taiwan by the setting", "軟件由打印機印出。\n", check.Taiwan, 2},
		{"Hong Kong by the setting", taiwan + "軟件由打印機印出。\n", check.HongKong, 0},
		{"the mainland by the script", "这个软体由伺服器提供。\r\n", check.AnyRegion, 2},
		{"a longer word", taiwan + "納米比亞的比特幣，海內存知己。\n", check.Taiwan, 0},
		{"a quotation", taiwan + "他說：「軟件由打印機印出。」\n", check.Taiwan, 0},
		{"a title", taiwan + "見《軟件工程》。\n", check.Taiwan, 0},
		{"an institution", taiwan + "工業和信息化部與中國軟件協會發文。\n", check.Taiwan, 0},
		{"a word that is spoken about", taiwan + "中國大陸稱軟件。\n", check.Taiwan, 0},
		{"code", taiwan + "見 `軟件`。\n", check.Taiwan, 0},
		{"a soft line break, an astral character before", taiwan + "𠮷軟\n件印出。\n", check.Taiwan, 1},
	} {
		if got := len(of(check.RegionTerm, findings(c.text, &check.Settings{Region: c.region}))); got != c.want {
			t.Errorf("%s: %d findings, want %d: %s", c.name, got, c.want, c.text)
		}
	}
}

func TestScriptMixed(t *testing.T) {
	const hant = "這個問題牽涉很廣，國家與個人都應當關心。"
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"one character", hant + "结果如何？\n", 1},
		{"two that touch are one", hant + "结论如何？\n", 1},
		{"a whole quotation", hant + "原文是「结果如何」。\n", 0},
		{"a quotation of both scripts", hant + "原文是「這個结果」。\n", 1},
		{"a title", hant + "見《现代汉语词典》。\n", 0},
		{"a paragraph in the other script", hant + "\n\n这个问题牵涉很广。\n", 0},
		{"Japanese", hant + "\n\n" + "問題に関する国の対応について、國家と會社。\n", 0},
		{"names", hant + "客庄與恒生銀行。\n", 0},
		{"code", hant + "見 `结果`。\n", 0},
		{"characters of both", hant + "皇后在台灣的面前，乾杯。\n", 0},
		{"written in both", hant + "\n\n" + "结果结果个人问题国家，這個問題國家個人。\n\n问题国家个人结果结论东西，這個問題國家個人關係東西結果結論書畫。\n", 0},
		{"no characters", "\n", 0},
	} {
		if got := len(of(check.ScriptMixed, findings(c.text, &check.Settings{}))); got != c.want {
			t.Errorf("%s: %d findings, want %d: %s", c.name, got, c.want, c.text)
		}
	}
}

func TestCiteGluedKey(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"見@hobbes1651leviathan。\n", "見 @hobbes1651leviathan。\n"},
		{"見@hobbes1651leviathan認為\r\n", "見 @hobbes1651leviathan 認為\r\n"},
		{"如[@hobbes1651leviathan頁12]。\n", "如[@hobbes1651leviathan, 頁12]。\n"},
		{"𠮷 @hobbes1651leviathan說。\n", "𠮷 @hobbes1651leviathan 說。\n"},
		{"見@unknown2020認為。\n", "見@unknown2020認為。\n"},
		{"`見@hobbes1651leviathan認為`\n", "`見@hobbes1651leviathan認為`\n"},
		{"[@hobbes1651leviathan，頁 3；參見 @kant1797rechtslehre]\n", "[@hobbes1651leviathan，頁 3；參見 @kant1797rechtslehre]\n"},
		{"[@hobbes1651leviathan ； @kant1797rechtslehre]\n", "[@hobbes1651leviathan ; @kant1797rechtslehre]\n"},
		{"@\n", "@\n"},
	} {
		if got := fixed(c.text, of(check.CiteGluedKey, findings(c.text, &check.Settings{}))); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFootnotes(t *testing.T) {
	for _, c := range []struct {
		text              string
		undefined, unused int
	}{
		{"甲[^1]乙[^2]。\n\n[^1]: 註。\n", 1, 0},
		{"甲[^A]。\r\n\r\n[^a]: 註。\r\n", 0, 0},
		{"甲。\n\n[^a]: 註[^b]。\n\n[^b]: 再註。\n", 0, 1},
		{"甲^[行內註]。\n", 0, 0},
		{"", 0, 0},
	} {
		fs := findings(c.text, &check.Settings{})
		if u, n := len(of(check.FootnoteUndefined, fs)), len(of(check.FootnoteUnused, fs)); u != c.undefined || n != c.unused {
			t.Errorf("%q: %d undefined and %d unused, want %d and %d", c.text, u, n, c.undefined, c.unused)
		}
	}
}

func TestProfiles(t *testing.T) {
	for _, p := range check.Profiles {
		for _, s := range p.Severities {
			r := check.Lookup(s.Rule)
			if r == nil {
				t.Errorf("profile %s names the rule %s, which does not exist", p.ID, s.Rule)
				continue
			}
			if s.Severity == r.Severity {
				t.Errorf("profile %s gives %s the severity that it has anyway", p.ID, s.Rule)
			}
			if got := (&check.Settings{Profile: p}).SeverityOf(r); got != s.Severity {
				t.Errorf("profile %s: %s is %v, want %v", p.ID, s.Rule, got, s.Severity)
			}
		}
	}
	off := check.AbbrUndefined.Severity
	set := &check.Settings{Profile: check.LookupProfile("docs"), Rules: map[string]check.RuleSettings{"abbr-undefined": {Severity: &off}}}
	if got := set.SeverityOf(check.AbbrUndefined); got != off {
		t.Errorf("the configuration's severity is overridden: %v", got)
	}
}
