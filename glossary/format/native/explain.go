package native

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// advice says what a message of the YAML library means for somebody who writes
// a glossary, and what to do.
var advice = []struct{ message, zh, en string }{
	{"mapping values are not allowed", "值裡有「: 」，或上一行缺「:」；請給整個值加引號", "the value contains \": \", or the line before lacks its colon; put the whole value in quotes"},
	{"found unexpected end of stream", "引號沒有合上；請補上收尾的引號", "a quotation mark is never closed; add the closing one"},
	{"found unexpected document indicator", "引號沒有合上；請補上收尾的引號", "a quotation mark is never closed; add the closing one"},
	{"could not find expected ':'", "這一行缺「: 」；鍵與值之間要有冒號和空格", "this line lacks \": \" between key and value"},
	{"did not find expected ',' or '}'", "「{」沒有合上，或兩項之間缺逗號；值裡有逗號時請加引號", "a { is not closed, or a comma is missing between two items; quote values that contain commas"},
	{"did not find expected ',' or ']'", "「[」沒有合上，或兩項之間缺逗號；值裡有逗號時請加引號", "a [ is not closed, or a comma is missing between two items; quote values that contain commas"},
	{"did not find expected key", "縮排與前面各行對不齊，或引號、括號之後還有文字", "the indentation does not fit the lines before, or text follows a closing quote or bracket"},
	{"did not find expected '-' indicator", "縮排與前面各項對不齊", "the indentation does not fit the items before"},
	{"block sequence entries are not allowed", "列表項要另起一行，並與前面各項對齊", "a list item must start on its own line, in line with the items before"},
	{"did not find expected <document start>", "縮排與前面各行對不齊", "the indentation does not fit the lines before"},
	{"cannot start any token", "值不能以這個字元（@、`、% 或定位字元）開頭；請加引號，縮排請用空格", "a value cannot start with this character (@, `, % or a tab); quote it, and indent with spaces"},
	{"tab character", "縮排不能用定位字元；請改用空格", "tabs cannot indent; use spaces"},
	{"unknown escape character", "雙引號裡的反斜線要寫成「\\\\」；或改用單引號", "write a backslash in double quotes twice, or use single quotes"},
	{"comment without preceding whitespace", "「#」前要有空格才是註解；否則請給值加引號", "a comment needs a space before its #; otherwise quote the value"},
	{"unknown anchor", "值以「*」開頭；請加引號", "the value starts with *; quote it"},
	{"control characters", "有控制字元；請刪去", "there is a control character; delete it"},
	{"exceeded max depth", "巢狀太深", "the nesting is too deep"},
}

// explain returns what err means and what to do about it, in Chinese and in
// English.
func explain(err error) (zh, en string) {
	message := err.Error()
	var e *yaml.LoadError
	if errors.As(err, &e) {
		message = e.Message
	}
	for _, a := range advice {
		if strings.Contains(message, a.message) {
			return a.zh, a.en
		}
	}
	return "YAML 語法錯誤：" + message, "YAML syntax error: " + message
}

// where puts the number of a line, from 1, before an explanation.
func where(line int, zh, en string) (string, string) {
	return fmt.Sprintf("第 %d 行：%s。這個條目未讀取", line, zh),
		fmt.Sprintf("line %d: %s. This entry was not read", line, en)
}
