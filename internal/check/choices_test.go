package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// TestChoices asks for one way of writing, whatever the document does.
func TestChoices(t *testing.T) {
	tests := []struct {
		rule, choice, value string
		text, fixed         string
	}{
		{"space-inconsistent", "spaceBetweenMixedwidthLetters", "true", "用Go寫的LSP有3個。\n", "用 Go 寫的 LSP 有 3 個。\n"},
		{"space-inconsistent", "spaceBetweenMixedwidthLetters", "false", "用 Go 寫的 LSP 有 3 個。\n", "用Go寫的LSP有3個。\n"},
		{"space-inconsistent", "spaceBetweenMixedwidthLetters", "auto", "用 Go 寫的LSP。\n", "用 Go 寫的LSP。\n"},
		{"space-inconsistent", "spaceBetweenMixedwidthLetters", "true", "對比C++的差別，有2+個，占5%左右。\n", "對比 C++ 的差別，有 2+ 個，占 5% 左右。\n"},
		{"space-inconsistent", "spaceBetweenMixedwidthLetters", "true", "見 https://example.com/這是URL文.html 或目錄/這是Go文.md。\n", "見 https://example.com/這是URL文.html 或目錄/這是Go文.md。\n"},
		{"space-inconsistent", "spaceOutsideCode", "true", "行內`code`與程式。\n", "行內 `code` 與程式。\n"},
		{"space-inconsistent", "spaceBeforeDateUnit", "true", "2024年、5日。\n", "2024 年、5 日。\n"},
		{"space-inconsistent", "spaceBeforeDateUnit", "false", "在 2024 年、第 5 日。\n", "在 2024年、第 5日。\n"},
		{"quote-style-mixed", "unifiedPunctuation", "traditional", "他說“好”。\n", "他說「好」。\n"},
		{"quote-style-mixed", "unifiedPunctuation", "simplified", "他說「好」。\n", "他說“好”。\n"},
		{"quote-style-mixed", "unifiedPunctuation", "auto", "他說「好」。\n", "他說「好」。\n"},
	}
	empty, _ := glossary.Merge()
	lexicon := annotate.Compile(empty)
	for _, test := range tests {
		t.Run(test.choice+"="+test.value, func(t *testing.T) {
			settings := &check.Settings{Rules: map[string]check.RuleSettings{test.rule: {Choices: map[string]string{test.choice: test.value}}}}
			got := test.text
			d := prose.Parse(markdown.Parser{}, got)
			edits := check.Resolve(check.Check(annotate.Annotate(d, lexicon), settings).Findings())
			for i := len(edits) - 1; i >= 0; i-- {
				got = got[:edits[i].Start] + edits[i].NewText + got[edits[i].End:]
			}
			if got != test.fixed {
				t.Errorf("%q becomes %q, want %q", test.text, got, test.fixed)
			}
		})
	}
}
