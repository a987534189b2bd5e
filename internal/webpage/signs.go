package webpage

import (
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
)

// signs is what the class and id of an element say of the text in it.
type signs struct {
	caption bool // of a picture
	box     bool // it stands beside the text: related articles, comments
	sure    bool // it does so without doubt
	tools   bool // it serves the text: shares, tags, bylines
}

func (s signs) or(t signs) signs {
	return signs{s.caption || t.caption, s.box || t.box, s.sure || t.sure, s.tools || t.tools}
}

// named are the names that say something. They are compared with whole words of
// the attribute, which keeps "shared" and "commentary" out. Behind "*" a word may
// go on; "?" means that the hyphen before it may be missing.
var named, begun = func() (whole, begun map[string]signs) {
	whole, begun = map[string]signs{}, map[string]signs{}
	for _, list := range []struct {
		means signs
		names string
	}{
		{signs{caption: true}, `figcaption wp-caption-text caption captions credit credits legend legende img-?desc image-?desc`},
		{signs{box: true}, `related relateds recirc* recommend recommended recommendation recommendations newsletter newsletters promo
			promos promotion comment comments commentaire commentaires respond disqus* sidebar cookie cookies consent gdpr advert* ad ads
			adslot sponsor sponsored subscribe subscription paywall read-?more see-?also lire-aussi a-lire author-?bio author-?box
			author-?card author-?info author-?content author-?desc author-?description author-?profile about-?author post-?author
			entry-?author bio message-signature post-?signature signaturecontainer
			outbrain taboola teaser teasers popup modal trending most-?read most-?popular
			jp-relatedposts navbox catlinks toc sign-?up login pagination pager more-on more-?from rating inread donation donations donate support-?us
			poll polls feedback`},
		{signs{sure: true}, `related relateds jp-relatedposts newsletter newsletters comment comments commentaire commentaires disqus*
			hatnote dablink homonymie nota-disambigua begriffsklaerung infobox navbox sitesub reflist
			references
			cookie cookies consent gdpr author-?bio author-?box author-?card author-?info message-signature post-?signature signaturecontainer
			outbrain taboola most-?read most-?popular recirc*
			lire-aussi postmetadata entry-utility signature moduletable`},
		{signs{tools: true}, `share sharing sharebar social socials byline bylines tag tags taglist topics breadcrumb breadcrumbs widget
			toolbar tools copyright disclaimer navbar menu skip print-only screen-reader-text sr-only visually-?hidden footer metadata
			entry-meta post-meta article-meta username user-?title user-?name message-user poster postprofile player video-?js vjs btn button buttons cta`},
	} {
		for name := range strings.FieldsSeq(list.names) {
			if stem, ok := strings.CutSuffix(name, "*"); ok {
				begun[stem] = begun[stem].or(list.means)
				continue
			}
			for _, form := range []string{strings.ReplaceAll(name, "-?", "-"), strings.ReplaceAll(name, "-?", "")} {
				whole[form] = whole[form].or(list.means)
			}
		}
	}
	return whole, begun
}()

// mostParts is how many words the longest name is made of.
const mostParts = 3

// humps are where a capital begins a word inside a name: newsCaption.
var humps = text.Pattern(`(\p{Ll})(\p{Lu}\p{Ll})`)

// withoutHumps writes names in small letters, with a hyphen where a capital began a word.
func withoutHumps(names string) string {
	if low := strings.ToLower(names); low == names {
		return names
	}
	return strings.ToLower(humps().ReplaceAllString(names, "$1-$2"))
}

// noCaption matches a name that says whether there is a caption, and is none.
var noCaption = text.Pattern(`(?i)(?:^|[\s_-])(?:no|has|with|hide|show)[_-]?captions?`)

// signs reads names; pages use the same ones over and over.
func (r *reader) signs(names string) signs {
	s, known := r.seen[names]
	if !known {
		s = signsOf(withoutHumps(names)).or(signsOf(strings.ToLower(names)))
		s.caption = s.caption && !noCaption().MatchString(names)
		r.seen[names] = s
	}
	return s
}

func signsOf(names string) (s signs) {
	const between = " \t\n\f\r-"
	names = strings.ReplaceAll(names, "_", "-")
	for names != "" {
		end := 0
		for range mostParts {
			if n := strings.IndexAny(names[end:], between); n >= 0 {
				end += n
			} else {
				end = len(names)
			}
			s = s.or(named[names[:end]])
			if end == len(names) || names[end] != '-' {
				break
			}
			end++
		}
		first := strings.IndexAny(names, between)
		if first < 0 {
			first = len(names)
		}
		for stem, means := range begun {
			if rest, ok := strings.CutPrefix(names[:first], stem); ok && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789") == "" {
				s = s.or(means)
			}
		}
		names = names[min(first+1, len(names)):]
	}
	return s
}

// class returns the class of an element, by which pages without paragraphs mark
// theirs.
func class(n *html.Node) string {
	if n == nil {
		return ""
	}
	return attribute(n, "class")
}

// longestClass is how many bytes of a class or an id are looked at for words: an element
// around many lines is looked at for each of them.
const longestClass = 500

// namesOf are the class and the id of an element in small letters.
func namesOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	return strings.ToLower(text.Start(class(n), longestClass) + " " + text.Start(attribute(n, "id"), longestClass))
}

// unmarked leaves the marks between the words of a class out.
var unmarked = strings.NewReplacer("-", "", "_", "")

// saidNames are the names of an element: its class, its id, and those by which programs that
// write pages, and their tests, call it. What has spaces is no name but a heading.
func saidNames(n *html.Node) string {
	names := attribute(n, "class") + " " + attribute(n, "id")
	for _, a := range n.Attr {
		own, is := strings.CutPrefix(a.Key, "data-")
		name := own == "testid" || own == "qa" || own == "component" || strings.HasSuffix(own, "-name") && !strings.Contains(a.Val, " ")
		if is && name {
			names += " " + a.Val
		}
	}
	return names
}

// wordSet is the set of the words of a list.
func wordSet(list string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		all[word] = true
	}
	return all
}
