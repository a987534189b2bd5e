package load

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// checkDerived reads the files again whose texts articles rest on, and holds each
// text against what its file says. A file whose hash is wrong is reported
// already, and so is a text. Files that take long to read are read again by dossier
// clean alone.
func (l *loader) checkDerived(ctx context.Context, d *model.Dossier, recorded map[string]*articleFile, kept map[string]rememberedHash) error {
	byPath := capturesByPath(l.captures)
	textOf := func(name string) *model.Capture { return byPath[capture.TextOf(name)] }
	for _, f := range l.articles {
		if f != nil && !f.broken && f.Received == nil && byPath[f.capture] != nil {
			l.checkLeft(f, nil, byPath[f.capture])
			l.checkAnyway(f, "")
		}
	}
	names := slices.DeleteFunc(slices.Clone(l.received), func(name string) bool {
		f, text := recorded[name], textOf(name)
		return f == nil || text == nil || capture.FormatOf(name).Slow || kept[name].hash != f.Received.SHA256 || text.SHA256 != f.sha256
	})
	results := make([]derivation, len(names))
	err := parallel.Do(len(names), func(i int) (err error) {
		if err = ctx.Err(); err == nil {
			results[i], err = l.derive(names[i], recorded[names[i]].Received, textOf(names[i]))
		}
		return err
	})
	if err != nil {
		return err
	}
	derived := make(map[derivationBasis]derivation, len(names))
	for i, name := range names {
		f, text := recorded[name], textOf(name)
		derived[derivationKey.In(l.memo, derivationBasis{f.Received.SHA256, text.SHA256, f.Received.Reader})] = results[i]
		l.takeDerived(d, f, text, results[i])
	}
	if l.memory != nil {
		l.memory.derived = derived
	}
	return nil
}

// takeDerived takes what came of reading the file of an article again, and reports what its text and
// its record do not have from it.
func (l *loader) takeDerived(d *model.Dossier, f *articleFile, text *model.Capture, r derivation) {
	name, noun := f.Received.Path, capture.FormatOf(f.Received.Path).Name
	if r.unsaid != "" {
		l.report(diag.New(diag.ReadByEarlier, f.receivedAt, "the text of this %s was read by an earlier reader: %s", noun, r.unsaid).
			WithHelp("run dossier clean %s, which reads it again and keeps what was decided by hand", name))
	}
	if !r.same {
		x := diag.New(diag.DerivedTextDiffers, text.Source.LineSpan(max(1, r.line)), "this is not the text of the %s: %s", noun, r.reason)
		if r.want != "" {
			x = x.WithDetail(noun + ": " + quote.Shorten(r.want))
		}
		help := "restore the text from history, or delete it and the article and run dossier clean %s"
		if r.earlier {
			help = "run dossier clean %s, which reads it again and keeps what was decided by hand, or restore the text from history"
		}
		l.report(x.WithRelated(f.receivedAt, "the article that rests on it").WithHelp(help, name))
		return
	}
	l.left[f] = r.left
	l.setPassages(d, d.Apart, f, r.apart)
	l.setPassages(d, d.Doubtful, f, r.doubtful)
	if len(r.kinds) > 0 {
		d.Said[f.Key] = r.kinds
	}
	if r.said != nil {
		d.Days[f.Key] = r.day
		l.checkFacts(f, r.facts)
	}
	l.checkSaid(f, r, text)
	l.checkLeft(f, r.left, text)
	l.checkAnyway(f, r.refused)
}

// derivationBasis is what the comparison of a text with its file depends on: the
// hashes of both, and the reader that made the text.
type derivationBasis struct {
	File, Text string
	Reader     int
}

var derivationKey = memo.NewKey[derivationBasis]("a text and the file it was read from")

// derivation is what comes of reading a file again.
type derivation struct {
	same     bool   // the text is what the file says
	line     int    // of the text, the first that differs, 1-based; 0 if none can be named
	want     string // what the file has there
	reason   string
	left     map[int]string // the lines that the reader leaves out, each with its rule
	said     []string       // what the file says of its headline and its authors; nil if an earlier reader read it
	day      string         // on which the file says that it was published, "" if it says none
	facts    []capture.Fact // what today's reader found in it
	apart    []int          // the lines that the file sets apart as the words of somebody else
	doubtful []int          // the lines that the file may show otherwise
	kinds    []string       // what the data of the file say that it is
	refused  string         // the kind of a file that its reader refuses, and that was read as it is
	unsaid   string         // what the text does not say and that of today's reader does; "" if nothing
	earlier  bool           // an earlier reader made the text
}

// derive reads a file again, as its reader did, and compares what it says with a
// text; or it remembers what came of that.
func (l *loader) derive(name string, record *model.Received, text *model.Capture) (derivation, error) {
	if l.memory != nil {
		if r, known := l.memory.derived[derivationKey.In(l.memo, derivationBasis{record.SHA256, text.SHA256, record.Reader})]; known {
			return r, nil
		}
	}
	format := capture.FormatOf(name)
	raw, err := readUpTo(l.fsys, name, format.Limit)
	if err != nil {
		return derivation{}, err
	}
	switch {
	case record.Reader < format.Reader:
		return deriveEarlier(format, raw, text), nil
	case record.Reader > format.Reader:
		return derivation{reason: fmt.Sprintf("there is no reader %d of a %s", record.Reader, format.Name)}, nil
	}
	reading, refusal := l.readings.Read(format, raw)
	refused := ""
	if refusal != nil {
		if reading, refused = l.readings.ReadAnyway(format, raw); reading == nil {
			return derivation{reason: refusal.Reason}, nil
		}
	}
	line, want, reason := custody.Difference(reading.Text, text.Source.Text)
	return derivation{same: reason == "", line: line, want: want, reason: reason, left: reading.LeftLines(),
		said: append(slices.Clip(reading.Authors), reading.Title), day: reading.Published, facts: reading.Facts,
		apart: reading.Apart, doubtful: reading.Doubtful, kinds: reading.Kinds, refused: refused}, nil
}

