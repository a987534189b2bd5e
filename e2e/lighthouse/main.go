// Command lighthouse builds the dossier as a host would serve it, asks Lighthouse what it thinks
// of a page of each kind on a phone and slow 4G, and the Nu checker whether every page is HTML.
//
//	go run ./lighthouse DOSSIER TOOLS
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"dossier/e2e/packing"
)

// pages are those that are looked at, and kinds what of them, with the least score of each.
// How fast a page is depends on what else the machine does, the rest does not.
var (
	pages = strings.Fields("index briefs/defense articles/accord questions/clause-defense")
	kinds = []struct {
		name  string
		least float64
	}{{"performance", 0.97}, {"accessibility", 1}, {"best-practices", 1}, {"seo", 1}}
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: lighthouse DOSSIER TOOLS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dossier, tools string) error {
	tools, err := filepath.Abs(tools)
	if err != nil {
		return err
	}
	site, err := os.MkdirTemp("", "lighthouse-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(site) }() // what stays is in the folder for such things
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String() + "/"
	server := &http.Server{Handler: packing.Handler(http.FileServer(http.Dir(site)))} //nolint:gosec // Lighthouse alone asks
	go func() { _ = server.Serve(listener) }()                                        // until it is closed
	defer func() { _ = server.Close() }()                                             // nobody waits for an answer any more
	if err := command("go", "run", "./cmd/dossier", "build", "-d", site, "-b", address).in(dossier).Run(); err != nil {
		return err
	}
	var bad []error
	for _, page := range pages {
		if err := look(address+page+".html", tools); err != nil {
			bad = append(bad, err)
		}
	}
	checker := filepath.Join(tools, "node_modules/vnu-jar/build/dist/vnu.jar")
	// Of style sheets it knows those of some years ago; they are no part of HTML.
	if err := command("java", "-jar", checker, "--errors-only", "--skip-non-html", "--filterpattern", ".*CSS: .*", site).Run(); err != nil {
		bad = append(bad, fmt.Errorf("the Nu checker: %w", err))
	}
	return errors.Join(bad...)
}

// running is a command whose words go where ours go.
type running struct{ *exec.Cmd }

func command(name string, args ...string) running {
	c := exec.Command(name, args...) //nolint:gosec // the tools of this repository
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	return running{c}
}

func (r running) in(dir string) running {
	r.Dir = dir
	return r
}

// look prints what Lighthouse says of a page; what is below its bound is a mistake.
func look(address, tools string) error {
	c := command("node", "--import", filepath.Join(tools, "outside.mjs"), filepath.Join(tools, "node_modules/lighthouse/cli/index.js"),
		address, "--quiet", "--output=json", "--no-enable-error-reporting", "--chrome-flags=--headless=new --no-sandbox")
	c.Stdout = nil
	out, err := c.Output()
	if err != nil {
		return fmt.Errorf("lighthouse: %w", err)
	}
	var said struct {
		Categories map[string]struct{ Score float64 }
		Audits     map[string]struct {
			Score        *float64
			DisplayValue string
		}
	}
	if err := json.Unmarshal(out, &said); err != nil {
		return fmt.Errorf("lighthouse: %w", err)
	}
	line, low := address, ""
	for _, k := range kinds {
		score := said.Categories[k.name].Score
		line += fmt.Sprintf("  %s %.0f", k.name, 100*score)
		if score < k.least {
			low += " " + k.name
		}
	}
	fmt.Println(line+"  LCP", said.Audits["largest-contentful-paint"].DisplayValue, " CLS", said.Audits["cumulative-layout-shift"].DisplayValue,
		" ", said.Audits["total-byte-weight"].DisplayValue)
	if low != "" {
		return fmt.Errorf("%s: below its bound:%s", address, low)
	}
	return nil
}
