// Package quote says where quoted words stand, and what was probably meant if they
// stand nowhere. Words stand in a passage by the contract of package found: exact up
// to a short, written list of typographic equalities, and never across words that
// were cut out of the capture. Similar is never found; likeness is used only to
// suggest the true wording.
package quote

import (
	"dossier/internal/custody"
	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Short is how many words a quotation needs at least to be nothing else: fewer could
// stand anywhere.
const Short = 4

// IsLong reports whether words are so many that they count as a quotation, whatever
// parts them.
func IsLong(words string) bool {
	return found.Words(words) >= Short || text.CountParted(words) >= Short
}

// Match is where quoted words stand.
type Match struct {
	Passage  *model.Passage
	Words    found.Match // bytes of its text
	Context  text.Range  // byte range of the whole sentences around them
	Sentence int         // of the passage, with which the context begins, 1-based
}

func newMatch(p *model.Passage, words found.Match) *Match {
	context, first := found.Around(p.Text, words, p.Lang())
	return &Match{p, words, context, first}
}

// Miss is why quoted words stand nowhere in an article.
type Miss struct {
	Why found.Failure
	In  *model.Passage // which all but has them; nil if none does
}

// In looks for a quotation in a passage. Words of the capture that were cut out of
// the middle would make it say something else, so it may not run over them.
func In(q found.Quote, p *model.Passage) (found.Match, found.Failure) {
	match, why := q.In(p.Text, p.Folded(), p.Lang())
	for _, r := range match {
		for _, seam := range p.Seams {
			if r.From < seam && seam < r.To {
				return nil, found.SpansCut
			}
		}
	}
	return match, why
}

// At is the match of a quotation in a passage, nil if it does not stand there.
func At(q found.Quote, p *model.Passage) *Match {
	words, _ := In(q, p)
	if words == nil {
		return nil
	}
	return newMatch(p, words)
}

// Find looks for a quotation in an article: first in the passage named, which may
// be nil, then in all others. A moved paragraph is likelier than a moved caption. If
// the match is nil, the miss says why.
func Find(q found.Quote, a *model.Article, named *model.Passage) (*Match, Miss) {
	return find(q, named, func() []*model.Passage { return a.Passages })
}

func find(q found.Quote, named *model.Passage, others func() []*model.Passage) (*Match, Miss) {
	miss := Miss{Why: found.Absent}
	look := func(p *model.Passage) *Match {
		words, why := In(q, p)
		if words != nil {
			return newMatch(p, words)
		}
		if why > miss.Why {
			miss = Miss{why, p}
		}
		return nil
	}
	if named != nil {
		if m := look(named); m != nil {
			return m, Miss{}
		}
	}
	passages := others()
	for _, kind := range []custody.Class{custody.Paragraph, custody.Subhead, custody.Caption, custody.Title} {
		for _, p := range passages {
			if p.Kind != kind || p == named {
				continue
			}
			if m := look(p); m != nil {
				return m, Miss{}
			}
		}
	}
	return nil, miss
}
