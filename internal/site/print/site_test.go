package print_test

import (
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"dossier/internal/memo"
	"dossier/internal/search"
	"dossier/internal/site/print"

	"github.com/google/go-cmp/cmp"
)

// searchedModel is a model of 404.html that the search finds.
type searchedModel struct {
	print.Frame
	In []struct{}
}

func (m searchedModel) SearchDocument() search.Document {
	return search.Document{Kind: "brief", Lang: m.Lang, Title: m.PageTitle}
}

// siteOf is a site of the pages, whose index is a file that lists what the search
// finds.
func siteOf(t *testing.T, m *memo.Memory, pages ...print.Page) *print.Site {
	t.Helper()
	theme, diags, err := print.LoadTheme(fstest.MapFS{}, m)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	list := func(_ context.Context, said print.Said) ([]print.Page, []search.Edition, error) {
		text := ""
		for _, d := range said.Documents {
			text += d.Path + " " + d.Title + "\n"
		}
		return []print.Page{print.Bytes{At: "index.txt", Data: []byte(text)}}, []search.Edition{{Lang: "en"}}, nil
	}
	return &print.Site{Theme: theme, Pages: pages, Memory: m, Index: print.Index{Names: search.NewNames(nil), Pages: list}}
}

// templated is a page with a title.
func templated(t *testing.T, path, title string) print.Page {
	t.Helper()
	theme := siteOf(t, nil).Theme
	return print.Templated{At: path, Template: "404.html", Model: func() any {
		m := searchedModel{Frame: theme.Frame("en", path, true)}
		m.PageTitle = title
		return m
	}}
}

func TestSite_Render_printsTheIndexLast(t *testing.T) {
	pages := []print.Page{
		templated(t, "b.html", "B"), templated(t, "a.html", "A"), print.Bytes{At: "x.bin", Data: []byte("x")},
		print.Export{At: "data.json", Write: func(context.Context) []byte { return []byte("{}") }},
	}
	var mu sync.Mutex
	out := map[string]string{}
	var editions []search.Edition
	tree, err := siteOf(t, nil, pages...).Render(context.Background(), print.Order{Search: &editions, Out: func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		out[path] = string(data)
		return nil
	}})
	if err != nil || tree != nil {
		t.Fatal(tree, err)
	}
	if diff := cmp.Diff([]string{"a.html", "b.html", "data.json", "index.txt", "x.bin"}, slices.Sorted(maps.Keys(out))); diff != "" {
		t.Error(diff)
	}
	if out["index.txt"] != "b.html B\na.html A\n" || out["data.json"] != "{}" || out["x.bin"] != "x" || len(editions) != 1 {
		t.Errorf("%q, %d editions", out, len(editions))
	}
}

func TestSite_Render_printsWhatIsWaitedForFirst(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	pages := []print.Page{templated(t, "a.html", "A"), templated(t, "b.html", "B"), print.Bytes{At: "x.bin", Data: []byte("x")}}
	m := memo.New(nil)
	var early []string
	_, err := siteOf(t, m, pages...).Render(ctx, print.Order{First: []string{"b.html"}, Early: func(tree map[string][]byte) {
		early = slices.Sorted(maps.Keys(tree))
		stop()
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("after its context has ended it gives %v", err)
	}
	if diff := cmp.Diff([]string{"b.html", "x.bin"}, early); diff != "" {
		t.Error(diff)
	}
}

// TestSite_Render_printsAgainWhatHasChanged: with a memory a page is made of its
// model again only if the model is another one.
func TestSite_Render_printsAgainWhatHasChanged(t *testing.T) {
	m := memo.New(nil)
	render := func(pages ...print.Page) map[string][]byte {
		tree, err := siteOf(t, m, pages...).Render(context.Background(), print.Order{})
		if err != nil {
			t.Fatal(err)
		}
		return tree
	}
	same := func(a, b []byte) bool { return &a[0] == &b[0] } // the same memory, not just the same bytes
	theme := siteOf(t, m).Theme
	page := func(path, title string) print.Page {
		return print.Templated{At: path, Template: "404.html", Model: func() any {
			f := theme.Frame("en", path, true)
			f.PageTitle = title
			return searchedModel{Frame: f}
		}}
	}
	first := render(page("a.html", "A"), page("b.html", "B"))
	second := render(page("a.html", "A"), page("b.html", "Other"))
	if !same(first["a.html"], second["a.html"]) {
		t.Error("a page that has not changed was printed again")
	}
	if same(first["b.html"], second["b.html"]) || string(second["index.txt"]) != "a.html A\nb.html Other\n" {
		t.Errorf("a page that has changed was not printed again: %s", second["index.txt"])
	}
}

func TestSite_Render_refusesTwoPagesOfOnePath(t *testing.T) {
	_, err := siteOf(t, nil, print.Bytes{At: "a"}, print.Bytes{At: "a"}).Render(context.Background(), print.Order{})
	if err == nil || err.Error() != "two pages want the path a" {
		t.Error(err)
	}
}

// TestSite_Render_reportsTheFirstMistake: of several pages that cannot be printed the
// first is reported, however many processors there are.
func TestSite_Render_reportsTheFirstMistake(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	var pages []print.Page
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		pages = append(pages, print.Templated{At: name, Template: name + ".html", Model: func() any { return nil }})
	}
	for range 20 {
		_, err := siteOf(t, nil, pages...).Render(context.Background(), print.Order{})
		if err == nil || err.Error() != "the theme has no template a.html" {
			t.Fatal(err)
		}
	}
}
