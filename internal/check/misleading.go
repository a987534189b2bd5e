package check

import (
	"net/url"
	"regexp"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/web"
)

// misleadingLinks reports links that lead out of the dossier and whose words say that they
// lead elsewhere: to an outlet of the dossier, to another host, to a paragraph that the
// pages would number, to an article.
func (v *checker) misleadingLinks(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, l := range n.Doc.Links {
		target := v.findings.Target(n, l)
		if target == nil || target.External == "" {
			continue
		}
		if u, err := url.Parse(target.External); err == nil && u.User != nil && u.Scheme != "mailto" {
			diags = append(diags, diag.New(diag.LinkMisleads, l.At, "the address begins with %s and leads to %s", u.User, u.Host).
				WithHelp("write the address without what stands before the @"))
		}
		if v.saysItIsTheSource(n, l.Text, target.External) {
			diags = append(diags, diag.New(diag.LinkMisleads, l.At, "the words of this link say that it is the source, and nothing at its address was verified").
				WithHelp("cite what an article says: [@key, ¶1: «words»]; else say in the words of the link what it leads to"))
		}
		if says := v.saysElsewhere(l.Text, web.Domain(target.External)); says != "" {
			diags = append(diags, diag.New(diag.LinkMisleads, l.At, "the words of this link say %s, and it leads to %s", says, web.Domain(target.External)).
				WithHelp("name where it leads; what an article says, cite: [@key, ¶1: «words»]"))
		}
	}
	return diags
}

// saysItIsTheSource reports whether the words of a link say that it leads to what a note
// rests on, and it leads neither to an article of the dossier nor to the site of an outlet.
func (v *checker) saysItIsTheSource(n *model.Note, words, address string) bool {
	about, named := subjects(words, n.Lang), language.Get(n.Lang).Speech().TheSource
	if len(about) == 0 || slices.ContainsFunc(about, func(w string) bool { return !slices.Contains(named, w) }) {
		return false
	}
	return !v.theirs().has(address)
}

// paragraphSign is a paragraph as pages number it, and hostInWords a host with its domain.
var (
	paragraphSign = regexp.MustCompile(`¶\s*\d`)
	hostInWords   = regexp.MustCompile(`(?i)\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b`)
)

// saysElsewhere returns what the words of a link name that is not on the host it leads to,
// "" if they name nothing of the kind.
func (v *checker) saysElsewhere(words, host string) string {
	if paragraphSign.MatchString(words) {
		return "that it is a paragraph of an article"
	}
	for _, named := range hostInWords.FindAllString(words, -1) {
		if named = web.Bare(named); !web.Within(host, named) && !web.Within(named, host) {
			return named
		}
	}
	return v.theirs().elsewhere(words, host)
}
