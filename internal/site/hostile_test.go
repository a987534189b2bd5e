//go:build !race

// Some thousand pages of a site that is built like all others: make test runs this without the detector.

package site_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/check"
	"dossier/internal/clean"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/site"
	"dossier/internal/site/print"

	"golang.org/x/net/html"
)

// payloads returns words that try to become an element, an attribute, a scheme
// or a template action wherever they are put.
func payloads() []string {
	calls := []string{"alert(1)", "import('//x')", "fetch('//x')"}
	var list []string
	for _, call := range calls {
		for _, shape := range []string{
			"<script>%s</script>", "\"><script>%s</script>", "'><script>%s</script>", "</title><script>%s</script>", "</textarea><script>%s</script>",
			"<img src=x onerror=%s>", "<svg onload=%s>", "<body onload=%s>", "<a href=\"javascript:%s\">x</a>", "<iframe srcdoc=\"<script>%s</script>\">",
			"\" onmouseover=\"%s", "' onmouseover='%s", "` onmouseover=%s", "\" autofocus onfocus=%s x=\"", "javascript:%s", "JaVaScRiPt:%s",
			"java\tscript:%s", "java\nscript:%s", "&#106;avascript:%s", "&#x6A;avascript:%s", "javascript&colon;%s", " javascript:%s", "vbscript:%s",
			"data:text/html,<script>%s</script>", "data:text/html;base64,%s", "//example.org/%s", "\\\\example.org\\%s", "<style>@import '//x/%s'</style>",
			"<link rel=stylesheet href='//x/%s'>", "<meta http-equiv=refresh content='0;url=javascript:%s'>", "<base href='//x/%s'>", "<form action='//x/%s'>",
			"<!-- %s --><b>", "--><script>%s</script><!--", "<![CDATA[<script>%s</script>]]>", "<math><mtext></form><form><mglyph><style></math><img src onerror=%s>",
			"{{.%s}}", "{{define \"content\"}}%s{{end}}", "<%% %s %%>", "${%s}",
		} {
			list = append(list, fmt.Sprintf(shape, call))
		}
	}
	return append(list, "\u202e<b>evil\u202c", "\ufeff<script>", "<scr\u00adipt>", "＜script＞", "</p></div></main><main>", "<p", "<", "&lt;script&gt;", "a\u2028b")
}

// sinks put a payload into one place of a small dossier. A place may refuse it;
// then the file is left out and nothing of it is on any page.
var sinks = map[string]func(i int, payload string) map[string]string{
	"title":    func(i int, p string) map[string]string { return note(i, "title: "+quoted(p), "Texte.") },
	"summary":  func(i int, p string) map[string]string { return note(i, "title: T\nsummary: "+quoted(p), "Texte.") },
	"question": func(i int, p string) map[string]string { return note(i, "title: T\nquestion: "+quoted(p), "Texte.") },
	"author": func(i int, p string) map[string]string {
		return note(i, "title: T\nauthors: ["+quoted(p)+"]", "Texte.")
	},
	"tag":     func(i int, p string) map[string]string { return note(i, "title: T\ntags: ["+quoted(p)+"]", "Texte.") },
	"text":    func(i int, p string) map[string]string { return note(i, "title: T", p) },
	"heading": func(i int, p string) map[string]string { return note(i, "title: T", "## "+oneLine(p)) },
	"callout": func(i int, p string) map[string]string {
		return note(i, "title: T", "> [!lacune] #l · "+oneLine(p)+"\n> x")
	},
	"link":      func(i int, p string) map[string]string { return note(i, "title: T", "[a](<"+oneLine(p)+">)") },
	"link bare": func(i int, p string) map[string]string { return note(i, "title: T", "[a]("+oneLine(p)+")") },
	"link title": func(i int, p string) map[string]string {
		return note(i, "title: T", "[a](https://example.org \""+oneLine(p)+"\")")
	},
	"link text": func(i int, p string) map[string]string {
		return note(i, "title: T", "["+oneLine(p)+"](https://example.org)")
	},
	"autolink": func(i int, p string) map[string]string { return note(i, "title: T", "<"+oneLine(p)+">") },
	"image": func(i int, p string) map[string]string {
		return note(i, "title: T", "!["+oneLine(p)+"]("+oneLine(p)+")")
	},
	"fence": func(i int, p string) map[string]string { return note(i, "title: T", "```"+oneLine(p)+"\nx\n```") },
	"code":  func(i int, p string) map[string]string { return note(i, "title: T", "```\n"+p+"\n```") },
	"table": func(i int, p string) map[string]string {
		return note(i, "title: T", "| a |\n|---|\n| "+oneLine(p)+" |")
	},
	"footnote": func(i int, p string) map[string]string { return note(i, "title: T", "x[^1]\n\n[^1]: "+oneLine(p)) },
	"translation": func(i int, p string) map[string]string {
		return note(i, "title: T", "x [@a0, ¶1: «Une phrase simple et sûre» = «"+oneLine(p)+"»]")
	},
	"file name": func(i int, p string) map[string]string {
		return map[string]string{"briefs/" + strings.ReplaceAll(oneLine(p), "/", "") + ".md": head + "Texte."}
	},
	"outlet": func(i int, p string) map[string]string {
		return map[string]string{"content/outlets.yaml": "o: {name: " + quoted(p) + ", kind: " + quoted(p) + ", grade: A, why: " + quoted(p) + "}\n"}
	},
	"capture": capture,
	"caption": func(i int, p string) map[string]string { return capture(i, "Une légende "+oneLine(p)+". Reuters") },
	"quotation": func(i int, p string) map[string]string {
		files := capture(i, "Il a dit bien haut "+oneLine(p)+" et il est parti.")
		files["briefs/q"+strconv.Itoa(i)+".md"] = head + "x [@a" + strconv.Itoa(i) + ": «Il a dit bien haut " + strings.NewReplacer("\"", "\\\"", "[", "\\[", "&", "\\&", "\\", "\\\\").Replace(oneLine(p)) + " et il est parti»]"
		return files
	},
}

