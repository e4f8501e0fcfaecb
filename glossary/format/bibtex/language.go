package bibtex

import "strings"

// languages maps names of languages, as babel and BibLaTeX have them (langid)
// and as people and databases write them (language), to BCP 47 tags.
var languages = map[string]string{
	"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
	"canadian": "en-CA", "australian": "en-AU", "eng": "en", "英文": "en", "英语": "en", "英語": "en",
	"german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "deutsch": "de", "ger": "de", "deu": "de", "德文": "de", "德语": "de", "德語": "de",
	"french": "fr", "francais": "fr", "français": "fr", "fre": "fr", "fra": "fr", "法文": "fr", "法语": "fr", "法語": "fr",
	"russian": "ru", "rus": "ru", "русский": "ru", "俄文": "ru", "俄语": "ru", "俄語": "ru",
	"latin": "la", "lat": "la", "拉丁文": "la", "greek": "el", "ancientgreek": "grc", "希臘文": "el", "希腊文": "el",
	"italian": "it", "ita": "it", "spanish": "es", "spa": "es", "portuguese": "pt", "brazilian": "pt-BR", "dutch": "nl",
	"japanese": "ja", "jpn": "ja", "日文": "ja", "日语": "ja", "日語": "ja", "日本語": "ja", "korean": "ko", "kor": "ko", "韩文": "ko", "韓文": "ko",
	"chinese": "zh", "chi": "zh", "zho": "zh", "中文": "zh", "汉语": "zh", "漢語": "zh", "schinese": "zh-Hans", "tchinese": "zh-Hant",
	"简体中文": "zh-Hans", "簡體中文": "zh-Hans", "繁体中文": "zh-Hant", "繁體中文": "zh-Hant", "正體中文": "zh-Hant",
	"chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant", "chinese-hans": "zh-Hans", "chinese-hant": "zh-Hant",
	"zh-cn": "zh-Hans-CN", "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK",
}

// language returns the BCP 47 tag of a language field, or "". Databases export
// lists ("中文;"); the first counts.
func language(value string) string {
	value = decode(value)
	if i := strings.IndexAny(value, ";；,，/"); i >= 0 {
		value = value[:i]
	}
	value, _, _ = strings.Cut(value, " and ")
	value = strings.TrimSpace(value)
	if tag, ok := languages[strings.ToLower(strings.ReplaceAll(value, "_", "-"))]; ok {
		return tag
	}
	primary, _, _ := strings.Cut(value, "-")
	if n := len(primary); (n == 2 || n == 3) && isASCIILetters(primary) {
		return value
	}
	return ""
}

func isASCIILetters(s string) bool {
	for i := range len(s) {
		if b := s[i] | 0x20; b < 'a' || b > 'z' {
			return false
		}
	}
	return true
}
