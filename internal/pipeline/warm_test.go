package pipeline_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/date"
	handwork "dossier/internal/desk"
	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/pipeline"
	"dossier/internal/records"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The captures of a small dossier.
var captures = map[string]string{
	"content/captures/port.txt": "Le port rouvre\n\nLe port a rouvert mardi 4 mars à sept heures du matin.\n\n" +
		"La digue n'a pas cédé, et dix mille tonnes de blé ont été chargées dans la journée.\n\nSelon Reuters, trois navires attendent au large.\n",
	"content/captures/gare.txt": "La gare ferme\n\nLa gare centrale ferme ses portes pour six mois de travaux.\n\n" +
		"Trois navires attendent au large du port voisin, selon le directeur de la gare.\n",
	"content/captures/pont.txt": "Le pont tient\n\nLe pont a tenu malgré la crue de la nuit de lundi à mardi.\n",
}

const note = "---\ntitle: %s\nstatus: %s\ndate: %s\n---\n\n## Constat {#constat}\n\n%s\n"

// variants are, for each file, what it may hold. That it is missing is one more.
func variants(t *testing.T) map[string][]string {
	cite := []string{
		"Le port a rouvert [@port-rouvre, ¶1: «a rouvert mardi 4 mars»].",
		"La gare ferme pour longtemps [@gare-ferme, ¶1: «ferme ses portes pour six mois»].",
		"Rien ne le dit [@port-rouvre, ¶1: «n’a jamais rouvert ses portes»].",                          // not there
		"Ailleurs [@port-rouvre, ¶1: «ferme ses portes pour six mois»].",                               // in the other article
		"Voir [la gare](../content/articles/gare-ferme.md#l3) et [une note](deux.md#constat).",         // links
		"Voir [la question](../content/questions/digue.md) et [les dates](../content/timeline.md#l3).", // to records
		"> [!jugement] #j1 · probable\n> Le pont tient [@pont-tient, ¶1: «Le pont a tenu malgré la crue»].",
	}
	brief := func(title string) []string {
		var list []string
		for i, c := range cite {
			list = append(list, fmt.Sprintf(note, title, "published", "2025-03-0"+fmt.Sprint(1+i), c))
		}
		return append(list,
			fmt.Sprintf(note, title, "draft", "2025-03-01", cite[0]), fmt.Sprintf(note, title, "draft", "2025-03-01", cite[2]),
			fmt.Sprintf(note, title, "review", "2025-03-01", cite[1]), fmt.Sprintf(note, title, "withdrawn", "2025-03-01", cite[0]),
			fmt.Sprintf(note, title, "published\naliases: [index.html]", "2025-03-01", cite[0]), // which a page has
			fmt.Sprintf(note, title, "published\naliases: [avant.html]", "2025-03-01", cite[0]),
			fmt.Sprintf(note, "Autre "+title, "published", "2025-03-01", cite[0]+"\n\n"+cite[1]+"\n\n"+cite[0]), "nothing at all")
	}
	all := map[string][]string{
		"dossier.yaml": {
			"title: Essai\nlanguage: fr\nrights: full\n", "title: Essais\nlanguage: fr\nrights: excerpt\n", "title: {fr: Essai, en: Trial}\nlanguage: en\nrights: full\nbase_url: https://example.org/x\n",
			"title: Essai\nlanguage: fr\nrights: link\nsilence: [{check: uncited-words, where: '**', why: brouillons}]\n", "title: [\n",
		},
		"content/outlets.yaml": {
			"jour: {name: Le Jour, domains: [jour.example], grade: B, why: relu}\n", "jour: {name: Le Soir, domains: [jour.example], country: FR}\n", "nuit: {name: La Nuit}\n", "jour: [",
		},
		"content/questions/digue.md": {
			"---\nquestion: La digue a-t-elle cédé ?\nstatus: published\n---\n\n## Non {#non}\n\n- [@port-rouvre, ¶2: «La digue n'a pas cédé, et dix mille tonnes»]\n",
			"---\nquestion: La digue tient-elle ?\nstatus: draft\n---\n\n## Oui {#oui}\n\n- [@port-rouvre, ¶2: «La digue n'a pas cédé, et dix mille tonnes»]\n",
		},
		"content/timeline.md": {
			"---\ntitle: Les dates\n---\n\n## 2025-03-04 · Le port rouvre {#l3}\n\nIl rouvre [@port-rouvre, ¶1: «a rouvert mardi 4 mars»].\n",
			"---\ntitle: Dates\n---\n\n## 2025-03-05 · Le port {#l3}\n\nIl rouvre [@port-rouvre, ¶1: «a rouvert mardi 4 mars»].\n",
		},
		"content/entities.yaml": {"ble: {name: Blé, kind: object}\n", "reuters: {name: Reuters, kind: organisation, aliases: [Agence Reuters]}\n"},
		"content/glossary.yaml": {"digue: {term: digue, definition: Un ouvrage qui retient l’eau.}\n", "digue: {term: digue, definition: Un mur.}\n"},
		"content/places.yaml":   {"port: {name: Le Port}\n"},
		"briefs/un.md":          brief("Un"), "briefs/deux.md": brief("Deux"), "briefs/un.en.md": brief("One"), "briefs/sous/trois.md": brief("Trois"),
		"templates/assets/style.css": {"body{color:red}", "body{color:tan}"},
		"templates/home.html":        {`{{define "content"}}<h1>{{.SiteTitle}}</h1>{{end}}`, `{{define "content"}}{{.Nothing}}{{end}}`, `{{define "content"}}{{end`},
		"templates/_segments.html":   {`{{define "segments"}}{{range .}}<i>{{.Text}}</i>{{end}}{{end}}`},
		"content/captures/neuf.txt": {
			"Un texte neuf\n\nUn texte qui n'a pas encore d'article, et qui en aura un bientôt.\n\nSelon Le Jour, il est temps.\n",
			"Un texte neuf\n\nUn texte qui n'a pas encore d'article, et qui n'en aura pas.\n\nSelon Le Jour, il est temps.\n",
		},
		"content/captures/port.txt.yaml": {"url: https://jour.example/port\n", "collector: moi\n", "urll: x\n"},
		"dossier.lock": {
			receiptLine("content/captures/port.txt", captures["content/captures/port.txt"]),
			receiptLine("content/captures/port.txt", "other bytes") + `decision {"file":"content/captures/port.txt","what":"line 1 is body"}` + "\n",
			receiptLine("content/captures/gone.txt", "bytes that are gone"), "capture {}\n",
		},
		"dossier.history":   histories(),
		"content/notes.txt": {"a file that is not read"},
		"static/neuf.txt":   {"port.example.org\n", "quai.example.org\n"},
	}
	fsys := fstest.MapFS{"dossier.yaml": {Data: []byte("title: x\n")}}
	for name, text := range captures {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		all[name] = []string{text, strings.Replace(text, "mars", "juin", 1) + "\nUne ligne de plus.\n"}
	}
	const page = "content/captures/phare.html" // a saved page; its text is written beside it
	html := "<!doctype html><html lang=\"fr\"><head><title>Le phare brille</title></head><body><article><h1>Le phare brille</h1>" +
		"<p>Le phare de la pointe brille de nouveau depuis la nuit de lundi, après des mois de travaux et de pannes.</p>" +
		"<p>Les marins du port disent qu’ils le voient de plus loin qu’avant, et que la lampe neuve est plus blanche.</p></article></body></html>"
	fsys[page] = &fstest.MapFile{Data: []byte(html)}
	all[page] = []string{html, strings.Replace(html, "lundi", "mardi", 1)}
	var cleaned []handwork.Cleaned
	_, _, err := handwork.Clean(context.Background(), fsys, handwork.CleanOptions{Anyway: true, Each: func(c handwork.Cleaned) error {
		cleaned = append(cleaned, c)
		return nil
	}})
	if err != nil || len(cleaned) != len(captures)+1 {
		t.Fatalf("%d articles were cleaned: %v", len(cleaned), err)
	}
	for _, c := range cleaned {
		if c.Text != nil {
			all[c.Capture] = []string{string(c.Text)}
		}
		text := string(c.Data)
		with := func(before, after string) string { return strings.Replace(text, before, after, 1) }
		all[c.Article] = []string{
			text, with("lang: fr", "lang: fr\noutlet: jour"), with("lang: fr", "lang: vi\npublished: 2025-03-04\npublished_basis: main"),
			with("status: current", "status: retracted"), with("status: current", "status: corrected\nrights: link"), with("rights", "right"),
			with("status: current", "status: current\nrights: full"), with(" a ", " n'a "), with("\n---\n", "\nnonsense: 1\n---\n"),
		}
	}
	return all
}

