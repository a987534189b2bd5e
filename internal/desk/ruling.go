package desk

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
)

// task is a capture to clean, or a file whose text has yet to be read.
type task struct {
	text   string // path of the capture
	there  bool   // it lies there already
	origin string // path of the file that the text is to be read from; empty if the text is all there is, or was read
}

// named reports whether a name is that of the capture or of the file that it is
// read from.
func (t task) named(name string) bool { return t.text == name || t.text == capture.TextOf(name) }

// compare orders tasks by the paths of their captures.
func (t task) compare(text string) int { return strings.Compare(t.text, text) }

// tasks lists what there is to clean, in the order of the paths.
func tasks(state *load.Cleaning) []task {
	list := make([]task, 0, len(state.Captures))
	received := map[string]string{} // by path of their text
	for _, name := range state.Received {
		received[capture.TextOf(name)] = name
	}
	for _, text := range state.Captures {
		list = append(list, task{text: text, there: true, origin: received[text]})
		delete(received, text)
	}
	for text, name := range received {
		list = append(list, task{text: text, origin: name})
	}
	slices.SortFunc(list, func(a, b task) int { return a.compare(b.text) })
	return list
}

// ruling is what the rules say of a capture.
type ruling struct {
	task
	capture   *model.Capture
	sidecarOf string // the file beside which the sidecar lies
	again     bool   // the text was read by an earlier reader, and its file is read again
	options   clean.Options
	old       *load.CleanedBefore
	upstream  []attribution.Credit // as they are to be written, if the file was read again; else nil
	received  *model.Received
	hash      string        // of the file as received
	receipt   model.Receipt // of that file, as the lock file has it or else as far as a sidecar tells
	sidecar   *load.Sidecar // what was written down about it, nil if nothing
	declared  diag.Span     // where the file as received says its language
	saved     string        // when the file was captured, as it says itself, if it was read here
	charset   string        // the encoding that the file was in, if it was read here
	fresh     bool          // the capture was read from another file, and has yet to be written
	article   clean.Article
	file      []byte // the article as a file
	lost      bool   // most of the capture would be left out
	refused   string // the kind of a file that its reader refuses, and that was read as it is
	diags     []diag.Diagnostic
	err       error
}

// read gathers what is known of a capture: what the file says of itself, what was
// written down when it was captured, what was decided by hand before. What cannot be read
// has no capture.
func read(state *load.Cleaning, t task, o CleanOptions) ruling {
	r := ruling{task: t, options: clean.Options{Outlets: state.Outlets}}
	if t.there {
		var problem *diag.Diagnostic
		if r.capture, problem, r.err = state.ReadCapture(t.text); problem != nil {
			r.diags = append(r.diags, *problem)
		}
		if r.capture == nil {
			return r
		}
		if r.old, r.err = state.ReadArticle(r.capture); r.err != nil {
			return r
		}
		if len(o.Names) > 0 && r.old.ReadByEarlier() {
			r.again, r.origin = true, r.old.Received.Path
		}
	}
	was := r.capture
	if r.origin != "" {
		if r.readOrigin(state, o); r.capture == nil || r.err != nil {
			return r
		}
	} else if r.capture.Source.File != nil {
		text, _ := capture.DecodeText(r.capture.Source.File)
		r.charset = text.Name
	}
	if r.readSidecar(state); r.err != nil {
		return r
	}
	r.options = load.Known(r.options, t.text, r.sidecar)
	if r.received, r.err = withPictures(state, r); r.err != nil || r.old == nil {
		return r
	}
	if r.options.Left == nil {
		r.leaveOutAsBefore(state, o.Readings)
	}
	if r.again {
		r.moveDecisions(was.Lines)
	} else {
		r.options.Hand = r.old.Hand
	}
	r.options.Title = cmp.Or(r.options.Title, load.Headline(r.old.Title, r.old.Basis))
	return r
}

// readOrigin reads the capture from the file as received, and what that says of itself.
func (r *ruling) readOrigin(state *load.Cleaning, o CleanOptions) {
	raw, err := state.ReadReceived(r.origin)
	if err != nil {
		r.err = err
		return
	}
	reading, refused, d := readFile(o.Readings, r.origin, raw, o.Anyway || r.old != nil && r.old.Hand.Anyway != "")
	if d != nil {
		r.capture = nil
		r.diags = append(r.diags, *d)
		return
	}
	r.received, r.charset = load.NewReceived(r.origin, raw, reading.Facts), reading.Charset
	r.declared = declaredAt(r.origin, raw, reading.Lang)
	r.refused = refused
	r.options.Left, r.options.Verbatim = reading.LeftLines(), reading.Verbatim
	known := &r.options
	known.URL, known.Title, known.Outlet, known.Authors, known.Lang = reading.URL, reading.Title, reading.Outlet, reading.Authors, reading.Lang
	known.Published, known.PublishedBasis, known.Credits = reading.Published, reading.PublishedBasis, reading.Credits
	switch {
	case reading.Joined:
		known.Hand.Mode = custody.ByBlank
	case !reading.Wrapped:
		known.Hand.Mode = custody.ByLine // one block is one line
	}
	r.saved = reading.Captured
	known.Captured = load.Sidecar{Captured: reading.Captured}.Day()
	if r.capture == nil || r.again {
		r.capture, r.fresh = load.NewCapture(r.text, []byte(reading.Text)), true
	}
}

