package load

import (
	"path"
	"strconv"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/clean"
	"dossier/internal/copies"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/records"
)

// articleFile is an article as its own file tells it, before it meets its
// capture, its outlet and the settings.
type articleFile struct {
	*model.Article
	blocks         []custody.Block
	blocksAt       []diag.Span
	captionsAt     []diag.Span
	titleAt        diag.Span
	recordAt       diag.Span // the front matter's account of the lines
	decisionAt     []diag.Span
	upstreamAt     diag.Span
	capture        string // path of the capture
	captureAt      diag.Span
	sha256         string
	sha256At       diag.Span
	receivedAt     diag.Span
	receivedHashAt diag.Span
	outlet         string
	outletAt       diag.Span
	supersedesAt   diag.Span
	standfirstAt   diag.Span
	rules          int
	source         *diag.Source
	words          copies.Text // to compare it with others
	diags          []diag.Diagnostic
	made           *clean.Article // what cleaning made in memory, before it was written down
	broken         bool           // the front matter could not be read; say no more about it
	keyed          bool           // its name can be the key of an article
}

// Key returns the key of an article file.
func Key(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// readArticle reads content/articles/KEY.md.
func readArticle(src *diag.Source) *articleFile {
	f := readBlocks(src)
	f.words = wordsOf(f.blocks)
	return f
}

// readBlocks reads an article as far as cleaning needs it, which compares it with no other.
func readBlocks(src *diag.Source) *articleFile {
	f, body := readHead(src)
	if body >= 0 {
		f.blocks, f.blocksAt = markdown.ReadArticle(src, body)
	}
	return f
}

// readHead reads the front matter of an article. Body is the byte where its text begins,
// negative if there is no front matter.
func readHead(src *diag.Source) (f *articleFile, body int) {
	r := &frontmatter.File{Source: src, Captured: true}
	f = &articleFile{Article: &model.Article{Key: Key(src.Name), Path: src.Name}, source: src}
	f.keyed = frontmatter.IsKey(f.Key)
	rec, body := r.FrontMatter("the article")
	if rec == nil {
		f.broken, f.diags = true, r.Diags
		return f, -1
	}
	f.fields(rec)
	sound := diag.Count(r.Diags, diag.Error)
	f.custody(rec)
	// What the record gets wrong is said; what does not follow from it would
	// only repeat that.
	f.broken = f.broken || diag.Count(r.Diags, diag.Error) > sound
	rec.Done()
	f.diags = r.Diags
	return f, body
}

func (f *articleFile) fields(rec *frontmatter.Record) {
	f.Title, f.titleAt = rec.Need("title", "the headline of the article")
	f.TitleBasis = rec.Word("title_basis", "line", "meta", "derived", "hand")
	f.Short = records.ReadName(rec, "short")
	f.outlet, f.outletAt = rec.Text("outlet")
	f.Published = rec.Date("published")
	f.PublishedBasis, _ = rec.Text("published_basis")
	f.Lang = rec.Code("lang", records.LanguageCode, "fr")
	f.TranslatedFrom = rec.Code("translated_from", records.LanguageCode, "es")
	f.Authors = rec.Texts("authors")
	f.OriginalURL, _ = records.WebAddress(rec, "original_url")
	var archivedAt diag.Span
	if f.Archived, archivedAt = records.WebAddress(rec, "archived"); f.Archived != "" && f.OriginalURL == "" {
		rec.Bad(archivedAt, "write original_url: and the address of the page itself", "this is a copy of a page whose address is not given")
	}
	f.Supersedes, f.supersedesAt = rec.Text("supersedes")
	f.Aliases = records.Addresses(rec, "aliases")
	if n := rec.Take("upstream"); n != nil {
		f.upstreamAt = rec.Span(n)
	}
	for s := range rec.Records("upstream", "an entry of upstream") {
		name, _ := s.Need("name", "reuters")
		f.Upstream = append(f.Upstream, attribution.Credit{Name: name, Line: s.Number("line")})
	}
	f.standfirstAt = rec.Place("standfirst")
	f.Standfirst = rec.Number("standfirst")
	f.Status = model.Status(rec.Word("status", string(model.Current), string(model.Corrected), string(model.Retracted)))
	f.StatusLine = rec.Number("status_line")
	f.Labels = readLabels(rec)
	f.Rights = model.Rights(rec.Word("rights", "", string(model.Full), string(model.Excerpt), string(model.Link)))
	if !f.Published.IsZero() && f.PublishedBasis == "" {
		_, at := rec.Text("published")
		rec.Bad(at, "add published_basis: and say where the date comes from", "the publication date has no basis")
	}
}

// custody reads the record that accounts for the lines of the capture.
func (f *articleFile) custody(rec *frontmatter.Record) {
	r := &f.Record
	r.TitleLine = rec.Number("title_line")
	if n := rec.Take("capture"); n == nil {
		rec.Bad(rec.At, "run dossier clean, which writes it", "the article does not say which capture it was cleaned from")
		f.broken = true
	} else if s := rec.Sub(n, "capture"); s != nil {
		var file string
		file, f.captureAt = s.Need("file", "the name of a file in content/captures")
		f.capture = path.Join("content/captures", file)
		f.sha256, f.sha256At = s.Need("sha256", "the hash of its bytes")
		f.rules = s.Number("rules")
		r.Anyway = s.Word("anyway", append([]string{""}, custody.Refusals...)...)
		r.Mode = custody.Mode(s.Word("paragraphs", string(custody.ByLine), string(custody.ByBlank), string(custody.ByIndent), string(custody.ByEnd)))
		s.Done()
		if file == "" {
			f.broken = true
		} else if path.Base(file) != file || file == ".." {
			rec.Bad(f.captureAt, "write the name of a file of content/captures, without a folder", "%q is no capture", file)
			f.broken = true
		}
	} else {
		f.broken = true
	}
	f.received(rec)
	if n := rec.Take("lines"); n != nil {
		f.recordAt = rec.Span(n)
	} else {
		f.recordAt = f.captureAt
	}
	for s := range rec.Records("lines", "an entry of lines") {
		r.Decisions = append(r.Decisions, readDecision(s))
		f.decisionAt = append(f.decisionAt, s.At)
	}
	for s := range rec.Records("captions", "an entry of captions") {
		text, at := s.Exact("text", "the words of the caption")
		credit, _ := s.Text("credit")
		r.Captions = append(r.Captions, custody.CaptionLine{Line: s.Number("line"), Text: text, Credit: credit})
		f.captionsAt = append(f.captionsAt, at)
	}
	for s := range rec.Records("cuts", "an entry of cuts") {
		c := custody.Cut{Line: s.Number("line"), Nth: s.Number("nth")}
		c.Words, _ = s.Exact("words", "the words that are cut")
		c.Rule, _ = s.Text("rule")
		c.Why, _ = s.Text("why")
		readByHand(s, &c.Rule, c.Why)
		r.Cuts = append(r.Cuts, c)
	}
	for s := range rec.Records("damage", "an entry of damage") {
		d := custody.Damage{Line: s.Number("line")}
		d.Words, _ = s.Exact("words", "the damaged words")
		d.Kind = s.Word("kind", "garbled", "glued", "doubled", "elision", "capital", "missing", "wrong")
		d.ByHand = s.Word("by", "", "hand") == "hand"
		r.Damage = append(r.Damage, d)
	}
}

// readByHand reads by: hand, which takes the place of a rule and needs a reason.
func readByHand(rec *frontmatter.Record, rule *string, why string) bool {
	by, at := rec.Text("by")
	switch {
	case by == "hand":
		if why == "" {
			rec.Bad(at, "add why: and give the reason", "a decision by hand needs a reason")
		}
		*rule = ""
		return true
	case by != "":
		rec.Bad(at, "write by: hand, or name a rule:", "%s cannot be decided by %q", rec.Name, by)
	case *rule == "":
		rec.Bad(rec.At, "add rule:, or by: hand with why:", "%s names neither a rule nor a hand", rec.Name)
	}
	return false
}

func readDecision(rec *frontmatter.Record) custody.Decision {
	var d custody.Decision
	lines, at := rec.Need("line", "a line of the capture, 8, or a range, 16-20")
	from, to, isRange := strings.Cut(lines, "-")
	first, err := strconv.Atoi(strings.TrimSpace(from))
	last := first
	if isRange && err == nil {
		last, err = strconv.Atoi(strings.TrimSpace(to))
	}
	if err != nil || first < 1 || last < first {
		rec.Bad(at, "write one line, 8, or a range, 16-20", "%q are no lines", lines)
		first, last = 0, -1
	}
	d.First, d.Last = first, last
	if d.First < d.Last && rec.Peek("is") == string(custody.Title) {
		rec.Bad(at, "record the line of the headline that you want, and the rest as dropped, by hand", "a title is one line")
	}
	d.Is = custody.Class(rec.Word("is", string(custody.Dropped), string(custody.Meta), string(custody.Body), string(custody.Title), string(custody.Caption)))
	d.Rule, _ = rec.Text("rule")
	d.Why, _ = rec.Text("why")
	d.ByHand = readByHand(rec, &d.Rule, d.Why)
	return d
}

// join checks an article against its capture and makes its passages. Without a
// capture there are no passages: nothing of such an article can be cited.
func (f *articleFile) join(capture *model.Capture) []diag.Diagnostic {
	if f.broken {
		return nil
	}
	if capture == nil {
		return []diag.Diagnostic{diag.New(diag.CaptureChanged, f.captureAt, "the capture %s does not exist", f.capture).
			WithHelp("put the file back, or delete the article")}
	}
	if capture.SHA256 != f.sha256 {
		return []diag.Diagnostic{f.otherBytes(capture, "captures are never edited: restore the file from history; give another file another name")}
	}
	f.Capture = capture
	for _, u := range f.Upstream {
		if u.Line < 1 || u.Line > len(capture.Lines) {
			return []diag.Diagnostic{diag.New(diag.ArticleDiverges, f.upstreamAt, "upstream names line %d, the capture has %d lines", u.Line, len(capture.Lines)).
				WithHelp("name the line that credits %s", u.Name)}
		}
	}
	if f.StatusLine > len(capture.Lines) {
		return []diag.Diagnostic{diag.New(diag.ArticleDiverges, f.recordAt, "status_line names line %d, the capture has %d lines", f.StatusLine, len(capture.Lines)).
			WithHelp("name the line on which the outlet says so")}
	}
	placed, faults := custody.Prove(capture.Source.Text, capture.Lines, f.Record, f.blocks)
	if len(faults) > 0 {
		return f.diverges(faults, capture)
	}
	diags := f.checkHead(placed)
	if len(diags) == 0 {
		f.passages(placed)
		f.Proven = true
	}
	if f.Received != nil {
		return diags
	}
	if mode := clean.Mode(capture.Source.Text, capture.Lines); mode != f.Record.Mode {
		diags = append(diags, diag.New(diag.HandDecision, f.captureAt, "paragraphs: %s is not what the lines look like: the rules read them as %s",
			f.Record.Mode, mode).
			WithHelp("what one paragraph is decides what is shown around a quotation: write paragraphs: %s, or silence this with the reason", mode))
	}
	return diags
}

// otherBytes reports a capture that is not the one that was cleaned.
func (f *articleFile) otherBytes(capture *model.Capture, help string) diag.Diagnostic {
	return diag.New(diag.CaptureChanged, f.sha256At, "the capture is not the one that was cleaned: its hash is %s…", capture.SHA256[:16]).
		WithRelated(diag.Span{Source: capture.Source}, "the capture").WithHelp("%s", help)
}

// checkHead reports a title that is not the line it is said to be, and a standfirst that is longer than
// the article.
func (f *articleFile) checkHead(placed []custody.Placed) []diag.Diagnostic {
	var diags []diag.Diagnostic
	report := func(at diag.Span, help, format string, args ...any) {
		diags = append(diags, diag.New(diag.ArticleDiverges, at, format, args...).WithHelp("%s", help))
	}
	line := f.Record.TitleLine
	switch isLine := f.TitleBasis == "line"; {
	case isLine && line == 0:
		report(f.titleAt, "add title_line:, or write title_basis: hand", "the title is said to be a line of the capture, and title_line is missing")
	case isLine && titleOf(f.Record, f.Capture) != f.Title:
		report(f.titleAt, "restore the words, or write title_basis: hand", "the title is not line %d of the capture", line)
		diags[0] = diags[0].WithDetail("capture: " + f.Capture.Lines[line-1].Text)
	case !isLine && line != 0:
		report(f.titleAt, "write title_basis: line, or record the line under lines: with is: title, by: hand and why:",
			"line %d is recorded as the title, and the title is not its words", line)
	}
	paragraphs := 0
	for _, p := range placed {
		if p.Kind == custody.Paragraph {
			paragraphs++
		}
	}
	if f.Standfirst > paragraphs {
		report(f.standfirstAt, "write how many paragraphs stand before the text in letters of their own, or leave the line out",
			"standfirst counts %d paragraphs, and the article has %d", f.Standfirst, paragraphs)
	}
	return diags
}

// diverges reports custody faults at the block or the record they are about.
func (f *articleFile) diverges(faults []custody.Fault, capture *model.Capture) []diag.Diagnostic {
	var diags []diag.Diagnostic
	_, edited := custody.Foreign(capture.Source.Text, f.Record, f.blocks)
	for _, fault := range faults {
		at := f.recordAt
		for i, d := range f.Record.Decisions {
			if fault.Line > 0 && d.First <= fault.Line && fault.Line <= d.Last {
				at = f.decisionAt[i]
			}
		}
		if fault.Block >= 0 && fault.Block < len(f.blocks) {
			at = f.blocksAt[fault.Block]
		}
		d := diag.New(diag.ArticleDiverges, at, "%s", fault.Reason)
		if fault.Want != "" && fault.Block >= 0 && fault.Block < len(f.blocks) {
			wrote, source := quote.Diff(f.blocks[fault.Block].Text, fault.Want)
			d = d.WithDetail("article: " + quote.Shorten(wrote) + "\ncapture: " + quote.Shorten(source))
			i := commonPrefix(f.blocks[fault.Block].Text, fault.Want)
			d.At.Start = min(markdown.Offset(at, i), at.End)
		} else if fault.Want != "" {
			d = d.WithDetail("capture: " + quote.Shorten(fault.Want))
		}
		if fault.Line > 0 && fault.Line <= len(capture.Lines) {
			d = d.WithRelated(capture.Source.LineSpan(fault.Line), "the line of the capture")
		}
		if fault.Block < 0 || !edited {
			d = d.WithHelp("after a decision by hand run dossier clean, which brings the rest of the record up to date")
		} else {
			d = d.WithHelp("restore the words of the capture; to leave something out, list it under lines: or cuts: with by: hand and why:")
		}
		diags = append(diags, d)
	}
	return diags
}

// commonPrefix returns the length in bytes of the words that a and b share.
func commonPrefix(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return strings.LastIndexByte(a[:i], ' ') + 1
}

// passages lists what can be cited, in the order of the raw lines.
func (f *articleFile) passages(blocks []custody.Placed) {
	a := f.Article
	number := map[custody.Class]int{}
	located := f.located()
	add := func(kind custody.Class, line, last int, text string, at diag.Span) {
		number[kind]++
		a.Passages = append(a.Passages, &model.Passage{
			Article: a, Index: len(a.Passages), Kind: kind, Number: number[kind], Line: line, Last: last, Text: text, Start: at.Start, End: at.End,
			Locator: located(line),
		})
	}
	// A title from elsewhere than a line of the capture is no evidence.
	if f.TitleBasis == "line" {
		add(custody.Title, f.Record.TitleLine, f.Record.TitleLine, f.Title, f.titleAt)
	}
	c := 0
	for i, b := range blocks {
		for ; c < len(f.Record.Captions) && f.Record.Captions[c].Line < b.Line; c++ {
			caption := f.Record.Captions[c]
			add(custody.Caption, caption.Line, caption.Line, caption.Text, f.captionsAt[c])
		}
		add(b.Kind, b.Line, b.Last, b.Text, f.blocksAt[i])
		a.Passages[len(a.Passages)-1].Seams = b.Seams
	}
	for ; c < len(f.Record.Captions); c++ {
		caption := f.Record.Captions[c]
		add(custody.Caption, caption.Line, caption.Line, caption.Text, f.captionsAt[c])
	}
}

// titleOf is what the line of the title says, less what a rule cuts.
func titleOf(r custody.Record, capture *model.Capture) string {
	return custody.Kept(capture.Source.Text, capture.Lines[r.TitleLine-1], r.CutsByLine()[r.TitleLine])
}
