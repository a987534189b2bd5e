// Command pack writes the files of a folder whose names have an ending to its output, as an archive of a release.
//
// usage: pack FOLDER ENDING > ARCHIVE
package main

import (
	"log"
	"os"
	"path/filepath"

	"dossier/internal/packed"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: pack FOLDER ENDING > ARCHIVE")
	}
	folder := os.Args[1]
	if err := packed.Write(os.Stdout, os.DirFS(filepath.Dir(folder)), filepath.Base(folder), os.Args[2]); err != nil {
		log.Fatal(err)
	}
}
