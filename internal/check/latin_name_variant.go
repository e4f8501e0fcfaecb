package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// LatinNameVariant reports names in an alphabet that a document writes in
// several ways. Only names whose capitals or digits tell that they are names
// are compared (OpenAPI, GPT4), with forms of one word or of capitalised words;
// addresses, file names, code and runs of foreign text are left alone.
var LatinNameVariant = &Rule{
	ID:       "latin-name-variant",
	Name:     text("西文名寫法不一", "Latin name in several spellings"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告同一個西文名在文中有幾種寫法：大小寫、空格、連字號不同。名稱所有者的寫法優先，其次是文中用得最多的。", "Reports names in an alphabet that the document spells in several ways: in case, spaces or hyphens. The owner’s spelling comes first, then the most frequent one."),
		Why:  text("讀者會以為是不同的東西，全文搜尋也會漏掉；品牌與專案的寫法由其所有者決定。", "Readers take them for different things and searches miss some; the owner of a name decides how it is spelt."),
		Bad: []Example{
			{Text: "介面以 OpenAPI 描述。\n\n先安裝 Open API 的工具，再產生 openapi 文件。\n"},
			{Text: "程式碼放在 Github 上。\n\n開一個 GitHub 帳號即可。\n"},
		},
		Good: []Example{
			{Text: "介面以 OpenAPI 描述，規格在 openapi.yaml 裡，網址是 https://openapi.example。\n"},
			{Text: "他用 Open Source 的 OpenAPI 工具。\n"},
		},
		Options: []Option{
			{"allow", text("可以與別的寫法並用的形式。", "Forms that may stand beside others.")},
		},
	},
	Document: latinNameVariant,
}

// owned are names as their owners write them, where writers often do not.
var owned = func() map[uint64]string {
	m := map[uint64]string{}
	for name := range strings.SplitSeq("GitHub,GitLab,JavaScript,TypeScript,MySQL,PostgreSQL,SQLite,MongoDB,YouTube,LinkedIn,WordPress,PayPal,OpenAI,ChatGPT,DeepMind,PyTorch,TensorFlow,NumPy,SciPy,spaCy,MATLAB,LaTeX,iPhone,iPad,iOS,macOS,watchOS,FreeBSD,OpenBSD,OpenStack,OpenAPI,GraphQL,WebAssembly,WebSocket,Stack Overflow,Hugging Face,Node.js,DevOps,WeChat,TikTok,WhatsApp,BitTorrent,PowerPoint,OpenStreetMap,SourceForge,Linux,Ubuntu,Kubernetes,Docker,Wikipedia,Facebook,Instagram,Bitcoin,Ethereum,CentOS,openSUSE,Hadoop,ClickHouse,OpenHarmony,HarmonyOS,AlphaGo,BERT,ImageNet,Jupyter,Anaconda,NVIDIA,OpenSSL,OpenGL,DirectX,PlayStation,Xbox,eBay,arXiv,BibTeX,JetBrains,IntelliJ,VMware,VirtualBox,RubyGems,CocoaPods,CUDA", ",") {
		key, _ := latinKey(name)
		m[key] = name
	}
	for key, name := range ownerNames {
		m[key] = name
	}
	return m
}()

func latinNameVariant(p *DocumentPass) {
	names := map[uint64][]*variant{} // of telling names
	var order []uint64
	for _, f := range p.with(hasLatinNames) {
		for i := range f.names.latin {
			n := &f.names.latin[i]
			if n.telling || ownerNames[n.key] != "" || p.othersTell(n.key) {
				if _, seen := names[n.key]; !seen {
					names[n.key] = nil
					order = append(order, n.key)
				}
			}
		}
	}
	if len(order) == 0 {
		return
	}
	for i, f := range p.with(hasLatinNames) {
		start := p.Document.Prose.Start(i)
		for j := range f.names.latin {
			n := &f.names.latin[j]
			all, wanted := names[n.key]
			// What is all in capitals may be a heading's style.
			if !wanted || !p.comparable(n.key, n.form) {
				continue
			}
			v := variantOf(all, n.form)
			if v == nil {
				if len(all) == maxSpellings {
					continue
				}
				v = &variant{form: n.form}
				names[n.key] = append(all, v)
			}
			v.places = append(v.places, variantPlace{n.Span.Shift(start), n.replace})
		}
	}
	for _, key := range order {
		all := names[key]
		if len(all) == 0 {
			continue
		}
		all = p.withOthers(formKey{kind: latinForm, hash: key}, all, func(f *formSummary) bool { return p.comparable(key, f.form) })
		if len(all) < 2 {
			continue
		}
		if owner := ownerNames[key]; owner != "" && !here(all, owner) {
			continue // latin-name-owner reports every place in this document
		}
		keep, limit := mostUsed(all), glossary.Warning
		for _, v := range all {
			if v.form == owned[key] {
				keep = v
			}
		}
		if slices.Contains(techniques, owned[key]) {
			limit = glossary.Information
		}
		p.reportMixed(keep, without(all, keep), limit)
	}
}

// here reports whether the document itself has a form.
func here(all []*variant, form string) bool {
	v := variantOf(all, form)
	return v != nil && len(v.places) > 0
}

// comparable reports whether a spelling counts. What is all in capitals may be a
// heading's style.
func (p *DocumentPass) comparable(key uint64, form string) bool {
	return (strings.ToUpper(form) != form || owned[key] != "") && !allowed(p.Option().Allow, form)
}

// othersTell reports whether another document of the set writes a name so that
// its capitals or digits tell that it is one.
func (p *DocumentPass) othersTell(key uint64) bool {
	if p.others == nil {
		return false
	}
	for _, f := range p.others.set.forms[formKey{kind: latinForm, hash: key}] {
		if f.telling {
			return true
		}
	}
	return false
}

// maxSpellings bounds the ways of writing one name that are told apart.
const maxSpellings = 8
