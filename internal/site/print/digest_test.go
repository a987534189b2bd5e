//go:build !race

// Some thousand pages are printed: make test runs this without the detector.

package print_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"

	"dossier/internal/capture"
	"dossier/internal/check"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/records"
	"dossier/internal/site"
	"dossier/internal/site/print"

	"golang.org/x/tools/txtar"
)

// words are part of the theme, and in the digest by their language alone; the text of an
// article is in it by its number.
var (
	words       = reflect.TypeFor[*print.Words]()
	articleText = reflect.TypeFor[*print.ArticleText]()
)

// field is a field of a type of models.
type field struct {
	of   reflect.Type
	name string
}

func (f field) String() string { return f.of.Name() + "." + f.name }

// place is where a value of a field stands in the model of a page.
type place struct {
	page  int
	value reflect.Value
}

// places finds the values of all fields in a model, and the fields that its types
// have.
type places struct {
	page  int
	found map[field][]place
}

func (p *places) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Type() != words && v.Type() != articleText {
			p.walk(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			p.walk(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			p.walk(v.MapIndex(key))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := field{v.Type(), v.Type().Field(i).Name}
			value := v.Field(i)
			if value.CanAddr() { // unexported fields are changed as well
				value = reflect.NewAt(value.Type(), unsafe.Pointer(value.UnsafeAddr())).Elem()
				p.found[f] = append(p.found[f], place{p.page, value})
			}
			p.walk(value)
		}
	}
}

// fieldsOf finds the fields of a type and of the types in it.
func fieldsOf(t reflect.Type, all map[field]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		if t != words && t != articleText {
			fieldsOf(t.Elem(), all)
		}
	case reflect.Struct:
		for f := range t.Fields() {
			key := field{t, f.Name}
			if !all[key] {
				all[key] = true
				fieldsOf(f.Type, all)
			}
		}
	}
}