// histories are files of releases: one, two, and one that somebody has changed.
func histories() []string {
	was := model.Said{What: model.SaidNote, At: "briefs/un.md", Text: "Un"}
	now, article := was, model.Said{What: model.SaidSource, At: "content/articles/port-rouvre.md", Text: "Le port rouvre"}
	now.Text = "Autre Un"
	one, err := records.AppendRelease(nil, model.Release{On: "2025-03-05", Changes: []model.Change{{Now: was}, {Now: article}}})
	if err != nil {
		panic(err)
	}
	two, err := records.AppendRelease(one, model.Release{On: "2025-03-06", Message: model.Localized{"fr": "Un autre titre."}, Changes: []model.Change{{Now: now, Why: "Il était faux."}}})
	if err != nil {
		panic(err)
	}
	return []string{string(one), string(two), strings.Replace(string(two), "2025-03-05", "2025-03-04", 1)}
}

// receiptLine is a line of the lock file for a file of the given bytes.
func receiptLine(file, text string) string {
	return fmt.Sprintf("capture {\"file\":%q,\"sha256\":\"%x\",\"url\":\"https://jour.example/port\"}\n", file, sha256.Sum256([]byte(text)))
}

// desk is a dossier on which somebody works, with a builder that has been at it
// from the start.
type desk struct {
	t      *rapid.T
	fsys   fstest.MapFS
	may    map[string][]string
	now    time.Time
	grain  time.Duration // of the times of files
	warm   *pipeline.Builder
	last   string
	drafts bool
	base   string
	today  date.Day

	internal bool // for readers of the house

	built map[string]*fstest.MapFile // the files of the last build
	shown map[string][]byte          // its site
}

