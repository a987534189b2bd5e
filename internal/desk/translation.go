package desk

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/load"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/publish"
)

// Translation says of which article a translation is to be begun.
type Translation struct {
	Key     string // of the article
	Lang    string // into which; "" is that of the dossier
	Human   string // who makes it; "" is to be filled in, or a machine does
	Machine string
	Date    date.Date
}

// NewTranslation begins the translation of an article: a heading for each passage, with
// the passage below it for whoever translates. It returns the file in which it is.
func NewTranslation(ctx context.Context, root *os.Root, t Translation) (file string, diags []diag.Diagnostic, err error) {
	d, diags, err := load.Load(ctx, root.FS(), load.Options{})
	if err != nil || diag.Count(diags, diag.Error) > 0 {
		return "", diags, err
	}
	if t.Lang == "" {
		t.Lang = d.Settings.Language
	}
	i := slices.IndexFunc(d.Articles, func(a *model.Article) bool { return a.Key == t.Key })
	if i < 0 {
		return "", nil, mistakef("%s is no article of this dossier", t.Key)
	}
	if a := d.Articles[i]; language.Get(a.Lang).Code == t.Lang {
		return "", nil, mistakef("%s is in %s, its own language: say into which with --lang", t.Key, t.Lang)
	}
	file = model.TranslationFolder + "/" + t.Key + "." + t.Lang + ".md"
	if _, err := fs.Stat(root.FS(), file); err == nil {
		return file, nil, taken(file)
	}
	if err := publish.WriteFile(root, file, []byte(t.text(d.Articles[i]))); err != nil {
		return file, nil, fmt.Errorf("begin %s: %w", file, err)
	}
	return file, nil, nil
}

// text is the file that a translation begins with.
func (t Translation) text(a *model.Article) string {
	by := "human: " + frontmatter.OneLine(t.Human)
	if t.Machine != "" {
		by = "machine: " + frontmatter.OneLine(t.Machine)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\n%s\ndate: %s\n---\n", strings.TrimSpace(by), t.Date)
	for _, p := range a.Passages {
		if p.Line == 0 {
			continue // a title that no line of the capture has
		}
		original := markdown.WriteArticle([]custody.Block{{Kind: custody.Paragraph, Text: p.Text}})
		fmt.Fprintf(&b, "\n## l%d %s\n\n> %s\n", p.Line, model.Mark(p), strings.TrimRight(string(original), "\n"))
	}
	return b.String()
}
