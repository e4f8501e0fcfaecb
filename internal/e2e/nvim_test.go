package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNeovim drives headless Neovim against the program: the nvim on PATH, or
// those that JIAOZHU_NVIM lists, separated as PATH is. EDITORS_REQUIRED=1 makes
// a missing one a failure.
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
	script, err := filepath.Abs("testdata/nvim/check.lua")
	if err != nil {
		t.Fatal(err)
	}
	for _, editor := range editors {
		t.Run(strings.Trim(filepath.ToSlash(editor), "/"), func(t *testing.T) {
			t.Parallel()
			ws := write(t, map[string]string{
				"own.glossary.yaml": accounts,
				"refs.bib":          "% 書目\n\n@book{hobbes,\n  title = {利維坦},\n  author = {霍布斯},\n  date = {1651},\n}\n",
				"empty.md":          "",
				"main.md":           "# 測試\n\n😀請先註冊賬戶，再談技術主權。\n\n見霍布斯 [@hobbes] 與𠮷野 [@nobody]。\n這一行留給編輯。\n",
			})
			ctx, cancel := context.WithTimeout(t.Context(), slow(2*patience))
			defer cancel()
			cmd := exec.CommandContext(ctx, editor, "--headless", "--clean", "-c", "luafile "+script)
			cmd.Env = append(environment(t), "SERVER="+program, "WS="+ws, "LC_ALL=C.UTF-8")
			if os.Getuid() == 0 {
				cmd.Env = append(cmd.Env, "ROOT=1") // root may write anything
			}
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), " passed, 0 failed") {
				t.Errorf("%s: %v", editor, err)
			}
			t.Logf("%s", out)
		})
	}
}