// readSidecar finds what was written down about a capture: beside the file that its text
// was read from, or beside the text.
func (r *ruling) readSidecar(state *load.Cleaning) {
	var diags []diag.Diagnostic
	if origin, _ := capture.OriginOf(r.text); origin != "" {
		r.sidecar, diags, r.err = state.ReadSidecar(origin)
		r.sidecarOf = origin
	}
	if r.sidecar == nil && r.err == nil {
		var more []diag.Diagnostic
		r.sidecar, more, r.err = state.ReadSidecar(r.text)
		r.sidecarOf, diags = r.text, append(diags, more...)
	}
	r.diags = append(r.diags, diags...)
}

// leaveOutAsBefore finds which lines the reader of a file leaves out that has an article, and
// who published it, for the outlet may have been listed since.
func (r *ruling) leaveOutAsBefore(state *load.Cleaning, k *capture.Readings) {
	reading, refused, err := r.readBefore(state, k)
	switch {
	case err != nil:
		r.err = err
	case reading != nil:
		r.options.Left, r.options.Verbatim, r.refused = reading.LeftLines(), reading.Verbatim, refused
		r.options.URL, r.options.Outlet = cmp.Or(r.options.URL, reading.URL), cmp.Or(r.options.Outlet, reading.Outlet)
	case r.refused == "" && r.old.Received != nil && r.old.Hand.Anyway != custody.LittleLeft:
		r.refused = r.old.Hand.Anyway // its file is not read here: it is what it was taken for
	}
}

// rule runs the rules over a capture, with what was decided by hand before.
func rule(state *load.Cleaning, t task, o CleanOptions) ruling {
	r := read(state, t, o)
	if r.capture == nil || r.err != nil {
		return r
	}
	if o.Anyway && r.refused == "" && r.options.Hand.Anyway == "" {
		r.options.Hand.Anyway = custody.LittleLeft
	}
	r.article, r.lost = clean.Clean([]byte(r.capture.Source.Text), r.options)
	if r.article.Anyway = r.refused; r.refused == "" && r.lost && (o.Anyway || r.options.Hand.Anyway != "") {
		r.article.Anyway = custody.LittleLeft
	}
	var source *diag.Source
	if r.old != nil {
		source = r.old.Source
		for i := range r.article.Blocks {
			if b := &r.article.Blocks[i]; r.old.Kept[b.Text] { // which lines are subheads may have been decided by hand
				b.Kind = custody.Paragraph
				if r.old.Subheads[b.Text] {
					b.Kind = custody.Subhead
				}
			}
		}
	}
	if r.again {
		r.keepUpstreamAndTitle()
	}
	if r.old != nil && r.old.Problems != nil || r.again && len(r.diags) > 0 {
		return r
	}
	if r.findReceipt(state); r.err != nil {
		return r
	}
	r.file, r.err = load.WriteArticle(r.article, path.Base(r.capture.Path), r.capture.Source.Bytes(), r.received, source)
	return r
}

// findReceipt finds what is known of the file as received.
func (r *ruling) findReceipt(state *load.Cleaning) {
	file := r.capture.Path
	r.hash = r.capture.SHA256
	switch {
	case r.received != nil:
		file, r.hash = r.received.Path, r.received.SHA256
	case r.old != nil && r.old.Received != nil:
		file, r.hash = r.old.Received.Path, r.old.Received.SHA256
	}
	if r.sidecarOf != file {
		r.sidecar, _, r.err = state.ReadSidecar(file)
	}
	if r.receipt = state.Receipt(file, r.hash, r.sidecar); r.sidecar == nil && !r.receipt.Recorded() {
		r.receipt.Captured = r.saved
	}
}

// decided is what a person has decided about the capture.
func (r ruling) decided(file string) []model.Decided {
	basis, title := r.article.TitleBasis, r.article.Title
	if r.old != nil {
		basis, title = r.old.Basis, r.old.Title
	}
	return model.DecidedIn(file, r.article.Record, basis, title)
}
