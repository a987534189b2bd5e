package site_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/model"
	"dossier/internal/records"
)

// released puts a history over a dossier.
func released(t *testing.T, fsys fstest.MapFS, releases ...model.Release) fstest.MapFS {
	t.Helper()
	var file []byte
	for _, r := range releases {
		var err error
		if file, err = records.AppendRelease(file, r); err != nil {
			t.Fatal(err)
		}
	}
	fsys[records.HistoryFile] = &fstest.MapFile{Data: file}
	return fsys
}

// twice are the releases of testdata/changes.txtar.
func twice() []model.Release {
	judgment := func(at, text string, from, to int, confidence string) model.Said {
		return model.Said{What: model.SaidJudgment, At: at, Text: text, From: from, To: to, Confidence: confidence, Sources: []string{"ferry"}}
	}
	was, now := judgment("briefs/crossing.md#jc1", "The ferry is expected to sail.", 45, 55, "moderate"), judgment("briefs/crossing.md#jc1", "The ferry sails.", 55, 80, "moderate")
	gone := judgment("briefs/crossing.md#jc2", "The crews <b>strike</b>.", 80, 95, "low")
	french := judgment("briefs/crossing.fr.md#jc1", "Le bac navigue.", 55, 80, "moderate")
	note, bac := model.Said{What: model.SaidNote, At: "briefs/crossing.md", Text: "Crossing again"}, model.Said{What: model.SaidNote, At: "briefs/crossing.fr.md", Text: "De nouveau des bacs"}
	article, corrected := model.Said{What: model.SaidSource, At: "content/articles/ferry.md", Text: "Ferries sail again"}, model.Said{
		What: model.SaidSource, At: "content/articles/ferry.md", Text: "Ferries sail again", Status: "corrected",
	}
	correction := model.Said{What: model.SaidCorrection, At: "briefs/crossing.md#correction_1", Text: "We had written that the crews were on strike."}
	return []model.Release{
		{On: "2025-03-10", Message: model.Localized{"en": "The first."}, Changes: []model.Change{{Now: note}, {Now: was}, {Now: gone}, {Now: bac}, {Now: french}, {Now: article}}},
		{On: "2025-03-12", Message: model.Localized{"en": "A second look.", "fr": "Un second regard."}, Changes: []model.Change{
			{Was: model.Said{}, Now: correction}, {Was: was, Now: now, Why: "It sailed on Monday."}, {Was: article, Now: corrected}, {Was: gone, Why: "Nobody says so."},
		}},
	}
}

// TestChanges_ofFiguresAloneHideNoOthers: the home page goes on telling of the release before one
// of which it tells nothing.
func TestChanges_ofFiguresAloneHideNoOthers(t *testing.T) {
	figure := model.Said{What: model.SaidFigure, At: "briefs/crossing.md#sail", Text: "Ferries by day"}
	releases := append(twice(), model.Release{On: "2025-03-14", Changes: []model.Change{{Now: figure}}})
	tree := build(t, released(t, small(t, "testdata/changes.txtar"), releases...))
	has(t, tree["changes.html"], `id="release_2025-03-14"`)
	has(t, tree["index.html"], "A second look.", "as of 12 March 2025", "!Ferries by day")
}

// TestTheDataTellsReleases: what programs read says of each change what the page of changes
// says; a dossier without releases has no word of them.
func TestTheDataTellsReleases(t *testing.T) {
	fsys := small(t, "testdata/changes.txtar")
	has(t, build(t, fsys)["data/dossier.json"], "!releases")
	type said struct {
		Text       string
		From       int `json:"from_percent"`
		Confidence string
		Articles   []string
	}
	var data struct {
		Releases []struct {
			On      string
			Message map[string]string
			Changes []struct {
				Turn, Kind, Page, ID, Why string
				Was, Now                  *said
			}
		}
	}
	if err := json.Unmarshal(build(t, released(t, fsys, twice()...))["data/dossier.json"], &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Releases) != 2 || data.Releases[1].On != "2025-03-12" || data.Releases[1].Message["fr"] != "Un second regard." {
		t.Fatalf("%+v", data.Releases)
	}
	c := data.Releases[1].Changes[1]
	if c.Turn != "raised" || c.Kind != "judgment" || c.Page != "briefs/crossing.html" || c.ID != "jc1" || c.Why != "It sailed on Monday." || c.Was.From != 45 ||
		c.Now.Text != "The ferry sails." || c.Now.Confidence != "moderate" || c.Now.Articles[0] != "ferry" {
		t.Errorf("%+v, from %+v to %+v", c, c.Was, c.Now)
	}
	if gone := data.Releases[1].Changes[3]; gone.Turn != "withdrawn" || gone.Now != nil {
		t.Errorf("%+v", gone)
	}
}

