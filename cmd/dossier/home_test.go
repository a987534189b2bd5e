package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestHome_changesEveryPlace runs what says where the repository lives on a copy of it: all
// packages are found under the new path, and none is asked for under the old one.
func TestHome_changesEveryPlace(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // it is a script of a shell
	}
	repo := t.TempDir()
	for _, part := range []string{
		"go.mod", "go.sum", "cmd", "docs", "internal", "templates", "e2e/go.mod", "bench", "beam", "tools", ".github/actions",
	} {
		if err := copyTree(filepath.Join("../..", part), filepath.Join(repo, part)); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string, args ...string) string {
		t.Helper()
		c := exec.Command(name, args...)
		c.Dir, c.Env = repo, append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
		return string(out)
	}
	const first, second = "example.org/desk/dossier", "example.net/other/tool"
	in("bash", "tools/home.sh", first)
	in("bash", "tools/home.sh", second) // and it may be said again
	ours := 0
	for path := range strings.Lines(in("go", "list", "-deps", "./cmd/...", "./internal/...")) {
		if strings.HasPrefix(path, second+"/") {
			ours++
		}
		if strings.HasPrefix(path, "dossier") || strings.HasPrefix(path, first) {
			t.Errorf("%s is still asked for", path)
		}
	}
	if ours < 30 {
		t.Errorf("only %d packages are ours", ours)
	}
	for _, file := range []string{".github/actions/dossier/action.yml", "cmd/dossier/skeleton/.github/actions/dossier/action.yml"} {
		data, err := os.ReadFile(filepath.Join(repo, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Count(string(data), "https://"+second+"/releases/download/vVERSION/dossier_VERSION_linux_amd64.tar.gz") != 1 || strings.Contains(string(data), first) {
			t.Errorf("%s does not say where releases are:\n%s", file, data)
		}
	}
	for file, want := range map[string]string{"go.mod": "module " + second + "\n", "tools/go.mod": "module " + second + "/tools\n", "docs/modules.txt": "\n" + second + "\n"} {
		data, err := os.ReadFile(filepath.Join(repo, file))
		if err != nil || !strings.Contains("\n"+string(data), want) {
			t.Errorf("%s does not say %q (%v)", file, want, err)
		}
	}
}
