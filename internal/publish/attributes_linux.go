package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/sys/unix"
)

// attributes are the extended attributes of a file or a folder: lists of who may read it (POSIX
// ACLs), labels (SELinux), whatever people have noted. There are none where they cannot be read.
func attributes(root *os.Root, name string) map[string]string {
	file, err := root.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close() //nolint:errcheck // it was only read
	return attributesOf(file)
}

// isListed reports whether who may read a file or a folder is said by a list and not by its mode
// alone, of which a part is then the most that the list allows.
func isListed(root *os.Root, name string) bool {
	for attribute := range attributes(root, name) {
		if strings.HasPrefix(attribute, lists) {
			return true
		}
	}
	return false
}

// lists begins the attributes that hold lists of who may do what (acl(5)).
const lists = "system.posix_acl_"

func attributesOf(file *os.File) map[string]string {
	names := attribute(func(to []byte) (int, error) { return unix.Flistxattr(int(file.Fd()), to) })
	if names == "" {
		return nil
	}
	all := map[string]string{}
	for name := range strings.SplitSeq(names, "\x00") {
		if name != "" {
			all[name] = attribute(func(to []byte) (int, error) { return unix.Fgetxattr(int(file.Fd()), name, to) })
		}
	}
	return all
}

// attribute is what a system call gives; "" if it gives nothing.
func attribute(call func([]byte) (int, error)) string {
	size, err := call(nil)
	if err != nil || size == 0 {
		return ""
	}
	value := make([]byte, size)
	if size, err = call(value); err != nil {
		return ""
	}
	return string(value[:size])
}

// isLaidDown reports an attribute that somebody has laid down for a file, whatever is in it:
// lists of who may read it, its label, notes of users. The kernel's own, such as hashes of the
// bytes and rights of programs, belong to what is in the file.
func isLaidDown(name string) bool {
	return strings.HasPrefix(name, "user.") || strings.HasPrefix(name, lists) || name == "security.selinux"
}

// keepAttributes gives a file or a folder what somebody has laid down for the one that it
// replaces, if there is one. Who may not do so publishes without.
func (d disk) keepAttributes(from *os.Root, name string, to *os.Root, as string) error {
	before, err := from.Open(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer before.Close() //nolint:errcheck // it was only read
	laid := attributesOf(before)
	if len(laid) == 0 {
		return nil
	}
	now, err := to.Open(as)
	if err != nil {
		return err
	}
	defer now.Close() //nolint:errcheck // nothing was written through it
	has := attributesOf(now)
	for _, attribute := range slices.Sorted(maps.Keys(laid)) {
		if value, ok := has[attribute]; !isLaidDown(attribute) || ok && value == laid[attribute] {
			continue
		}
		if err := d.may("attribute", as); err != nil {
			return err
		}
		if err := unix.Fsetxattr(int(now.Fd()), attribute, []byte(laid[attribute]), 0); err != nil && !cannotLink(err) {
			return &fs.PathError{Op: "set " + attribute, Path: as, Err: err}
		}
	}
	return nil
}
