package load

import (
	"context"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/records"
)

// sourcesBasis is all that the dossier without its notes depends on, but for the pictures of
// pages. What was read of a file is the same value as long as its bytes are the same, and nil
// if it could not be read.
type sourcesBasis struct {
	options      sourcesOptions
	paths        [][]string // of all files but the notes
	records      []any      // also dossier.yaml and its kin
	captures     []*model.Capture
	sidecars     []*sidecarFile
	articles     []*articleFile
	translations []*translationFile
	received     []string // the hashes of the files whose text was read, "" of one that no article records
}

// sourcesOptions are the Options that it depends on.
type sourcesOptions struct {
	baseURL          string
	drafts, internal bool
}

// joinedSources is the dossier without its notes, with what is wrong with it.
type joinedSources struct {
	basis   sourcesBasis
	dossier *model.Dossier
	diags   []diag.Diagnostic
}

// What the dossier without its notes depends on.
var (
	optionsOfSources  = memo.NewPart("the dossier without its notes: the options")
	namesOfSources    = memo.NewPart("the dossier without its notes: the names of its files")
	textsOfSources    = memo.NewPart("the dossier without its notes: its files")
	receivedOfSources = memo.NewPart("the dossier without its notes: the files whose text was read")
)

// joinSources joins all that is no note. Most Loads follow a change in a note: then it is the
// very dossier that it was.
func (l *loader) joinSources(ctx context.Context, o Options) (*model.Dossier, error) {
	recorded := l.recordedFiles()
	received, err := l.hashRecorded(ctx, recorded)
	if err != nil {
		return nil, err
	}
	var basis sourcesBasis
	if l.memory != nil {
		basis = l.sourcesBasis(o, received)
		if last := l.memory.sources; last != nil && l.memory.sameSources(last.basis, basis) && len(l.sheets) == 0 { // which are read each time: few have them
			l.report(last.diags...)
			return last.dossier, nil
		}
	}
	before := len(l.diags)
	d := l.join()
	if err := l.checkReceived(ctx, d, recorded, received); err != nil {
		return nil, err
	}
	if err := l.readSheets(d); err != nil {
		return nil, err
	}
	l.checkRules()
	l.joinReceipts(d)
	l.joinVersions(d)
	l.joinTranslations(d)
	l.joinNames(d)
	if l.memory != nil {
		l.memory.sources = &joinedSources{basis, d, slices.Clone(l.diags[before:])}
	}
	return d, nil
}

func (m *memory) sameSources(a, b sourcesBasis) bool {
	return m.Same(optionsOfSources, a.options == b.options) &&
		m.Same(namesOfSources, slices.EqualFunc(a.paths, b.paths, slices.Equal)) &&
		m.Same(textsOfSources, slices.Equal(a.records, b.records) && slices.Equal(a.captures, b.captures) && slices.Equal(a.sidecars, b.sidecars) &&
			slices.Equal(a.articles, b.articles) && slices.Equal(a.translations, b.translations)) &&
		m.Same(receivedOfSources, slices.Equal(a.received, b.received))
}

func (l *loader) sourcesBasis(o Options, received []rememberedHash) sourcesBasis {
	b := sourcesBasis{
		options:  sourcesOptions{o.BaseURL, o.Drafts, o.Internal},
		paths:    [][]string{l.received, l.sheets, l.paths[captureKind], l.paths[sidecarKind], l.paths[articleKind], l.paths[translationKind]},
		captures: l.captures, sidecars: l.sidecars, articles: l.articles, translations: l.translations,
	}
	for _, name := range []model.Records{
		records.SettingsFile, records.LockFile, records.HistoryFile, model.OutletRecords, model.EntityRecords, model.PlaceRecords, model.TermRecords,
	} {
		if r := l.memory.files[string(name)]; r != nil {
			b.records = append(b.records, r.parsed)
		} else {
			b.records = append(b.records, l.badRecords[name]) // there is none, or it is reported
		}
	}
	for _, r := range received {
		b.received = append(b.received, r.hash)
	}
	return b
}
