package check_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// A key that no bibliography has finds the work that it means.
func TestNearestReference(t *testing.T) {
	for _, c := range []struct{ key, want string }{
		{"hobbes1651levithan", "hobbes1651leviathan"},
		{"Hobbes1651", "hobbes1651leviathan"},
		{"huobusi1651", "hobbes1651leviathan"},
		{"huobusi1651liweitan", "hobbes1651leviathan"},
		{"霍布斯1651", "hobbes1651leviathan"},
		{"利维坦", "hobbes1651leviathan"},
		{"huobusi1999", ""},
		{"𠮷野2020", ""},
		{"x", ""},
	} {
		found := of(check.CiteUnresolved, findings("見[@"+c.key+"]。\n", &check.Settings{}))
		if len(found) != 1 {
			t.Errorf("%s: %d findings", c.key, len(found))
			continue
		}
		switch fixes := found[0].Fixes; {
		case c.want == "" && len(fixes) > 0:
			t.Errorf("%s: %s is offered", c.key, fixes[0].Edits[0].NewText)
		case c.want != "" && (len(fixes) == 0 || fixes[0].Edits[0].NewText != c.want):
			t.Errorf("%s: %v is offered, want %s", c.key, fixes, c.want)
		}
	}
}

func TestCiteIbidDangling(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"in parentheses", "這是最高的權力（同上，頁 3）。\n", 1},
		{"after a title", "《利維坦》說了（同上，頁 3）。\n", 0},
		{"in the first note, which cites a work before it", "見[^1]。\n\n[^1]: 霍布斯：《利維坦》，及同前註。\n", 0},
		{"a word that begins so", "各級（同上級機關）。\n", 0},
		{"a table", "| 甲 |\n|---|\n| （同上） |\n", 0},
		{"Latin", "見[^1]。\r\n\r\n[^1]: Ibid., p. 3.\r\n", 1},
		{"nothing", "\n", 0},
	} {
		if got := len(of(check.CiteIbidDangling, findings(c.text, &check.Settings{}))); got != c.want {
			t.Errorf("%s: %d findings, want %d", c.name, got, c.want)
		}
	}
}

func TestScriptVariantForm(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"one of five", "書裡家裡房裡城裡，院裏。\n", 1},
		{"half and half", "書裡家裡，房裏院裏。\n", 0},
		{"a quotation", "書裡家裡房裡，「院裏」。\n", 0},
		{"Simplified", "书里说里面的裏。\n", 0},
		{"over two paragraphs", "書裡家裡。\n\n房裡院裏。\n", 1},
		{"tobacco and smoke", "煙火煙霧煙囪，吸菸。\n", 0},
	} {
		if got := len(of(check.ScriptVariantForm, findings(c.text, &check.Settings{}))); got != c.want {
			t.Errorf("%s: %d findings, want %d", c.name, got, c.want)
		}
	}
}

// What a conversion of regional words gets wrong is mended, and what only looks
// so is left alone.
func TestConversionOfWords(t *testing.T) {
	const good = "他用物件導向的程式設計寫了新增劑型的迴圈，決議經由表決而通過，「研究物件」是誤譯。\n"
	if found := of(check.ConversionResidue, findings(good, &check.Settings{})); len(found) > 0 {
		t.Errorf("reported: %s", found[0].Message.Hant)
	}
	bad := "研究物件的決議透過之後，包羅永珍的迴圈經濟成了天文數位。\n"
	want := "研究對象的決議通過之後，包羅萬象的循環經濟成了天文數字。\n"
	if got := fixed(bad, of(check.ConversionResidue, findings(bad, &check.Settings{}))); got != want {
		t.Errorf("fixed to %s", strings.TrimSpace(got))
	}
}
