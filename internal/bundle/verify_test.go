package bundle

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"slices"
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
	if OpenArchive("site.zip", data) == nil {
		t.Error("an archive is not read as one")
	}
	behind := append([]byte("<!doctype html><p>Another page<!--"), data...)
	if OpenArchive("site.zip", behind) != nil || OpenArchive("site.html", behind) != nil {
		t.Error("what begins as a page is taken for the archive behind it")
	}
	if OpenArchive("site.HTML", data) != nil {
		t.Error("what has the name of a page is taken for an archive")
	}
}
