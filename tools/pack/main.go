// Command pack writes the files of a folder whose names have an ending into an archive that is the
// same wherever and whenever it is made.
//
// usage: pack FOLDER ENDING ARCHIVE
package main

import (
	"archive/zip"
	"compress/flate"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("usage: pack FOLDER ENDING ARCHIVE")
	}
	if err := pack(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func pack(folder, ending, archive string) error {
	file, err := os.Create(archive)
	if err != nil {
		return err
	}
	w := zip.NewWriter(file)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestCompression) })
	above := os.DirFS(filepath.Dir(folder))
	err = fs.WalkDir(above, filepath.Base(folder), func(name string, entry fs.DirEntry, err error) error { // in order
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ending) {
			return err
		}
		bytes, err := fs.ReadFile(above, name)
		if err != nil {
			return err
		}
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = part.Write(bytes)
		return err
	})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return file.Close()
}
