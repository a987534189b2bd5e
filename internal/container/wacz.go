package container

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"
	"slices"
	"strings"
)

// openWACZ lists the pages of an archive of the web in a ZIP file (WACZ 1.1): those that
// its lists name, and all other pages of its WARC files. The digest of every file that the
// archive names is checked first.
func openWACZ(r *reading) (*Contents, *Refusal) {
	archive, err := zip.NewReader(r.file, r.size)
	if err != nil {
		return nil, refuse("check that it is a .wacz file, and copy it again", "the file is no WACZ archive: %v", err)
	}
	if len(archive.File) > maxEntries {
		return nil, refuse("make an archive of the pages that matter", "the archive has more than %d files", maxEntries)
	}
	w := wacz{reading: r, files: map[string]*zip.File{}, contents: &Contents{}}
	for _, f := range archive.File {
		if w.files[f.Name] != nil {
			return nil, refuse("have it made anew", "the archive has two files of the name %s", f.Name)
		}
		if f.Flags&1 != 0 {
			return nil, refuse("save it again without a password", "the archive is encrypted with a password (%s)", f.Name)
		}
		w.files[f.Name] = f
	}
	for _, step := range []func() *Refusal{w.checkPackage, w.readRecords, w.readLists} {
		if refusal := step(); refusal != nil {
			return nil, refusal
		}
	}
	w.contents.leaveAnswers()
	w.contents.joinVisits()
	return w.contents, nil
}

// wacz is an archive that is being read.
type wacz struct {
	*reading
	files    map[string]*zip.File
	contents *Contents
	software string
	records  []string // names of the WARC files, in the order of the package
}

// checkPackage holds the files of the archive against what it says of them.
func (w *wacz) checkPackage() *Refusal {
	data, refusal := w.small("datapackage.json")
	if refusal != nil {
		return refusal
	}
	var about struct {
		Profile   string `json:"profile"`
		Software  string `json:"software"`
		Resources []struct{ Path, Hash string }
	}
	if data == nil || json.Unmarshal(data, &about) != nil || len(about.Resources) == 0 {
		return refuse("have it made anew", "the archive does not say what it holds: its datapackage.json is not there or cannot be read")
	}
	if strings.HasPrefix(about.Profile, "multi-wacz") {
		return refuse("add the archives in it one by one", "the archive holds other archives")
	}
	w.software = about.Software
	if refusal := w.checkSigned(data); refusal != nil {
		return refusal
	}
	named := map[string]bool{}
	for _, resource := range about.Resources {
		if named[resource.Path] {
			continue
		}
		named[resource.Path] = true
		if refusal := w.checkResource(resource.Path, resource.Hash); refusal != nil {
			return refusal
		}
		if isWARC(resource.Path) {
			w.records = append(w.records, resource.Path)
		}
	}
	for name := range w.files {
		if strings.HasPrefix(name, "archive/") && !strings.HasSuffix(name, "/") && !named[name] {
			return refuse("have it made anew", "the archive holds %s, of which its datapackage.json says nothing", name)
		}
	}
	return nil
}

// checkSigned notes who has signed the archive, and that it is this one.
func (w *wacz) checkSigned(about []byte) *Refusal {
	data, refusal := w.small("datapackage-digest.json")
	if data == nil || refusal != nil {
		return refusal
	}
	var digest struct {
		Hash       string
		SignedData struct{ Hash, Domain, PublicKey, Software, Created string }
	}
	if json.Unmarshal(data, &digest) != nil {
		return refuse("have it made anew", "datapackage-digest.json of the archive cannot be read")
	}
	signed := digest.SignedData
	for _, hash := range []string{digest.Hash, signed.Hash} {
		if refusal := checkDigest("datapackage.json of the archive", hash, about); refusal != nil {
			return refusal
		}
	}
	switch {
	case signed.Domain+signed.PublicKey != "" && known(signed.Hash) == "": // it may be anything that was signed
		return refuse("have it made anew, with sha256", "the archive names who signed it, and vouches by %q for what was signed", signed.Hash)
	case signed.Domain != "":
		w.contents.Signer = signed.Domain
	case signed.PublicKey != "":
		sum := sha256.Sum256([]byte(signed.PublicKey))
		w.contents.Signer = "key " + hex.EncodeToString(sum[:8])
	}
	return nil
}

