package marker
import ("testing";"fmt";"time")
func TestZZ(t *testing.T){ fmt.Println("servers", servers, "user", time.Duration(userTime.Load()), "sys", time.Duration(sysTime.Load())) }
