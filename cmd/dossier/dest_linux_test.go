package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestDest_sourcesShownElsewhere: a folder of sources that is mounted in a second place is
// still one, and so is a folder in it.
func TestDest_sourcesShownElsewhere(t *testing.T) {
	if dir := os.Getenv("DOSSIER_SHOWN_ELSEWHERE"); dir != "" {
		elsewhere := filepath.Join(dir, "elsewhere")
		err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, "") // nobody else sees what is mounted
		if err = errors.Join(err, unix.Mount(filepath.Join(dir, "dossier/content"), elsewhere, "", unix.MS_BIND, "")); err != nil {
			t.Log("nothing may be mounted here")
			return
		}
		a := &app{dir: filepath.Join(dir, "dossier")}
		for _, dest := range []string{elsewhere, filepath.Join(elsewhere, "pages")} {
			if err := a.mayPublishInto(dest); err == nil || !strings.Contains(err.Error(), "among the sources") {
				t.Errorf("%s: %v", dest, err)
			}
		}
		if err := a.mayPublishInto(filepath.Join(dir, "free")); err != nil {
			t.Error(err)
		}
		return
	}
	dir := t.TempDir()
	for _, folder := range []string{"dossier/content", "elsewhere", "free"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestDest_sourcesShownElsewhere$")
	cmd.Env = append(os.Environ(), "DOSSIER_SHOWN_ELSEWHERE="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 { // who is not root is root in a space of their own
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	if out, err := cmd.CombinedOutput(); err != nil && !errors.Is(err, unix.EPERM) {
		t.Errorf("%v\n%s", err, out)
	}
}
