package check

import (
	"path"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/revision"
	"dossier/internal/text"
)

// articleNamed is the article that a key means in citations: of several versions the one
// that is accepted.
func (v *checker) articleNamed(key string) *model.Article {
	if a := v.dossier.Accepted[key]; a != nil {
		return a
	}
	return v.byKey[key]
}

// noVersion reports a citation of a version that there is not, with those that there are.
func (v *checker) noVersion(item *markdown.Item, of *model.Article) diag.Diagnostic {
	var names []string
	for _, a := range v.dossier.AllVersions(of) {
		names = append(names, v.dossier.VersionNamed(a))
	}
	d := diag.New(diag.UnknownArticle, item.KeyAt, "there is no version %q of @%s", item.Version, item.Key).
		WithHelp("write the day on which it was captured, or its key: @%s~%s", item.Key, strings.Join(names, ", @"+item.Key+"~"))
	if near := text.Nearest(item.Version, names); near != "" {
		d = d.WithSuggestion(item.KeyAt, item.Key+"~"+near)
	}
	return d
}

// Since is what became of cited words in a later version of their article that does not
// have them.
type Since struct {
	Version *model.Article
	Later   bool           // it is known to be later, and not only another
	Passage *model.Passage // where it has other words now; nil if it has none in their place
	Now     text.Range     // the sentences that stand there, bytes of its text
}

// changedSince finds the cited words that another version of their article does not have:
// the outlet has changed them since, or had other words before. Of a version that is known to
// be older nothing is asked. Whoever cites a version by name has looked.
func (v *checker) changedSince() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		versions := v.dossier.Versions[a]
		if versions == nil {
			continue
		}
		beside := map[*model.Article]map[*model.Passage]*model.Passage{} // what became of the passages, by version
		for _, p := range a.Passages {
			for _, c := range v.findings.Uses[p] {
				other := v.lacking(c, versions.Articles)
				if other == nil {
					continue
				}
				if beside[other] == nil {
					beside[other] = besideEachOther(a, other)
				}
				since := v.since(c, other, beside[other][p])
				v.findings.Since[c] = since
				if since.Passage != nil {
					v.findings.replaced[since.Passage] = append(v.findings.replaced[since.Passage], since.Now)
				}
				if c.Item.Version == "" {
					diags = append(diags, v.changed(c, since))
				}
			}
		}
	}
	return diags
}

// lacking returns the last version of an article, or else the first, if it may be later and
// does not have the words of a citation; nil if there is none. Those between are not looked
// at: the work grows with the citations, not with their product with the versions.
func (v *checker) lacking(c *model.Cited, versions []*model.Article) *model.Article {
	for _, other := range []*model.Article{versions[len(versions)-1], versions[0]} {
		if other == c.Article || !other.Proven || c.Item.Quote == "" || v.dossier.CapturedBefore(other, c.Article) {
			continue
		}
		if match, _ := v.searcher.Find(found.NewQuote(c.Item.Quote), other, nil); match == nil {
			return other
		}
	}
	return nil
}

// besideEachOther says which passage of another version became of each passage, if any.
func besideEachOther(a, other *model.Article) map[*model.Passage]*model.Passage {
	of := map[*model.Passage]*model.Passage{}
	for _, pair := range revision.Paragraphs(a.Texts(), other.Texts()) {
		if pair.A >= 0 && pair.B >= 0 {
			of[a.Passages[pair.A]] = other.Passages[pair.B]
		}
	}
	return of
}

// since says what another version has where a citation has its words.
func (v *checker) since(c *model.Cited, other *model.Article, p *model.Passage) Since {
	s := Since{Version: other, Later: v.dossier.CapturedBefore(c.Article, other)}
	if p == nil {
		return s
	}
	sentence := c.Context
	if sentence.Empty() {
		sentence.To = len(c.Passage.Text)
	}
	now := revision.Follow(revision.Words(c.Passage.Text, p.Text), sentence)
	if now.Empty() {
		return s
	}
	s.Passage = p
	s.Now, _ = found.Around(p.Text, found.Match{trimmed(p.Text, now)}, other.Lang)
	return s
}

// trimmed is a stretch without the blanks at its ends.
func trimmed(s string, r text.Range) text.Range {
	words := strings.TrimSpace(r.Of(s))
	from := r.From + strings.Index(r.Of(s), words)
	return text.Range{From: from, To: from + len(words)}
}

func (v *checker) changed(c *model.Cited, s Since) diag.Diagnostic {
	file, _ := s.Version.AsReceived()
	what := "another capture of the same address"
	if s.Later {
		what = "a later capture of the same address"
	}
	d := diag.New(diag.ChangedSince, c.Item.At, "« %s » of @%s is not in %s, %s", quote.Shorten(c.Item.Quote), c.Item.Key, path.Base(file), what)
	if s.Passage == nil {
		d = d.WithDetail("nothing stands there now").WithRelated(v.dossier.Sources.File(s.Version), "the article of that capture")
	} else {
		was, now := quote.Diff(c.Passage.Stretch(c.Context), s.Passage.Stretch(s.Now))
		d = d.WithDetail("cited: "+quote.Shorten(was)+"\nnow:   "+quote.Shorten(now)).
			WithRelated(v.dossier.Sources.Within(s.Passage, s.Now.From, s.Now.To), "what stands there now, in %s", nameOf(s.Passage))
	}
	pinned := v.dossier.CitedAs(c.Article)
	if !strings.Contains(pinned, "~") {
		pinned += "~" + v.dossier.VersionNamed(c.Article)
	}
	return d.WithSuggestion(c.Item.KeyAt, pinned).
		WithHelp("read what the outlet says now; if the words still count, cite the version that has them, @%s: the page tells readers what became of them", pinned)
}

// nameOf names a passage, and the kind of it that has no number.
func nameOf(p *model.Passage) string {
	if p.Kind == custody.Title {
		return "the title"
	}
	return p.Name()
}
