package publish_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestWrite_whoHoldsTheFolder: a process that works in the folder of the site, or has it mounted
// as a container has, goes on seeing the site; nobody has to say so. Without one the folder
// changes places.
func TestWrite_whoHoldsTheFolder(t *testing.T) {
	if how := os.Getenv("HOLD"); how != "" {
		hold(os.Getenv("DIR"), how)
		return
	}
	for _, how := range []string{"nobody", "works in it", "works below", "has it mounted"} {
		t.Run(how, func(t *testing.T) {
			f := published(t, false)
			_, after := sites()
			was, err := os.Stat(f.dir)
			if err != nil {
				t.Fatal(err)
			}
			sees := func() string { return "index.html" }
			if how != "nobody" {
				sees = startHolder(t, f.dir, how)
			}
			f.write(after)
			is, err := os.Stat(f.dir)
			if moved := !os.SameFile(was, is); err != nil || moved != (how == "nobody") {
				t.Errorf("the folder changed places: %v (%v)", moved, err)
			}
			if saw := sees(); !strings.Contains(saw, "index.html") || !f.is(after) {
				t.Errorf("who holds on to the folder sees %q", saw)
			}
		})
	}
}

// startHolder starts a process that holds on to a folder, and returns what asks it, once, for
// what it sees there.
func startHolder(t *testing.T, dir, how string) func() string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestWrite_whoHoldsTheFolder$")
	cmd.Env = append(os.Environ(), "HOLD="+how, "DIR="+dir, "AT="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if how == "has it mounted" {
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWNS
		if os.Getuid() != 0 {
			cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
			cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
			cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
		}
	}
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	err := errors.Join(err1, err2, cmd.Start())
	if errors.Is(err, unix.EPERM) { // nobody may mount anything here: working there is the same to the folder
		return startHolder(t, dir, "works in it")
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	switch lines.Text() {
	case "ready":
	case unix.EPERM.Error(), unix.EACCES.Error():
		in.Close() //nolint:errcheck // the process has ended
		cmd.Wait() //nolint:errcheck // it said what is wrong
		return startHolder(t, dir, "works in it")
	default:
		t.Fatal(lines.Text())
	}
	return func() string {
		in.Close() //nolint:errcheck // that is the question
		lines.Scan()
		saw := lines.Text()
		cmd.Wait() //nolint:errcheck // what it saw is what counts
		return saw
	}
}

// hold holds on to a folder until it is asked, and prints what it sees there then.
func hold(dir, how string) {
	var err error
	sees := "."
	switch how {
	case "works in it":
		err = os.Chdir(dir)
	case "works below":
		err, sees = os.Chdir(filepath.Join(dir, "a")), ".."
	default:
		sees = os.Getenv("AT")
		if err = unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err == nil {
			err = unix.Mount(dir, sees, "", unix.MS_BIND, "")
		}
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("ready")
	io.Copy(io.Discard, os.Stdin) //nolint:errcheck // it ends when it is asked
	entries, err := os.ReadDir(sees)
	fmt.Println(entries, err)
}