// put saves a file as editors do, in place of the old one; Sys stands for the
// number by which a file system knows it, whatever its name.
func (d *desk) put(name string, data []byte) {
	d.fsys[name] = &fstest.MapFile{Data: data, ModTime: d.now.Truncate(d.grain), Sys: new(byte)}
}

// start fills the desk.
func newDesk(t *rapid.T, may map[string][]string) *desk {
	d := &desk{t: t, fsys: fstest.MapFS{}, may: may, now: time.Unix(1_700_000_000, 0), last: "start"}
	d.grain = rapid.SampledFrom([]time.Duration{time.Nanosecond, 4 * time.Millisecond, 2 * time.Second}).Draw(t, "grain of time")
	for _, name := range slices.Sorted(maps.Keys(may)) {
		if !strings.HasPrefix(name, "templates/") && !strings.Contains(name, "neuf") && !strings.Contains(name, "notes") {
			d.put(name, []byte(may[name][0]))
		}
	}
	d.warm = &pipeline.Builder{FS: d.fsys, Memory: memo.New(func() time.Time { return d.now })}
	return d
}

func (d *desk) wait() {
	d.now = d.now.Add(rapid.SampledFrom([]time.Duration{0, time.Millisecond, time.Second, 5 * time.Second}).Draw(d.t, "wait"))
}

func (d *desk) existing() string {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(d.fsys))).Draw(d.t, "file")
}