func TestChanges_areToldWhereTheyAre(t *testing.T) {
	tree := build(t, released(t, small(t, "testdata/changes.txtar"), twice()...))
	page := tree["changes.html"]
	has(t, page,
		`<section class="release" id="release_2025-03-12"`, "A second look.", `<section class="release" id="release_2025-03-10"`, "First release: ",
		"1 note, 2 judgments, 1 source", `<a href="changes.xml">Atom</a>`,
		// the judgment, by its place, with the words and the degree of before and after, and the reason
		`<a href="briefs/crossing.html#jc1">`, "More likely", `The ferry <del><span class="unseen">taken out: </span>is expected to sail</del><ins class="instead"><span class="unseen">put in: </span>sails</ins>.`,
		"<b>likely · moderate confidence</b>", "before: roughly even chance · moderate confidence", "It sailed on Monday.",
		// what is said no more, what was wrong, what the outlet has said
		"Withdrawn", `<del><span class="unseen">taken out: </span>The crews &lt;b&gt;strike&lt;/b&gt;.</del>`, "Nobody says so.",
		`<a href="briefs/crossing.html#correction_1">`, `<a href="articles/ferry.html">`, "Corrected",
		"!navigue")
	if strings.Index(string(page), "release_2025-03-12") > strings.Index(string(page), "release_2025-03-10") {
		t.Error("the newest release is not the first on its page")
	}
	has(t, tree["briefs/crossing.html"], `id="correction_1"`, `"correction":{"@type":"CorrectionComment","text":"We had written that the crews were on strike."}`, "Correction of 12 March 2025.", `<del><span class="unseen">taken out: </span>The crews strike.</del></span> <span>We had written`, "More likely", "It sailed on Monday.", `<a href="../changes.html#release_2025-03-12">`, "!A second look.</h")
	has(t, tree["index.html"], "A second look.", "More likely", `<a href="changes.html#release_2025-03-12">All changes</a>`, "as of 12 March 2025")
	// The other edition tells of its own notes.
	has(t, tree["fr/changes.html"], "Un second regard.", "!The ferry", "1 jugement", "Corrigé")
	has(t, tree["fr/briefs/crossing.html"], "!turn")
}

// TestChanges_ofANoteThatIsGone: whatever else a release says of it, it has its title.
func TestChanges_ofANoteThatIsGone(t *testing.T) {
	note := model.Said{What: model.SaidNote, At: "briefs/old.md", Text: "What was once told"}
	old := model.Said{What: model.SaidJudgment, At: "briefs/old.md#jc1", Text: "Nothing sails.", From: 45, To: 55}
	reworded := old
	reworded.Text = "Nothing moves."
	tree := build(t, released(t, small(t, "testdata/changes.txtar"), append(twice(),
		model.Release{On: "2025-03-13", Changes: []model.Change{{Now: note}, {Now: old}}},
		model.Release{On: "2025-03-14", Changes: []model.Change{{Was: old, Now: reworded}}},
		model.Release{On: "2025-03-15", Changes: []model.Change{{Was: note}, {Was: reworded}}})...))
	for _, day := range []string{"14", "15"} {
		_, section, _ := strings.Cut(string(tree["changes.html"]), `id="release_2025-03-`+day+`"`)
		section, _, _ = strings.Cut(section, "</section>")
		has(t, []byte(section), "What was once told", "!briefs/old")
	}
}

