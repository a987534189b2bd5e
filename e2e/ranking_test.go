package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestRankingIsSane holds the order of our search against that of MiniSearch, a
// library that many sites trust: what comes first here comes early there. The two
// differ in stemming, in fields and in names, so they need not agree on every
// query.
func TestRankingIsSane(t *testing.T) {
	t.Parallel()
	const among, bar = 3, 85 // of a hundred queries
	library, err := os.ReadFile("node_modules/minisearch/dist/umd/index.js")
	if err != nil {
		t.Fatalf("run make e2e, which installs what the test needs: %v", err)
	}
	data, err := os.ReadFile("../cmd/dossier/testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		if query, keys, ok := strings.Cut(line, " →"); ok && !strings.HasPrefix(line, "#") && strings.TrimSpace(keys) != "" {
			list = append(list, query)
		}
	}
	dir, pages := site(t)
	pages = slices.DeleteFunc(pages, func(p string) bool {
		return strings.HasPrefix(p, "en/") || !strings.Contains(p, "/") && p != "timeline.html" && p != "glossary.html"
	})
	b := open(t, browser(t), 1280, "light")
	call(t, b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}) // the test fetches pages, and they may not
	place := places(t, dir)[1]
	b.do(t, chromedp.Navigate(place+"index.html"))
	evaluate[bool](t, b, string(library)+"; true")
	asked, _ := json.Marshal(list)
	named, _ := json.Marshal(pages)
	raw := evaluate[string](t, b, fmt.Sprintf(`(async () => {
		const fold = s => s.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "")
		const m = new MiniSearch({ fields: ["title", "text"], processTerm: t => t.length > 1 ? fold(t) : null })
		for (const id of %s) {
			const d = new DOMParser().parseFromString(await (await fetch(id)).text(), "text/html")
			m.add({ id, title: d.querySelector("h1").textContent, text: [...d.querySelectorAll(".text .words, .text h2, .prose, .lead, .question, .spellings th, .terms")].map(e => e.textContent).join(" ") })
		}
		return JSON.stringify(%s.map(q => m.search(q, { prefix: t => t.length > 2, fuzzy: .2, boost: { title: 4 } }).map(r => r.id)))
	})()`, named, asked))
	var theirs [][]string
	if err := json.Unmarshal([]byte(raw), &theirs); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(bytes.NewReader(dossierCommand(t, strings.Join(list, " \n")+" ", "search", "--json", "--lang", "fr")))
	early, last, total := 0, 0, 0
	var strange []string
	for i, query := range list {
		var ours answer
		if err := answers.Decode(&ours); err != nil {
			t.Fatal(err)
		}
		if len(ours.List) == 0 || len(theirs[i]) == 0 {
			continue // what only one of them knows how to find tells nothing of the order
		}
		total++
		if there := slices.Index(theirs[i], ours.List[len(ours.List)-1].Path); there >= 0 && there < among {
			last++
		}
		first := ours.List[0].Path
		if there := slices.Index(theirs[i], first); there >= 0 && there < among {
			early++
		} else {
			strange = append(strange, fmt.Sprintf("%s: %s", query, first))
		}
	}
	t.Logf("of %d queries %d find first what MiniSearch finds among its first %d; what they find last is there %d times\nnot: %s", total, early, among, last, strings.Join(strange, "; "))
	if total < 180 || early*100 < total*bar {
		t.Errorf("of %d queries only %d find first what MiniSearch finds among its first %d", total, early, among)
	}
}
