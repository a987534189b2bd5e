package site_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// versions is a dossier with an article of three versions, changed.
func versions(t *testing.T, changes ...string) fstest.MapFS {
	t.Helper()
	fsys := small(t, "testdata/versions.txtar")
	for i := 0; i < len(changes); i += 3 {
		f := fsys[changes[i]]
		if f == nil || !strings.Contains(string(f.Data), changes[i+1]) {
			t.Fatalf("%s does not hold %q", changes[i], changes[i+1])
		}
		f.Data = []byte(strings.ReplaceAll(string(f.Data), changes[i+1], changes[i+2]))
	}
	return fsys
}

// has holds that a page has some texts and lacks those that begin with !.
func has(t *testing.T, page []byte, texts ...string) {
	t.Helper()
	for _, text := range texts {
		lacks, yes := strings.CutPrefix(text, "!")
		if strings.Contains(strings.ReplaceAll(string(page), "\u00a0", " "), lacks) == yes {
			t.Errorf("the page has %q: %v\n%s", lacks, yes, main(page))
		}
	}
}

// main is the part of a page that is its own.
func main(page []byte) string {
	_, text, _ := strings.Cut(string(page), "<main")
	text, _, _ = strings.Cut(text, "</main>")
	return text
}

func TestVersions_showWhatChanged(t *testing.T) {
	tree := build(t, versions(t, "dossier.yaml", "language: en", "language: en\nrights: full"))
	page := tree["versions/ferry.html"]
	has(t, page,
		// each version with its day, its collector, its hash, how it is cited, and the way to what was captured
		`<time datetime="2025-03-04">4 March 2025</time>, by Ana Ruiz`, `<time datetime="2025-03-12">12 March 2025</time>, by Bo Lind`,
		`<code>db04c29bede55c98744abc078b7a57717d2f9f3845f36823d9a942904a1bb91a</code>`,
		`<code>@ferry</code>, cited 2 times`, `<code>@ferry~2025-03-06</code>, cited once`,
		`<a href="../articles/ferry-3.html#captured_">As captured</a>`,
		// the words that changed, for eyes and for ears
		`Some <del><span class="unseen">taken out: </span>12,000</del> <ins><span class="unseen">put in: </span>10,000</ins> passengers`,
		`<del><span class="unseen">taken out: </span>Some 10,000</del> <ins><span class="unseen">put in: </span>Fewer than 9,000</ins> passengers`,
		`<b>Taken out</b> <a href="../articles/ferry-2.html#l5">¶2</a>`,
		`2 paragraphs changed, 1 new paragraph, 1 paragraph the same.`, `called <del><span class="unseen">taken out: </span>for</del> <ins><span class="unseen">put in: </span>off</ins> a strike`,
		`<ins><span class="unseen">put in: </span>Correction: an earlier version`,
		"!The rest may not be shown")
	for _, name := range []string{"ferry", "ferry-2", "ferry-3"} {
		has(t, tree["articles/"+name+".html"], `<a href="../versions/ferry.html">version `, "!Copies in this dossier")
	}
	has(t, tree["articles/quay.html"], "!versions/")
}

// Of an article that may be shown in part, the sentences that are cited are shown, with what
// became of them in later versions.
func TestVersions_showNoMoreThanTheRights(t *testing.T) {
	tree := build(t, versions(t))
	has(t, tree["versions/ferry.html"],
		"12,000</del> <ins>", "port authority said.", "operator</ins> said.", "The crossing costs four euros, as before.</del>", "The rest may not be shown",
		"!leaves every hour", "!Two boats are in service", "!strike", "!Correction")
	tree = build(t, versions(t, "dossier.yaml", "language: en", "language: en\nrights: link"))
	has(t, tree["versions/ferry.html"], "!passengers", "!euros", "2 paragraphs changed")
}

// A dossier without versions has nothing of all this.
func TestVersions_costNothingWithoutThem(t *testing.T) {
	for name := range build(t, small(t, "testdata/rights.txtar")) {
		if strings.Contains(name, "version") {
			t.Errorf("there is %s", name)
		}
	}
}

// Whoever reads a brief is told what became of the words it quotes, whichever version it
// cites, and what the outlet says of it.
func TestVersions_areToldWhereTheyAreCited(t *testing.T) {
	third := "content/articles/ferry-3.md"
	tree := build(t, versions(t, third, "supersedes:", "status: corrected\nstatus_line: 9\nsupersedes:"))
	has(t, tree["briefs/crossing.html"],
		`<b>The source has since changed this sentence.</b> Captured on <time datetime="2025-03-12">12 March 2025</time>: “<q>Fewer than 9,000 passengers crossed the strait on Monday, the operator said.</q>” <a href="../articles/ferry-3.html#l3">¶1</a>`,
		`<b>The source has since taken this sentence out.</b>`, "Words quoted here are no longer in what their outlets publish:",
		"This page rests on articles that their outlets have since corrected:", `Le Courrier (version <span class="nb">1 of</span> 3)`, `Le Courrier (version <span class="nb">2 of</span> 3)`)
	for name, later := range map[string]string{"ferry": " A later version says so.", "ferry-2": " A later version says so.", "ferry-3": ""} {
		has(t, tree["articles/"+name+".html"], "This article was corrected by its outlet."+later+` <span class="when">Captured on`, "<q>Correction: an earlier version of this article said")
	}
	has(t, tree["articles/quay.html"], "!corrected by its outlet")
	tree = build(t, versions(t, "dossier.yaml", "language: en", "language: en\nrights: link", third, "supersedes:", "status: corrected\nstatus_line: 9\nsupersedes:"))
	has(t, tree["briefs/crossing.html"], "The source has since changed this sentence.", "!<q>Fewer")
	has(t, tree["articles/ferry.html"], "This article was corrected by its outlet.", "!Correction: an earlier")
}

// A retraction is told whatever was corrected before it, in an earlier version or in the one
// that is cited.
func TestVersions_retractionOutranksCorrection(t *testing.T) {
	tree := build(t, versions(t, "content/articles/ferry-2.md", "lang: en\n", "lang: en\nstatus: corrected\n",
		"content/articles/ferry-3.md", "supersedes:", "status: retracted\nsupersedes:", "dossier.yaml", "language: en", "language: en\nbase_url: https://example.org/"))
	has(t, tree["briefs/crossing.html"], "This page rests on articles that their outlets have since retracted:", "!have since corrected:")
	for name, later := range map[string]string{"ferry": " A later version says so.", "ferry-2": " A later version says so.", "ferry-3": ""} {
		has(t, tree["articles/"+name+".html"], "This article was retracted by its outlet."+later)
		if _, _, data := headOf(t, tree["articles/"+name+".html"]); !strings.Contains(data, `"creativeWorkStatus":"retracted"`) {
			t.Errorf("programs are not told that %s was retracted: %s", name, data)
		}
	}
}
