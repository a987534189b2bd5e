package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// unzipped are the files of an archive of the small site.
func unzipped(t *testing.T) fstest.MapFS {
	t.Helper()
	data, err := small().Zip()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.File {
		data, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = &fstest.MapFile{Data: data}
	}
	return files
}

// TestVerifyFiles_coversAllThatIsShown: also the files that show the hash of the list, which
// the list can have only without it.
func TestVerifyFiles_coversAllThatIsShown(t *testing.T) {
	v, err := VerifyFiles(unzipped(t), SumsFile)
	if err != nil || !v.Good() || v.Hash != small().Hash() {
		t.Fatalf("%+v, %v", v, err)
	}
	for name := range unzipped(t) {
		if name == SumsFile {
			continue
		}
		files := unzipped(t)
		files[name].Data = append(files[name].Data, ' ')
		if v, err := VerifyFiles(files, SumsFile); err != nil || !slices.Equal(v.Changed, []string{name}) {
			t.Errorf("%s is another file: %+v, %v", name, v, err)
		}
	}
	files := unzipped(t)
	files["start.html"].Data = bytes.Replace(files["start.html"].Data, []byte(v.Hash), []byte(hexHash(nil)), 1)
	if v, err := VerifyFiles(files, SumsFile); err != nil || !slices.Equal(v.Changed, []string{"start.html"}) {
		t.Errorf("the start page shows another hash: %+v, %v", v, err)
	}
}

// TestVerifyFiles_seesWhatIsNoFile: pages may stand behind a link, and a pipe never ends.
func TestVerifyFiles_seesWhatIsNoFile(t *testing.T) {
	files := unzipped(t)
	files["more"] = &fstest.MapFile{Data: []byte("/elsewhere"), Mode: fs.ModeSymlink}
	if v, err := VerifyFiles(files, SumsFile); err != nil || !slices.Equal(v.Unlisted, []string{"more"}) {
		t.Errorf("a link: %+v, %v", v, err)
	}
	files = unzipped(t)
	files["start.html"].Mode = fs.ModeNamedPipe
	if v, err := VerifyFiles(files, SumsFile); err != nil || !slices.Equal(v.Changed, []string{"start.html"}) {
		t.Errorf("a pipe: %+v, %v", v, err)
	}
}

// TestOpenArchive_asWhoeverOpensIt: the checksums of an archive say nothing of a page that
// is put before it, and a browser shows by its name what begins as an archive.
func TestOpenArchive_asWhoeverOpensIt(t *testing.T) {
	data, err := small().Zip()
	if err != nil {
		t.Fatal(err)
	}
	isOne := func(name string, data []byte) bool {
		archive, err := OpenArchive(name, bytes.NewReader(data), int64(len(data)))
		return archive != nil && err == nil
	}
	if !isOne("site.zip", data) {
		t.Error("an archive is not read as one")
	}
	behind := append([]byte("<!doctype html><p>Another page<!--"), data...)
	if isOne("site.zip", behind) || isOne("site.html", behind) {
		t.Error("what begins as a page is taken for the archive behind it")
	}
	if isOne("site.HTML", data) {
		t.Error("what has the name of a page is taken for an archive")
	}
	for _, short := range []string{"", "PK", "PK\x03\x04"} {
		if isOne("site.zip", []byte(short)) {
			t.Errorf("%q is read as an archive", short)
		}
	}
}

