package custody

// Rule is a reason for a line not to be a plain paragraph, as a record names it.
type Rule struct {
	Name   string
	Is     Class  // what a line is for this reason
	Reason string // what the rule goes by, for people
}

// catalogue holds every rule a record may name. A rule that cleaning no longer
// asks stays here, or the records that name it would become untrue.
var catalogue = []Rule{
	{"error-page", Dropped, "what a server shows in place of an article, which says that there is none or asks who is reading"},
	{"export-field", Meta, "a field that the program has written which exported or sent the text"},
	{"next-article", Dropped, "of another article, which follows in the same file"},
	{"contents-list", Dropped, "an entry of a list of contents: the text has it as a heading"},
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
	{"reference-note", Dropped, "a note behind an article, whose mark leads back to the text"},
	{"repeats-line", Dropped, "a line that stood before"},
	{"near-copy", Caption, "a caption: it repeats the line before it in fewer words"},
	{"foreign-headline", Dropped, "the headline of another article between two paragraphs"},
	{"outside-article", Dropped, "a short line before or after the running text"},
	{"page-caption", Dropped, "the caption of a picture"},
	{"page-menu", Dropped, "links in a menu, a form, or the header or footer of the page"},
	{"page-link", Dropped, "nothing but a link, which points elsewhere"},
	{"page-tools", Dropped, "in an element whose name says that it serves the text: shares, tags, bylines"},
	{"page-box", Dropped, "in an element whose name says that it stands beside the text"},
	{"page-teaser", Dropped, "of a teaser: its headline leads to another page"},
	{"page-time", Dropped, "the time at which a part of the text was written, as its element says"},
	{"page-post-head", Dropped, "what a program writes around each post of a thread: who wrote it, and when"},
	{"page-asks", Dropped, "in an element that asks for something: consent, a subscription"},
	{"page-beyond-data", Dropped, "before or behind the article as the data of the page has it"},
	{"page-edge", Dropped, "a short line before the first sentence, or behind the last"},
	{"page-outside", Dropped, "not in the part of the page that is its article"},
	{"page-next-article", Dropped, "of another article, which follows in the same file"},
	{"page-pulled", Dropped, "words of a paragraph, said again in larger letters beside it"},
	{"page-again", Dropped, "above the headline, and once more below it"},
	{"page-links", Dropped, "in a list of links, or its label"},
	{"page-title", Dropped, "the title, which stands first"},
	{"page-hidden", Dropped, "hidden by the page: no reader of it sees these words"},
	{"page-struck", Dropped, "struck out by its source"},
	{"page-control", Dropped, "in a button, a form, a picture, or for browsers without scripts or frames"},
	{"page-frame", Dropped, "in a frame that the page has in itself: whoever opens the page sees these words"},
	{"page-hover", Dropped, "in a box that opens over a link of the text"},
	{"page-margin", Dropped, "in the header or footer of the sheets that the page was made of, or the number of one"},
	{"sheet-margin", Dropped, "in the header or footer of the sheets of a document, or the number of one"},
	{"page-data", Dropped, "the article stands in the data of the page, not in what it shows"},
	{"mail-header", Dropped, "the header of the mail: from whom, to whom, when"},
	{"mail-quoted", Dropped, "words of somebody else, which the mail quotes or forwards"},
	{"mail-other", Dropped, "in another form of the text, which the mail has beside the one that was read"},
	{"mail-signature", Dropped, "the signature of the mail"},
	{"word-hidden", Dropped, "hidden in the document: no reader of it sees these words"},
	{"word-margin", Dropped, "in the header or footer of the pages"},
	{"word-drawing", Dropped, "in a chart or a diagram of the document"},
	{"word-comment", Dropped, "a comment beside the text"},
	{"post-number", Dropped, "which post of the export what follows is, and who wrote it"},
	{"post-time", Dropped, "when the post was sent"},
	{"post-edited", Dropped, "when the post was changed last"},
	{"post-forward", Dropped, "from whom the post was forwarded"},
	{"post-beside", Dropped, "what the post has besides words: a picture, a file, a poll"},
	{"post-count", Dropped, "what others made of the post: reactions, views"},
	{"subtitle-time", Dropped, "the time at which what follows is said"},
	{"pdf-page", Dropped, "the page on which what follows stands"},
	{"pdf-hidden", Dropped, "printed so that nobody sees it: in the colour of the page, under something, beyond an edge, or in no colour"},
	{"pdf-note", Dropped, "noted on the page, or filled into a field of a form on it"},
	{"pdf-margin", Dropped, "in the header or footer of the pages, or the number of one"},
	{"subtitle-note", Dropped, "a note to whoever makes the subtitles: it is not shown"},
	{"subtitle-hidden", Dropped, "stands in the file, and no player shows it"},
	{"subtitle-repeat", Dropped, "a line that is shown once more while the next is spoken"},
	{HeadingRule, Title, "the headline, as the page names it, which stands below the beginning of the text"},
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

// Locates reports whether lines that a rule leaves out tell where in the file as
// received the lines behind them stand: a time, a page, a post.
func Locates(rule string) bool {
	return rule == "subtitle-time" || rule == "pdf-page" || rule == "post-number"
}

// HeadingRule is the name of the one rule by which a title may stand below text.
const HeadingRule = "page-heading"
