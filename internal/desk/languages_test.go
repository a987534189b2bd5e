package desk

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/calendar"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/search"
	"dossier/internal/text"
)

// tongue is a file of testdata/languages: sections of lines that a native reader can
// check.
type tongue map[string][]string

// pair parts "text = what it means".
func pair(line string) (said, meant string) {
	i := strings.LastIndex(line, " = ")
	return line[:i], line[i+len(" = "):]
}

func readTongue(t *testing.T, lang string) tongue {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "languages", lang+".txt"))
	if err != nil {
		t.Fatalf("no fixture shows what is known of %s: %v", lang, err)
	}
	sections, section := tongue{}, ""
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(line, "//"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			sections[section] = append(sections[section], line)
		}
	}
	return sections
}

// TestLanguages_areKnown reads the fixture of every language whose quotations are looked
// behind. Its headline, date, paragraphs and lines of noise make a page, a text and a
// bilingual text; the other sections have sentences, denials before and behind «words»,
// numbers, dates, and words with a form in which they are found.
func TestLanguages_areKnown(t *testing.T) {
	for _, l := range language.With(language.Hides) {
		t.Run(l.Code, func(t *testing.T) {
			f := readTongue(t, l.Code)
			for section, least := range map[string]int{
				"headline": 1, "date": 1, "paragraphs": 3, "noise": 3, "sentences": 2, "denials": 2, "numbers": 2, "dates": 2, "forms": 2,
			} {
				if len(f[section]) < least {
					t.Fatalf("%s: [%s] has %d lines, fewer than %d", l.Code, section, len(f[section]), least)
				}
			}
			f.articles(t, l.Code)
			f.sentences(t, l.Code)
			for _, line := range f["denials"] {
				before, rest, _ := strings.Cut(line, "«")
				words, behind, _ := strings.Cut(rest, "»")
				found := factuality.Around(before+words+behind, text.Range{From: len(before), To: len(before) + len(words)}, l.Code)
				if !slices.ContainsFunc(found, func(f factuality.Finding) bool { return f.Kind == factuality.Denial }) {
					t.Errorf("no denial is seen: %s", line)
				}
			}
			for _, line := range f["numbers"] {
				said, meant := pair(line)
				var values []float64
				for _, n := range figures.In(said, l.Code) {
					values = append(values, n.Values...)
				}
				if want, _ := strconv.ParseFloat(meant, 64); !slices.Contains(values, want) {
					t.Errorf("%s is %v", line, values)
				}
			}
			for _, line := range f["dates"] {
				said, meant := pair(line)
				if d := calendar.Find(said, l.Code); len(d) != 1 || iso(d[0]) != meant {
					t.Errorf("%s is %v", line, d)
				}
			}
			for _, line := range f["forms"] {
				query, said := pair(line)
				names := search.NewNames(nil)
				docs := []search.Document{{Path: "a.html", Lang: l.Code, Title: "1", Passages: []search.Passage{{Anchor: "l1", Text: said, Field: 2}}}}
				x := search.Join(t.Context(), docs, []*search.Facts{search.NewReader(names).Read(docs[0])}, names)
				if got := x.Find(query + " "); len(got.List) != 1 || len(got.Instead) > 0 {
					t.Errorf("not found: %s", line)
				}
			}
		})
	}
}

func iso(m calendar.Mention) string { return fmt.Sprintf("%04d-%02d-%02d", m.Year, m.Month, m.Day) }

// sentences holds that sentences which stand in one paragraph are told apart.
func (f tongue) sentences(t *testing.T, lang string) {
	joint := " "
	if text.IsUnspaced([]rune(f["sentences"][0])[0]) {
		joint = ""
	}
	whole := strings.Join(f["sentences"], joint)
	var got []string
	for _, s := range text.Sentences(whole, lang) {
		got = append(got, strings.TrimSpace(s.Of(whole)))
	}
	if !slices.Equal(got, f["sentences"]) {
		t.Errorf("sentences: %q", got)
	}
}

// articles cleans a page, a text and a bilingual text.
func (f tongue) articles(t *testing.T, lang string) {
	line, published := pair(f["date"][0])
	page := "<!DOCTYPE html><html lang=\"" + lang + "\"><head><meta charset=\"utf-8\"><title>" + html.EscapeString(f["headline"][0]) +
		"</title></head><body><nav><a href=\"/\">A</a> <a href=\"/b\">B</a></nav><h1>" + html.EscapeString(f["headline"][0]) + "</h1><div>" + line + "</div>"
	for _, p := range f["paragraphs"] {
		page += "<p>" + html.EscapeString(p) + "</p>"
	}
	for _, n := range f["noise"] {
		page += "<div>" + html.EscapeString(n) + "</div>"
	}
	reading, refusal := capture.FormatOf("page.html").Read([]byte(page + "</body></html>"))
	if refusal != nil {
		t.Fatalf("the page is refused: %s", refusal.Reason)
	}
	o := clean.Options{Title: reading.Title, Lang: reading.Lang, Left: reading.LeftLines()}
	o.Hand.Mode = custody.ByLine
	a, _ := clean.Clean([]byte(reading.Text), o)
	f.check(t, "page", a, lang, f["paragraphs"])
	if a.Published != published {
		t.Errorf("the page was published on %q (%s), want %s", a.Published, a.PublishedBasis, published)
	}

	blocks := slices.Concat(f["headline"], []string{line}, f["paragraphs"], f["noise"])
	a, _ = clean.Clean([]byte(strings.Join(blocks, "\n\n")+"\n"), clean.Options{})
	f.check(t, "text", a, lang, f["paragraphs"])
	if a.Published != published {
		t.Errorf("the text was published on %q (%s), want %s", a.Published, a.PublishedBasis, published)
	}

	another := "en"
	if lang == another {
		another = "fr"
	}
	other := readTongue(t, another)["paragraphs"]
	all := slices.Concat(f["paragraphs"], other[:2])
	a, _ = clean.Clean([]byte(strings.Join(slices.Concat(f["headline"], all), "\n\n")+"\n"), clean.Options{})
	f.check(t, "bilingual text", a, "", all)
}

// check holds that an article has the headline, the language and the paragraphs wanted,
// and nothing else.
func (f tongue) check(t *testing.T, what string, a clean.Article, lang string, want []string) {
	var got []string
	for _, b := range a.Blocks {
		got = append(got, b.Text)
	}
	if !slices.Equal(got, want) {
		t.Errorf("paragraphs of the %s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if a.Title != f["headline"][0] {
		t.Errorf("the title of the %s is %q", what, a.Title)
	}
	if lang != "" && a.Lang != lang {
		t.Errorf("the %s is in %q", what, a.Lang)
	}
}
