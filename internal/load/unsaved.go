package load

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// unsavedBasis is all that the article which cleaning would make depends on.
type unsavedBasis struct {
	Capture *model.Capture
	Outlet  *model.Outlet // the first of them: they are all read anew together
	Path    string        // of the article; "" for what cleaning gives before it has a name
}

var unsaved = memo.NewTable[unsavedBasis, *articleFile]("an article that is not saved")

// cleanNew cleans the captures that have no article yet, as dossier clean would,
// and takes the articles for written: so that a preview with drafts shows a
// capture as soon as it lies in its folder. Nothing is saved. An article is
// written as a file and read again, so that what is shown before it is saved is
// what one reader will make of it afterwards, with the same places.
func (l *loader) cleanNew() {
	has, keys := map[string]bool{}, Keys{}
	for i, f := range l.articles {
		if f == nil || f.broken {
			return // it may be the article of any capture
		}
		has[f.capture] = true
		keys.take(Key(l.paths[articleKind][i]))
	}
	options := clean.Options{Outlets: l.outletsKnown()}
	var first *model.Outlet
	if len(l.outlets) > 0 {
		first = l.outlets[0]
	}
	unsaved.Turn(l.memo)
	for _, c := range l.captures {
		if c == nil || has[c.Path] {
			continue
		}
		if _, format := capture.OriginOf(c.Path); format != nil {
			continue // of the file that it was read from clean knows more than this text
		}
		article := unsaved.Get(l.memo, unsavedBasis{c, first, ""}, func() *articleFile {
			article, lost := clean.Clean([]byte(c.Source.Text), options)
			if lost {
				return nil
			}
			return &articleFile{Article: &model.Article{Key: article.ID()}, made: &article}
		})
		if article == nil {
			continue // little would be left: a person decides
		}
		file := articlePath(keys.Claim(article.Key))
		f := unsaved.Get(l.memo, unsavedBasis{c, first, file}, func() *articleFile {
			data, err := WriteArticle(*article.made, path.Base(c.Path), c.Source.Bytes(), nil, nil)
			if err != nil {
				return nil // dossier clean will say why
			}
			f := readArticle(diag.NewSource(file, data))
			f.Article.Unsaved = true
			return f
		})
		if f != nil {
			l.articles = append(l.articles, f)
			l.paths[articleKind] = append(l.paths[articleKind], f.Path)
		}
	}
	slices.Sort(l.paths[articleKind])
	slices.SortFunc(l.articles, func(a, b *articleFile) int { return strings.Compare(a.Path, b.Path) })
}
