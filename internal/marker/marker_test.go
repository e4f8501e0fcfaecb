package marker

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

var (
	update     = flag.Bool("update", false, "rewrite the golden sections of the archives")
	full       = flag.Bool("full", false, "run every story in every combination of encoding, client and line ends")
	buildFlags = flag.String("build", "", "flags for go build of the server, such as -race or -cover (with GOCOVERDIR set)")
)

// What TestMain makes ready.
var (
	model  *metaModel
	binary string
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, "marker:", err)
		return 1
	}
	// The definition of the protocol comes with the library that the server
	// uses; it is read there and not copied.
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		return fail(fmt.Errorf("find the protocol's meta model: %w", err))
	}
	if model, err = readMetaModel(filepath.Join(strings.TrimSpace(string(dir)), "internal", "genlsp", "testdata", "metaModel.json")); err != nil {
		return fail(err)
	}
	tmp, err := os.MkdirTemp("", "jiaozhu-marker-")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(tmp) //nolint:errcheck // a left-over folder is no failure
	binary = filepath.Join(tmp, "jiaozhu")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	args := append([]string{"build"}, strings.Fields(*buildFlags)...)
	build := exec.Command("go", append(args, "-o", binary, "github.com/jiaozhu/jiaozhu/cmd/jiaozhu")...)
	if out, err := build.CombinedOutput(); err != nil {
		return fail(fmt.Errorf("build the server: %w\n%s", err, out))
	}
	return m.Run()
}

func TestMarkers(t *testing.T) {
	stories, err := filepath.Glob("../../testdata/markers/*.txt")
	if err != nil || len(stories) == 0 {
		t.Fatal("no stories", err)
	}
	var env []string
	for _, name := range []string{"GOCOVERDIR", "TMPDIR", "SystemRoot", "TEMP"} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	c := &config{model: model, binary: binary, env: env, update: *update}
	for _, path := range stories {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			t.Parallel()
			runStory(t, c, path)
		})
	}
}

// runStory runs one archive in all its variants.
func runStory(t *testing.T, c *config, path string) {
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	story, err := parseStory(src, variant{})
	if err != nil {
		t.Fatalf("%s:%v", path, err)
	}
	story.path = path
	for _, v := range story.flags.variants(*full) {
		t.Run(v.String(), func(t *testing.T) {
			run, err := parseStory(src, v)
			if err != nil {
				t.Fatalf("%s:%v", path, err)
			}
			run.path, run.goldens, run.fresh = path, story.goldens, story.fresh
			if err := c.run(run, v, t.TempDir()); err != nil {
				t.Error(err)
			}
		})
	}
	if c.update && !t.Failed() {
		if err := story.save(); err != nil {
			t.Error(err)
		}
	}
}
