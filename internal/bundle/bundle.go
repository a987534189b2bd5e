// Package bundle makes one file of a finished site, to be sent and to be opened
// without a server or a network. Its secret is how pages that link to each other
// live inside one file.
//
// [Site.Zip] is the site as it is, with a start page and checksums. [Site.HTML]
// is one page: every page of the site is a section of it, the one that the
// address names is shown, by style alone, so that it reads, prints and can be
// searched by a browser without any script. Ids get the path of their page in
// front of them, links inside the site become links inside the file, and links
// to files that are no pages become words. A policy in the file forbids every
// request.
//
// Where the sections would take more than ten megabytes, only the pages that
// people read first stay sections. The others are packed, a few together, and a
// script opens those that the address names; see single.js.
//
// The same site gives the same bytes.
package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/language"
)

// Site is a finished site, to be made one file.
type Site struct {
	Tree   map[string][]byte // the pages and files by path
	Start  string            // path of the page that says what the file is
	Home   string            // path of the page shown after it
	Title  string
	Data   func() ([]byte, error) // JSON that the scripts of the pages read in a single file; may be nil
	DataID string                 // the id of the element that holds it

	Own       func(path string) bool // files that people put beside the pages: no sections, even if they are pages; may be nil
	PackFirst func(path string) bool // pages that are packed before others where not all can be sections; may be nil
	Notice    string                 // says to people without script that some pages are packed, in the language of Start

	most int // bytes of sections; mostSections if 0
}

// mostSections is how many bytes of sections browsers of phones open at once
// without a wait that people notice.
const mostSections = 10 << 20

// hashMark is where a page shows the hash of the content.
const hashMark = `<code id="content-hash_"></code>`

// SumsFile holds the checksums of a site and of an archive, and ReadmeFile says what that is.
const (
	SumsFile   = "SHA256SUMS"
	ReadmeFile = "README.txt"
)

// remark begins a line of the checksums that other programs pass over.
const remark = "# "

// forHosts reports a file that only a web host needs.
func forHosts(name string) bool { return name == ".nojekyll" || path.Base(name) == "404.html" }

// contents returns the files of the site but the start page, and their checksums
// as sha256sum writes and reads them. The start page and the readme show the hash of
// this list; so it has their checksums without it, in remarks, which only verify reads.
func (s Site) contents() (names []string, sums string) {
	var list strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.Tree)) {
		if name == s.Start || forHosts(name) {
			continue
		}
		names = append(names, name)
		fmt.Fprintf(&list, "%s  %s\n", hexHash(s.Tree[name]), name)
	}
	fmt.Fprintf(&list, "# without the hash of this list, which they show:\n")
	fmt.Fprintf(&list, remark+"%s  %s\n", hexHash([]byte(s.readme(""))), ReadmeFile)
	fmt.Fprintf(&list, remark+"%s  %s\n", hexHash(s.start("")), s.Start)
	return names, list.String()
}

// Hash is the hash of the content: of the list of the checksums of all files. It
// does not depend on the form of the bundle.
func (s Site) Hash() string {
	_, sums := s.contents()
	return hexHash([]byte(sums))
}

// start is the start page with the hash of the content.
func (s Site) start(hash string) []byte {
	return bytes.Replace(s.Tree[s.Start], []byte(hashMark), []byte(`<code id="content-hash_">`+hash+`</code>`), 1)
}

// Zip packs the site into an archive. Names are sorted and times are fixed, so
// that the same site gives the same archive.
func (s Site) Zip() ([]byte, error) {
	names, sums := s.contents()
	hash := hexHash([]byte(sums))
	files := map[string][]byte{s.Start: s.start(hash), SumsFile: []byte(sums), ReadmeFile: []byte(s.readme(hash))}
	for _, name := range names {
		files[name] = s.Tree[name]
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = w.Write(files[name])
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack the site: %w", err)
	}
	return out.Bytes(), nil
}

// What the one page begins with, around the language.
const (
	htmlStart = `<!doctype html>` + "\n" + `<html lang="`
	htmlClass = `" class="single"`

	sealedClass = `" class="sealed"` // of a sealed one, in sealed.html
)

// Made reports whether a file is one that Zip or HTML made, of whatever site.
func Made(file []byte) bool {
	if z, err := zip.NewReader(bytes.NewReader(file), int64(len(file))); err == nil {
		for _, name := range []string{ReadmeFile, SumsFile} {
			if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == name }) {
				return false
			}
		}
		return true
	}
	head, _, _ := bytes.Cut(file, []byte(">\n<head>"))
	return bytes.HasPrefix(file, []byte(htmlStart)) && (bytes.HasSuffix(head, []byte(htmlClass)) || bytes.HasSuffix(head, []byte(sealedClass)))
}

func (s Site) readme(hash string) string {
	var b strings.Builder
	b.WriteString(s.Title + "\n\n")
	for _, l := range language.With(language.Interface) {
		words := l.Archive()
		fmt.Fprintf(&b, "%s  "+string(words.Open)+"\n", strings.ToUpper(l.Code), s.Start)
		fmt.Fprintf(&b, "    "+string(words.Check)+"\n", "sha256sum -c "+SumsFile)
	}
	b.WriteString("\nSHA-256 (SHA256SUMS): " + hash + "\n")
	return b.String()
}
