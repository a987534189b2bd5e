package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"syscall"
)

// Verdict is what a comparison of files with the list that came with them gave.
type Verdict struct {
	List     string   // the name of the list; "" if the one file holds its own hash
	Listed   int      // how many files it lists
	Changed  []string // files whose bytes are others
	Missing  []string
	Linked   []string // files of the list that lie behind a link which leads out of the folder, or in a circle, and are not read
	Unlisted []string // what the list does not have, so that nobody takes it for a part of the site
	Packed   []string // parts of an archive that programs may unpack otherwise, for they are packed in another way than Zip does
	Aside    []string // sources that the list does not have and of which nothing is made
	Hash     string   // SHA-256 of the list, or of the one file with zeros in the place of its hash
}

// Good reports whether all files are as listed, and none is there besides.
func (v Verdict) Good() bool {
	return len(v.Changed)+len(v.Missing)+len(v.Linked)+len(v.Unlisted)+len(v.Packed) == 0
}

// ErrNoList says that nothing came with the files to compare them with.
var ErrNoList = errors.New("there is no list of checksums that dossier made")

// ErrBadList says that what came with them is no such list any more.
var ErrBadList = errors.New("the list of checksums is damaged, or none that dossier made")

// VerifyFiles compares files with a list of their checksums, as sha256sum writes it, which is
// the first of lists that is there. What else is there is named, but for what hosts of pages
// put into a folder; an archive is made as a whole.
func VerifyFiles(fsys fs.FS, lists ...string) (Verdict, error) {
	name, list, err := readList(fsys, lists...)
	if err != nil {
		return Verdict{}, err
	}
	v, listed, err := compare(fsys, name, list)
	if err != nil {
		return v, err
	}
	if archive, ok := fsys.(*archive); ok {
		return v, archive.complete(&v, listed)
	}
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || entry.IsDir() || listed[name] || slices.Contains(lists, name):
			return err
		case !entry.Type().IsRegular(), isShown(name), !isBeside(name, v.List):
			v.Unlisted = append(v.Unlisted, name)
		}
		return nil
	})
	return v, err
}

// isBeside reports a file of a folder that is no part of what was handed over: what testifies for
// the list, and what hosts of pages put beside a site and show nobody.
func isBeside(name, list string) bool {
	first, _, deep := strings.Cut(name, "/")
	return strings.HasPrefix(name, list+".") || deep && slices.Contains([]string{".git", ".well-known"}, first) ||
		slices.Contains([]string{"CNAME", ".nojekyll", ".domains", ".git"}, name)
}

// VerifySources compares the captures of a dossier, and what a person accepted of them, with
// the list that a site has of them at a path. there are the files of the dossier that such a
// list names, spare those that it names of drafts alone.
func VerifySources(site fs.FS, at string, dossier fs.FS, there, spare []string) (Verdict, error) {
	name, list, err := readList(site, at)
	if err != nil {
		return Verdict{}, err
	}
	v, listed, err := compare(dossier, name, list)
	isListed := func(name string) bool { return listed[name] }
	v.Unlisted = slices.DeleteFunc(slices.Clone(there), isListed)
	v.Aside = slices.DeleteFunc(slices.Clone(spare), isListed)
	return v, err
}

// readList reads the first of several lists that is there.
func readList(fsys fs.FS, names ...string) (name string, list []byte, err error) {
	for _, name := range names {
		list, err := readRegular(fsys, name)
		if err == nil {
			return name, list, nil
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case errors.Is(err, errNoFile) || isBehindLink(fsys, name):
			return "", nil, fmt.Errorf("%s cannot be read, for it is no file, or a link that leads elsewhere: %w", name, ErrNoList)
		case isContent(fsys, err):
			return "", nil, fmt.Errorf("%w: %s: %w", ErrBadList, name, err)
		default:
			return "", nil, fmt.Errorf("read the list: %w", err)
		}
	}
	return "", nil, ErrNoList
}

