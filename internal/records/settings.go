package records

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/web"

	"golang.org/x/net/idna"
)

// SettingsFile is where the settings of a dossier lie; a folder without it is none.
const SettingsFile = "dossier.yaml"

// ReadSettings reads dossier.yaml.
func ReadSettings(src *diag.Source) (model.Settings, []diag.Diagnostic) {
	r := &frontmatter.File{Source: src}
	rec := r.Whole(SettingsFile)
	s := model.Settings{Language: language.Codes()[0], Rights: model.Excerpt}
	if rec == nil {
		s.Unreadable = true
		return s, r.Diags
	}
	before := len(r.Diags)
	s.Language = rec.Word("language", language.Codes()...)
	s.Unreadable = len(r.Diags) > before
	s.Title = readLocalized(rec, "title", s.Language)
	s.Description = readLocalized(rec, "description", s.Language)
	s.TitleAt, s.AboutAt = rec.Place("title"), rec.Place("description")
	if len(s.Title) == 0 {
		rec.Bad(rec.At, "add title: and what the dossier is about", "%s has no title", SettingsFile)
	}
	quotesNothing(rec, s.Title, "the title")
	quotesNothing(rec, s.Description, "the description")
	base, at := rec.Text("base_url")
	if base != "" {
		var err error
		if s.BaseURL, err = BaseAddress(base); err != nil {
			rec.Bad(at, "write the whole address, such as https://example.org/dossier/", "base_url cannot be this: %v", err)
		}
	}
	s.Rights = model.Rights(rec.Word("rights", string(model.Excerpt), string(model.Full), string(model.Link)))
	s.Reading = readSteps(rec, "reading", "the names of briefs", "reading: [first, second], without .md")
	s.NoFonts = rec.Word("fonts", "", "none") == "none"
	s.Lead = readSteps(rec, "lead", "judgments", "lead: [brief/judgment, other/judgment]")
	s.BottomLine = readBottomLine(rec)
	s.Requires = readRoles(rec)
	s.Silence = readSilences(rec)
	rec.Done()
	return s, r.Diags
}

// readRoles takes the roles without whose sign-off no brief is published.
func readRoles(rec *frontmatter.Record) []model.Role {
	var roles []model.Role
	for _, n := range rec.List("publish_requires") {
		role := model.Role(n.Text())
		if !n.IsSingle() || !slices.Contains(model.Roles, role) || slices.Contains(roles, role) {
			rec.Bad(rec.Span(n), "write some of reviewer, legal and editor, each once", "publish_requires lists roles")
			continue
		}
		roles = append(roles, role)
	}
	return roles
}

// quotesNothing reports quotations in a text in which nothing can be cited.
func quotesNothing(rec *frontmatter.Record, l model.Localized, what string) {
	for _, text := range l.All() {
		for _, q := range markdown.FindQuotations(text) {
			if q.Open || quote.IsLong(q.Words) {
				rec.Report(diag.New(diag.ProseQuoteNotFound, rec.At, "%s quotes words, and nothing can be cited there", what).
					WithHelp("take the quotation marks away"))
			}
		}
	}
}

// ReadName takes what pages call something, one text or one for each language.
func ReadName(rec *frontmatter.Record, key string) model.Localized {
	l := readPerLanguage(rec, key, "")
	quotesNothing(rec, l, key+":")
	return l
}

// BaseAddress returns the address of a site in the one form in which pages print it: the
// name of the host as the network knows it (xn--…), the path escaped, one slash at its end.
// What every page would give away, or what cannot stand before the path of a page, is an
// error.
func BaseAddress(base string) (string, error) {
	u, err := url.Parse(base)
	switch {
	case !web.IsAddress(base) || err != nil:
		return "", fmt.Errorf("%q is no address of the web", base)
	case u.User != nil:
		return "", errors.New("the address holds a name or a password, which every page would tell")
	case u.RawQuery != "" || u.ForceQuery:
		return "", errors.New("the address holds a query, ?…, which cannot stand before the path of a page")
	case u.Fragment != "" || strings.Contains(base, "#"):
		return "", errors.New("the address holds a fragment, #…, which cannot stand before the path of a page")
	case strings.Contains(u.Path+"/", "/../") || strings.Contains(u.Path+"/", "/./"):
		return "", errors.New("the address has a part . or .., which leads elsewhere")
	case strings.HasSuffix(u.Path, ".html"):
		return "", errors.New("the address is that of a page; write that of the folder in which the site lies")
	}
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err != nil {
		if host, err = idna.Lookup.ToASCII(host); err != nil || !hasLabels(host) {
			return "", fmt.Errorf("%q cannot be the name of a host", u.Hostname())
		}
	} else if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	switch port := u.Port(); {
	case port == "" || u.Scheme+":"+port == "https:443" || u.Scheme+":"+port == "http:80":
	default:
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", fmt.Errorf("%s cannot be the number of a port", port)
		}
		host += ":" + port
	}
	return u.Scheme + "://" + host + strings.TrimRight(u.EscapedPath(), "/") + "/", nil
}

// hasLabels reports whether the parts of a name of a host are as long as the network allows
// (RFC 1035, 2.3.4). What stands behind xn-- may turn out to be nothing.
func hasLabels(host string) bool {
	for label := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if label == "" || len(label) > 63 {
			return false
		}
	}
	return len(host) <= 254
}

// WebAddress takes the address of a page on the web, and says where it stands; "" if there
// is none.
func WebAddress(rec *frontmatter.Record, key string) (address string, at diag.Span) {
	address, at = rec.Text(key)
	if address != "" && !web.IsAddress(address) {
		rec.Bad(at, "write the whole address, beginning with https://", "%s %q is no web address", key, address)
		return "", at
	}
	return address, at
}

// readLocalized takes a text, or one text per language.
func readLocalized(rec *frontmatter.Record, key, first string) model.Localized {
	n := rec.Take(key)
	if n == nil {
		return nil
	}
	if !n.IsMapping() {
		s, _ := rec.Text(key)
		return model.Localized{first: s}
	}
	l := model.Localized(rec.PerLanguage(n, key, language.Codes()))
	if l[first] == "" {
		rec.Bad(rec.Span(n), "add "+first+":", "%s is missing in %q, the default language", key, first)
	}
	return l
}

// Codes as ISO 639 and BCP 47, and ISO 3166-1, write them.
var (
	LanguageCode = regexp.MustCompile(`^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
)

// ReadOutlets reads content/outlets.yaml: a key for each outlet.
func ReadOutlets(src *diag.Source) ([]*model.Outlet, []diag.Diagnostic) {
	return readKeyed(src, "outlets.yaml", "the outlet", func(key string, _ diag.Span, s *frontmatter.Record) *model.Outlet {
		o := &model.Outlet{Key: key}
		o.Name, _ = s.Need("name", "the name of the outlet")
		o.Domains = s.Texts("domains")
		o.Kind, _ = s.Text("kind")
		o.Country = s.Code("country", countryCode, "FR")
		o.Grade = s.Word("grade", "", "A", "B", "C", "D", "E", "F")
		o.Why, _ = s.Text("why")
		o.By, _ = s.Text("by")
		o.On = s.Date("on")
		o.Printed = slices.Concat(printedNames(s, "name", []string{o.Name}), printed(s, "kind", model.Localized{"": o.Kind}),
			printed(s, "why", model.Localized{"": o.Why}), printed(s, "by", model.Localized{"": o.By}))
		if o.Grade != "" && o.Why == "" {
			_, at := s.Text("grade")
			s.Bad(at, "add why: and say what the grade rests on", "the grade of %q has no reason", o.Key)
		}
		return o
	})
}
