package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// Guards of the rules of terms and names: what they must and must not report.
func TestConsistencyGuards(t *testing.T) {
	for _, c := range []struct {
		rule *check.Rule
		text string
		want int
	}{
		// One original, two renderings.
		{check.TermGlossInconsistent, "*样式迁移*（style transfer）。\n\n*风格迁移*（Style Transfer）。\n", 1},
		{check.TermGlossInconsistent, "*風格遷移*（style transfer）。\n\n*风格迁移*（style transfer）。\n", 0},
		{check.TermGlossInconsistent, "*動量*（momentum）。\n\n*動量法*（momentum）。\n", 0},
		{check.TermGlossInconsistent, "由公司（OpenAI）開發。\n\n由團隊（OpenAI）開發。\n", 0},
		{check.TermGlossInconsistent, "凱西．奧尼爾（Cathy O'Neil）。\n\n凱西·歐尼爾（Cathy O'Neil）。\n", 1},
		{check.TermGlossInconsistent, "維納（Norbert Wiener）。\n\n諾伯特·維納（Norbert Wiener）。\n", 0},
		{check.TermGlossInconsistent, "前者（style transfer）。\n\n風格遷移（style transfer）。\n", 0},
		{check.TermGlossConflict, "*指派*（assign）。\n\n*指派*（assignment）。\n", 0},
		{check.TermGlossConflict, "*網路*（GoogLeNet）。\n\n*網路*（LeNet）。\n", 0},
		// Latin names.
		{check.LatinNameVariant, "用 GitHub。\n\n用 Github，再用 Git Hub。\n", 2},
		{check.LatinNameVariant, "用 GitHub。\n\n見 github.com 與 https://github.com/a，`github` 是指令。\n", 0},
		{check.LatinNameVariant, "用 GPU0。\n\n有 GPU 0 塊。\n", 0},
		{check.LatinNameVariant, "有 64GB 與 64 GB。\n", 0},
		{check.LatinNameVariant, "模型 LeNet5 與 LeNet-5。\n", 1},
		{check.LatinNameVariant, "庫在 d2l-ai/d2l-pytorch-en，框架是 PyTorch。\n", 0},
		{check.LatinNameVariant, "用 OpenSource 公司的軟體，它們是 open source 的。\n", 0},
		{check.LatinNameVariant, "The GitHub site and the Github page are one and the same site.\n", 0},
		// Transliterated names.
		{check.NameVariant, "亨利·喬治說。\n\n亨利．喬治又說，亨利・喬治再說。\n", 2},
		{check.NameVariant, "寬度一．五公尺，高度一‧五公尺。\n", 0},
		{check.NameVariant, "提姆·柏內茲-李來了，柏內茲-李走了。\n", 0},
		{check.NameVariant, "京滬-滬杭與京滬–滬杭。\n", 0},
		// Words with two forms.
		{check.TermVariantMixed, "账号和帐号。\n", 1},
		{check.TermVariantMixed, "賬號，其他。\n", 0},
		{check.TermVariantMixed, "成分与成份，部分与部份。\r\n", 2},
		{check.TermVariantMixed, "「其它」一詞應作其他。\n", 0},
		{check.TermVariantMixed, "全部分成份量相等的兩半，成分不變。\n", 0},
		{check.TermVariantMixed, "身份与身分。\n", 1},
	} {
		if got := of(c.rule, findings(c.text, &check.Settings{})); len(got) != c.want {
			t.Errorf("%s in %q: %d findings, want %d", c.rule.ID, c.text, len(got), c.want)
			for _, f := range got {
				t.Log(f.Message.Hant)
			}
		}
	}
}

func TestAbbreviationGuards(t *testing.T) {
	for _, c := range []struct {
		rule *check.Rule
		text string
		want int
	}{
		{check.AbbrDefinedLate, "# PITR\n\n| PITR |\n|---|\n| 甲 |\n\n時間點還原（PITR）。\n", 0},
		{check.AbbrDefinedLate, "用 PITR 還原。\n\n時間點還原（PITR）。\n", 1},
		{check.AbbrDefinedLate, "用 NVIDIA 的卡。\n\n輝達（NVIDIA）是公司。\n", 0},
		{check.AbbrDefinedLate, "用 PITR，即時間點還原（PITR）。\n", 0},
		{check.AbbrMultipleExpansions, "甲（available zone，AZ）。\n\n乙（Available Zones，AZ）。\n", 0},
		{check.AbbrMultipleExpansions, "長短期記憶（long short-term memory，LSTM）。\n\n網路（long short-term memory network，LSTM）。\n", 0},
		{check.AbbrRedefined, "可用區（available zone，AZ）。\n\n可用區（available zone，AZ）。\n", 1},
		{check.AbbrUnused, "可用區（available zone，AZ）。\n", 1},
		{check.AbbrUnused, "AZ（available zone）。\n", 0},
		{check.AbbrUndefined, "他用 XQJ 寫。\n", 1},
		{check.AbbrUndefined, "他用 XQJ 寫。\n\n```\na\n```\n\n```\nb\n```\n\n```\nc\n```\n", 0},
		{check.AbbrUndefined, "QA QB QC QD QE QF QG QH QJ QK QL QM QN 都是甲。\n", 0},
		{check.ShortNameUnused, "甲公司（以下簡稱「甲方」）負責。\n\n由甲方付款。\n", 0},
		{check.ShortNameUnused, "甲公司（以下簡稱「甲方」）負責。\n", 1},
		{check.ShortNameUnused, "以下簡稱，以下簡稱「。\n", 0},
		{check.ShortNameRedefined, "甲公司總部（以下簡稱「該處」）負責。\n\n乙大學分校（以下簡稱「該處」）負責。\n", 1},
		{check.FullNameAfterShort, "國家公園管理處（以下簡稱「管理處」）。\n\n# 國家公園管理處\n\n《國家公園管理處組織規程》。\n", 0},
		{check.TermRedefined, "本法所称企业，是指甲。\n\n本法所称企业，是指乙。\n", 1},
		{check.TermRedefined, "本条所称企业，是指甲。\n\n前款所称企业，是指乙。\n", 0},
		{check.TermSuperseded, "「物件化」一詞是誤譯。\n\n他譯作「物件化」。\n", 0},
		{check.TermSuperseded, "人的力量的物件化。\n\n他說「物件化」很重要。\n", 2},
	} {
		if got := of(c.rule, findings(c.text, &check.Settings{})); len(got) != c.want {
			t.Errorf("%s in %q: %d findings, want %d", c.rule.ID, c.text, len(got), c.want)
			for _, f := range got {
				t.Log(f.Message.Hant)
			}
		}
	}
}
