// Package check says what is wrong with a dossier. A rule is one row of the table
// rules (check.go) and one file: a function of a note, or of everything. The code that
// it reports is one more row, in codes.go of package diag. First it is resolved what
// the notes cite, link to and state; that is a value beside the dossier, the
// [Findings], which the rules read. What the settings silence is taken out at the end.
//
// Nothing here changes the dossier, and nobody downstream sees a citation without
// its passage: if anything is an error, the dossier is not published. It is one package
// because each rule is a file of its own and all read the same findings.
package check

import (
	"cmp"
	"errors"
	"slices"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// Options are choices of the person who runs the tool.
type Options struct {
	Drafts bool         // treat notes that are not published as if they were
	Memory *memo.Memory // what earlier checks of the same folder have found; may be nil
	Today  date.Day     // zero: nobody looks at what has come and what has not
}

// rule is one way in which something can be wrong with a dossier. One of the
// functions is set.
type rule struct {
	// note looks at one note, when what stands above it in the table has looked at
	// it. It is called for several notes at a time. An error in a note that is not
	// published counts as a warning, unless drafts are asked for.
	note   func(*checker, *model.Note) []diag.Diagnostic
	always bool // an error of note is one whatever the status, for it is printed in any case

	// whole looks at everything, when all notes have been looked at.
	whole func(*checker) []diag.Diagnostic

	sees view
}

// view is how much of a dossier a rule looks at. One that does not look at everything is not asked again
// as long as what it sees is the same.
type view int

const (
	everything view = iota
	theNote         // and what it cites
	theSources      // all that is no note; a rule of notes looks at the note as well, and at what it cites
)

// rules are all that is checked. The first three find out what the others need.
var rules = []rule{
	{note: (*checker).citations},
	{note: (*checker).links},
	{note: (*checker).statements},
	{note: (*checker).drawings},
	{note: (*checker).images},
	{note: (*checker).surroundings, sees: theSources},
	{note: (*checker).proseQuotations, sees: theSources},
	{note: (*checker).neighbours, sees: theNote},
	{note: (*checker).unmarkedSpeech, sees: theNote},
	{note: (*checker).spokenLists, sees: theNote},
	{note: (*checker).imitations, sees: theNote},
	{note: (*checker).frontImitations, always: true, sees: theNote},
	{note: (*checker).frontQuotations, always: true, sees: theSources},
	{note: (*checker).unsupportedFigures, sees: theNote},
	{note: (*checker).printedFigures, sees: theNote},
	{note: (*checker).amounts, sees: theNote},
	{note: (*checker).otherDays, sees: theNote},
	{note: (*checker).certainty, sees: theNote},
	{note: (*checker).translated, sees: theNote},
	{note: (*checker).translatedWords, sees: theSources},
	{note: (*checker).retracted, sees: theSources},
	{note: (*checker).labelled, sees: theSources},
	{note: (*checker).shownOtherwise, sees: theSources},
	{note: (*checker).readersWords, sees: theNote},
	{note: (*checker).loneKeys},
	{note: (*checker).confirmedElsewhere, sees: theSources},
	{note: (*checker).misleadingLinks},
	{note: (*checker).typedCitations, sees: theNote},
	{note: (*checker).tails, sees: theNote},
	{note: (*checker).missingDays, sees: theNote},
	{note: (*checker).sic, sees: theNote},
	{note: (*checker).reordered, sees: theNote},
	{note: (*checker).share},
	{note: (*checker).contrary, sees: theNote},
	{note: (*checker).evidenceApart, sees: theNote},
	{note: (*checker).graver, sees: theNote},
	{note: (*checker).inventedCauses, sees: theNote},
	{note: (*checker).accusations, sees: theNote},
	{note: (*checker).leftOut, sees: theNote},
	{note: (*checker).speakers, sees: theNote},
	{note: (*checker).confessions, sees: theNote},
	{note: (*checker).typedSources, sees: theNote},
	{note: (*checker).unread, sees: theNote},
	{note: (*checker).anotherLanguage, sees: theNote},
	{note: (*checker).drift},
	{note: (*checker).signedOff},
	{note: (*checker).wikiLinks},
	{note: (*checker).unfinished, sees: theNote},
	{note: (*checker).empty},
	{whole: (*checker).recordQuotations, sees: theSources},
	{whole: (*checker).ofInit},
	{whole: (*checker).accusingRecords, sees: theSources},
	{whole: (*checker).weekdays, sees: theSources},
	{whole: (*checker).translations},
	{whole: (*checker).translatedPassages, sees: theSources},
	{whole: (*checker).diagonal},
	{whole: (*checker).eventDates},
	{whole: (*checker).sameDates},
	{whole: (*checker).leftOutPositions},
	{whole: (*checker).questionSides},
	{whole: (*checker).readingOrder},
	{whole: (*checker).leadingJudgments},
	{whole: (*checker).undated},
	{whole: (*checker).sameTitle},
	{whole: (*checker).unnamed},
	{whole: (*checker).handDecisions, sees: theSources},
	{whole: (*checker).deskWord, sees: theSources},
	{whole: (*checker).writtenByOutlets},
	{whole: (*checker).changedSince},
	{whole: (*checker).corrections, sees: theSources},
	{whole: (*checker).ahead},
	{whole: (*checker).sourcesAhead, sees: theSources},
	{whole: (*checker).languageMistaken},
	{whole: (*checker).unreleased},
}

// ofArticle is all that what is said of an article alone depends on.
type ofArticle struct{ Article *model.Article }

// checker checks one dossier.
type checker struct {
	dossier  *model.Dossier
	findings *Findings
	drafts   bool
	today    date.Day
	memo     *memo.Memory

	*index
	*readOnce
	linker   *linker
	searcher *quote.Searcher
	isCited  map[*model.Article]bool
	// signatures are the sign-offs by the path of their note.
	signatures map[string][]model.Signature
	lists      *memo.Once[*model.Article, *lists] // of those whose lists are cited

	before map[string]*notePass // what the last check has found in notes
	now    *remembered          // and this one; nil without a memory
}

// readOnce is what several rules ask of words that do not change, whichever note cites them.
type readOnce struct {
	readings   *factuality.Readings                       // of sentences
	inArticles memo.Once[*model.Article, map[string]bool] // see [checker.beginningsIn]
	namedFirst memo.Once[speaker, int]                    // see [checker.firstNamed]
	together   memo.Once[speaker, bool]                   // see [checker.namedTogether]
	accusing   memo.Once[citedWords, bool]                // see [checker.anyAccuses]
}

// ErrSettings is the error for what nobody can tell as long as the settings cannot be read.
var ErrSettings = errors.New("dossier.yaml cannot be read, and what notes say depends on it: run dossier check")

// Run resolves what the notes of a dossier cite and link to, and says what is wrong
// with the whole of it, whatever has changed. loaded is what was wrong when it was
// loaded; it is part of what comes back, which is sorted and lacks what the settings
// silence. The findings are whole only if no diagnostic is an error; there are none if the
// settings cannot be read, which whoever answers from them says with [ErrSettings].
func Run(d *model.Dossier, loaded []diag.Diagnostic, o Options) (*Findings, []diag.Diagnostic) {
	notes := d.Notes
	v := &checker{
		dossier: d, drafts: o.Drafts, today: o.Today, memo: o.Memory,
		searcher: quote.NewSearcher(d, o.Memory), readOnce: &readOnce{readings: &factuality.Readings{}},
		isCited: map[*model.Article]bool{}, lists: &memo.Once[*model.Article, *lists]{},
	}
	v.findings = &Findings{
		notes: make(map[*model.Note]*noteFindings, len(notes)), events: map[*model.Event]eventFindings{},
		Uses: map[*model.Passage][]*model.Cited{}, Since: map[*model.Cited]Since{}, replaced: map[*model.Passage][]text.Range{},
	}
	for _, n := range notes {
		v.findings.notes[n] = &noteFindings{}
	}
	if d.Settings.Unreadable {
		// In which language notes are and what is silenced stands there: first causes first.
		diags := slices.Clone(loaded)
		diag.Sort(diags)
		return v.findings, diags
	}
	v.signatures = signaturesByNote(d)
	standings.Turn(v.memo)
	languagesSeen.Turn(v.memo)
	v.recall()
	v.findings.Labels = v.labels
	v.linker = newLinker(d, v.index, o.Drafts)
	found := parallel.Map(len(notes), func(i int) []diag.Diagnostic { return v.note(notes[i]) })
	diags := slices.Clone(loaded)
	for i, n := range notes {
		diags = append(diags, found[i]...)
		if (n.Status == model.Published || v.drafts) && n.Status != model.Withdrawn {
			for _, c := range v.findings.Cited(n) {
				if c.Passage != nil {
					v.findings.Uses[c.Passage] = append(v.findings.Uses[c.Passage], c)
					v.isCited[c.Article] = true
				}
			}
		}
	}
	for _, t := range d.Timelines {
		for _, e := range t.Events {
			v.findings.events[e] = v.findings.event(d, t, e)
		}
	}
	inSources := v.inSources()
	for i, r := range rules {
		switch {
		case r.whole != nil && r.sees == theSources:
			diags = append(diags, inSources[i]...)
		case r.whole != nil:
			diags = append(diags, r.whole(v)...)
		}
	}
	v.keep()
	diags, v.findings.Silenced = applySilences(d, diags)
	diag.Sort(diags)
	return v.findings, diags
}

func (v *checker) note(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	var inNote map[int][]diag.Diagnostic
	for i, r := range rules {
		var found []diag.Diagnostic
		switch {
		case r.note == nil:
			continue
		case r.sees == everything:
			found = r.note(v, n)
		case inNote == nil:
			inNote = v.inNote(n)
			fallthrough
		default:
			found = inNote[i]
		}
		for _, d := range found {
			if n.Status != model.Published && !v.drafts && !r.always {
				d = d.Soften()
			}
			diags = append(diags, d)
		}
	}
	return firstCauses(diags)
}

// firstCauses leaves out what another diagnostic says better: that words are quoted without a
// citation, and that a sign imitates one, where they stand in a citation that cannot be read; and
// that a source gives words to somebody else where it is an outlet of which nothing is cited.
// Whoever mends the one mends the other.
func firstCauses(diags []diag.Diagnostic) []diag.Diagnostic {
	causes := map[diag.Code][]diag.Span{}
	for _, d := range diags {
		if d.Code == diag.MalformedCitation || d.Code == diag.SourceDiffers {
			causes[d.Code] = append(causes[d.Code], d.At)
		}
	}
	for _, spans := range causes {
		slices.SortFunc(spans, func(a, b diag.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	// behind is the place of the first cause that begins at or behind an offset.
	behind := func(code diag.Code, at int) int {
		i, _ := slices.BinarySearchFunc(causes[code], at, func(c diag.Span, at int) int { return cmp.Compare(c.Start, at) })
		return i
	}
	return slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		switch d.Code {
		case diag.ProseQuoteNotFound, diag.ShortQuoteUnsupported, diag.ImitatedSign:
			next := behind(diag.MalformedCitation, d.At.Start+1)
			return next > 0 && d.At.End <= causes[diag.MalformedCitation][next-1].End
		case diag.SpeechDiffers:
			next := behind(diag.SourceDiffers, d.At.Start)
			return next < len(causes[diag.SourceDiffers]) && causes[diag.SourceDiffers][next].Start < d.At.End
		}
		return false
	})
}
