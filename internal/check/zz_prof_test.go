package check_test
import ("testing";"os";"github.com/jiaozhu/jiaozhu/internal/annotate";"github.com/jiaozhu/jiaozhu/internal/check";"github.com/jiaozhu/jiaozhu/internal/prose";"github.com/jiaozhu/jiaozhu/internal/prose/markdown")
func BenchmarkZZCheck(b *testing.B){
 t,_:=os.ReadFile("/tmp/xref/one.md")
 x:=embedded(); x.Segmenter()
 d:=annotate.Annotate(prose.Parse(markdown.Parser{},string(t)),x)
 b.SetBytes(int64(len(t)))
 for b.Loop(){ check.Check(d,&check.Settings{}).Findings() }
}
