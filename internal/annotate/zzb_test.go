package annotate_test
import ("testing";"os";"strings";"github.com/jiaozhu/jiaozhu/internal/annotate";"github.com/jiaozhu/jiaozhu/internal/annotate/boundary";"github.com/jiaozhu/jiaozhu/internal/annotate/internal/labelled";"github.com/jiaozhu/jiaozhu/internal/prose";"github.com/jiaozhu/jiaozhu/internal/prose/plaintext")
func BenchmarkZZ(b *testing.B){
 data,_:=os.ReadFile("/work/shared/data/clean/hant-law.txt"); text:=string(data[:1<<20])
 g,_:=os.ReadFile("/root/go/pkg/mod/github.com/go-ego/gse@v0.80.3/data/dict/zh/s_1.txt")
 var terms []string
 for i,l:=range strings.Split(string(g),"\n"){ f:=strings.Fields(l); if i%30==0&&len(f)>1&&len([]rune(f[0]))>1{terms=append(terms,f[0])}}
 terms=append(terms[:10000-150],naturalTerms(b)...)
 x:=termLexicon(b,terms); plain:=annotate.Compile(x.Glossary)
 x.Segmenter()
 d:=prose.Parse(plaintext.Parser{},text)
 m,_:=boundary.Load()
 n,may,jd,dd:=0,0,0,0
 a:=annotate.Annotate(d,plain)
 for i,bl:=range d.Blocks(){for _,q:=range a.Block(i).Mentions{n++;t:=bl.Runs[q.Run].Text; if m.MayDoubt(t,q.Text.Start,q.Text.End){may++; v:=m.Judge(t,q.Text.Start,q.Text.End); if v.Doubtful{jd++}; if v.LogOdds<0.1&&v.LogOdds> -0.1{dd++}}}}
 b.Log(n,may,jd,dd)
 for name,l:=range map[string]*annotate.Lexicon{"plain":plain,"dict":x}{ b.Run(name,func(b *testing.B){b.SetBytes(int64(len(text)));for b.Loop(){annotate.Annotate(d,l)}})}
 rows,_:=labelled.Misleading(boundarySets+"/misleading.tsv")
 b.Run("judge",func(b *testing.B){i:=0;for b.Loop(){r:=&rows[i%len(rows)];i++;m.Judge(r.Text,r.Start,r.End)}})
 b.Run("may",func(b *testing.B){i:=0;for b.Loop(){r:=&rows[i%len(rows)];i++;m.MayDoubt(r.Text,r.Start,r.End)}})
}
