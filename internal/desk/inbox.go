package desk

import (
	"context"
	"io/fs"
	"path"
	"slices"

	"dossier/internal/board"
	"dossier/internal/capture"
	"dossier/internal/check"
	"dossier/internal/inbox"
	"dossier/internal/load"
	"dossier/internal/model"
)

// Inbox says what newcomers touch: the articles that no note cites, or those named, by key,
// by their file or by that of their capture. Files that k remembers are not read again. What is wrong with the dossier is for check to say.
func Inbox(ctx context.Context, fsys fs.FS, named []string, k *capture.Readings) ([]inbox.Newcomer, error) {
	d, findings, err := readForTheHouse(ctx, fsys, k)
	if err != nil {
		return nil, err
	}
	if len(named) == 0 {
		return inbox.Look(d, findings, inbox.Uncited(d, findings)), nil
	}
	is := func(a *model.Article, name string) bool {
		file, _ := a.AsReceived()
		return name == a.Key || path.Clean(name) == a.Path || path.Clean(name) == file || a.Capture != nil && path.Clean(name) == a.Capture.Path
	}
	var chosen []*model.Article
	for _, name := range named {
		i := slices.IndexFunc(d.Articles, func(a *model.Article) bool { return is(a, name) })
		if i < 0 {
			return nil, noArticle(name)
		}
		if !slices.Contains(chosen, d.Articles[i]) {
			chosen = append(chosen, d.Articles[i])
		}
	}
	return inbox.Look(d, findings, chosen), nil
}

// Board says what waits, as the site for the house does in the language of the dossier.
func Board(ctx context.Context, fsys fs.FS) (board.Board, error) {
	d, findings, err := readForTheHouse(ctx, fsys, nil)
	if err != nil {
		return board.Board{}, err
	}
	return board.New(d, findings, d.Settings.Language, func(n *model.Note) bool { return n.Shown(false) }), nil
}

func readForTheHouse(ctx context.Context, fsys fs.FS, k *capture.Readings) (*model.Dossier, *check.Findings, error) {
	d, diags, err := load.Load(ctx, fsys, load.Options{Internal: true, Readings: k})
	if err != nil {
		return nil, nil, err
	}
	if d.Settings.Unreadable {
		return nil, nil, check.ErrSettings
	}
	findings, _ := check.Run(d, diags, check.Options{})
	return d, findings, nil
}