// TestVerifyFiles_seesWhatIsPutBeside: a host of pages may put files into a folder that it shows
// nobody, and nothing else; into an archive nothing may come but what testifies for the list.
func TestVerifyFiles_seesWhatIsPutBeside(t *testing.T) {
	for name, c := range map[string]struct{ inFolder, inArchive bool }{
		"Captures/NEWS.txt":        {true, true},
		"captures/news.txt. ":      {true, true},
		"captures/re\u0301cit.txt": {true, true},
		"more.html":                {true, true},
		"captures/another.txt":     {true, true},
		"captures/exhibit.pdf":     {true, true},
		"data/more.csv":            {true, true},
		"notes of mine":            {true, true},
		"CNAME":                    {false, true},
		".nojekyll":                {false, true},
		".git/config":              {false, true},
		".well-known/x.html":       {true, true},
		"captures/CNAME":           {true, true},
		SumsFile + ".minisig":      {false, false},
	} {
		site := small()
		site.Tree["captures/news.txt"], site.Tree["captures/r\u00e9cit.txt"] = []byte("News"), []byte("Récit")
		data, err := site.Zip()
		if err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		folder := fstest.MapFS{name: {Data: []byte("put beside")}}
		var again bytes.Buffer
		w := zip.NewWriter(&again)
		for _, f := range archive.File {
			if folder[f.Name] = (&fstest.MapFile{}); w.Copy(f) != nil {
				t.Fatal(f.Name)
			}
			if folder[f.Name].Data, err = fs.ReadFile(archive, f.Name); err != nil {
				t.Fatal(err)
			}
		}
		header := packedHeader(name)
		header.Extra = nil // which is added once more
		if put, err := w.CreateHeader(&header); err != nil || w.Close() != nil {
			t.Fatal(put, err)
		}
		packed, err := OpenArchive("site.zip", bytes.NewReader(again.Bytes()), int64(again.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for where, c := range map[string]struct {
			files fs.FS
			told  bool
		}{
			"a folder":   {folder, c.inFolder},
			"an archive": {packed, c.inArchive},
		} {
			if v, err := VerifyFiles(c.files, SumsFile); err != nil || v.Good() == c.told || c.told && !slices.Equal(v.Unlisted, []string{name}) {
				t.Errorf("%q in %s: %+v, %v", name, where, v, err)
			}
		}
	}
}

// TestVerifyFiles_namesWhatCannotBeRead: a link in the place of a listed file, or of a folder
// on the way to it, is told as one, and a list that is none any more as well.
func TestVerifyFiles_namesWhatCannotBeRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // where not everybody may make links
	}
	dir := t.TempDir()
	for name, data := range small().Tree {
		full := filepath.Join(dir, "site", filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	sums := filepath.Join(dir, "site", SumsFile)
	list := hexHash(small().Tree["index.html"]) + "  index.html\n" + hexHash(nil) + "  index.html/x\n" + hexHash(nil) + "  away/x.html\n" + hexHash(nil) + "  round.html\n"
	err := errors.Join(os.WriteFile(sums, []byte(list), 0o644), os.Mkdir(filepath.Join(dir, "elsewhere"), 0o755),
		os.WriteFile(filepath.Join(dir, "elsewhere/x.html"), nil, 0o644),
		os.Symlink("../elsewhere", filepath.Join(dir, "site/away")), os.Symlink("round.html", filepath.Join(dir, "site/round.html")))
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	v, err := VerifyFiles(root.FS(), SumsFile)
	if err != nil || !slices.Equal(v.Linked, []string{"away/x.html", "round.html"}) || !slices.Equal(v.Missing, []string{"index.html/x"}) || len(v.Changed) > 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if err := os.WriteFile(sums, []byte(list+"edited\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := VerifyFiles(root.FS(), SumsFile); !errors.Is(err, ErrBadList) || !strings.Contains(err.Error(), `"edited"`) {
		t.Errorf("a line that is no checksum: %v", err)
	}
	if err := errors.Join(os.Rename(sums, filepath.Join(dir, "elsewhere/list")), os.Symlink("../elsewhere/list", sums)); err != nil {
		t.Fatal(err)
	}
	if _, err := VerifyFiles(root.FS(), SumsFile); !errors.Is(err, ErrNoList) || !strings.Contains(err.Error(), SumsFile) {
		t.Errorf("a list that lies elsewhere: %v", err)
	}
}

// TestVerifyFiles_ofADamagedArchive: a byte that is another one, a file that is there twice and
// an archive that was cut are told as what they are.
func TestVerifyFiles_ofADamagedArchive(t *testing.T) {
	data, err := small().Zip()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenArchive("site.zip", bytes.NewReader(data), int64(len(data)-9)); !errors.Is(err, ErrBadArchive) {
		t.Errorf("an archive that was cut: %v", err)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	at, err := archive.File[slices.IndexFunc(archive.File, func(f *zip.File) bool { return f.Name == "index.html" })].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Clone(data)
	other[at+9] ^= 1
	verdict := func(data []byte) Verdict {
		files, err := OpenArchive("site.zip", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		v, err := VerifyFiles(files, SumsFile)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	if v := verdict(other); !slices.Equal(v.Changed, []string{"index.html"}) {
		t.Errorf("a byte is another one: %+v", v)
	}
	posing := &zip.FileHeader{Name: "posing.html"} // its mode is that of a folder, and it is unpacked as a file
	posing.SetMode(fs.ModeDir | 0o755)
	for _, header := range []*zip.FileHeader{{Name: "index.html"}, {Name: "../index.html"}, posing} { // which those who unpack it may put in the place of another
		var again bytes.Buffer
		w := zip.NewWriter(&again)
		for _, f := range archive.File {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.CreateHeader(header); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		if v := verdict(again.Bytes()); !slices.Equal(v.Unlisted, []string{header.Name}) {
			t.Errorf("%s is put beside: %+v", header.Name, v)
		}
	}
}

// TestVerifyFiles_readsAnArchiveAsEveryProgram: some read the directory at its end, some one
// part after the other, and some take names out of fields: all must find the files of the list.
func TestVerifyFiles_readsAnArchiveAsEveryProgram(t *testing.T) {
	data, err := small().Zip()
	if err != nil {
		t.Fatal(err)
	}
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	var added bytes.Buffer
	w := zip.NewWriter(&added)
	if put, err := w.CreateRaw(&zip.FileHeader{Name: "index.html"}); err != nil || put == nil || w.Flush() != nil {
		t.Fatal(err)
	}
	flipped := func(at int) []byte { other := bytes.Clone(data); other[at] ^= 1; return other }
	put := func(at int, more []byte) []byte { // with the directory found where it is then
		other := slices.Insert(bytes.Clone(data), at, more...)
		binary.LittleEndian.PutUint32(other[len(other)-6:], uint32(directory+len(more)))
		return other
	}
	commented := append(bytes.Clone(data), 'x')
	commented[len(data)-2] = 1
	last := bytes.LastIndex(data[:directory], []byte("PK\x07\x08"))
	hidden := put(last, added.Bytes()) // within the packed bytes of the last file
	entry := bytes.LastIndex(hidden, []byte("PK\x01\x02"))
	size := hidden[entry+20:]
	binary.LittleEndian.PutUint32(size, binary.LittleEndian.Uint32(size)+uint32(added.Len()))
	binary.LittleEndian.PutUint32(hidden[last+added.Len()+8:], binary.LittleEndian.Uint32(size))
	for name, other := range map[string][]byte{
		"a part that the directory lacks": put(directory, added.Bytes()),
		"a part within another":           hidden,
		"another name before a file":      flipped(30),
		"another method before a file":    flipped(8),
		"another sum behind a file":       flipped(last + 4),
		"another field":                   flipped(directory + 46 + len(ReadmeFile)),
		"another version":                 flipped(directory + 4),
		"a comment":                       commented,
	} {
		files, err := OpenArchive("site.zip", bytes.NewReader(other), int64(len(other)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if v, err := VerifyFiles(files, SumsFile); err == nil && v.Good() {
			t.Errorf("%s: %+v, %v", name, v, err)
		}
	}
	for at := range data {
		if at > 100 && at < last { // packed bytes, and headers like the first
			continue
		}
		files, err := OpenArchive("site.zip", bytes.NewReader(flipped(at)), int64(len(data)))
		if err != nil || files == nil {
			continue
		}
		if v, err := VerifyFiles(files, SumsFile); err == nil && v.Good() {
			t.Errorf("byte %d is another one: %+v, %v", at, v, err)
		}
	}
}

// TestVerifyPage_readsItByParts: the hash that a page has of itself stands near its beginning,
// and what is large comes behind.
func TestVerifyPage_readsItByParts(t *testing.T) {
	page := withOwnHash([]byte(`<!doctype html><meta name="dossier-sha256" content="` + string(noHash) + `"><p>` + strings.Repeat("words ", headOfPage)))
	verify := func(page []byte) (Verdict, error) { return VerifyPage(bytes.NewReader(page), int64(len(page))) }
	if v, err := verify(page); err != nil || !v.Good() {
		t.Errorf("%+v, %v", v, err)
	}
	page[len(page)-1] = 'x'
	if v, err := verify(page); err != nil || v.Good() {
		t.Errorf("its last byte is another: %+v, %v", v, err)
	}
	if _, err := verify(page[100:]); !errors.Is(err, ErrNoList) {
		t.Errorf("a page that holds no hash: %v", err)
	}
}
