package print

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html/template"
)

// Frame is what every page has around its content. The models of pages embed
// it, so that its fields and the words of its language are at hand in their
// templates.
type Frame struct {
	*Words
	Path        string
	SiteTitle   string
	PageTitle   string // "" on the home page
	Description string
	Home        Link
	Nav         []NavEntry
	Style       Link
	Fonts       Link            // the style that names the fonts; zero on a site without
	Figures     Link            // the style of pictures, on a page that has some
	Changes     Link            // the style of changed words, on a page that has some
	Desk        Link            // the style of the pages of the desk, on one of them
	Search      Link            // the index for people without script, which opens the search
	Opener      Link            // the script that loads the search when somebody begins to
	Script      Link            // the search
	Previews    Link            // the script of previews, on a page with numbers that lead to evidence
	Inline      template.CSS    // instead of Style, on a page that a host serves at any depth
	HomeAddress string          // instead of Home, on such a page; "" if the settings do not say where the site is
	Canonical   string          // absolute address, if the settings say where the site is published
	Editions    []Edition       // the same page in other languages
	Policy      string          // Content-Security-Policy
	RecordsLang string          // language of what people wrote into records, "" if it is the page's own
	Meta        []Meta          // for programs
	Feed        Feed            // of the notes in this language; zero if there is none
	Social      *Social         // what other sites show where they link to this page; nil if the settings do not say where the site is
	LinkedData  json.RawMessage // the same for search engines, as JSON-LD; nil if there is nothing to say
	Icon        Link            // drawn, and the same as a picture of points; zero on a page that is served anywhere
	IconPNG     Link
	House       bool   // the page is for readers of the house only
	Unfinished  bool   // the page is that of a note that is not published yet: search engines are asked to leave it
	At          string // which entry of the navigation is this page, "" if none
}

// NavEntry is an entry of the main navigation.
type NavEntry struct {
	At   string // what Frame.At is on its page
	Word string // key of its word
	Link Link
	More bool   // it stands behind the others, folded where there is little room
	Lang string // of the page, if the edition has no other; else ""
}

// Edition is the page in another language.
type Edition struct {
	Lang     string
	Label    string // an invitation in that language
	Link     Link
	Absolute string // "" if the settings do not say where the site is published
}

// Feed is the feed of an edition in its two forms.
type Feed struct{ Atom, JSON Link }

// Social is what other sites show of a page where they link to it (ogp.me).
type Social struct {
	Type      string // article | website
	Title     string
	Image     string // absolute address of a picture of 1200 × 630 points, "" if there is none
	ImageAlt  string // what it says, in words
	Published string // a day, "" if it is not known
	Modified  string
}

// Alternate is a version of a page in another language, or the page itself.
type Alternate struct{ Lang, Address string }

// Alternates are the versions of the page by language, itself among them, and last the
// one for people whose language is none of these. There are none if there is one version
// only, or no address.
func (f Frame) Alternates() []Alternate {
	if f.Canonical == "" {
		return nil
	}
	list := []Alternate{{f.Lang, f.Canonical}}
	for _, e := range f.Editions {
		if e.Absolute != "" {
			list = append(list, Alternate{e.Lang, e.Absolute})
		}
	}
	if len(list) == 1 {
		return nil
	}
	others := list[0].Address
	for _, a := range list {
		if a.Lang == cmp.Or(f.RecordsLang, f.Lang) {
			others = a.Address
		}
	}
	return append(list, Alternate{"x-default", others})
}

// Meta is an element of a page's head that tells programs what the page is.
type Meta struct{ Name, Content string }

// Frame begins the frame of a page with what the theme knows of it, with its fonts or
// without.
func (t *Theme) Frame(lang, path string, fonts bool) Frame {
	f := Frame{
		Words: t.Words(lang), Path: path, Policy: policy("'self'", "script-src 'self'; font-src 'self'; "),
		Style: t.link(path, mainStyle), Opener: t.link(path, searchOpener), Icon: t.link(path, icon), IconPNG: t.link(path, iconPNG),
	}
	if fonts {
		f.Fonts = t.link(path, fontFaces)
	}
	return f
}

// link leads from a page to a file of the theme.
func (t *Theme) link(from, file string) Link { return Link{From: from, To: t.at[file]} }

// Inline makes a frame that of a page which a host serves at any address: the
// page carries its style in itself, and loads nothing.
func (t *Theme) Inline(f Frame) Frame {
	sum := sha256.Sum256([]byte(t.inline))
	f.Inline, f.Style, f.Fonts, f.Opener, f.Script, f.Icon, f.IconPNG = t.inline, Link{}, Link{}, Link{}, Link{}, Link{}, Link{}
	f.Policy = policy("'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'", "")
	return f
}

// policy is the Content-Security-Policy of a page: nothing but the site's own
// style and its search is ever loaded or run, and it can reach no one. A host
// cannot set headers for the files of a static site, so the policy stands in the
// page. script are further directives, each with what ends it, or nothing.
func policy(style, script string) string {
	return "default-src 'none'; style-src " + style + "; " + script + "img-src 'self' data:; base-uri 'none'; form-action 'none'"
}

// Cited makes a frame that of a page on which numbers in the text lead to evidence.
func (t *Theme) Cited(f Frame) Frame {
	f.Previews = t.link(f.Path, previewScript)
	return f
}

// Drawn makes a frame that of a page with pictures.
func (t *Theme) Drawn(f Frame) Frame {
	f.Figures = t.link(f.Path, figureStyle)
	return f
}

// AtDesk makes a frame that of a page for those who work on the dossier.
func (t *Theme) AtDesk(f Frame) Frame {
	f.Desk = t.link(f.Path, deskStyle)
	return f
}

// Revised makes a frame that of a page with words that changed between versions.
func (t *Theme) Revised(f Frame) Frame {
	f.Changes = t.link(f.Path, revisedStyle)
	return f
}