const head = "---\ntitle: T\nstatus: published\n---\n\n"

func oneLine(s string) string { return strings.NewReplacer("\n", " ", "\u2028", " ").Replace(s) }

func quoted(s string) string { return strconv.Quote(s) }

func note(i int, front, body string) map[string]string {
	return map[string]string{"briefs/n" + strconv.Itoa(i) + ".md": "---\n" + front + "\nstatus: published\n---\n\n" + body + "\n"}
}

// capture makes a capture of a payload and its article, as cleaning would.
func capture(i int, p string) map[string]string {
	id := strconv.Itoa(i)
	raw := "Une phrase simple et sûre ouvre ce texte, qui est long assez pour en être un vrai.\n\n" + p + "\n\nUne autre phrase simple et sûre ferme ce texte, qui est long assez pour en être un.\n"
	a, _ := clean.Clean([]byte(raw), clean.Options{Authors: []string{p}})
	article, err := load.WriteArticle(a, "c"+id+".txt", []byte(raw), nil, nil)
	if err != nil {
		panic(err)
	}
	return map[string]string{"content/captures/c" + id + ".txt": raw, "content/articles/a" + id + ".md": string(article)}
}

// TestHostileContent puts every payload into every sink, builds what is not
// refused, and reads the pages again: nothing but the theme's own elements and
// attributes may be there, and no link may leave by another scheme.
func TestHostileContent(t *testing.T) {
	list := payloads()
	if len(list) < 100 {
		t.Fatalf("only %d payloads", len(list))
	}
	for name, sink := range sinks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: T\nrights: full\n")}}
			for file, text := range capture(0, "Un paragraphe.") {
				fsys[file] = &fstest.MapFile{Data: []byte(text)}
			}
			pages := 0
			for i, p := range list {
				files := sink(i+1, p)
				if name == "outlet" || i == len(list)-1 { // outlets share one file
					pages += inspect(t, merge(fsys, files))
					if name == "outlet" {
						continue
					}
				}
				fsys = merge(fsys, files)
			}
			if pages += inspect(t, fsys); pages == 0 {
				t.Error("nothing was built")
			}
		})
	}
}

