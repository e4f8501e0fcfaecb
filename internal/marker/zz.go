package marker
import "sync/atomic"
var servers atomic.Int64
var userTime, sysTime atomic.Int64
