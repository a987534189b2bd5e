package desk

import (
	"errors"
	"io/fs"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/quote"
)

// readFile reads a file as received, and one that its reader refuses as it is, if a
// person wants that: refused is then the kind of file. If it cannot be read, d says why.
func readFile(k *capture.Readings, name string, raw []byte, anyway bool) (reading *capture.Reading, refused string, d *diag.Diagnostic) {
	format := capture.FormatOf(name)
	reading, refusal := k.Read(format, raw)
	if refusal == nil {
		return reading, "", nil
	}
	help := refusal.Help
	if taken, kind := k.ReadAnyway(format, raw); taken != nil {
		if anyway {
			return taken, kind, nil
		}
		help += "; --anyway takes it as it is, and says so"
	}
	bad := diag.New(diag.BadPage, diag.FileSpan(name), "%s", refusal.Reason).WithHelp("%s", help)
	return nil, "", &bad
}

// readBefore is what its file was read as of which an article exists: nil if its text is
// not the one that its file has, which is for check to report, or for cleaning where no
// build reads the file.
func (r *ruling) readBefore(state *load.Cleaning, k *capture.Readings) (reading *capture.Reading, refused string, err error) {
	received := r.old.Received
	if received == nil {
		return nil, "", nil
	}
	raw, err := state.ReadReceived(received.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	format := capture.FormatOf(received.Path)
	if received.Reader != format.Reader {
		return nil, "", nil
	}
	if reading, refused, _ = readFile(k, received.Path, raw, r.old.Hand.Anyway != ""); reading == nil {
		return nil, "", nil
	}
	line, want, reason := custody.Difference(reading.Text, r.capture.Source.Text)
	switch {
	case reason == "":
		return reading, refused, nil
	case format.Slow: // no build reads the file again
		d := diag.New(diag.DerivedTextDiffers, r.capture.Source.LineSpan(max(1, line)), "this is not the text of the %s: %s", format.Name, reason)
		if want != "" {
			d = d.WithDetail(format.Name + ": " + quote.Shorten(want))
		}
		r.old.Problems = append(r.old.Problems, d.WithHelp("restore the text from history, or delete it and the article and run dossier clean %s", received.Path))
	}
	return nil, "", nil
}

// moveDecisions gives what a person decided about lines of a text the numbers that the
// lines have in the text as it is read today. A line that is not there today, or not as
// often, is reported, and its number is 0.
func (r *ruling) moveDecisions(was []custody.Line) {
	now := map[string][]int{} // numbers of lines, by their words
	for _, l := range r.capture.Lines {
		now[l.Text] = append(now[l.Text], l.Number)
	}
	before := map[string][]int{}
	for _, l := range was {
		before[l.Text] = append(before[l.Text], l.Number)
	}
	number := func(line int) int {
		if line < 1 || line > len(was) {
			return 0
		}
		words := was[line-1].Text
		if len(now[words]) == len(before[words]) {
			for i, n := range before[words] {
				if n == line {
					return now[words][i]
				}
			}
		}
		r.diags = append(r.diags, diag.New(diag.ReadByEarlier, diag.FileSpan(r.old.Path),
			"today's reader does not read line %d, about which something was decided by hand, as it was read: “%s”", line, words).
			WithHelp("take the decision out of the front matter, run dossier clean %s, and make it once more", r.origin))
		return 0
	}
	hand := custody.Record{Mode: r.options.Hand.Mode, Anyway: r.old.Hand.Anyway}
	for _, d := range r.old.Hand.Decisions {
		for n := d.First; n <= d.Last; n++ {
			if n <= len(was) && was[n-1].Text == "" {
				continue
			}
			one := d
			one.First = number(n)
			one.Last = one.First
			hand.Decisions = append(hand.Decisions, one)
		}
	}
	for _, c := range r.old.Hand.Cuts {
		c.Line = number(c.Line)
		hand.Cuts = append(hand.Cuts, c)
	}
	for _, d := range r.old.Hand.Damage {
		d.Line = number(d.Line)
		hand.Damage = append(hand.Damage, d)
	}
	r.options.Hand = hand
	r.upstream = []attribution.Credit{}
	for _, u := range r.old.Upstream {
		if u.Line != 0 {
			u.Line = number(u.Line)
		}
		r.upstream = append(r.upstream, u)
	}
}

// keepUpstreamAndTitle gives the article the sources that were recorded, at the lines which
// they have now, and reports a headline that is no line of the text any more.
func (r *ruling) keepUpstreamAndTitle() {
	r.article.Upstream = r.upstream
	line := r.article.TitleLine
	if r.old.Basis == "line" && (line == 0 || r.capture.Lines[line-1].Text != r.old.Title) {
		r.diags = append(r.diags, diag.New(diag.ReadByEarlier, diag.FileSpan(r.old.Path),
			"today's reader finds no line for the headline “%s”", r.old.Title).
			WithHelp("write title_basis: meta or hand, and run dossier clean %s", r.origin))
	}
}