// steps are what people do to a dossier.
func (d *desk) steps() map[string]func(*rapid.T) {
	return map[string]func(*rapid.T){
		"write": func(t *rapid.T) {
			d.wait()
			name := rapid.SampledFrom(slices.Sorted(maps.Keys(d.may))).Draw(t, "file")
			i := rapid.IntRange(0, len(d.may[name])-1).Draw(t, "variant")
			d.put(name, []byte(d.may[name][i]))
			d.last = fmt.Sprintf("write %s %d", name, i)
		},
		"mend": func(t *rapid.T) { // most dossiers have no mistake most of the time
			d.wait()
			all := rapid.Bool().Draw(t, "all")
			for _, name := range slices.Sorted(maps.Keys(d.may)) {
				if (all || rapid.Bool().Draw(t, "mend")) && !strings.HasPrefix(name, "templates/") && !bytes.Equal(d.read(name), []byte(d.may[name][0])) {
					d.put(name, []byte(d.may[name][0]))
				}
			}
			delete(d.fsys, "templates/home.html")
			delete(d.fsys, "content/captures/neuf.txt")
			d.last = "mend"
		},
		"touch": func(t *rapid.T) {
			d.wait()
			name := d.existing()
			d.put(name, d.fsys[name].Data)
			d.last = "touch " + name
		},
		"edit a letter": func(t *rapid.T) { // the size stays
			d.wait()
			name := d.existing()
			data := bytes.Clone(d.fsys[name].Data)
			if i := bytes.LastIndexByte(data, 'e'); i >= 0 {
				data[i] = rapid.SampledFrom([]byte("aeiou")).Draw(t, "letter")
			}
			d.put(name, data)
			d.last = "edit " + name
		},
		"delete": func(t *rapid.T) {
			d.wait()
			name := d.existing()
			if name != "dossier.yaml" || rapid.IntRange(0, 9).Draw(t, "all the same") == 0 {
				delete(d.fsys, name)
			}
			d.last = "delete " + name
		},
		"rename": func(t *rapid.T) {
			d.wait()
			name := d.existing()
			to := strings.TrimSuffix(name, path.Ext(name)) + rapid.SampledFrom([]string{"-b", "-c", ".en", ""}).Draw(t, "to") + path.Ext(name)
			f := d.fsys[name]
			delete(d.fsys, name)
			d.fsys[to] = f // a file that is moved keeps its time
			d.last = "rename " + name + " " + to
		},
		"rename a folder": func(t *rapid.T) {
			d.wait()
			from, to := "briefs/sous/", "briefs/dessous/"
			if rapid.Bool().Draw(t, "back") {
				from, to = to, from
			}
			for _, name := range slices.Sorted(maps.Keys(d.fsys)) {
				if rest, ok := strings.CutPrefix(name, from); ok {
					d.fsys[to+rest] = d.fsys[name]
					delete(d.fsys, name)
				}
			}
			d.last = "rename " + from
		},
		"drafts":   func(*rapid.T) { d.drafts = !d.drafts; d.last = "drafts" },
		"audience": func(*rapid.T) { d.internal = !d.internal; d.last = "audience" },
		"base": func(t *rapid.T) {
			d.base = rapid.SampledFrom([]string{"", "https://example.org/a/"}).Draw(t, "base")
			d.last = "base"
		},
		"": d.compare,
	}
}

func (d *desk) read(name string) []byte {
	if f := d.fsys[name]; f != nil {
		return f.Data
	}
	return nil
}

// compare builds with and without memory: trees and diagnostics are the same.
// The builder with memory may be told what has changed, and it may be told lies.
func (d *desk) compare(t *rapid.T) {
	told := rapid.SampledFrom([]string{"nothing", "the truth", "a lie"}).Draw(t, "told")
	var early []map[string][]byte
	d.warm.Live = live(func(tree map[string][]byte, _ *pipeline.Rest) { early = append(early, tree) }, "briefs/un.html", "articles/port-rouvre.html", "index.html")
	d.warm.Live.OnDemand = rapid.Bool().Draw(t, "on demand")
	switch told {
	case "the truth":
		d.warm.Live.Changed = d.changed()
	case "a lie":
		d.warm.Live.Changed = append([]string{}, rapid.SliceOfN(rapid.SampledFrom(slices.Sorted(maps.Keys(d.may))), 0, 3).Draw(t, "lie")...)
	}
	d.shown = nil
	if differs := d.difference(t); differs != "" {
		t.Fatalf("after %s, told %s: %s", d.last, told, differs)
	}
	for i, tree := range early {
		for name, data := range tree {
			if d.shown != nil && (i == len(early)-1 || told == "the truth") && !bytes.Equal(data, d.shown[name]) {
				t.Errorf("after %s, told %s: the %s that is shown before the others is not that of the site", d.last, told, name)
			}
		}
	}
}

