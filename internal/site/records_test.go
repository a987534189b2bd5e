package site_test

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// recorded is a small dossier with a question, a timeline and records of each
// kind; it stands in testdata/records.txtar.
func recorded(t testing.TB) fstest.MapFS {
	t.Helper()
	fsys := small(t, "../check/testdata/base.txtar")
	archive, err := txtar.ParseFile("testdata/records.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range fsys {
		f.Data = regexp.MustCompile(`SHA256\((.*?)\)`).ReplaceAllFunc(f.Data, func(m []byte) []byte {
			sum := sha256.Sum256(fsys["content/captures/"+string(m[len("SHA256("):len(m)-1])].Data)
			return []byte(hex.EncodeToString(sum[:]))
		})
	}
	return fsys
}

// words returns the text of a page between tags, with single spaces.
func words(page []byte) string {
	text := regexp.MustCompile(`(?s)<head>.*</head>|<[^>]*>`).ReplaceAllString(string(page), " ")
	return strings.Join(strings.Fields(text), " ")
}

func holds(t *testing.T, tree map[string][]byte, page string, parts ...string) {
	t.Helper()
	if tree[page] == nil {
		t.Fatalf("there is no page %s", page)
	}
	text := words(tree[page])
	at := 0
	for _, p := range parts {
		i := strings.Index(text[at:], p)
		if i < 0 {
			t.Fatalf("%s does not say %q behind byte %d: %s", page, p, at, text)
		}
		at += i + len(p)
	}
}

// TestQuestionsShowWhoSaysWhat: sign and word for each position and article, by
// origin.
func TestQuestionsShowWhoSaysWhat(t *testing.T) {
	tree := build(t, recorded(t))
	holds(t, tree, "questions/digue.html", "La digue a-t-elle cédé ?", "Qui dit quoi", "Non", "On en doute",
		"Le Courrier", "Origine indéterminée", "appuie", "La digue", "¶2", "pas cité pour cela",
		"Le quai", "Origine indéterminée", "contredit", "Le syndicat a nié", "appuie", "Le syndicat a nié", "Position")
	holds(t, tree, "questions/digue.html", "Pièces", "appuie", "contredit", "Le quai")     // exhibits say what they do, on paper too
	has(t, tree["questions/digue.html"], `<span class="unseen">contredit</span></span> «`) // marks of quotation have the colour of the words, and are apart from the sign
	holds(t, tree, "questions.html", "La digue a-t-elle cédé ?", "Non", "On en doute")
	holds(t, tree, "index.html", "Ce que les sources contestent", "La digue a-t-elle cédé ?", "Le Courrier : A", "Non", "On en doute", "Chronologie", "contesté")
}

func TestTimeline_isInTheOrderOfDates(t *testing.T) {
	tree := build(t, recorded(t))
	holds(t, tree, "timeline.html", "La tempête", "vers février 2025", "Le port rouvre", "4 mars 2025", "Brest", "contesté", "La digue a-t-elle cédé ?",
		"Le syndicat parle", "date inconnue")
	if !strings.Contains(string(tree["timeline.html"]), `<time datetime="2025-03-04">`) {
		t.Error("machines do not get the date")
	}
}

// TestNumbers_standBesideTheirWords: no line begins with the number of evidence for what
// stands at the end of the line above.
func TestNumbers_standBesideTheirWords(t *testing.T) {
	page := string(build(t, recorded(t))["timeline.html"])
	if beside, all := strings.Count(page, "\u202f<span class=\"cites\">"), strings.Count(page, "<span class=\"cites\">"); beside == 0 || strings.Contains(page, " <span class=\"cites\">") {
		t.Errorf("%d of %d numbers stand beside their words", beside, all)
	}
}

// TestEntity_showsNamesInContext: spellings with their counts, mentions with their
// paragraphs, a metonym apart from the place.
func TestEntity_showsNamesInContext(t *testing.T) {
	fsys := recorded(t)
	holds(t, build(t, fsys), "entities/prefecture.html", "¶1", "non reproduit") // by default excerpts only
	fsys["dossier.yaml"] = &fstest.MapFile{Data: []byte("title: Le port\nlanguage: fr\nrights: full\n")}
	tree := build(t, fsys)
	holds(t, tree, "names.html", "Organisations", "Le Courrier", "Préfecture du Finistère", "1", "1")
	holds(t, tree, "places.html", "Lieux", "Brest", "2 mentions")
	holds(t, tree, "entities/prefecture.html", "la préfecture", "1", "Le port de Brest rouvre", "¶1", "a annoncé la préfecture")
	holds(t, tree, "places/brest.html", "48,39° N, 4,49° O", "Chronologie", "Le port rouvre")
}

// TestTermsAreExplainedAtTheirFirstUse: with a link and a description, once.
func TestTermsAreExplainedAtTheirFirstUse(t *testing.T) {
	page := string(build(t, recorded(t))["briefs/note.html"])
	if n := strings.Count(page, `class="term-use"`); n != 1 {
		t.Errorf("the term is marked %d times", n)
	}
	if !strings.Contains(page, `La <a class="term-use" href="../glossary.html#digue" aria-describedby="def_digue">digue</a> a tenu`) ||
		!strings.Contains(page, `<p class="definition" id="def_digue"><dfn>digue</dfn>`) {
		t.Error(page)
	}
}
