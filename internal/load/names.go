package load

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/names"
	"dossier/internal/parallel"
	"dossier/internal/records"
	"dossier/internal/text"
)

// nameIndex knows whose each name is.
type nameIndex struct {
	names  []names.Name
	owners []model.NameOwner // by index of the name
	claims map[string]claim
}

// claim is the first record that has a name.
type claim struct {
	record string // what it is, for messages
	at     diag.Span
	role   records.Role
}

// joinNames takes the records into the dossier and finds their names in the
// articles.
func (l *loader) joinNames(d *model.Dossier) {
	x := &nameIndex{claims: map[string]claim{}}
	metonyms := map[string]bool{}
	for _, f := range l.entities {
		for _, s := range f.Spellings {
			if s.Role == records.Metonym {
				metonyms[names.Key(s.Text)] = true
			}
		}
	}
	for _, f := range l.entities {
		e := f.Entity
		d.Entities = append(d.Entities, &e)
		for _, s := range f.Spellings {
			l.claim(x, "the entity "+e.Key, s, model.NameOwner{Entity: &e, Metonym: s.Role == records.Metonym}, names.Whole(s.Text))
		}
	}
	for _, f := range l.places {
		p := f.Place
		d.Places = append(d.Places, &p)
		for _, s := range f.Spellings {
			switch core := records.NameIn(&p, s.Text); {
			case s.Role == records.When && core.Empty(): // reported
			case s.Role == records.When:
				l.claim(x, "the place "+p.Key, s, model.NameOwner{Place: &p}, names.Name{Text: s.Text, Core: core})
			case s.Role == records.Proper && len(p.When) > 0 && metonyms[names.Key(s.Text)]: // the place only in a phrase of when:
			default:
				l.claim(x, "the place "+p.Key, s, model.NameOwner{Place: &p}, names.Whole(s.Text))
			}
		}
	}
	// A longer name that means something else gives way to a record of its own.
	for _, f := range l.entities {
		x.keepOff(f.Spellings)
	}
	for _, f := range l.places {
		x.keepOff(f.Spellings)
	}
	terms := &nameIndex{claims: map[string]claim{}}
	var termOf []*model.Term
	for _, f := range l.terms {
		t := f.Term
		d.Terms = append(d.Terms, &t)
		for _, s := range f.Spellings {
			l.claim(terms, "the term "+t.Key, s, model.NameOwner{}, names.Whole(s.Text))
			for len(termOf) < len(terms.names) {
				termOf = append(termOf, &t)
			}
		}
	}
	d.Glossary = model.NewGlossary(terms.names, termOf)
	l.findNames(d, x)
}

// claim gives a name to a record, or says who has it.
func (l *loader) claim(x *nameIndex, record string, s records.Spelling, o model.NameOwner, n names.Name) {
	if s.Role == records.Not {
		return
	}
	key := names.Key(s.Text)
	first, taken := x.claims[key]
	switch {
	case !taken:
		x.claims[key] = claim{record, s.At, s.Role}
	case first.record != record:
		help := "a name can mean one thing only: take it out of one of the two, or write a longer one"
		if o.Place != nil && s.Role == records.Proper && first.role == records.Metonym {
			help = "add when: to the place, with the phrases in which the name is the place: [in …, to …]"
		}
		l.report(diag.New(diag.AliasClash, s.At, "%q is a name of %s and of %s", s.Text, record, first.record).
			WithRelated(first.at, "the other record has it here").WithHelp("%s", help))
		return
	}
	x.names = append(x.names, n)
	x.owners = append(x.owners, o)
}

func (x *nameIndex) keepOff(spellings []records.Spelling) {
	for _, s := range spellings {
		if _, taken := x.claims[names.Key(s.Text)]; s.Role == records.Not && !taken {
			x.names = append(x.names, names.Whole(s.Text))
			x.owners = append(x.owners, model.NameOwner{})
		}
	}
}

