package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// articleFile is an article as its own file tells it, before it meets its
// capture, its outlet and the settings.
type articleFile struct {
	*Article
	blocks     []markdown.ArticleBlock
	captionsAt []diag.Span
	titleAt    diag.Span
	recordAt   diag.Span // the front matter's account of the lines
	decisionAt []diag.Span
	upstreamAt diag.Span
	capture    string // path of the capture
	captureAt  diag.Span
	sha256     string
	sha256At   diag.Span
	pageAt     diag.Span
	pageHashAt diag.Span
	outlet     string
	outletAt   diag.Span
	rules      int
	diags      []diag.Diagnostic
	made       *clean.Article // what cleaning made in memory, before it was written down
	broken     bool           // the front matter could not be read; say no more about it
	keyed      bool           // its name can be the key of an article
}

// Key returns the key of an article file.
func Key(file string) string { return strings.TrimSuffix(path.Base(file), ".md") }

// readArticle reads content/articles/KEY.md.
func readArticle(src *diag.Source) *articleFile {
	r := &reading{src: src}
	f := &articleFile{Article: &Article{Key: Key(src.Name), Path: src.Name, Source: src}}
	f.keyed = IsKey(f.Key)
	rec, body := r.frontMatter("the article")
	if rec == nil {
		f.broken, f.diags = true, r.diags
		return f
	}
	f.fields(rec)
	sound := diag.Count(r.diags, diag.Error)
	f.custody(rec)
	// What the record gets wrong is said; what does not follow from it would
	// only repeat that.
	f.broken = f.broken || diag.Count(r.diags, diag.Error) > sound
	rec.done()
	f.blocks = markdown.ReadArticle(src, body)
	f.words = wordsOf(f.blocks)
	f.diags = r.diags
	return f
}

func (f *articleFile) fields(rec *record) {
	f.Title, f.titleAt = rec.must("title", "the headline of the article")
	f.TitleBasis = rec.word("title_basis", "line", "meta", "derived", "hand")
	f.outlet, f.outletAt = rec.text("outlet")
	f.Published = rec.date("published")
	f.PublishedBasis, _ = rec.text("published_basis")
	f.Lang = rec.code("lang", languageCode, "fr")
	f.TranslatedFrom = rec.code("translated_from", languageCode, "es")
	f.Authors = rec.texts("authors")
	f.OriginalURL, _ = rec.text("original_url")
	if n := rec.take("upstream"); n != nil {
		f.upstreamAt = rec.span(n)
	}
	for _, n := range rec.list("upstream") {
		if s := rec.sub(n, "an entry of upstream"); s != nil {
			name, _ := s.must("name", "reuters")
			f.Upstream = append(f.Upstream, clean.Credit{Name: name, Line: s.number("line")})
			s.done()
		}
	}
	f.Standfirst = rec.number("standfirst")
	f.Status = Status(rec.word("status", string(Current), string(Corrected), string(Retracted)))
	f.Rights = Rights(rec.word("rights", "", string(Full), string(Excerpt), string(Link)))
	if f.OriginalURL != "" && !IsWebAddress(f.OriginalURL) {
		_, at := rec.text("original_url")
		rec.bad(at, "write the whole address, beginning with https://", "original_url %q is no web address", f.OriginalURL)
		f.OriginalURL = ""
	}
	if !f.Published.IsZero() && f.PublishedBasis == "" {
		_, at := rec.text("published")
		rec.bad(at, "add published_basis: and say where the date comes from", "the publication date has no basis")
	}
}