// other changes a value to another one of its type, and returns what brings the
// old one back; nil if there is no other.
func other(v reflect.Value) (restore func()) {
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	switch v.Kind() {
	case reflect.String:
		v.SetString("x/" + v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(v.Float() + 1)
	case reflect.Slice:
		if v.Len() > 0 {
			v.Set(v.Slice(0, v.Len()-1))
		} else {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
	case reflect.Pointer, reflect.Interface, reflect.Map:
		if v.IsNil() {
			return nil
		}
		if text, ok := reflect.TypeAssert[*print.ArticleText](v); ok {
			v.Set(reflect.ValueOf(print.OtherText(text)))
			break
		}
		v.SetZero()
	case reflect.Struct:
		var all []func()
		for _, f := range v.Fields() {
			if restore := other(reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem()); restore != nil {
				all = append(all, restore)
			}
		}
		if all == nil {
			return nil
		}
		return func() {
			for _, restore := range all {
				restore()
			}
		}
	default:
		return nil
	}
	return func() { v.Set(old) }
}

// unshown are fields that no page of the built-in theme shows.
var unshown = map[string]string{
	"Frame.Path":       "pages are planned with it; a template of somebody's own may name its page",
	"Use.Numbers":      "the text of an article, which is printed without a template, has them",
	"Use.Translations": "the text of an article, which is printed without a template, has them",
}

// everyKind is this repository's dossier with what it lacks: an article that was
// taken back, one that the program took itself, articles of which a part or nothing is
// shown, many copies of one, a note that somebody has reviewed, a timeline in one language.
func everyKind(t *testing.T) fs.FS {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, part := range []string{"content", "briefs", "dossier.yaml", "dossier.lock", "dossier.history"} {
		err := fs.WalkDir(os.DirFS("../../.."), part, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile("../../../" + name)
			fsys[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	replace := func(name, before, after string) {
		f := fsys[name]
		if !bytes.Contains(f.Data, []byte(before)) {
			t.Fatalf("%s does not hold %q", name, before)
		}
		f.Data = bytes.Replace(f.Data, []byte(before), []byte(after), 1)
	}
	replace("content/articles/jforum.md", "status: current", "status: retracted")
	replace("content/articles/eulerpool.md", "status: current", "status: current\nrights: excerpt\nauthors: [A. B., C. D.]")
	replace("content/articles/thanhnien.md", "status: current", "status: corrected\nrights: link\narchived: https://example.org/copy")
	replace("briefs/traite.md", "status: published", "status: published\nreviewed: {by: A. B., on: 2026-11-20}")
	replace("dossier.lock", `"tool":`, `"received_at":"2025-01-18T09:12:00Z","tool":`)
	delete(fsys, "content/timeline.en.md")
	addNotes(t, fsys)
	addPage(t, fsys)
	addFamily(fsys)
	addDay(fsys)
	addNewcomers(fsys)
	addVersions(t, fsys)
	addRelease(t, fsys)
	addTranslation(fsys, "accord", "003_c7f1de028f8036d8.txt", "human: A. B.")
	addTranslation(fsys, "alliance", "000_13b0f57e58c3ae83.txt", "machine: Engine 1")
	accept(t, fsys, "briefs/traite.md")
	return fsys
}

// addNotes adds the fixture of each kind of notes that has no folder of its own yet.
func addNotes(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	fixtures, err := filepath.Glob("../../note/testdata/*.txtar")
	if err != nil || len(fixtures) == 0 {
		t.Fatal("no fixtures of notes: ", err)
	}
	for _, name := range fixtures {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		note := archive.Files[0]
		if _, err := fsys.Open(path.Dir(note.Name)); err != nil {
			fsys[note.Name] = &fstest.MapFile{Data: note.Data}
		}
	}
}

// addTranslation adds an English translation of an article whose passages are lines.
func addTranslation(fsys fstest.MapFS, key, capture, by string) {
	file := "---\n" + by + "\n---\n"
	for i, line := range strings.Split(string(fsys["content/captures/"+capture].Data), "\n") {
		sum := sha256.Sum256([]byte(strings.TrimSpace(line)))
		file += fmt.Sprintf("\n## l%d %x\n\nLine %d in English.\n", i+1, sum[:8], i+1)
	}
	fsys["content/translations/"+key+".en.md"] = &fstest.MapFile{Data: []byte(file)}
}

// addFamily adds so many copies of an article that they have a list of their own.
func addFamily(fsys fstest.MapFS) {
	const copies = 9
	for i := range copies {
		text := fmt.Sprintf("Les quais étaient calmes mardi et les navires partaient à l’heure, tandis que deux équipages attendaient une place près de la jetée numéro %d.\n", i)
		fsys[fmt.Sprintf("content/captures/copie%d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
		fsys[fmt.Sprintf("content/articles/copie%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: Quais %d\ntitle_basis: hand\nlang: fr\ncapture: {file: copie%d.txt, sha256: %x}\n---\n\n%s", i, i, sha256.Sum256([]byte(text)), text)}
	}
}

// addDay adds a brief that cites an article with a day of another calendar.
func addDay(fsys fstest.MapFS) {
	const text = "کشتی تازه روز ۲۸ دی ۱۴۰۳ به راه افتاد.\n"
	fsys["content/captures/kashti.txt"] = &fstest.MapFile{Data: []byte(text)}
	fsys["content/articles/kashti.md"] = &fstest.MapFile{Data: fmt.Appendf(nil,
		"---\ntitle: Kashti\ntitle_basis: hand\nlang: fa\ncapture: {file: kashti.txt, sha256: %x}\n---\n\n%s", sha256.Sum256([]byte(text)), text)}
	_, corridor, _ := strings.Cut(string(fsys["briefs/echanges.md"].Data), "> [!figure] #fig-corridor") // a second figure that draws its line
	corridor, _, _ = strings.Cut(corridor, "\n\n")
	fsys["briefs/kashti.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Un navire\nstatus: published\n---\n\nIl part [@kashti, ¶1: «روز ۲۸ دی ۱۴۰۳ به راه افتاد»].\n\n" +
		"> [!figure] #fig-kashti" + corridor + "\n")}
}

// addNewcomers adds articles that no note cites and that touch what is cited.
func addNewcomers(fsys fstest.MapFS) {
	for i, n := range [][2]string{
		{"fr", "Le 17 janvier 2025, la Russie a fourni à l’Iran cinquante systèmes de missiles de défense aérienne, dit Rouhollah Khamenei à Maxime Rechetnikov. Bachar al-Assad se tait.\n"},
		{"en", "More than 12,000 passengers crossed the strait on Monday, the port authority said. So said Mary Vale and Massoud Pezeshkian.\n"},
		{"fa", "سازمان بنادر گفت مسافران با کشتی از تنگه گذشتند.\n"},
	} {
		lang, text := n[0], n[1]
		fsys[fmt.Sprintf("content/captures/new%d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
		fsys[fmt.Sprintf("content/captures/new%d.txt.yaml", i)] = &fstest.MapFile{Data: []byte("captured_at: 2025-03-20\n")}
		fsys[fmt.Sprintf("content/articles/new%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: New %d\ntitle_basis: hand\nlang: %s\ncapture: {file: new%d.txt, sha256: %x}\n---\n\n%s", i, lang, i, sha256.Sum256([]byte(text)), text)}
	}
}

// addVersions adds an article of which there are several versions, and a brief that cites
// them.
func addVersions(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	archive, err := txtar.ParseFile("../testdata/versions.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if fsys[f.Name] == nil {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	third := fsys["content/articles/ferry-3.md"]
	third.Data = bytes.Replace(third.Data, []byte("supersedes:"), []byte("status: corrected\nstatus_line: 9\nsupersedes:"), 1)
}

// accept accepts the citations of a note.
func accept(t *testing.T, fsys fstest.MapFS, note string) {
	t.Helper()
	d, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, _ := check.Run(d, diags, check.Options{})
	lock := d.Lock
	for _, n := range d.Notes {
		if n.Path == note {
			_, lock.Passages = findings.CitationsNow(n)
		}
	}
	lock.By = map[string]model.AcceptedBy{note: {Note: note, By: "A. B.", On: "2026-11-22"}}
	if fsys[records.LockFile].Data, err = records.WriteLock(lock); err != nil {
		t.Fatal(err)
	}
}

// addRelease adds a release with a message in one language, and judgments and articles that went
// other ways than in the releases of the repository.
func addRelease(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	judgment := func(at string, from, to int, sources ...string) model.Said {
		return model.Said{What: model.SaidJudgment, At: at, Text: "Un jugement.", From: from, To: to, Confidence: "low", Sources: sources}
	}
	const at = "briefs/only.md#jc1"
	brief := model.Said{What: model.SaidNote, At: "briefs/retiree.md", Text: "Une note"}
	question := model.Said{What: model.SaidNote, At: "content/questions/retiree.md", Text: "Qui donc ?"}
	fsys[brief.At] = &fstest.MapFile{Data: []byte("---\ntitle: Une note\nstatus: withdrawn\n---\n\nRien.\n")}
	fsys[question.At] = &fstest.MapFile{Data: []byte("---\nquestion: Qui donc ?\nstatus: withdrawn\n---\n")}
	withdrawn := func(s model.Said) model.Change {
		now := s
		now.Status = string(model.Withdrawn)
		return model.Change{Was: s, Now: now, Why: "Rien ne le dit plus."}
	}
	file, err := records.AppendRelease(fsys[records.HistoryFile].Data, model.Release{On: "2026-11-27", Message: model.Localized{"fr": "Un troisième état."}, Changes: []model.Change{
		{Now: judgment(at, 55, 80, "accord")}, {Now: judgment("briefs/traite.md#jc9", 45, 55)}, {Now: brief}, {Now: question},
	}})
	if err != nil {
		t.Fatal(err)
	}
	file, err = records.AppendRelease(file, model.Release{On: "2026-11-28", Message: model.Localized{"fr": "Un autre."}, Changes: []model.Change{
		{Now: judgment(at, 80, 95, "accord", "alliance"), Why: "Un autre article."}, {Was: judgment("briefs/traite.md#jc9", 45, 55), Why: "Rien."},
		{Now: model.Said{What: model.SaidPosition, At: "content/questions/drones.en.md#none", Text: "Nobody"}},
		withdrawn(brief), withdrawn(question),
	}})
	if err != nil {
		t.Fatal(err)
	}
	fsys[records.HistoryFile].Data = file
}

// addPage adds an article whose text was read from a saved page.
func addPage(t *testing.T, fsys fstest.MapFS) {
	t.Helper()
	archive, err := txtar.ParseFile("../../check/testdata/diagnostics/derived-text-differs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if name := strings.TrimPrefix(f.Name, "silent/"); name != "want" {
			fsys[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	article := fsys["content/articles/phare.md"]
	for _, name := range []string{"phare.html.txt", "phare.html"} {
		hash := fmt.Sprintf("%x", sha256.Sum256(fsys["content/captures/"+name].Data))
		article.Data = bytes.ReplaceAll(article.Data, []byte("SHA256("+name+")"), []byte(hash))
	}
}

// addWhatCameWithIt says of a cited article that it was taken out of another file, and has
// pictures of its pages.
func addWhatCameWithIt(d *model.Dossier, findings *check.Findings) {
	for _, a := range d.Articles {
		for _, passage := range a.Passages {
			if len(findings.Uses[passage]) == 0 || a.Rights != model.Full || a.Received != nil || d.Sheets != nil {
				continue
			}
			receipt := d.Receipts[a]
			receipt.Within = model.Within{File: "x.wacz", SHA256: "0f", Part: "byte 7", Digest: "sha1:A", Software: "Archivist", Signer: "archive.example"}
			d.Receipts[a] = receipt
			a.Received = &model.Received{Path: "content/captures/x.pdf", SHA256: "0f", Pictures: "0123456789"}
			d.Sheets = map[*model.Article]*capture.Sheets{a: {
				Pages: []capture.SheetSize{{Width: 90, Height: 120}}, PNG: [][]byte{{1}},
				Words: map[int][]capture.Place{passage.Line: {{Page: 1, From: 0, To: len(passage.Text), X: 3, Y: 4, Width: 5, Height: 6}}},
			}}
		}
	}
}

// sampled is how many values of a field are changed, of those that lie on pages of
// one template.
const sampled = 60

// TestTheDigestSeesEveryField changes each field of the models, in many places. The
// digest is another one each time, so no page is taken for printed that is not; and
// for each field there is a page which then is another one, or is found otherwise,
// so that a digest that left the field out would be seen to be wrong.
func TestTheDigestSeesEveryField(t *testing.T) {
	fsys := everyKind(t)
	d, diags, err := load.Load(context.Background(), fsys, load.Options{Drafts: true, BaseURL: "https://example.org/d/"})
	if err != nil {
		t.Fatal(err)
	}
	findings, _ := check.Run(d, diags, check.Options{Drafts: true})
	for _, n := range d.Notes {
		if n.Path == "briefs/traite.md" {
			d.Lock.Signatures = []model.Signature{{Note: n.Path, Role: model.Editor, By: "E. F.", On: "2026-11-23", Covered: findings.Covered(n)}}
			d.Lock.Signatures = append(d.Lock.Signatures, model.Signature{Note: n.Path, Role: model.Legal, By: "G. H.", On: "2026-11-22"})
			d.Settings.Requires = model.Roles
		}
	}
	findings, _ = check.Run(d, diags, check.Options{Drafts: true})
	addWhatCameWithIt(d, findings)
	theme, _, err := print.LoadTheme(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := modelsOf(t, theme, site.Plan(d, findings, theme, site.Options{Drafts: true, Bundle: true, Desk: true}, nil).Pages())
	for _, f := range slices.SortedFunc(maps.Keys(m.fields), func(a, b field) int { return cmp.Compare(a.String(), b.String()) }) {
		changed, shown := m.change(t, f)
		switch {
		case !changed:
			t.Errorf("no page of this test has a value of %s", f)
		case shown == (unshown[f.String()] != ""):
			t.Errorf("%s: a page shows it: %v", f, shown)
		}
	}
	t.Logf("%d changes of %d fields on %d pages", m.changes, len(m.fields), len(m.pages))
	for f, places := range m.values {
		for _, at := range places {
			if _, ok := reflect.TypeAssert[print.Multilingual](m.pages[at.page].model); at.value.Type() == words && f.of != reflect.TypeFor[print.Frame]() && !ok {
				t.Errorf("%s holds words besides those of its frame, and does not say so", m.pages[at.page].path)
			}
		}
	}
	p := m.pages[0]
	p.template = "another.html"
	if digestOf(t, p) == digestOf(t, m.pages[0]) {
		t.Error("the digest does not see the template")
	}
}

// models are the pages of a site with a model, and where the fields of their types
// have values.
type models struct {
	theme   *print.Theme
	pages   []page
	printed []string // by index of the page
	fields  map[field]bool
	values  map[field][]place
	changes int
}

func modelsOf(t *testing.T, theme *print.Theme, planned []print.Page) *models {
	t.Helper()
	m := &models{theme: theme, fields: map[field]bool{}, values: map[field][]place{}}
	templates := map[string]bool{}
	for _, p := range planned {
		templated, ok := p.(print.Templated)
		if !ok {
			continue
		}
		templates[templated.Template] = true
		made := templated.Model()
		model := reflect.New(reflect.TypeOf(made)).Elem()
		model.Set(reflect.ValueOf(made))
		fieldsOf(model.Type(), m.fields)
		(&places{len(m.pages), m.values}).walk(model)
		m.pages = append(m.pages, page{templated.At, templated.Template, model})
	}
	for _, p := range m.pages {
		m.printed = append(m.printed, outcome(theme, p))
	}
	for _, name := range theme.Templates() {
		if !templates[name] && name != "search.html" { // made of what the others say
			t.Errorf("no page is printed with %s", name)
		}
	}
	return m
}

// change changes the values of a field, on pages of each template until one of them
// shows it, the smallest first, which are printed soonest. It reports whether there was one to change, and whether a page shows it.
func (m *models) change(t *testing.T, f field) (changed, shown bool) {
	t.Helper()
	places := slices.SortedStableFunc(slices.Values(m.values[f]), func(a, b place) int { return len(m.printed[a.page]) - len(m.printed[b.page]) })
	var templates []string
	byTemplate := map[string][]place{}
	for _, at := range places {
		restore := other(at.value)
		if restore == nil {
			continue
		}
		restore()
		template := m.pages[at.page].template
		if byTemplate[template] == nil {
			templates = append(templates, template)
		}
		byTemplate[template] = append(byTemplate[template], at)
	}
	for _, template := range templates {
		list := byTemplate[template]
		for i := 0; i < len(list) && !shown; i += 1 + len(list)/sampled {
			at := list[i]
			p := m.pages[at.page]
			was := digestOf(t, p)
			restore := other(at.value)
			m.changes++
			changed = true
			if digestOf(t, p) == was {
				t.Errorf("%s of %s changes, and the digest does not", f, p.path)
			}
			shown = outcome(m.theme, p) != m.printed[at.page]
			restore()
		}
	}
	return changed, shown
}

// page is a planned page with its model, whose fields can be set.
type page struct {
	path, template string
	model          reflect.Value
}

func digestOf(t *testing.T, p page) uint64 {
	t.Helper()
	n, err := print.Digest(p.template, p.model.Interface())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// outcome is all that becomes of a model: the page, and what the search knows of it.
func outcome(theme *print.Theme, p page) (all string) {
	defer func() {
		if fell := recover(); fell != nil { // without the words of its language no page is printed
			all = fmt.Sprint(fell)
		}
	}()
	model := p.model.Interface()
	data, err := theme.Print(p.path, p.template, model)
	all = fmt.Sprintf("%s%v", data, err)
	if m, ok := model.(print.Searchable); ok {
		all += fmt.Sprint(m.SearchDocument())
	}
	return all
}
