package publish

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// held reports whether a process that can be seen holds on to the folder itself, or to one in
// it, and not to its name: it works there, or has it mounted, as a container has (docker run
// -v). It would be left with the old site, emptied, when the folder changes places. Who cannot
// be seen, on another machine or beside a container in which this one runs, is not asked.
func held(dir string) bool {
	dir, err := filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return false
	}
	system, err := unix.Open("/proc", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return false
	}
	list := os.NewFile(uintptr(system), "/proc")
	defer list.Close() //nolint:errcheck // it was only read
	processes, err := list.Readdirnames(-1)
	if err != nil {
		return false
	}
	here := mountOf(system, dir)
	seen := map[string]bool{} // the first mount of each space of mounts, which many processes share
	at := make([]byte, unix.PathMax)
	for _, process := range processes {
		if process[0] < '0' || process[0] > '9' {
			continue
		}
		if n, err := unix.Readlinkat(system, process+"/cwd", at); err == nil && isBelow(string(at[:n]), dir) {
			return true
		}
		for _, m := range readMounts(system, process, seen) {
			if m.device == here.device && isBelow(m.root, here.root) {
				return true
			}
		}
	}
	return false
}

// mount says that a folder of a file system is seen at a place.
type mount struct{ device, root, at string }

// mountOf is where in its file system a folder lies, as if it were mounted itself.
func mountOf(system int, dir string) (found mount) {
	for _, m := range readMounts(system, "self", map[string]bool{}) {
		if isBelow(dir, m.at) && len(m.at) >= len(found.at) { // the last of one place hides the others
			found = m
		}
	}
	found.root, found.at = path.Join(found.root, strings.TrimPrefix(dir, found.at)), dir
	return found
}

// readMounts reads what is mounted for a process (proc_pid_mountinfo(5)). It returns nothing of a
// list that begins with a mount that was seen.
func readMounts(system int, process string, seen map[string]bool) (all []mount) {
	file, err := unix.Openat(system, process+"/mountinfo", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil // the process has gone
	}
	defer unix.Close(file) //nolint:errcheck // it was only read
	text, part := []byte(nil), make([]byte, 64)
	for {
		n, err := unix.Read(file, part)
		if err != nil || n == 0 {
			break
		}
		if text == nil {
			first, _, _ := bytes.Cut(part[:n], []byte(" "))
			if seen[string(first)] {
				return nil
			}
			seen[string(first)] = true
			text, part = append(text, part[:n]...), make([]byte, 1<<14)
			continue
		}
		text = append(text, part[:n]...)
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 4 {
			all = append(all, mount{fields[2], unescape.Replace(fields[3]), unescape.Replace(fields[4])})
		}
	}
	return all
}

// unescape undoes how the kernel writes what would end a field.
var unescape = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

// isBelow reports whether a path is that of a folder or of something in it.
func isBelow(name, folder string) bool {
	return name == folder || folder == "/" || strings.HasPrefix(name, folder+"/")
}
