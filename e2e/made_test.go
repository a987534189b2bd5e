package e2e

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// What the tests look at is made once, by the first that asks.
var (
	scratch string // a folder for all of it

	program = sync.OnceValues(func() (string, error) {
		name := filepath.Join(scratch, "dossier")
		build := exec.Command("go", "build", "-o", name, "./cmd/dossier")
		build.Dir = ".."
		if out, err := build.CombinedOutput(); err != nil {
			return "", fmt.Errorf("build the program: %w\n%s", err, out)
		}
		return name, nil
	})
	builtSite = sync.OnceValues(func() (string, error) {
		dir := filepath.Join(scratch, "site")
		_, err := run("", "build", "--strict", "-d", dir)
		return dir, err
	})
	languagesSite = sync.OnceValues(func() (string, error) {
		dir := filepath.Join(scratch, "languages")
		_, err := run("", "build", "--strict", "-C", "cmd/dossier/testdata/languages", "-d", dir)
		return dir, err
	})
	// printedSite is of a dossier with a PDF whose pages were drawn.
	printedSite = sync.OnceValues(func() (string, error) {
		dir, dossier := filepath.Join(scratch, "printed"), filepath.Join(scratch, "printed-dossier")
		for name, text := range map[string]string{
			"dossier.yaml": "title: Orléans\nlanguage: fr\nrights: full\n",
			"briefs/fete.md": "---\ntitle: La fête\nstatus: published\n---\n\nLe maire a présenté son programme mardi [@orleans, ¶1: " +
				"«Le maire a présenté mardi le programme de l’été»].\n",
		} {
			name = filepath.Join(dossier, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return "", err
			}
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				return "", err
			}
		}
		if _, err := run("", "add", "-C", dossier, filepath.Join("internal", "capture", "testdata", "pdf.pdf"), "--pages"); err != nil {
			return "", err
		}
		_, err := run("", "build", "-C", dossier, "-d", dir)
		return dir, err
	})
	single = sync.OnceValues(func() (string, error) {
		name := filepath.Join(scratch, "dossier.html")
		_, err := run("", "bundle", "-o", name)
		return name, err
	})

	closeChromium = func() {}
	chromium      = sync.OnceValues(func() (context.Context, error) {
		options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
			chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
			// Nobody looks at the menus of a window and at what its address offers: pages of their own in each.
			chromedp.Flag("disable-features", "Translate,PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup"))
		// The same browser without windows, where it is there, has half as much to do. On paper it sets letters as that does.
		if shell, err := exec.LookPath("chromium-headless-shell"); err == nil {
			options = append(options, chromedp.ExecPath(shell), chromedp.Flag("font-render-hinting", "none"))
		}
		allocator, _ := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, cancel := chromedp.NewContext(allocator)
		closeChromium = cancel
		return ctx, chromedp.Do(ctx)
	})
)

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "dossier-e2e-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	closeChromium()
	closeFirefox()
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// run runs the program on this repository's dossier.
func run(stdin string, args ...string) ([]byte, error) {
	name, err := program()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdin = "..", strings.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("dossier %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}

// dossierCommand runs the program on this repository's dossier.
func dossierCommand(t *testing.T, stdin string, args ...string) []byte {
	t.Helper()
	out, err := run(stdin, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// made returns the name of what a test looks at.
func made(t *testing.T, one func() (string, error)) string {
	t.Helper()
	name, err := one()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// site returns the folder of this repository's site, and its pages.
func site(t *testing.T) (dir string, pages []string) {
	t.Helper()
	dir = made(t, builtSite)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			rel, _ := filepath.Rel(dir, name)
			pages = append(pages, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages (%v)", len(pages), err)
	}
	return dir, pages
}
