package custody

import (
	"strings"
	"unicode/utf8"
)

// Rule is a reason for a line not to be a plain paragraph, as a record names it.
type Rule struct {
	Name   string
	Is     Class  // what a line is for this reason
	Reason string // what the rule goes by, for people
}

// catalogue holds every rule a record may name. A rule that cleaning no longer
// asks stays here, or the records that name it would become untrue.
var catalogue = []Rule{
	{"source-url", Meta, "the line gives the address of the original"},
	{"source-name", Meta, "the line names where the article was taken from"},
	{"date-line", Meta, "the line says when the page was published or changed"},
	{"byline", Meta, "the line names the author"},
	{"author-note", Meta, "the line behind the text says who the author is"},
	{"work-reference", Meta, "the line behind the text gives the book or the film it is about"},
	{"outlet-signature", Meta, "the line is the name or the domain of the outlet"},
	{"breadcrumb", Dropped, "the way to the page through its menus"},
	{"comment-widget", Dropped, "words of a comment form"},
	{"share", Dropped, "words of share buttons"},
	{"subscribe", Dropped, "an invitation to subscribe"},
	{"newsletter", Dropped, "an invitation to a newsletter"},
	{"cookie", Dropped, "words of a cookie banner"},
	{"login", Dropped, "words of a login form"},
	{"advert", Dropped, "words of an advertisement"},
	{"read-also", Dropped, "a pointer to another article"},
	{"navigation", Dropped, "words of a menu"},
	{"related-headline", Dropped, "the headline of another article below a pointer to it"},
	{"editorial-note", Dropped, "a template line about the page"},
	{"sales-talk", Dropped, "a short sentence between two invitations to subscribe"},
	{"policy", Dropped, "a sentence about comments, cookies or rights"},
	{"other-language", Dropped, "a run of lines in another language than the article's"},
	{"credit", Caption, "a caption: it ends with the name of an agency"},
	{"photo-label", Caption, "a caption: it begins by saying that it is one"},
	{"title-line", Title, "the headline"},
	{"repeats-title", Dropped, "the headline once more"},
	{"title-slug", Dropped, "the headline as an address writes it"},
	{"not-language", Dropped, "a code, a number, a file name: not a line of text"},
	{"repeats-line", Dropped, "a line that stood before"},
	{"near-copy", Caption, "a caption: it repeats the line before it in fewer words"},
	{"foreign-headline", Dropped, "the headline of another article between two paragraphs"},
	{"outside-article", Dropped, "a short line before or after the running text"},
	{"subhead", Subhead, "a short line without a full stop inside the running text"},
}

var byName = func() map[string]Rule {
	rules := map[string]Rule{}
	for _, r := range catalogue {
		rules[r.Name] = r
	}
	return rules
}()

// RuleNamed returns the rule of a name, the zero Rule if a record may not name it.
func RuleNamed(name string) Rule { return byName[name] }

// BulletRule is the name of the one rule that cuts words out of a line that stays.
const BulletRule = "bullet"

// Bullet returns the mark that a list item begins with, "" if there is none. It
// is what [BulletRule] cuts.
func Bullet(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("•‣▪◦●■►", r) {
		return text[:n]
	}
	return ""
}