// changed lists the files that are not what they were at the last build.
func (d *desk) changed() []string {
	list := []string{}
	for name, f := range d.fsys {
		if d.built[name] != f {
			list = append(list, name)
		}
	}
	for name := range d.built {
		if d.fsys[name] == nil {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// outcome is what came of a build: what it says, and its files by their hash.
type outcome struct {
	said    string
	summary pipeline.Summary
	pages   map[string][sha256.Size]byte
}

// outcomeOf returns it with the files themselves, those made that are made when somebody asks.
func outcomeOf(t interface{ Fatal(...any) }, r pipeline.Result) (outcome, map[string][]byte) {
	var said bytes.Buffer
	if err := diag.PrintText(&said, r.Diagnostics, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	o, files := outcome{said.String(), r.Summary, map[string][sha256.Size]byte{}}, map[string][]byte{}
	for _, name := range slices.Sorted(slices.Values(r.Paths())) {
		var sum [sha256.Size]byte // that of no page
		if data, err := r.File(context.Background(), name); err == nil && data != nil {
			sum, files[name] = sha256.Sum256(data), data
		}
		o.pages[name] = sum
	}
	return o, files
}

// cold are outcomes of builds without memory, by the hash of all that they were made of: people
// come back to what a dossier was, and a build from nothing gives the same then.
var cold = map[[sha256.Size]byte]outcome{}

// cold is the outcome of a build without memory.
func (d *desk) cold(t interface{ Fatal(...any) }) outcome {
	of := sha256.New()
	fmt.Fprintln(of, d.drafts, d.base, d.internal, d.today)
	for _, name := range slices.Sorted(maps.Keys(d.fsys)) {
		fmt.Fprintf(of, "%q %q\n", name, d.fsys[name].Data)
	}
	key := [sha256.Size]byte(of.Sum(nil))
	o, known := cold[key]
	if !known {
		o, _ = outcomeOf(t, d.build(t, &pipeline.Builder{FS: d.fsys}))
		cold[key] = o
	}
	return o
}

// difference builds with and without memory, and says how the results differ; ""
// if they do not.
func (d *desk) difference(t interface{ Fatal(...any) }) string {
	built, clean := d.build(t, d.warm), d.cold(t)
	warm, files := outcomeOf(t, built)
	if warm.said != clean.said {
		return fmt.Sprintf("with memory:\n%s\nwithout:\n%s", warm.said, clean.said)
	}
	if !cmp.Equal(warm.summary, clean.summary) {
		return fmt.Sprintf("%+v, without memory %+v", warm.summary, clean.summary)
	}
	for _, name := range slices.Sorted(maps.Keys(clean.pages)) {
		if have, ok := warm.pages[name]; !ok || have != clean.pages[name] {
			return name + " differs"
		}
	}
	if len(warm.pages) != len(clean.pages) {
		return fmt.Sprintf("%d pages, without memory %d", len(warm.pages), len(clean.pages))
	}
	d.built = maps.Clone(d.fsys)
	compared.steps++
	if built.Tree != nil {
		d.shown = files
		compared.sites++
	}
	return ""
}

func (d *desk) build(t interface{ Fatal(...any) }, b *pipeline.Builder) pipeline.Result {
	b.Drafts, b.BaseURL, b.Internal, b.Today = d.drafts, d.base, d.internal, d.today
	r, err := b.Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var compared struct{ steps, sites int }

// TestWarmIsCold works on a dossier as people do and holds, after every step,
// that a builder that remembers gives what one gives that does not.
func TestWarmIsCold(t *testing.T) {
	may := variants(t)
	compared.steps, compared.sites = 0, 0
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		checks := "70" // some 2,000 steps; make soak takes more
		if racing {
			checks = "3" // make test runs this test once more, without the detector
		}
		if err := flag.Set("rapid.checks", checks); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, may)
		t.Repeat(d.steps())
	})
	t.Logf("%d steps, after %d of them there was a site", compared.steps, compared.sites)
	if !racing && compared.sites*6 < compared.steps {
		t.Errorf("only %d of %d steps gave a site", compared.sites, compared.steps)
	}
}
