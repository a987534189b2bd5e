// Command screenshots makes pictures of every kind of page of built sites, for people to
// look at: on a phone, a tablet, a desk and a large screen, light and dark, and on paper,
// as PDF. Four of the first site, small, are those of README.md. Pictures of the others begin
// with the name of their folder.
//
//	go run ./screenshots OUT README SITE…
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// kinds are a page of each kind, in the language of the site; those of an edition in
// another lie in a folder of its name. A site has those that it has.
var kinds = strings.Fields("index briefs/traite briefs/defense questions questions/clause-defense timeline places articles/accord articles/accord#captured_ " +
	"names entities/iran glossary sources method search changes board inbox 404 en/index en/briefs/traite en/questions/clause-defense en/changes " +
	"fa/index fa/briefs/parom fa/articles/mayak fa/timeline fa/sources fa/method")

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: screenshots OUT README SITE…")
		os.Exit(2)
	}
	if err := shoot(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// small are the pictures of README.md: what a screen shows of a page, in part of its size.
var small = []struct {
	name, page, scheme string
	width, height      int64
	scale              float64
}{
	{"home", "index", "light", 1440, 900, 0.6},
	{"brief", "briefs/defense", "light", 1440, 900, 0.6},
	{"question", "questions/clause-defense", "dark", 1440, 900, 0.6},
	{"article", "articles/accord", "light", 390, 620, 1},
}

func shoot(out, readme string, sites []string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("hide-scrollbars", true))
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(allocator)
	defer cancel()
	for i, site := range sites {
		prefix := out + string(filepath.Separator)
		if i > 0 {
			prefix += filepath.Base(site) + "-"
		}
		if err := all(ctx, site, prefix); err != nil {
			return err
		}
	}
	return forReadme(ctx, sites[0], readme)
}

// all makes the pictures of a site, in files whose names begin alike.
func all(ctx context.Context, site, prefix string) error {
	for _, kind := range kinds {
		file, fragment, _ := strings.Cut(kind, "#")
		if _, err := os.Stat(filepath.Join(site, file+".html")); err != nil {
			continue // this site has none
		}
		address, err := address(site, file)
		if err != nil {
			return err
		}
		if fragment != "" {
			address += "#" + fragment
		}
		name := prefix + strings.NewReplacer("/", "-", "#", "-").Replace(kind)
		if err := onScreens(ctx, address, name); err != nil {
			return err
		}
		paper, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err != nil {
			return err
		}
		if err := os.WriteFile(name+".pdf", paper.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// address is that of a page on disk.
func address(site, page string) (string, error) {
	site, err := filepath.Abs(site)
	return "file://" + filepath.ToSlash(site) + "/" + page + ".html", err
}

// forReadme makes the pictures of README.md.
func forReadme(ctx context.Context, site, out string) error {
	for _, s := range small {
		if err := call(ctx, emulation.SetEmulatedMedia, scheme(s.scheme)); err != nil {
			return err
		}
		address, err := address(site, s.page)
		if err != nil {
			return err
		}
		if _, err := visit(ctx, address, s.width, s.height); err != nil {
			return err
		}
		part := page.Viewport{Width: float64(s.width), Height: float64(s.height), Scale: s.scale}
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &part})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, s.name+".png"), shot.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func scheme(name string) emulation.SetEmulatedMediaParams {
	return emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}
}

// onScreens makes the pictures of one page, in files whose names begin alike.
func onScreens(ctx context.Context, address, file string) error {
	for _, name := range []string{"light", "dark"} {
		if err := call(ctx, emulation.SetEmulatedMedia, scheme(name)); err != nil {
			return err
		}
		for _, width := range []int64{390, 820, 1440, 2560} {
			data, err := picture(ctx, address, width)
			if err != nil {
				return err
			}
			if err := os.WriteFile(fmt.Sprintf("%s-%d-%s.png", file, width, name), data, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// visit opens a page and gives its height. A page goes without the fonts of the theme where
// they come late, and has them on a later visit.
func visit(ctx context.Context, address string, width, height int64) (int64, error) {
	const most = 5
	for i := 1; ; i++ {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(address)); err != nil {
			return 0, err
		}
		own, err := chromedp.Run(ctx, chromedp.Evaluate[bool](ownFonts, chromedp.EvalAwaitPromise))
		if err != nil {
			return 0, err
		}
		if own || i == most {
			return chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollHeight`))
		}
	}
}

// ownFonts tells whether words of the page are set in a font of the theme.
const ownFonts = `document.fonts.ready.then(() => {
	const width = family => {
		const words = Object.assign(document.createElement("span"), {textContent: "immodest words"})
		words.style.cssText = "position: absolute; font: 40px " + family
		document.body.append(words)
		const wide = words.offsetWidth
		words.remove()
		return wide
	}
	return width('"Source Serif 4", monospace') !== width("monospace")
})`

// picture is a page on a screen of some width, as far down as a person looks.
func picture(ctx context.Context, address string, width int64) ([]byte, error) {
	const screen, tallest = 900, 4000
	height, err := visit(ctx, address, width, screen)
	if err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, min(max(height, screen), tallest))); err != nil {
		return nil, err
	}
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{})
	return shot.Data, err
}

func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}