// checkResource holds one file against its digest.
func (w *wacz) checkResource(name, digest string) *Refusal {
	f := w.files[name]
	if f == nil {
		return refuse("copy it again, or have it made anew", "the archive says that it holds %s, and does not", name)
	}
	algorithm, want, _ := strings.Cut(digest, ":")
	if algorithm != "sha256" {
		return refuse("have it made anew, with sha256", "the archive vouches for %s by %q, which is not known", name, algorithm)
	}
	file, err := f.Open()
	if err != nil {
		return damaged(err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, w.counted(file)); err != nil {
		return damaged(err)
	}
	if got := hex.EncodeToString(hash.Sum(nil)); !strings.EqualFold(got, want) {
		return refuse("get the archive again from where it was made; this one is not as it was written",
			"%s is not what the archive says of it: its digest is not %s", name, digest)
	}
	return nil
}

// small reads a small file of the archive, nil if it has none of that name.
func (w *wacz) small(name string) ([]byte, *Refusal) {
	f := w.files[name]
	if f == nil {
		return nil, nil
	}
	file, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer file.Close()
	return readBounded(w.counted(file), maxList, name)
}

// readRecords lists the pages of the WARC files.
func (w *wacz) readRecords() *Refusal {
	if len(w.records) == 0 {
		return refuse("have it made anew", "the archive holds no WARC file")
	}
	count := 0
	for _, name := range w.records {
		f := w.files[name]
		inner := warc{reading: w.reading, contents: w.contents, name: name, software: w.software, count: count, open: func() (io.Reader, *Refusal) {
			if at, err := f.DataOffset(); err == nil && f.Method == zip.Store {
				return io.NewSectionReader(w.file, at, int64(f.CompressedSize64)), nil
			}
			file, err := f.Open() // holds nothing that is to be closed but memory
			if err != nil {
				return nil, damaged(err)
			}
			return file, nil
		}}
		if refusal := inner.list(); refusal != nil {
			return refusal
		}
		count = inner.count
	}
	return nil
}

// readLists gives the pages that the lists name their titles. A page that is in no list,
// though there are lists, is not shown among the others: it was loaded by one of them.
func (w *wacz) readLists() *Refusal {
	titles, listed := map[string]string{}, map[string]bool{}
	for _, name := range []string{"pages/pages.jsonl", "pages/extraPages.jsonl"} {
		data, refusal := w.small(name)
		if refusal != nil {
			return refusal
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, maxList) // a page may stand there with all its text
		for lines.Scan() {
			var page struct{ URL, Title string }
			if json.Unmarshal(lines.Bytes(), &page) == nil && page.URL != "" {
				listed[bare(page.URL)] = true
				titles[bare(page.URL)] = strings.Join(strings.Fields(page.Title), " ")
			}
		}
		if lines.Err() != nil {
			return damaged(lines.Err())
		}
	}
	for i := range w.contents.Members {
		m := &w.contents.Members[i]
		m.Title, m.Listed = titles[bare(m.URL)], len(listed) == 0 || listed[bare(m.URL)]
	}
	if !slices.ContainsFunc(w.contents.Members, func(m Member) bool { return m.Listed }) {
		for i := range w.contents.Members {
			w.contents.Members[i].Listed = true
		}
	}
	return nil
}

// bare is an address without what names a place on its page.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// isWARC reports the name of a WARC file.
func isWARC(name string) bool {
	return path.Ext(strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")) == ".warc"
}
