package print

import (
	"sync"
	"sync/atomic"

	"dossier/internal/memo"
	"dossier/internal/search"
)

// memory is what was printed, so that the next Render prints again only the pages
// whose model, or whose theme, has changed. Nothing else can change a page.
type memory struct {
	theme *Theme
	pages map[string]printed // by path
	names *search.Names      // with which their words were read
}

var memories memo.Slot[memory]

// What a printed page depends on, and what the search reads in it.
var (
	modelOfPage = memo.NewPart("a page: its model")
	themeOfPage = memo.NewPart("a page: the theme")
	namesOfPage = memo.NewPart("what the search reads in a page: the names of the records")
)

// textBasis is what the text of an article depends on, but for the theme and the page it is on.
type textBasis struct {
	Article any    // the article itself: another one is another value
	Uses    uint64 // a digest of what notes make of it
}

var (
	texts       = memo.NewTable[textBasis, uint64]("the text of an article")
	textNumbers atomic.Uint64
)

// Text is the text of an article on a page. The digest of the page sees its number, which
// stays the same as long as the text does: most changes touch few articles. article is a
// pointer to something that does not change, and what rows returns depends on nothing but
// it, the theme, the path of the page and uses, which is plain data. m may be nil.
func Text(m *memo.Memory, article, uses any, rows func() Article) *ArticleText {
	t := &ArticleText{print: sync.OnceValue(func() printedArticle { return rows().print() })}
	if m != nil { // else nobody asks for its number
		t.number = texts.Get(m, textBasis{article, digestOf(uses)}, func() uint64 { return textNumbers.Add(1) })
	}
	return t
}

// remember returns what was printed with the memory of the site, without what does
// not hold for it any more; nil if it has none.
func (s *Site) remember() *memory {
	m := memories.In(s.Memory)
	if m == nil {
		return nil
	}
	if !s.Memory.Same(themeOfPage, m.theme == s.Theme) {
		m.theme, m.pages = s.Theme, nil
	}
	if !s.Memory.Same(namesOfPage, m.names.Equal(s.Index.Names)) {
		m.names, m.pages = s.Index.Names, nil
	}
	return m
}

// keep keeps what was printed: instead of what was known if that is the whole
// site, besides it if not.
func (r *rendering) keep(whole bool) {
	m := r.memory
	if m == nil {
		return
	}
	if whole {
		texts.Turn(r.site.Memory)
		m.pages = nil
	}
	if m.pages == nil {
		m.pages = make(map[string]printed, len(r.pages))
	}
	for i, p := range r.done {
		if p.data != nil || p.model != 0 {
			m.pages[r.pages[i].Path()] = p
		}
	}
}
