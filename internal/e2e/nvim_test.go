package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// TestNeovim plays the stories of editors/test/nvim in Neovim: the nvim on PATH,
// or those that JIAOZHU_NVIM lists, separated as PATH is. EDITORS_REQUIRED=1
// makes a missing one a failure.
func TestNeovim(t *testing.T) {
	t.Parallel()
	editors := filepath.SplitList(os.Getenv("JIAOZHU_NVIM"))
	if len(editors) == 0 {
		found, err := exec.LookPath("nvim")
		if err != nil {
			const missing = "SKIP nvim: no nvim on this machine (sh internal/e2e/install-nvim.sh, or apt-get install neovim)"
			if os.Getenv("EDITORS_REQUIRED") == "1" {
				t.Fatal(missing)
			}
			t.Skip(missing)
		}
		editors = []string{found}
	}
	tests, err := filepath.Abs("../../editors/test")
	if err != nil {
		t.Fatal(err)
	}
	for _, editor := range editors {
		for story, workspace := range map[string]string{"plugin": "", "positions": "", "writer": "writer", "reviewer": "reviewer"} {
			t.Run(strings.Trim(filepath.ToSlash(editor), "/")+"/"+story, func(t *testing.T) {
				t.Parallel()
				ws := write(t, map[string]string{".git/HEAD": ""})
				if workspace != "" {
					if err := os.CopyFS(ws, os.DirFS(filepath.Join(tests, "workspaces", workspace))); err != nil {
						t.Fatal(err)
					}
				}
				ctx, cancel := context.WithTimeout(t.Context(), slow(10*patience))
				defer cancel()
				cmd := exec.CommandContext(ctx, editor, "--headless", "--clean", "-c", "luafile "+filepath.Join(tests, "nvim", "run.lua"))
				cmd.Env = append(environment(t), "TEST="+story, "NVIM="+editor, "SERVER="+program, "WS="+ws,
					"PLUGIN="+filepath.Join(filepath.Dir(tests), "nvim"), "LC_ALL=C.UTF-8", "XDG_STATE_HOME="+t.TempDir())
				out, err := cmd.CombinedOutput()
				if err != nil || !strings.Contains(string(out), " passed, 0 failed") {
					t.Errorf("%s: %v", editor, err)
				}
				t.Logf("%s", out)
			})
		}
	}
}

// TestNeovimFileTypes holds the plugin's list of file types to what the server
// reads.
func TestNeovimFileTypes(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../../editors/nvim/lua/jiaozhu/config.lua")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(src), "M.prose = {")
	list, _, _ = strings.Cut(list, "}")
	names := regexp.MustCompile(`'([^']+)'`).FindAllStringSubmatch(list, -1)
	formats := map[string]bool{}
	for _, name := range names {
		format, _, ok := markup.For(name[1], "")
		if !ok {
			t.Errorf("the server reads no %q", name[1])
		}
		formats[format] = true
	}
	for _, format := range []string{markup.HTML, markup.LaTeX, markup.Markdown, markup.Org, markup.PlainText, markup.Typst} {
		if !formats[format] {
			t.Errorf("the plugin starts for no file type of %s", format)
		}
	}
}