// TestChanges_ofAWithdrawnNote: of its words nothing is published any more, whatever releases said
// of them; its page says when it was withdrawn and why.
func TestChanges_ofAWithdrawnNote(t *testing.T) {
	releases := twice()
	note, judgment := releases[0].Changes[0].Now, releases[1].Changes[1].Now
	withdrawn := note
	withdrawn.Status = "withdrawn"
	releases = append(releases, model.Release{On: "2025-03-14", Changes: []model.Change{
		{Was: note, Now: withdrawn, Why: "The port was another one."}, {Was: judgment}, {Was: releases[1].Changes[0].Now},
	}})
	fsys := released(t, small(t, "testdata/changes.txtar"), releases...)
	f := fsys["briefs/crossing.md"]
	f.Data = []byte(strings.Replace(string(f.Data), "status: published", "status: withdrawn", 1))
	tree := build(t, fsys)
	for _, page := range []string{"index.html", "changes.html", "changes.xml", "changes.json", "data/dossier.json", "briefs/crossing.html"} {
		has(t, tree[page], "Crossing again", "The port was another one.", "!expected to sail", "!ferry sails", "!sails</ins>", "!strike")
	}
	has(t, tree["changes.html"], "It sailed on Monday.", "Nobody says so.") // reasons that somebody wrote stay
	has(t, tree["briefs/crossing.html"], `<a href="../changes.html#release_2025-03-14">Release 3: <time datetime="2025-03-14">`)
	has(t, tree["fr/index.html"], "Le bac navigue")
}

// TestChanges_ofNow: what no release has recorded is not said to have changed, and a
// dossier without releases has no page of them.
func TestChanges_ofNow(t *testing.T) {
	fsys := released(t, small(t, "testdata/changes.txtar"), twice()...)
	f := fsys["briefs/crossing.md"]
	f.Data = []byte(strings.Replace(string(f.Data), "· likely ·", "· very likely ·", 1))
	has(t, build(t, fsys)["index.html"], `class="judgments"`, `!class="turned-now"`)

	delete(fsys, records.HistoryFile)
	for name, page := range build(t, fsys) {
		if strings.Contains(name, "changes") || strings.HasSuffix(name, ".html") && strings.Contains(string(page), "changes.html") {
			t.Errorf("%s tells of releases that there are not", name)
		}
	}
}

// TestChanges_feed: a release is an entry, with what it changed.
func TestChanges_feed(t *testing.T) {
	tree := build(t, released(t, small(t, "testdata/changes.txtar"), twice()...))
	if faults := feedFaults(t, tree["changes.xml"]); len(faults) > 0 {
		t.Error(faults)
	}
	var feed struct {
		Home  string `json:"home_page_url"`
		Items []struct {
			URL, Title string
			HTML       string `json:"content_html"`
			Text       string `json:"content_text"`
		}
	}
	if err := json.Unmarshal(tree["changes.json"], &feed); err != nil || len(feed.Items) != 2 || feed.Home != "https://ferries.example/d/changes.html" {
		t.Fatalf("%v\n%s", err, tree["changes.json"])
	}
	for _, want := range []string{
		`<a href="https://ferries.example/d/briefs/crossing.html#jc1">The ferry <del>is expected to sail</del><ins>sails</ins>.</a>`,
		"It sailed on Monday.", "<del>The crews &lt;b&gt;strike&lt;/b&gt;.</del>", "before: roughly even chance",
	} {
		if !strings.Contains(feed.Items[0].HTML, want) {
			t.Errorf("the feed lacks %q\n%s", want, feed.Items[0].HTML)
		}
	}
	if feed.Items[1].URL != "https://ferries.example/d/changes.html#release_2025-03-10" || feed.Items[1].Text != "The first." {
		t.Errorf("%+v", feed.Items[1])
	}
}

// TestChanges_ofAnEdition: of a release that says nothing in an edition its page and its feed
// have no entry, which would be empty; two releases of one day have two names.
func TestChanges_ofAnEdition(t *testing.T) {
	second := model.Release{On: "2025-03-12", Changes: []model.Change{{Now: model.Said{What: model.SaidFigure, At: "briefs/crossing.md#boats", Text: "Boats"}}}}
	tree := build(t, released(t, small(t, "testdata/changes.txtar"), append(twice(), second)...))
	has(t, tree["changes.json"], "#release_2025-03-12-2", "#release_2025-03-12\"")
	has(t, tree["fr/changes.json"], "!#release_2025-03-12-2", "#release_2025-03-12\"")
	has(t, tree["changes.html"], `Release 3: <time datetime="2025-03-12">`, `Release 2: <time datetime="2025-03-12">`, `First release: <time`)
	has(t, tree["fr/changes.html"], "!Parution 3", "Parution 2")
	has(t, tree["fr/changes.json"], `<div lang=\"fr\">`)
}
