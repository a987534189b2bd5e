package publish_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	"dossier/internal/publish"

	"golang.org/x/sys/unix"
)

// The lists of who may do what with a folder (POSIX ACLs), as the kernel keeps them: of the
// folder itself, and of what is made in it.
const (
	accessList  = "system.posix_acl_access"
	defaultList = "system.posix_acl_default"
)

// list lets nobody (65534) read and enter besides the owner and the group.
func list() []byte {
	const undefined = 0xFFFFFFFF
	out := binary.LittleEndian.AppendUint32(nil, 2)
	for _, e := range []struct {
		tag, may uint16
		id       uint32
	}{{1, 7, undefined}, {2, 5, 65534}, {4, 5, undefined}, {0x10, 5, undefined}, {0x20, 0, undefined}} {
		out = binary.LittleEndian.AppendUint16(out, e.tag)
		out = binary.LittleEndian.AppendUint16(out, e.may)
		out = binary.LittleEndian.AppendUint32(out, e.id)
	}
	return out
}

func listed(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		for _, attribute := range []string{accessList, defaultList} {
			if err := unix.Setxattr(name, attribute, list(), 0); err != nil {
				t.Fatalf("give %s a list: %v; set TMPDIR to a file system that has them", name, err)
			}
		}
	}
}

// lists are those of a file or a folder.
func lists(t *testing.T, name string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, attribute := range []string{accessList, defaultList} {
		value := make([]byte, 256)
		if n, err := unix.Getxattr(name, attribute, value); err == nil {
			all[attribute] = string(value[:n])
		}
	}
	return all
}

// TestWrite_endsAtAnyChangeUnderLists stops runs, as kill −9 does, in a folder with lists of
// who may read it: alone, so that it stays where it is, and where the folder of work has the
// same, so that the two change places. The lists are there before, then and after, and who
// is on them may read what is new.
func TestWrite_endsAtAnyChangeUnderLists(t *testing.T) {
	killed := errors.New("killed")
	for _, swaps := range []bool{false, true} {
		ends := 0
		for n := 1; ; n++ {
			f := foreignOnly(t, false)
			listed(t, f.dir)
			before, after := sites()
			f.write(before)
			if swaps {
				listed(t, f.place.Work)
			}
			was := lists(t, f.dir)
			x := &trouble{n: n, err: killed, dead: true}
			_, err := f.place.Watched(x.before, x.put).Write(context.Background(), after)
			if now := lists(t, f.dir); len(now) != 2 || !maps.Equal(was, now) {
				t.Fatalf("killed at change %d (%s): the lists of the folder are others", n, x.hit)
			}
			if swaps && !f.is(before) && !f.is(after) {
				t.Fatalf("killed at change %d (%s): a mixed site: %v", n, x.hit, f.files())
			}
			f.write(after)
			if !f.is(after) || !maps.Equal(was, lists(t, f.dir)) {
				t.Fatalf("killed at change %d (%s): the next run leaves %v", n, x.hit, f.files())
			}
			for _, name := range []string{"index.html", "new/deep/n.html", "new/deep"} {
				if lists(t, filepath.Join(f.dir, name))[accessList] == "" {
					t.Fatalf("killed at change %d (%s): who is on the list may not read %s", n, x.hit, name)
				}
			}
			if x.hit == "" {
				if err != nil {
					t.Fatal(err)
				}
				break
			}
			ends++
		}
		if ends < 8 {
			t.Errorf("only %d places to stop at", ends)
		}
	}
}

// mayNotMount is how the process ends that may not mount anything.
const mayNotMount = 77

// TestWrite_killedOnAMountPoint kills a real process that publishes into a mount point, as a
// container has one: whoever holds on to it sees the site of the next run.
func TestWrite_killedOnAMountPoint(t *testing.T) {
	if n, err := strconv.Atoi(os.Getenv("DIE_AT_MOUNT")); err == nil {
		publishOnAMountPoint(t, n)
		return
	}
	killed, unmounted := 0, ""
	for n := 1; ; n++ {
		f := published(t, false)
		before, after := sites()
		held, err := os.Open(f.dir)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(os.Args[0], "-test.run=^TestWrite_killedOnAMountPoint$")
		cmd.Env = append(os.Environ(), fmt.Sprintf("DIE_AT_MOUNT=%d", n), "DIR="+f.dir, "WORK="+f.place.Work, "UNMOUNTED="+unmounted)
		cmd.SysProcAttr = &syscall.SysProcAttr{}
		if unmounted == "" {
			cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWNS
		}
		if unmounted == "" && os.Getuid() != 0 { // who is not root is root in a space of their own
			cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
			cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
			cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
		}
		out, err := cmd.CombinedOutput()
		status, ended := errors.AsType[*exec.ExitError](err)
		if unmounted == "" && (errors.Is(err, unix.EPERM) || ended && status.ExitCode() == mayNotMount) {
			t.Log("nothing may be mounted here: the folder is written in place, as on a mount point")
			unmounted = "yes"
			held.Close() //nolint:errcheck // it was only opened
			n--
			continue
		}
		if err != nil && (!ended || !status.Sys().(syscall.WaitStatus).Signaled()) {
			t.Fatalf("at change %d: %v\n%s", n, err, out)
		}
		for name, text := range foreign {
			if f.files()[name] != text {
				t.Fatalf("killed at change %d: %s of somebody else is lost", n, name)
			}
		}
		if err == nil {
			names, failed := held.Readdirnames(-1)
			if failed != nil || len(names) == 0 || !f.is(after) {
				t.Fatalf("who holds on to the folder sees %v (%v)", names, failed)
			}
		}
		next := after
		if n%2 == 0 {
			next = before
		}
		f.write(next)
		held.Close() //nolint:errcheck // it was read
		if !f.is(next) {
			t.Fatalf("killed at change %d: the next run leaves %v", n, f.files())
		}
		f.tidy()
		if err == nil {
			break
		}
		killed++
	}
	if killed < 8 {
		t.Errorf("the process was killed only %d times", killed)
	}
}

// publishOnAMountPoint publishes where nobody else sees what is mounted, and dies at a change.
func publishOnAMountPoint(t *testing.T, n int) {
	dir := os.Getenv("DIR")
	unmounted := os.Getenv("UNMOUNTED") != ""
	if !unmounted {
		err := errors.Join(unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""), unix.Mount(dir, dir, "", unix.MS_BIND, ""))
		if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) {
			os.Exit(mayNotMount)
		}
		if err != nil {
			t.Fatalf("mount: %v", err)
		}
	}
	_, after := sites()
	var x atomic.Int64
	place := publish.Place{Dir: dir, Work: os.Getenv("WORK"), Holder: "the child", InPlace: unmounted}.Watched(func(string, string) error {
		if x.Add(1) == int64(n) {
			unix.Kill(os.Getpid(), unix.SIGKILL) //nolint:errcheck // it does not come back
			select {}
		}
		return nil
	}, nil)
	if _, err := place.Write(context.Background(), after); err != nil {
		t.Fatal(err)
	}
}
