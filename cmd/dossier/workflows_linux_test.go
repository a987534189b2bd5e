//go:build !race

package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestInit_workflowIsOurs: this repository publishes itself with the workflow that it lays out
// for others, whose actions are kept up to date with it.
func TestInit_workflowIsOurs(t *testing.T) {
	for _, name := range []string{".github/workflows/pages.yml", ".github/actions/dossier/action.yml"} {
		ours, err := os.ReadFile(filepath.Join("../..", name))
		theirs, failed := skeleton.ReadFile("skeleton/" + name)
		if err := errors.Join(err, failed); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ours, theirs) {
			t.Errorf("%s is not the one of cmd/dossier/skeleton", name)
		}
	}
}

// TestInit_actionsArePinned: what a workflow runs of others is named by its commit.
func TestInit_actionsArePinned(t *testing.T) {
	pinned := regexp.MustCompile(`^(?:\./\.github/actions/dossier|actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$`)
	uses := 0
	err := fs.WalkDir(skeleton, "skeleton/.github", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := skeleton.ReadFile(name)
		for _, m := range regexp.MustCompile(`uses: (.*)`).FindAllSubmatch(data, -1) {
			uses++
			if !pinned.Match(m[1]) {
				t.Errorf("%s uses %s", name, m[1])
			}
		}
		return err
	})
	if err != nil || uses < 8 {
		t.Errorf("%d actions are used (%v)", uses, err)
	}
}

// step is a part of a workflow, or of an action, that is a script.
type step struct {
	Name string
	Run  string
}

// stepsOf are the scripts of a file of the skeleton.
func stepsOf(t *testing.T, name string) (scripts []step) {
	t.Helper()
	data, err := skeleton.ReadFile("skeleton/.github/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Jobs map[string]struct{ Steps []step }
		Runs struct{ Steps []step }
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, s := range append(file.Runs.Steps, append(file.Jobs["build"].Steps, file.Jobs["check"].Steps...)...) {
		if s.Run != "" {
			scripts = append(scripts, s)
		}
	}
	if len(scripts) != strings.Count(string(data), "run: ") {
		t.Errorf("%s has scripts that are not found", name)
	}
	return scripts
}

// runner is a machine of the service, laid out as it does, with a checked-out repository.
type runner struct {
	*testing.T
	repo, temp, path string
}

func newRunner(t *testing.T) runner {
	t.Helper()
	r := runner{t, t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "path")}
	var said bytes.Buffer
	if code := run([]string{"init", "--lang", "en", r.repo}, nil, &said, &said); code != exitGood {
		t.Fatal(said.String())
	}
	return r
}

// run runs the scripts of a file as the service does, and returns what they say.
func (r runner) run(file string, env ...string) (said string, err error) {
	for _, s := range stepsOf(r.T, file) {
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
		cmd.Dir = r.repo
		added, _ := os.ReadFile(r.path) // at first nothing is added
		path := os.Getenv("PATH")
		for line := range strings.Lines(string(added)) {
			path = strings.TrimSpace(line) + string(os.PathListSeparator) + path
		}
		cmd.Env = append(os.Environ(), append([]string{"RUNNER_TEMP=" + r.temp, "GITHUB_PATH=" + r.path, "PATH=" + path}, env...)...)
		out, err := cmd.CombinedOutput()
		said += string(out)
		if err != nil {
			return said, err
		}
	}
	return said, nil
}

// release is an archive as a release has it, with this program in it by a name that tar
// gives it.
func release(t *testing.T, as string) (archive []byte, sum string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(z)
	err = w.WriteHeader(&tar.Header{Name: as, Mode: 0o755, Size: int64(len(program))})
	if err == nil {
		_, err = w.Write(program)
	}
	if err := errors.Join(err, w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	hash := sha256.Sum256(out.Bytes())
	return out.Bytes(), hex.EncodeToString(hash[:])
}

// TestInit_workflowsRun runs every script of the workflows in a repository as init lays it out,
// with a release from its address, and with one that lies in the repository.
func TestInit_workflowsRun(t *testing.T) {
	const tool = "actions/dossier/action.yml"
	for from, as := range map[string]string{"an address": "dossier", "the repository": "./dossier"} {
		archive, sum := release(t, as)
		r := newRunner(t)
		name := filepath.Join(r.repo, "dossier.tar.gz")
		if err := os.WriteFile(name, archive, 0o644); err != nil {
			t.Fatal(err)
		}
		at := "dossier.tar.gz"
		if from == "an address" {
			at = "file://" + name
		}
		if said, err := r.run(tool, "ARCHIVE="+at, "SHA256="+strings.Repeat("0", 64)); err == nil {
			t.Errorf("%s: an archive with another checksum is taken: %s", from, said)
		}
		said, err := r.run(tool, "ARCHIVE="+at, "SHA256="+sum)
		if err != nil || !strings.Contains(said, "dossier devel") {
			t.Fatalf("%s: %v: %s", from, err, said)
		}
		if said, err := r.run("workflows/check.yml"); err != nil {
			t.Errorf("%s: %v: %s", from, err, said)
		}
		if _, err := os.Stat(filepath.Join(r.repo, "site.zip")); err != nil {
			t.Error("the site is not kept with the check")
		}
		if err := os.MkdirAll(filepath.Join(r.repo, "static/.well-known"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(r.repo, "static/.well-known/security.txt"), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if said, err := r.run("workflows/pages.yml", "BASE_URL=https://owner.example.org/repo"); err != nil {
			t.Errorf("%s: %v: %s", from, err, said)
		}
		list, err := exec.Command("tar", "--list", "--file", filepath.Join(r.temp, "artifact.tar")).Output()
		if err != nil || !strings.Contains(string(list), "./index.html\n") || !strings.Contains(string(list), "./.well-known/security.txt\n") {
			t.Errorf("%s: what is published is %s (%v)", from, list, err)
		}
		if home, err := os.ReadFile(filepath.Join(r.repo, "public/index.html")); err != nil || !bytes.Contains(home, []byte(`href="https://owner.example.org/repo/"`)) {
			t.Errorf("%s: the site does not know its address (%v)", from, err)
		}
	}
}

// TestInit_workflowWithoutATool says what is to do; a repository that holds the source of the
// tool builds it.
func TestInit_workflowWithoutATool(t *testing.T) {
	r := newRunner(t)
	if said, err := r.run("actions/dossier/action.yml", "ARCHIVE="); err == nil || !strings.Contains(said, "::error file=.github/actions/dossier/action.yml::") {
		t.Errorf("%v: %s", err, said)
	}
	for name, text := range map[string]string{"go.mod": "module dossier\n\ngo 1.24\n", "cmd/dossier/main.go": "package main\n\nfunc main() { println(\"dossier from source\") }\n"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(r.repo, name)), 0o755), os.WriteFile(filepath.Join(r.repo, name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if said, err := r.run("actions/dossier/action.yml", "ARCHIVE="); err != nil || !strings.Contains(said, "dossier from source") {
		t.Errorf("%v: %s", err, said)
	}
}
