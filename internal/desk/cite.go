package desk

import (
	"context"
	"io/fs"
	"slices"

	"dossier/internal/cite"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
)

// Citation is a citation ready to be pasted, with where its words stand.
type Citation struct {
	Citation string `json:"citation"`
	Words    string `json:"words"`
	Article  string `json:"article"`
	Title    string `json:"title"`
	Place    string `json:"place"` // ¶8
	File     string `json:"file"`
	Line     int    `json:"line"` // of the article file
	Capture  string `json:"capture"`
	RawLine  int    `json:"capture_line"`
}

// Cite finds passages by words, in one article or in all if article is "". The
// diagnostics are those of articles that cannot be cited as they are.
func Cite(ctx context.Context, fsys fs.FS, words, article string) ([]Citation, []diag.Diagnostic, error) {
	d, diags, err := load.Load(ctx, fsys, load.Options{})
	if err != nil {
		return nil, nil, err
	}
	if article != "" && !slices.ContainsFunc(d.Articles, func(a *model.Article) bool { return a.Key == article }) {
		return nil, nil, noArticle(article)
	}
	var list []Citation
	for _, c := range cite.Find(d, words, func(p *model.Passage) bool { return article == "" || p.Article.Key == article }) {
		a := c.Passage.Article
		list = append(list, Citation{
			Citation: c.Text, Words: c.Words, Article: a.Key, Title: a.Title, Place: c.Passage.Name(),
			File: a.Path, Line: d.Sources.At(c.Passage).Position().Line, Capture: a.Capture.Path, RawLine: c.Passage.Line,
		})
	}
	var wrong []diag.Diagnostic
	for _, x := range diags {
		if x.Code == diag.ArticleDiverges || x.Code == diag.CaptureChanged {
			wrong = append(wrong, x)
		}
	}
	return list, wrong, nil
}
