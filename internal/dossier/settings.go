package dossier

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"

	"go.yaml.in/yaml/v4"
)

// Languages of the interface.
var Languages = []string{"fr", "en"}

const settingsFile = "dossier.yaml"

// readSettings reads dossier.yaml.
func readSettings(src *diag.Source) (Settings, []diag.Diagnostic) {
	r := &reading{src: src}
	rec := r.yaml(settingsFile, 0, len(src.Text), 0)
	s := Settings{Language: Languages[0], Rights: Excerpt}
	if rec == nil {
		return s, r.diags
	}
	s.Language = rec.word("language", Languages...)
	s.Title = rec.localized("title", s.Language)
	s.Description = rec.localized("description", s.Language)
	if len(s.Title) == 0 {
		rec.bad(rec.at, "add title: and what the dossier is about", "%s has no title", settingsFile)
	}
	for _, text := range []Localized{s.Title, s.Description} {
		for _, lang := range Languages {
			for _, q := range markdown.FindQuotations(text[lang]) {
				if q.Open || found.Words(q.Words) >= shortQuote {
					r.report(diag.New(diag.ProseQuoteNotFound, rec.at, "the title or the description quotes words, and nothing can be cited there").
						WithHelp("take the quotation marks away"))
				}
			}
		}
	}
	base, at := rec.text("base_url")
	if base != "" && !IsWebAddress(base) {
		rec.bad(at, "write the whole address, such as https://example.org/dossier/", "base_url %q is no web address", base)
		base = ""
	}
	s.BaseURL = WithSlash(base)
	s.Rights = Rights(rec.word("rights", string(Excerpt), string(Full), string(Link)))
	s.Reading = rec.readingOrder()
	s.Silence = rec.silences()
	rec.done()
	return s, r.diags
}

// WithSlash returns a base address with exactly one slash at its end.
func WithSlash(base string) string {
	if base == "" {
		return ""
	}
	return strings.TrimRight(base, "/") + "/"
}

// IsWebAddress reports whether s is a whole address of the web.
func IsWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \"<>\\")
}

// localized takes a text, or one text per language.
func (rec *record) localized(key, language string) Localized {
	n := rec.take(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		s, _ := rec.text(key)
		return Localized{language: s}
	}
	l := rec.eachLanguage(n, key)
	if l[language] == "" {
		rec.bad(rec.span(n), "add "+language+":", "%s is missing in %q, the default language", key, language)
	}
	return l
}

// eachLanguage takes a mapping of languages to texts.
func (rec *record) eachLanguage(n *yaml.Node, key string) Localized {
	sub := rec.sub(n, key)
	l := Localized{}
	for _, lang := range Languages {
		if s, _ := sub.text(lang); s != "" {
			l[lang] = s
		}
	}
	sub.done()
	return l
}

// Codes as ISO 639 and BCP 47, and ISO 3166-1, write them.
var (
	languageCode = regexp.MustCompile(`^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
)

var keyPattern = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// readOutlets reads content/outlets.yaml: a key for each outlet.
func readOutlets(src *diag.Source) ([]*Outlet, []diag.Diagnostic) {
	r := &reading{src: src}
	rec := r.yaml("outlets.yaml", 0, len(src.Text), 0)
	if rec == nil {
		return nil, r.diags
	}
	var outlets []*Outlet
	rec.keyed("the outlet", func(key string, _ diag.Span, s *record) {
		o := &Outlet{Key: key}
		o.Name, _ = s.must("name", "the name of the outlet")
		o.Domains = s.texts("domains")
		o.Kind, _ = s.text("kind")
		o.Country = s.code("country", countryCode, "FR")
		o.Grade = s.word("grade", "", "A", "B", "C", "D", "E", "F")
		o.Why, _ = s.text("why")
		o.By, _ = s.text("by")
		o.On = s.date("on")
		if o.Grade != "" && o.Why == "" {
			_, at := s.text("grade")
			s.bad(at, "add why: and say what the grade rests on", "the grade of %q has no reason", o.Key)
		}
		outlets = append(outlets, o)
	})
	slices.SortFunc(outlets, func(a, b *Outlet) int { return strings.Compare(a.Key, b.Key) })
	return outlets, r.diags
}
