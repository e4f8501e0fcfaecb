package main

import (
	"bufio"
	"math"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// surnames are the most frequent ones of the Chinese, by rank.
const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"

// readNames estimates how likely the characters of a person's name are:
// surnames by their rank, as 1/(3.5+rank), and the others by the names of three
// characters in jieba's dictionary that begin with one of the first sixty.
func readNames(jieba string) (boundary.Names, error) {
	names := boundary.Names{Surnames: map[rune]float64{}, Given: map[rune]float64{}}
	sum := 0.0
	for i, r := range []rune(surnames) {
		names.Surnames[r] = 1 / (3.5 + float64(i))
		sum += names.Surnames[r]
	}
	for r := range names.Surnames {
		names.Surnames[r] = nats(names.Surnames[r] / sum)
	}
	f, err := os.Open(jieba)
	if err != nil {
		return names, err
	}
	defer f.Close()
	frequent := []rune(surnames)[:60]
	total := 0.0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 || fields[2] != "nr" || utf8.RuneCountInString(fields[0]) != 3 {
			continue
		}
		runes := []rune(prose.FoldString(fields[0]))
		if !slices.Contains(frequent, runes[0]) {
			continue
		}
		for _, r := range runes[1:] {
			names.Given[r]++
			total++
		}
	}
	for r, n := range names.Given {
		names.Given[r] = nats(n / total)
	}
	return names, nil
}

// nats returns the negative natural logarithm of a probability, in hundredths.
func nats(p float64) float64 { return math.Round(-100*math.Log(p)) / 100 }
