package preview

import "golang.org/x/sys/unix"

// slowFileSystem names the file system of a folder if it sends no events of what
// other machines change: those of networks, of containers' and virtual machines'
// shared folders.
func slowFileSystem(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return ""
	}
	switch uint32(s.Type) { // magic numbers have 32 bits
	case unix.NFS_SUPER_MAGIC:
		return "NFS"
	case unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC:
		return "a Windows share"
	case unix.FUSE_SUPER_MAGIC:
		return "FUSE"
	case unix.V9FS_MAGIC:
		return "9P"
	}
	return ""
}
