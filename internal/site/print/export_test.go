package print

import (
	"context"
	"html/template"
	"maps"
	"slices"
	"strings"

	"dossier/internal/drawing"
)

// FunctionNames lists the functions templates may use.
func FunctionNames() []string { return slices.Sorted(maps.Keys(functions())) }

// Evaluate runs a template whose model has a picture and nothing else.
func Evaluate(text string) (string, error) {
	t, err := template.New("").Funcs(functions()).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = t.Execute(&out, struct{ Picture drawing.Lane }{drawing.Lane{Grid: []float64{0.5}}})
	return out.String(), err
}

// Digest is the digest of a page.
func Digest(template string, model any) (uint64, error) { return digest(template, model) }

// Print prints a page.
func (t *Theme) Print(path, template string, model any) ([]byte, error) {
	return t.print(context.Background(), path, template, model)
}

// Templates are the file names of the templates of pages.
func (t *Theme) Templates() []string { return slices.Sorted(maps.Keys(t.pages)) }

// OtherText is another text than that of an article.
func OtherText(t *ArticleText) *ArticleText {
	return &ArticleText{t.number + 1, func() printedArticle { return printedArticle{text: "x" + t.Text()} }}
}