// compare compares files with a list, and returns which files that has.
func compare(fsys fs.FS, name string, list []byte) (v Verdict, listed map[string]bool, err error) {
	v.List, v.Hash = name, hexHash(list)
	listed = map[string]bool{}
	left := int64(mostCompared)
	for line := range strings.Lines(string(list)) {
		line, shows := strings.CutPrefix(strings.TrimRight(line, "\r\n"), remark)
		sum, name, ok := strings.Cut(line, "  ")
		if ok = ok && fs.ValidPath(name) && len(sum) == 2*sha256.Size; !ok && shows {
			continue
		}
		if !ok {
			return v, nil, fmt.Errorf("%w: %s has a line that is no checksum: %q", ErrBadList, v.List, line)
		}
		listed[name] = true
		v.Listed++
		var found string
		if shows { // the hash of the list
			var page []byte
			page, err = readRegular(fsys, name)
			found = hexHash(bytes.Replace(page, []byte(v.Hash), nil, 1))
		} else {
			found, err = hashRegular(fsys, name, &left)
		}
		switch {
		case err == nil && found == sum:
		case err == nil || errors.Is(err, errNoFile) || isContent(fsys, err):
			v.Changed = append(v.Changed, name)
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG):
			v.Missing = append(v.Missing, name)
		case isBehindLink(fsys, name):
			v.Linked = append(v.Linked, name)
		default:
			return v, nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return v, listed, nil
}

// errNoFile says that a name is that of a folder, of a pipe or of a device.
var errNoFile = errors.New("it is no file")

// isContent reports an error that is in what was handed over and not in the machine: of an
// archive, whose parts have checksums of their own and may stand there twice.
func isContent(fsys fs.FS, err error) bool {
	_, archive := fsys.(*archive)
	_, system := errors.AsType[syscall.Errno](err)
	return archive && !system && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errTooMuch)
}

// isBehindLink reports whether a file, or a folder on the way to it, is a symbolic link.
func isBehindLink(fsys fs.FS, name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if info, err := fs.Lstat(fsys, name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return true
		}
	}
	return false
}

// errTooMuch says that a file, or all of them, have more bytes than are read.
var errTooMuch = errors.New("there are more bytes than are compared")

// Of what somebody hands in, an archive above all, may unpack to any size: how many bytes are
// compared in all, and how many of a list, or of a page that shows its hash, which are read
// as a whole.
const (
	mostCompared = 64 << 30
	mostRead     = 64 << 20
)

// openRegular opens a file. A pipe is not opened: nothing may ever come out of it.
func openRegular(fsys fs.FS, name string) (fs.File, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return fsys.Open(name)
}

// readRegular reads a file that is not large.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	file, err := openRegular(fsys, name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostRead+1))
	if err == nil && len(data) > mostRead {
		err = fmt.Errorf("%w: %d", errTooMuch, mostRead)
	}
	return data, err
}

// hashRegular reads a file, of any size up to the number of bytes that are left, which it takes
// off, and returns its SHA-256.
func hashRegular(fsys fs.FS, name string, left *int64) (string, error) {
	file, err := openRegular(fsys, name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(file, *left+1))
	if *left -= n; err == nil && *left < 0 {
		err = fmt.Errorf("%w: %d", errTooMuch, int64(mostCompared))
	}
	return hex.EncodeToString(sum.Sum(nil)), err
}

// isShown reports whether a browser shows or runs a file of this name.
func isShown(name string) bool { return slices.Contains(shown, strings.ToLower(path.Ext(name))) }

// shown are the endings of files that a browser shows or runs.
var shown = []string{".html", ".htm", ".xhtml", ".xht", ".xml", ".svg", ".mhtml", ".js", ".mjs", ".css"}

// The one page, sealed or not, holds the hash of itself, with zeros in its place.
var (
	ownHash = regexp.MustCompile(`<meta name="dossier-sha256" content="([0-9a-f]{64})">`)
	noHash  = []byte(strings.Repeat("0", 2*sha256.Size))
)

// headOfPage is within how many bytes of its beginning a page holds its hash.
const headOfPage = 1 << 20

// withOwnHash writes the hash of a page into it, where zeros stand.
func withOwnHash(page []byte) []byte {
	at := ownHash.FindSubmatchIndex(page)
	copy(page[at[2]:at[3]], hexHash(page))
	return page
}

// VerifyPage compares the one page, sealed or not, with the hash that it holds of itself.
func VerifyPage(file io.ReaderAt, size int64) (Verdict, error) {
	head, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, headOfPage)))
	if err != nil {
		return Verdict{}, fmt.Errorf("read the page: %w", err)
	}
	at := ownHash.FindSubmatchIndex(head)
	if at == nil {
		return Verdict{}, ErrNoList
	}
	sum, end := sha256.New(), int64(at[3])
	_, err = io.Copy(sum, io.MultiReader(bytes.NewReader(head[:at[2]]), bytes.NewReader(noHash), io.NewSectionReader(file, end, size-end)))
	if err != nil {
		return Verdict{}, fmt.Errorf("read the page: %w", err)
	}
	v := Verdict{Listed: 1, Hash: hex.EncodeToString(sum.Sum(nil))}
	if v.Hash != string(head[at[2]:at[3]]) {
		v.Changed = []string{"the page"}
	}
	return v, nil
}

// hexHash is the SHA-256 of a file, as sha256sum writes it.
func hexHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
