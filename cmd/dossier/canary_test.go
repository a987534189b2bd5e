//go:build !race

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// noCanary PATH holds that no file has the word canari, in its name or its bytes,
// as they are or unpacked.
func noCanary(ts *testscript.TestScript, _ bool, args []string) {
	for name, data := range everything(ts, args[0]) {
		if i := bytes.Index(bytes.ToLower(data), []byte("canari")); i >= 0 {
			ts.Fatalf("%s: …%s…", name, data[max(0, i-60):min(len(data), i+60)])
		}
	}
}

// canary PATH WORD… holds that each word is in a file: that it could be found if
// it were in the other place.
func canary(ts *testscript.TestScript, _ bool, args []string) {
	all := everything(ts, args[0])
	for _, word := range args[1:] {
		found := false
		for _, data := range all {
			found = found || bytes.Contains(data, []byte(word))
		}
		if !found {
			ts.Fatalf("%s is nowhere in %s", word, args[0])
		}
	}
}

// everything reads a file or a folder, and what is packed in it: archives, and
// texts that scripts unpack. The list of files is read as a file.
func everything(ts *testscript.TestScript, path string) map[string][]byte {
	all := map[string][]byte{}
	root := ts.MkAbs(path)
	ts.Check(filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[name] = data
		return err
	}))
	for name, data := range all {
		if !strings.HasSuffix(name, ".zip") {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		ts.Check(err)
		for _, f := range z.File {
			r, err := f.Open()
			ts.Check(err)
			inside, err := io.ReadAll(r)
			ts.Check(err)
			all[name+"/"+f.Name] = inside
		}
	}
	unpacked := 0
	for name, data := range all {
		for i, m := range packedText.FindAllSubmatch(data, -1) {
			raw, err := base64.StdEncoding.DecodeString(string(m[1]))
			if err != nil {
				continue
			}
			text, err := io.ReadAll(flate.NewReader(bytes.NewReader(raw)))
			if err != nil {
				continue
			}
			unpacked++
			all[name+"!"+string(rune('a'+i%26))+string(m[1][:8])] = text
		}
	}
	if len(all) == 0 || unpacked == 0 {
		ts.Fatalf("%d files and %d packed texts in %s: too few", len(all), unpacked, path)
	}
	return all
}

var packedText = regexp.MustCompile(`"([A-Za-z0-9+/=]{40,})"`)
