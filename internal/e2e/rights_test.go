//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is the user without rights on most systems.
const nobody = 65534

// TestWithoutRights opens a workspace with a glossary and a folder that must
// not be read.
func TestWithoutRights(t *testing.T) {
	t.Parallel()
	base, err := os.MkdirTemp("", "jiaozhu-rights-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = os.Chmod(filepath.Join(base, "closed"), 0o755)
		_ = os.RemoveAll(base)
	})
	if err := os.Chmod(base, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		".jiaozhu.yaml": "", "a.glossary.yaml": accounts, "secret.glossary.yaml": accounts,
		"closed/b.glossary.yaml": accounts, "closed/文.md": "賬戶", "文.md": "請註冊賬戶。\n",
	} {
		writeFile(t, filepath.Join(base, name), text)
	}
	for name, mode := range map[string]os.FileMode{"secret.glossary.yaml": 0, "closed": 0} {
		if err := os.Chmod(filepath.Join(base, name), mode); err != nil {
			t.Fatal(err)
		}
	}

	out := runWith(t, asNobody, base, "check", base)
	if strings.Contains(out.stderr, "operation not permitted") && out.code == -1 {
		t.Skip("SKIP rights: this test runs as root and may not become nobody; run it as an ordinary user")
	}
	if out.code != 2 || !strings.Contains(out.stderr, "closed") || !strings.Contains(out.stderr, "secret.glossary.yaml") || !strings.Contains(out.stdout, "term-forbidden") {
		t.Errorf("check: exit code %d, want 2\n%s%s", out.code, out.stdout, out.stderr)
	}

	s := startSessionWith(t, asNobody)
	go s.read()
	s.initialize(base)
	uri := fileURI(filepath.Join(base, "文.md"))
	s.open(uri, "請註冊賬戶。\n")
	s.published(uri, "findings", func(p published) bool { return codes(p)["term-forbidden"] == 1 })
	secret := fileURI(filepath.Join(base, "secret.glossary.yaml"))
	s.published(secret, "unreadable", func(p published) bool { return codes(p)["glossary-unreadable"] == 1 })
	config := fileURI(filepath.Join(base, ".jiaozhu.yaml"))
	s.published(config, "closed folder", func(p published) bool {
		return len(p.Diagnostics) == 1 && strings.Contains(p.Diagnostics[0].Message, "closed")
	})
	s.alive()
}

// asNobody gives a child's rights up if this test runs as root.
func asNobody(a *syscall.SysProcAttr) {
	if os.Getuid() == 0 {
		a.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
}