// deriveEarlier holds a text that an earlier reader made against its file: the words
// of each line must stand there, whatever lines that reader made of them.
func deriveEarlier(format *capture.Format, raw []byte, text *model.Capture) derivation {
	var lines []string
	for _, l := range text.Lines {
		lines = append(lines, l.Text)
	}
	if i := format.Lacks(raw, lines); i >= 0 {
		return derivation{earlier: true, line: text.Lines[i].Number, reason: fmt.Sprintf("line %d has words that it has nowhere", text.Lines[i].Number)}
	}
	today, refusal := format.Read(raw)
	if refusal != nil {
		return derivation{same: true, unsaid: refusal.Reason}
	}
	return derivation{same: true, unsaid: unsaid(today, lines), apart: among(today, today.Apart, lines), doubtful: among(today, today.Doubtful, lines)}
}

// among are those of some lines, by number, that today's reader finds among those of a kind.
func among(today *capture.Reading, kind []int, lines []string) []int {
	is := map[string]bool{}
	read := custody.Split(today.Text)
	for _, n := range kind {
		is[read[n-1].Text] = true
	}
	var numbers []int
	for i, line := range lines {
		if is[line] {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// setPassages notes the passages of an article in which some lines of its file stand.
func (l *loader) setPassages(d *model.Dossier, passages map[*model.Passage]bool, f *articleFile, lines []int) {
	if len(lines) == 0 {
		return
	}
	i, found := slices.BinarySearchFunc(d.Articles, f.Path, func(a *model.Article, path string) int { return strings.Compare(a.Path, path) })
	if !found {
		return
	}
	for _, p := range d.Articles[i].Passages {
		if _, found := slices.BinarySearch(lines, p.Line); found {
			passages[p] = true
		}
	}
}

// checkSaid holds that the headline which is said to be the one that a file gives itself,
// and the authors, stand in what the file says of itself or in its text.
func (l *loader) checkSaid(f *articleFile, r derivation, read *model.Capture) {
	if r.said == nil {
		return
	}
	names := f.Authors
	if f.TitleBasis == "meta" {
		names = append([]string{f.Title}, names...)
	}
	for _, name := range names {
		holds := func(said string) bool { return strings.Contains(text.Fold(said), text.Fold(name)) }
		if !slices.ContainsFunc(r.said, holds) && !slices.ContainsFunc(read.Lines, func(l custody.Line) bool { return holds(l.Text) }) {
			l.report(diag.New(diag.DeskWord, diag.FileSpan(f.Path), "« %s » is in nothing that %s says of itself, and in no line of it", name, f.Received.Path).
				WithHelp("take what the file says, or silence this with where it stands; a headline of your own is title_basis: hand"))
		}
	}
}

// checkFacts holds that what a record says its reader has found in the file is what it finds.
func (l *loader) checkFacts(f *articleFile, found []capture.Fact) {
	for i, fact := range f.Received.Facts {
		if i < len(found) && (fact.Number != found[i].Number || !slices.Equal(fact.List, found[i].List)) {
			l.report(diag.New(diag.ArticleDiverges, f.receivedAt, "%s: is not what the file has", fact.Name).
				WithHelp("run dossier clean, which writes what the file has"))
		}
	}
}

// checkLeft holds that the lines which a record says to be left out by the reader of
// its file are those that the reader leaves out, each by its rule. Left is nil for an
// article whose capture was received as text.
func (l *loader) checkLeft(f *articleFile, left map[int]string, text *model.Capture) {
	for i, d := range f.Record.Decisions {
		if d.ByHand || !capture.IsReaderRule(d.Rule) {
			continue
		}
		for n := max(1, d.First); n <= min(d.Last, len(text.Lines)); n++ {
			if left[n] != d.Rule && text.Lines[n-1].Text != "" {
				l.report(diag.New(diag.ArticleDiverges, f.decisionAt[i], "line %d was not left out by %s", n, d.Rule).
					WithHelp("run dossier clean; to leave a line out yourself, write by: hand and why:"))
				break
			}
		}
	}
}

// checkAnyway holds that a record says of a file which its reader refuses that it was
// taken all the same, and of no other.
func (l *loader) checkAnyway(f *articleFile, refused string) {
	said := f.Record.Anyway
	if said == custody.LittleLeft {
		said = ""
	}
	switch {
	case said == refused:
	case refused == "":
		l.report(diag.New(diag.ArticleDiverges, f.captureAt, "the record says that the file was refused (%s), and its reader does not refuse it", said).
			WithHelp("run dossier clean, which writes what the file is"))
	default:
		l.report(diag.New(diag.ArticleDiverges, f.captureAt, "the reader refuses the file (%s), and the record does not say that it was taken all the same", refused).
			WithHelp("run dossier clean --anyway %s, which says so, or delete the article", f.Received.Path))
	}
}

// unsaid says what a text lacks that today's reader finds in its file.
func unsaid(today *capture.Reading, lines []string) string {
	has := map[string]bool{}
	for _, line := range lines {
		has[line] = true
	}
	left := today.LeftLines()
	for _, line := range custody.Split(today.Text) {
		switch {
		case line.Text == "" || has[line.Text]:
		case left[line.Number] != "":
			return fmt.Sprintf("it leaves out without a word “%s”", quote.Shorten(line.Text))
		default:
			return fmt.Sprintf("the line reads “%s”", quote.Shorten(line.Text))
		}
	}
	return ""
}
