package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Verdict is what a comparison of files with the list that came with them gave.
type Verdict struct {
	List     string   // the name of the list; "" if the one file holds its own hash
	Listed   int      // how many files it lists
	Changed  []string // files whose bytes are others
	Missing  []string
	Unlisted []string // pages that the list does not have, and links, behind which there may be some
	Hash     string   // SHA-256 of the list, or of the one file with zeros in the place of its hash
}

// Good reports whether all files are as listed, and no page is there besides.
func (v Verdict) Good() bool { return len(v.Changed)+len(v.Missing)+len(v.Unlisted) == 0 }

// ErrNoList says that nothing came with the files to compare them with.
var ErrNoList = errors.New("there is no list of checksums that dossier made")

// OpenArchive reads a file as an archive, or returns nil if whoever opens it sees something
// else: an archive may stand behind a page, and a page at the beginning of an archive.
func OpenArchive(name string, data []byte) fs.FS {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) || isShown(name) {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	return archive
}

// VerifyFiles compares files with a list of their checksums, as sha256sum writes it, which is
// the first of lists that is there.
func VerifyFiles(fsys fs.FS, lists ...string) (Verdict, error) {
	name, list, err := readList(fsys, lists...)
	if err != nil {
		return Verdict{}, err
	}
	v, listed, err := compare(fsys, name, list)
	if err != nil {
		return v, err
	}
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !listed[name] && (!entry.Type().IsRegular() || isShown(name)) {
			v.Unlisted = append(v.Unlisted, name)
		}
		return err
	})
	return v, err
}

// VerifySources compares the captures of a dossier, and what a person accepted of them, with
// the list that a site has of them at a path.
func VerifySources(site fs.FS, at string, dossier fs.FS) (Verdict, error) {
	name, list, err := readList(site, at)
	if err != nil {
		return Verdict{}, err
	}
	v, _, err := compare(dossier, name, list)
	return v, err
}

// readList reads the first of several lists that is there.
func readList(fsys fs.FS, names ...string) (name string, list []byte, err error) {
	for _, name := range names {
		list, err := readRegular(fsys, name)
		if err == nil {
			return name, list, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", nil, fmt.Errorf("read the list: %w", err)
		}
	}
	return "", nil, ErrNoList
}

// compare compares files with a list, and returns which files that has.
func compare(fsys fs.FS, name string, list []byte) (v Verdict, listed map[string]bool, err error) {
	v.List, v.Hash = name, hexHash(list)
	listed = map[string]bool{}
	for line := range strings.Lines(string(list)) {
		line, shows := strings.CutPrefix(strings.TrimRight(line, "\r\n"), remark)
		sum, name, ok := strings.Cut(line, "  ")
		if ok = ok && fs.ValidPath(name) && len(sum) == 2*sha256.Size; !ok && shows {
			continue
		}
		if !ok {
			return v, nil, fmt.Errorf("%s has a line that is no checksum: %q", v.List, line)
		}
		listed[name] = true
		v.Listed++
		data, err := readRegular(fsys, name)
		if shows { // the hash of the list
			data = bytes.Replace(data, []byte(v.Hash), nil, 1)
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			v.Missing = append(v.Missing, name)
		case err != nil && !errors.Is(err, errNoFile):
			return v, nil, fmt.Errorf("read %s: %w", name, err)
		case err != nil || hexHash(data) != sum:
			v.Changed = append(v.Changed, name)
		}
	}
	return v, listed, nil
}

// errNoFile says that a name is that of a folder, of a pipe or of a device.
var errNoFile = errors.New("it is no file")

// mostRead is how large a file may be that is compared, in bytes: GitHub Pages takes sites
// of that size as a whole, and an archive of somebody else may unpack to any.
const mostRead = 1 << 30

// readRegular reads a file. A pipe is not opened: nothing may ever come out of it.
func readRegular(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	if info.Size() > mostRead {
		return nil, fmt.Errorf("%s has %d bytes, more than the %d that are compared", name, info.Size(), mostRead)
	}
	return fs.ReadFile(fsys, name)
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

// withOwnHash writes the hash of a page into it, where zeros stand.
func withOwnHash(page []byte) []byte {
	at := ownHash.FindSubmatchIndex(page)
	copy(page[at[2]:at[3]], hexHash(page))
	return page
}

// VerifyPage compares the one page, sealed or not, with the hash that it holds of itself.
func VerifyPage(page []byte) (Verdict, error) {
	at := ownHash.FindSubmatchIndex(page)
	if at == nil {
		return Verdict{}, ErrNoList
	}
	v := Verdict{Listed: 1, Hash: hexHash(slices.Concat(page[:at[2]], noHash, page[at[3]:]))}
	if v.Hash != string(page[at[2]:at[3]]) {
		v.Changed = []string{"the page"}
	}
	return v, nil
}

// hexHash is the SHA-256 of a file, as sha256sum writes it.
func hexHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
