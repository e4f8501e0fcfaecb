package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// LatinNameOwner reports names of products, projects and companies that a document
// writes in one way only, and not in its owner's. Where the document has both ways,
// latin-name-variant reports it. Only names are listed whose letters are no
// ordinary word in any case (not Line, Slack, Go, Swift).
var LatinNameOwner = &Rule{
	ID:       "latin-name-owner",
	Name:     text("西文名與所有者寫法不同", "name not spelt as its owner does"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告與所有者寫法不同的產品、專案、機構名稱：Github、Hypercard、Covid-19。全用小寫的（tensorflow）可能是套件名，只作提示；連字號多一個少一個的、沒有所有者的（WiFi）作為資訊；只是全用大寫的可能是版式，不報告。程式碼、網址、檔名不看。", "Reports names of products, projects and organisations that are not spelt as their owners spell them: Github, Hypercard, Covid-19. One all in small letters (tensorflow) may be a package and is a hint; one with a hyphen more or less, or without an owner (WiFi), is information; one all in capitals may be a matter of layout and is let pass. Code, addresses and file names are not looked at."),
		Why:  text("專名的寫法由其所有者決定。", "The owner of a name decides how it is spelt."),
		Bad: []Example{
			{Text: "程式碼放在 Github 上。\n", Fixed: "程式碼放在 GitHub 上。\n"},
			{Text: "Covid-19 疫情期間，索引用 ElasticSearch 建立。\n", Fixed: "COVID-19 疫情期間，索引用 Elasticsearch 建立。\n"},
			{Text: "這裡有免費的 WiFi，介面是 PCI-E。\n", Fixed: "這裡有免費的 Wi-Fi，介面是 PCIe。\n"},
		},
		Good: []Example{
			{Text: "程式碼放在 GitHub 上，見 https://github.com 與 `github`。\n"},
			{Text: "連上 GITHUB，見 github.com/jiaozhu。\n"},
		},
		Options: []Option{
			{"allow", text("不報告的寫法。", "Forms that are let pass.")},
		},
		Source: "所有者的網站與商標說明；Wi-Fi Alliance；PCI-SIG",
	},
	Document: latinNameOwner,
}

// ownerNames are names as their owners write them, by latinKey.
var ownerNames = func() map[uint64]string {
	m := map[uint64]string{}
	for name := range strings.SplitSeq("GitHub,GitLab,JavaScript,TypeScript,MySQL,PostgreSQL,MariaDB,SQLite,MongoDB,Elasticsearch,Kubernetes,ClickHouse,RabbitMQ,RocketMQ,TiDB,PingCAP,TensorFlow,PyTorch,PaddlePaddle,MindSpore,LangChain,NumPy,SciPy,spaCy,OpenAI,ChatGPT,DeepMind,DeepSeek,YouTube,LinkedIn,WordPress,PayPal,TikTok,WhatsApp,WeChat,Instagram,Bluesky,ActivityPub,HyperCard,HyperTalk,QuickTime,iPhone,iPad,iTunes,iCloud,macOS,watchOS,FreeBSD,OpenBSD,NetBSD,OpenStack,OpenStreetMap,OpenSSL,OpenGL,OpenHarmony,openEuler,openSUSE,HarmonyOS,CentOS,GraphQL,WebAssembly,WebSocket,DevOps,BitTorrent,PowerPoint,OneDrive,OneNote,SharePoint,SourceForge,COVID-19,SARS-CoV-2,Gitcoin,HackMD,LLVM,JetBrains,IntelliJ,VMware,VirtualBox,PlayStation,SpaceX,DigitalOcean,Cloudflare,arXiv,BibTeX,BibLaTeX,ImageNet,AlphaGo,AlphaFold,StarCraft,edX,ResearchGate,WikiWikiWeb,Wikidata,Wi-Fi,PCIe,IOPS,RISC-V,Snapchat,OpenVINO,OpenCV,OpenCL,OpenShift,OAuth,PowerShell,PowerPC,PostScript,WebKit,WebRTC,LevelDB,RocksDB,CockroachDB,DynamoDB,InfluxDB,CouchDB,InnoDB,HBase,OceanBase,ZooKeeper,ActiveMQ,MapReduce,BigQuery,CoffeeScript,ActionScript,jQuery,gRPC,XGBoost,LightGBM,MXNet,GoogLeNet,TensorBoard,LibreOffice,AutoCAD,ArcGIS,NetBeans,InDesign,Firefox,Dropbox,Bitbucket,Airbnb,eBay,DuckDuckGo,MediaWiki,MacBook,ThinkPad,AirPods,FaceTime,iMessage,AppleScript,SoundCloud,GoPro,FedEx,BlackBerry,HashiCorp,HubSpot,Salesforce,Databricks,CrowdStrike,BioNTech,AstraZeneca,ByteDance,UnionPay,MediaTek,SoftBank", ",") {
		key, _ := latinKey(name)
		m[key] = name
	}
	return m
}()

// techniques are names of no owner but a standard, which many write otherwise.
var techniques = []string{"Wi-Fi", "PCIe", "IOPS"}

func latinNameOwner(p *DocumentPass) {
	right := map[uint64]bool{} // names that the document has in their owners' spelling, too
	for _, f := range p.with(hasLatinNames) {
		for i := range f.names.latin {
			if n := &f.names.latin[i]; ownerNames[n.key] == n.form {
				right[n.key] = true
			}
		}
	}
	for i, f := range p.with(hasLatinNames) {
		start := p.Document.Prose.Start(i)
		for j := range f.names.latin {
			n := &f.names.latin[j]
			owner := ownerNames[n.key]
			if owner == "" || owner == n.form || right[n.key] || strings.ToUpper(owner) == n.form || allowed(p.Option().Allow, n.form) {
				continue
			}
			x := Finding{
				Span:    n.Span.Shift(start),
				Message: format("「%s」的正式寫法是「%s」", "“%s” is spelt “%s” by its owner", n.form, owner),
			}
			if n.replace {
				x.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", owner), Edits: []Edit{{x.Span, owner}}, Safe: strings.ToLower(n.form) != n.form}}
			}
			limit := glossary.Error
			switch {
			case strings.ToLower(n.form) == n.form:
				limit = glossary.Hint
			case !strings.EqualFold(n.form, owner) || slices.Contains(techniques, owner):
				limit = glossary.Information
			}
			p.ReportAtMost(limit, x)
		}
	}
}
