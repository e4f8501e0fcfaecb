package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CiteGluedKey reports citations by key that the typesetter reads otherwise
// than the eye, since Han text touches the key. Only keys that a bibliography
// has are reported.
var CiteGluedKey = &Rule{
	ID:       "cite-glued-key",
	Name:     text("引用鍵與文字相連", "citation key glued to text"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告與漢字相連的引用鍵，以及一組引用中的全形分號：「見@key」在 Pandoc 是普通文字；「@key認為」在 Pandoc 與 Typst 是名為「key認為」的鍵；「[@a；@b]」不成一組。", "Reports citation keys that touch Han text, and full-width semicolons in a group of citations: to Pandoc 見@key is plain text; to Pandoc and Typst @key認為 is a key named key認為; [@a；@b] is no group."),
		Why:  text("漢字也是字母，可以是鍵的一部分。排版之後引用不見了，或者找不到文獻。", "Han characters are letters and may be part of a key. After typesetting the citation is gone, or its work is not found."),
		Bad: []Example{
			{Text: "參見@hobbes1651leviathan認為的主權。\n", Fixed: "參見 @hobbes1651leviathan 認為的主權。\n"},
			{Text: "如 @hobbes1651leviathan所說。\n", Fixed: "如 @hobbes1651leviathan 所說。\n"},
			{Text: "主權之說甚多[@hobbes1651leviathan；@kant1797rechtslehre]。\n", Fixed: "主權之說甚多[@hobbes1651leviathan; @kant1797rechtslehre]。\n"},
		},
		Good: []Example{
			{Text: "參見 @hobbes1651leviathan，主權是最高的權力[@hobbes1651leviathan]。\n"},
			{Text: "來信請寄王小明@example.com，或寫給編輯@某報。\n"},
		},
		Source: "Pandoc User’s Guide, Citation syntax",
	},
	Block: citeGluedKey,
}

func citeGluedKey(p *BlockPass) {
	for i := range p.Notes.Citations {
		c := &p.Notes.Citations[i]
		if c.Kind == annotate.ByKey && len(c.References) == 0 {
			swallowedText(p, c)
		}
	}
	if p.Syntax.DetachedKey == nil {
		return // elsewhere an @ behind Han text is no citation at all, or is one
	}
	for i := range p.Block.Cites {
		wideSemicolons(p, &p.Block.Cites[i])
	}
	for i := range p.Block.Runs {
		plainKeys(p, &p.Block.Runs[i])
	}
}

// swallowedText reports a key that runs on into Han text: @key認為.
func swallowedText(p *BlockPass, c *annotate.Citation) {
	n := knownKey(p.Lexicon.Glossary, c.Name)
	if n == 0 || c.At.Len() != len(c.Name) {
		return
	}
	key, rest := c.Name[:n], c.Name[n:]
	at := c.At.Start + n
	insert := " "
	if c.Certain {
		insert = ", " // in brackets, what follows the comma is the locator or suffix
	}
	p.Report(Finding{
		Span:    c.At,
		Message: format("鍵 %s 與後面的文字相連，會讀成 %s", "the key %s touches the text behind it and is read as %s", key, c.Name),
		Fixes: []Fix{{
			Title: format("把鍵與「%s」隔開", "Part the key from “%s”", rest),
			Edits: []Edit{{prose.Span{Start: at, End: at}, insert}},
			Safe:  true,
		}},
	})
}

// plainKeys reports keys that stand right behind Han text and so are no
// citation: 見@key.
func plainKeys(p *BlockPass, run *prose.Run) {
	for at := 0; ; {
		i := strings.IndexByte(run.Text[at:], '@')
		if i < 0 {
			return
		}
		i += at
		at = i + 1
		if before, _ := utf8.DecodeLastRuneInString(run.Text[:i]); !prose.IsHan(before) {
			continue
		}
		span, end, ok := p.Syntax.DetachedKey(run.Text, i, len(run.Text))
		if !ok {
			continue
		}
		name := run.Text[span.Start:span.End]
		n := len(name)
		if p.Lexicon.Glossary.Reference(name) == nil {
			if n = knownKey(p.Lexicon.Glossary, name); n == 0 {
				continue
			}
			end = span.Start + n
		}
		whole := prose.Span{Start: i, End: end}
		key := run.Text[span.Start : span.Start+n]
		f := Finding{
			Span:    run.Source(whole),
			Message: format("@%s 緊接在文字之後，只是普通文字，不是引用", "@%s stands right behind text and is plain text, not a citation", key),
		}
		if run.Verbatim(whole) {
			space := ""
			if n < len(name) {
				space = " "
			}
			f.Fixes = []Fix{
				{
					Title: text("在引用前後加空格", "Put spaces around the citation"),
					Edits: []Edit{{f.Span, " " + run.Text[whole.Start:whole.End] + space}},
					Safe:  true,
				},
				{
					Title: format("改為 [@%s]", "Change to [@%s]", key),
					Edits: []Edit{{f.Span, "[@" + key + "]"}},
				},
			}
		}
		p.Report(f)
		at = end
	}
}

// wideSemicolons reports the full-width semicolons between the citations of a
// group.
func wideSemicolons(p *BlockPass, c *prose.KeyCitation) {
	const wide = "；"
	for i := 1; i < len(c.Items); i++ {
		from, to := c.Items[i-1].At.End, c.Items[i].At.Start
		between := p.Block.Source[from:to]
		at := strings.LastIndex(between, wide)
		if at < 0 || strings.IndexByte(between[at:], ';') >= 0 {
			continue
		}
		end := at + len(wide)
		for end < len(between) && between[end] == ' ' {
			end++
		}
		p.Report(Finding{
			Span:    prose.Span{Start: from + at, End: from + at + len(wide)},
			Message: text("一組引用之間要用半形分號（;），全形分號不能分隔", "citations of a group are parted by a half-width semicolon; a full-width one does not part them"),
			Fixes: []Fix{{
				Title: text("改為半形分號", "Change to a half-width semicolon"),
				Edits: []Edit{{prose.Span{Start: from + at, End: from + end}, "; "}},
				Safe:  true,
			}},
		})
	}
}

// maxKey bounds the keys that are looked for, in bytes.
const maxKey = 256

// knownKey returns the length of the longest key of a reference that a name
// starts with and that Han text follows in it; 0 if there is none.
func knownKey(g *glossary.Glossary, name string) int {
	if len(name) > maxKey {
		name = name[:maxKey]
	}
	for end := len(name); end > 0; {
		r, n := utf8.DecodeLastRuneInString(name[:end])
		end -= n
		if end > 0 && prose.IsHan(r) && g.Reference(name[:end]) != nil {
			return end
		}
	}
	return 0
}