func merge(fsys fstest.MapFS, files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	maps.Copy(out, fsys)
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// inspect builds a dossier without the files that are refused and looks at
// every page. It returns how many there were.
func inspect(t *testing.T, fsys fstest.MapFS) int {
	t.Helper()
	base := "" // with one, more is said of each page, and its card is drawn, which takes its time
	if slices.Contains([]string{"title", "summary", "author", "outlet", "capture"}, path.Base(t.Name())) {
		base = "https://example.org/d/"
	}
	for range 5 {
		d, diags, err := load.Load(context.Background(), fsys, load.Options{BaseURL: base})
		if err != nil {
			return 0 // a name that no file system has
		}
		findings, diags := check.Run(d, diags, check.Options{})
		if diag.Count(diags, diag.Error) > 0 {
			for _, x := range diags {
				if x.Severity == diag.Error {
					delete(fsys, x.At.File())
				}
			}
			continue
		}
		theme, _, err := print.LoadTheme(fsys, nil)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := site.Plan(d, findings, theme, site.Options{}, nil).Render(context.Background(), print.Order{})
		if err != nil {
			t.Fatal(err)
		}
		if err := print.CheckLinks(tree); err != nil {
			t.Error(err)
		}
		for name, page := range tree {
			if strings.HasSuffix(name, ".html") {
				if why := foreign(page); why != "" {
					t.Errorf("%s: %s", name, why)
				}
			}
		}
		return len(tree)
	}
	t.Error("the dossier is refused whatever is left out of it")
	return 0
}

var (
	elements   = strings.Fields("html head meta title link body a header nav main footer p h1 h2 h3 h4 h5 h6 ul ol li dl div dt dd section article span em strong del code pre blockquote table thead tbody tr th td hr br sup mark cite q details summary time style caption svg rect path wbr bdi label input")
	attributes = strings.Fields("lang dir charset http-equiv content name rel href class id aria-label aria-labelledby aria-current tabindex role hreflang type datetime value title start translate scope viewBox aria-hidden focusable x y width height d property data-column preserveAspectRatio colspan")
)

// ourScript reports whether a script is one of the theme's: those that pages load, of which
// one names the search that it loads when somebody begins to.
func ourScript(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key != "defer" && !(slices.Contains([]string{"src", "data-search"}, a.Key) && scriptPath.MatchString(a.Val)) {
			return false
		}
	}
	return n.Parent.Data == "head" && n.FirstChild == nil && len(n.Attr) > 1
}

// isLinkedData reports whether a script is data that no browser runs, and whole.
func isLinkedData(n *html.Node) bool {
	return n.Parent.Data == "head" && len(n.Attr) == 1 && n.Attr[0].Val == "application/ld+json" && n.FirstChild != nil && json.Valid([]byte(n.FirstChild.Data))
}

// foreign says what on a page the theme did not put there.
func foreign(page []byte) string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return err.Error()
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			return "a comment: " + n.Data
		case n.Type != html.ElementNode:
			continue
		case n.Data == "script" && (ourScript(n) || isLinkedData(n)):
			continue
		case !slices.Contains(elements, n.Data):
			return "<" + n.Data + ">"
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				return fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			scheme, _, found := strings.Cut(a.Val, ":")
			if a.Key == "href" && found && !strings.ContainsAny(scheme, "/#.") && !slices.Contains([]string{"http", "https", "mailto", "data"}, scheme) || a.Key == "href" && strings.HasPrefix(a.Val, "data:") && a.Val != "data:," {
				return fmt.Sprintf("<%s href=%q>", n.Data, a.Val)
			}
			if a.Key == "http-equiv" && a.Val != "Content-Security-Policy" {
				return "a meta refresh"
			}
		}
	}
	return ""
}

// TestForeign_seesWhatItMustFind holds the oracle of the test above against pages that
// hold what it must find.
func TestForeign_seesWhatItMustFind(t *testing.T) {
	for _, bad := range []string{"<script>x</script>", "<script src=assets/search-00000000.js defer></script>", "<p onclick=x>", "<img src=x>", "<a href='javascript:x'>", "<a href='data:text/html,x'>", "<!-- x -->", "<meta http-equiv=refresh content=x>", "<p style=x>"} {
		if foreign([]byte("<!doctype html><html><body>"+bad)) == "" {
			t.Errorf("%s is not seen", bad)
		}
	}
	sum := sha256.Sum256(nil)
	if foreign([]byte("<!doctype html><p>"+hex.EncodeToString(sum[:]))) != "" {
		t.Error("a harmless page is refused")
	}
}
