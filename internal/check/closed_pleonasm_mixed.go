package check

import "github.com/jiaozhu/jiaozhu/internal/lazyregexp"

// mixedConstructions begin as one construction and end as another, without saying
// anything twice.
var mixedConstructions = []pleonasm{
	{"却", lazyregexp.New(`既[^，。；：！？、,;:!?\n“”「」然而往定成得知已]` + `[^，。；：！？、,;:!?\n“”「」既]{0,6}却[^，。；：！？又]`), text("「既」與「又」「也」相配", "既 goes with 又 or 也")},
	{"是为什么", lazyregexp.New(`是为什么[^，。；：！？,;:!?\n]{2,40}的(?:另一个|另外一个|其中一个|一个|主要|真正|根本|重要|唯一|最大)?(?:原因|理由|缘故)`), text("「是為什麼」或「是……的原因」，兩者留一", "write 是為什麼 or 是……的原因")},
	{"类似于", lazyregexp.New(`类似于[^，。；：！？,;:!?\n“”「」]{1,24}一样`), text("「類似於」或「像……一樣」，兩者留一", "write 類似於 or 像……一樣")},
	{"只能", lazyregexp.New(`只能(?:说明|证明|表明|代表|反映|解释|体现)了`), text("「只能」或「只……了」，兩者留一", "write 只能 or 只……了")},
	{"正", lazyregexp.New(`(?:^|[^真修纠校更改订端公纯严方立反矫指补])(正(?:在)?(?:威胁|影响|改变|推动|改写|取代|破坏|侵蚀|考验|挑战|重塑|颠覆|酝酿|面临|吸引|削弱|加剧|阻碍)了)`), text("「正」是進行中的事，用「著」或去掉「了」", "正 is of what goes on: write 著, or delete 了")},
	{"虽然", lazyregexp.New(`(?:^|[。！？\n])(虽然[^，。；：！？,;:!?\n]{4,50}。)(?:但|然而|却|不过)`), text("分句之後用逗號，不用句號", "a comma and no full stop stands behind a clause")},
	{"尽管", lazyregexp.New(`(?:^|[。！？\n])(尽管[^，。；：！？,;:!?\n]{4,50}[^，。；：！？,;:!?\n吧好去]。)(?:但|然而|却|不过)`), text("分句之後用逗號，不用句號", "a comma and no full stop stands behind a clause")},
}
