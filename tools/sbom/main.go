// Command sbom prints what a program is made of, as CycloneDX 1.6: the modules that the Go
// toolchain has noted in it.
//
// usage: sbom VERSION PROGRAM
package main

import (
	"debug/buildinfo"
	"encoding/json"
	"log"
	"os"
)

type component struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl,omitempty"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: sbom VERSION PROGRAM")
	}
	info, err := buildinfo.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	type metadata struct {
		Component component `json:"component"`
	}
	list := struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
	}{
		Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{component{Type: "application", Name: "dossier", Version: os.Args[1]}},
		Components: []component{{Type: "library", Name: "std", Version: info.GoVersion, PURL: "pkg:golang/std@" + info.GoVersion[len("go"):]}},
	}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		list.Components = append(list.Components, component{"library", m.Path, m.Version, "pkg:golang/" + m.Path + "@" + m.Version})
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	if err := out.Encode(list); err != nil {
		log.Fatal(err)
	}
}