// custody reads the record that accounts for the lines of the capture.
func (f *articleFile) custody(rec *record) {
	r := &f.Record
	r.TitleLine = rec.number("title_line")
	if n := rec.take("capture"); n == nil {
		rec.bad(rec.at, "run dossier clean, which writes it", "the article does not say which capture it was cleaned from")
		f.broken = true
	} else if s := rec.sub(n, "capture"); s != nil {
		var file string
		file, f.captureAt = s.must("file", "the name of a file in content/captures")
		f.capture = path.Join("content/captures", file)
		f.sha256, f.sha256At = s.must("sha256", "the hash of its bytes")
		f.rules = s.number("rules")
		r.Mode = custody.Mode(s.word("paragraphs", string(custody.ByLine), string(custody.ByBlank)))
		s.done()
		if file == "" {
			f.broken = true
		} else if path.Base(file) != file || file == ".." {
			rec.bad(f.captureAt, "write the name of a file of content/captures, without a folder", "%q is no capture", file)
			f.broken = true
		}
	} else {
		f.broken = true
	}
	f.savedPage(rec)
	if n := rec.take("lines"); n != nil {
		f.recordAt = rec.span(n)
	} else {
		f.recordAt = f.captureAt
	}
	for _, n := range rec.list("lines") {
		if s := rec.sub(n, "an entry of lines"); s != nil {
			r.Decisions = append(r.Decisions, s.decision())
			f.decisionAt = append(f.decisionAt, s.at)
		}
	}
	for _, n := range rec.list("captions") {
		if s := rec.sub(n, "an entry of captions"); s != nil {
			text, at := s.exact("text", "the words of the caption")
			credit, _ := s.text("credit")
			r.Captions = append(r.Captions, custody.CaptionLine{Line: s.number("line"), Text: text, Credit: credit})
			f.captionsAt = append(f.captionsAt, at)
			s.done()
		}
	}
	for _, n := range rec.list("cuts") {
		if s := rec.sub(n, "an entry of cuts"); s != nil {
			c := custody.Cut{Line: s.number("line"), Nth: s.number("nth")}
			c.Words, _ = s.exact("words", "the words that are cut")
			c.Rule, _ = s.text("rule")
			c.Why, _ = s.text("why")
			s.byHand(&c.Rule, c.Why)
			r.Cuts = append(r.Cuts, c)
			s.done()
		}
	}
	for _, n := range rec.list("damage") {
		if s := rec.sub(n, "an entry of damage"); s != nil {
			d := custody.Damage{Line: s.number("line")}
			d.Words, _ = s.exact("words", "the damaged words")
			d.Kind = s.word("kind", "garbled", "glued", "doubled", "elision", "capital", "missing", "wrong")
			d.ByHand = s.word("by", "", "hand") == "hand"
			r.Damage = append(r.Damage, d)
			s.done()
		}
	}
}

// byHand reads by: hand, which takes the place of a rule and needs a reason.
func (rec *record) byHand(rule *string, why string) bool {
	by, at := rec.text("by")
	switch {
	case by == "hand":
		if why == "" {
			rec.bad(at, "add why: and give the reason", "a decision by hand needs a reason")
		}
		*rule = ""
		return true
	case by != "":
		rec.bad(at, "write by: hand, or name a rule:", "%s cannot be decided by %q", rec.name, by)
	case *rule == "":
		rec.bad(rec.at, "add rule:, or by: hand with why:", "%s names neither a rule nor a hand", rec.name)
	}
	return false
}

func (rec *record) decision() custody.Decision {
	var d custody.Decision
	lines, at := rec.must("line", "a line of the capture, 8, or a range, 16-20")
	from, to, isRange := strings.Cut(lines, "-")
	first, err := strconv.Atoi(strings.TrimSpace(from))
	last := first
	if isRange && err == nil {
		last, err = strconv.Atoi(strings.TrimSpace(to))
	}
	if err != nil || first < 1 || last < first {
		rec.bad(at, "write one line, 8, or a range, 16-20", "%q are no lines", lines)
		first, last = 0, -1
	}
	d.First, d.Last = first, last
	if d.First < d.Last && rec.value("is") == string(custody.Title) {
		rec.bad(at, "record the line of the headline that you want, and the rest as dropped, by hand", "a title is one line")
	}
	d.Is = custody.Class(rec.word("is", string(custody.Dropped), string(custody.Meta), string(custody.Body), string(custody.Title), string(custody.Caption)))
	d.Rule, _ = rec.text("rule")
	d.Why, _ = rec.text("why")
	d.ByHand = rec.byHand(&d.Rule, d.Why)
	rec.done()
	return d
}

func hexHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// join checks an article against its capture and makes its passages. Without a
// capture there are no passages: nothing of such an article can be cited.
func (f *articleFile) join(capture *Capture) []diag.Diagnostic {
	if f.broken {
		return nil
	}
	if capture == nil {
		return []diag.Diagnostic{diag.New(diag.CaptureChanged, f.captureAt, "the capture %s does not exist", f.capture).
			WithHelp("put the file back, or delete the article")}
	}
	if capture.SHA256 != f.sha256 {
		return []diag.Diagnostic{diag.New(diag.CaptureChanged, f.sha256At, "the capture is not the one that was cleaned: its hash is %s…", capture.SHA256[:16]).
			WithRelated(diag.Span{Source: capture.Source}, "the capture").
			WithHelp("captures are never edited: restore the file from history, or delete the article and run dossier clean")}
	}
	f.Capture = capture
	for _, u := range f.Upstream {
		if u.Line < 1 || u.Line > len(capture.Lines) {
			return []diag.Diagnostic{diag.New(diag.ArticleDiverges, f.upstreamAt, "upstream names line %d, the capture has %d lines", u.Line, len(capture.Lines)).
				WithHelp("name the line that credits %s", u.Name)}
		}
	}
	placed, faults := custody.Prove(capture.Source.Text, capture.Lines, f.Record, f.asBlocks())
	if len(faults) > 0 {
		return f.diverges(faults, capture)
	}
	var diags []diag.Diagnostic
	if f.TitleBasis == "line" {
		switch {
		case f.Record.TitleLine == 0:
			diags = append(diags, diag.New(diag.ArticleDiverges, f.titleAt, "the title is said to be a line of the capture, and title_line is missing").
				WithHelp("add title_line:, or write title_basis: hand"))
		case capture.Lines[f.Record.TitleLine-1].Text != f.Title:
			diags = append(diags, diag.New(diag.ArticleDiverges, f.titleAt, "the title is not line %d of the capture", f.Record.TitleLine).
				WithDetail("capture: "+capture.Lines[f.Record.TitleLine-1].Text).
				WithHelp("restore the words, or write title_basis: hand"))
		}
	}
	if f.TitleBasis != "line" && f.Record.TitleLine != 0 {
		diags = append(diags, diag.New(diag.ArticleDiverges, f.titleAt, "line %d is recorded as the title, and the title is not its words", f.Record.TitleLine).
			WithHelp("write title_basis: line, or record the line under lines: with is: title, by: hand and why:"))
	}
	if len(diags) == 0 {
		f.passages(placed)
		f.Proven = true
	}
	return diags
}

func (f *articleFile) asBlocks() []custody.Block {
	blocks := make([]custody.Block, len(f.blocks))
	for i, b := range f.blocks {
		blocks[i] = custody.Block{Kind: custody.Paragraph, Text: b.Text}
		if b.Subhead {
			blocks[i].Kind = custody.Subhead
		}
	}
	return blocks
}

// diverges reports custody faults at the block or the record they are about.
func (f *articleFile) diverges(faults []custody.Fault, capture *Capture) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, fault := range faults {
		at := f.recordAt
		for i, d := range f.Record.Decisions {
			if fault.Line > 0 && d.First <= fault.Line && fault.Line <= d.Last {
				at = f.decisionAt[i]
			}
		}
		if fault.Block >= 0 && fault.Block < len(f.blocks) {
			at = f.blocks[fault.Block].At
		}
		d := diag.New(diag.ArticleDiverges, at, "%s", fault.Reason)
		if fault.Want != "" && fault.Block >= 0 && fault.Block < len(f.blocks) {
			wrote, source := wordDiff(f.blocks[fault.Block].Text, fault.Want)
			d = d.WithDetail("article: " + shortDiff(wrote) + "\ncapture: " + shortDiff(source))
			i := commonPrefix(f.blocks[fault.Block].Text, fault.Want)
			d.At.Start = min(f.blocks[fault.Block].Offset(i), at.End)
		} else if fault.Want != "" {
			d = d.WithDetail("capture: " + shortDiff(fault.Want))
		}
		if fault.Line > 0 && fault.Line <= len(capture.Lines) {
			d = d.WithRelated(capture.Source.LineSpan(fault.Line), "the line of the capture")
		}
		if fault.Block < 0 {
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
func (f *articleFile) passages(blocks []custody.Block) {
	a := f.Article
	number := map[custody.Class]int{}
	add := func(kind custody.Class, line, last int, text string, at diag.Span) {
		number[kind]++
		a.Passages = append(a.Passages, &Passage{Article: a, Kind: kind, Number: number[kind], Line: line, Last: last, Text: text, At: at})
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
		add(b.Kind, b.Line, b.Last, b.Text, f.blocks[i].At)
		a.Passages[len(a.Passages)-1].Seams = b.Seams
	}
	for ; c < len(f.Record.Captions); c++ {
		caption := f.Record.Captions[c]
		add(custody.Caption, caption.Line, caption.Line, caption.Text, f.captionsAt[c])
	}
}