// articleNames is what a finder finds in an article, passage by passage.
type articleNames struct {
	hits [][]names.Hit
	near [][]names.Neighbour
}

// namesIn finds the names in the passages of an article.
func namesIn(f *names.Finder, a *model.Article) articleNames {
	n := articleNames{make([][]names.Hit, len(a.Passages)), make([][]names.Neighbour, len(a.Passages))}
	var r text.Reading
	for i, p := range a.Passages {
		r.Read(p.Text)
		n.hits[i], n.near[i] = f.Find(&r), f.Near(&r)
	}
	return n
}

// rememberedNames is what was found in articles of the names of some records.
type rememberedNames struct {
	entities []*records.EntityFile
	places   []*records.PlaceFile
	finder   *names.Finder
	found    map[*model.Article]articleNames
}

// What the names in an article depend on, besides the article.
var (
	namedEntities = memo.NewPart("the names in articles: the entities")
	namedPlaces   = memo.NewPart("the names in articles: the places")
)

// namesIn finds the names of records in articles, several at a time, and
// remembers them: an article that is the same, searched for the names of
// records that are the same, has the same names.
func (m *memory) namesIn(articles []*model.Article, x *nameIndex, entities []*records.EntityFile, places []*records.PlaceFile) []articleNames {
	r := &rememberedNames{}
	if m != nil && m.names != nil && m.Same(namedEntities, slices.Equal(m.names.entities, entities)) && m.Same(namedPlaces, slices.Equal(m.names.places, places)) {
		r = m.names
	}
	if r.finder == nil {
		r = &rememberedNames{entities, places, names.New(x.names), nil}
	}
	list := parallel.Map(len(articles), func(i int) articleNames {
		if n, known := r.found[articles[i]]; known {
			return n
		}
		return namesIn(r.finder, articles[i])
	})
	if m != nil {
		r.found = make(map[*model.Article]articleNames, len(articles))
		for i, a := range articles {
			r.found[a] = list[i]
		}
		m.names = r
	}
	return list
}

// findNames gives the records their mentions, and notes spellings that are one
// letter away from one that is listed.
func (l *loader) findNames(d *model.Dossier, x *nameIndex) {
	if len(x.names) == 0 {
		return
	}
	all := l.memory.namesIn(d.Articles, x, l.entities, l.places)
	noted := map[string]bool{}
	d.Owners = x.owners
	d.Named = make(map[*model.Article][][]names.Hit, len(d.Articles))
	for i, a := range d.Articles {
		d.Named[a] = all[i].hits
		for k, p := range a.Passages {
			for _, h := range all[i].hits[k] {
				o := x.owners[h.Name]
				m := model.Mention{Passage: p, At: text.Range{From: h.From, To: h.To}, Metonym: o.Metonym}
				switch {
				case o.Entity != nil:
					o.Entity.Mentions = append(o.Entity.Mentions, m)
				case o.Place != nil:
					o.Place.Mentions = append(o.Place.Mentions, m)
				}
			}
			for _, n := range all[i].near[k] {
				spelt := p.Text[n.From:n.To]
				garbled := func(d model.Damaged) bool { return d.Contains(text.Range{From: n.From, To: n.To}) }
				if noted[names.Key(spelt)] || slices.ContainsFunc(p.Damaged(), garbled) {
					continue // it is no spelling of anything
				}
				noted[names.Key(spelt)] = true
				l.report(diag.New(diag.UnlistedSpelling, d.Sources.Within(p, n.From, n.To),
					"%q is one letter away from %q, and no listed name", spelt, x.names[n.Name].Text).
					WithHelp("if it means the same, add it to the aliases: of %s", recordOf(x.owners[n.Name])))
			}
		}
	}
}

func recordOf(o model.NameOwner) string {
	switch {
	case o.Entity != nil:
		return o.Entity.Key + " in " + string(model.EntityRecords)
	case o.Place != nil:
		return o.Place.Key + " in " + string(model.PlaceRecords)
	default:
		return "the record"
	}
}
