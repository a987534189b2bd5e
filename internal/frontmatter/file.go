// Package frontmatter reads and writes the YAML of settings, records and front
// matter as typed values, each with its place in the file. A record is taken
// apart key by key; what nobody takes is reported as unknown, so that no line of a
// person's work is dropped without a word.
//
// It hides the YAML library, and that YAML can be more than a tree: anchors,
// aliases, tags, merge keys, duplicate keys and second documents are refused.
package frontmatter

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"dossier/internal/diag"
	"dossier/internal/text"

	"go.yaml.in/yaml/v4"
)

// maxRecord limits the YAML of one file: settings and front matter are written
// by hand, the longest records are those of custody.
const maxRecord = 1 << 20 // bytes

// File is a file being read.
type File struct {
	Source *diag.Source
	Diags  []diag.Diagnostic // what is wrong in it

	// Captured says that the YAML holds words of a capture, with whatever characters
	// that has.
	Captured bool
}

// Report notes what is wrong in the file.
func (r *File) Report(d diag.Diagnostic) { r.Diags = append(r.Diags, d) }

// Bad notes that something cannot be read as front matter, with a remedy.
func (r *File) Bad(at diag.Span, help, format string, args ...any) {
	r.Report(diag.New(diag.BadFrontMatter, at, format, args...).WithHelp("%s", help))
}

// FrontMatter cuts a file into front matter and body. The body begins at a byte of
// the file, counted from 0. rec is nil if there is no front matter that can be
// read, which is then reported; name is what the file is called in messages.
func (r *File) FrontMatter(name string) (rec *Record, body int) {
	content := r.Source.Text
	if shape := shapeAsked(r.Source); shape != nil {
		return &Record{File: r, Name: name, At: diag.Span{Source: r.Source}, shape: shape}, 0
	}
	first := diag.Span{Source: r.Source, Start: 0, End: min(len(content), max(0, lineLength(content)))}
	if !strings.HasPrefix(content, "---\n") && !strings.HasPrefix(content, "---\r\n") {
		r.Bad(first, "begin the file with a line --- , then keys such as title:, then a line ---", "the file has no front matter")
		return nil, 0
	}
	start := strings.IndexByte(content, '\n') + 1
	for at := start; at < len(content); {
		n := lineLength(content[at:])
		line := strings.TrimRight(content[at:at+n], " \t\r")
		next := min(len(content), at+n+1)
		if line == "---" {
			return r.yaml(name, start, at, 1), next
		}
		at = next
	}
	r.Bad(first, "close it with a line that is just ---", "the front matter never ends")
	return nil, len(content)
}

func lineLength(text string) int {
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		return n
	}
	return len(text)
}

// Whole reads a file that is one YAML mapping and nothing else. It is nil if that
// cannot be read, which is then reported.
func (r *File) Whole(name string) *Record {
	if shape := shapeAsked(r.Source); shape != nil {
		return &Record{File: r, Name: name, At: diag.Span{Source: r.Source}, shape: shape}
	}
	return r.yaml(name, 0, len(r.Source.Text), 0)
}

// yaml reads a stretch of the file as one YAML mapping.
func (r *File) yaml(name string, from, to, lines int) *Record {
	rec := &Record{File: r, Name: name, offset: from, lines: lines, At: diag.Span{Source: r.Source, Start: from, End: from}}
	if to-from > maxRecord {
		r.Bad(rec.At, "split it", "the YAML of one file may have %d bytes, this has %d", maxRecord, to-from)
		return nil
	}
	if strings.TrimSpace(r.Source.Text[from:to]) == "" {
		return rec
	}
	if merges := diag.MergeMarkers(r.Source, from, to); len(merges) > 0 {
		r.Diags = append(r.Diags, merges...)
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(r.Source.Text[from:to]), &doc); err != nil {
		if !rec.lookalike(to) && !rec.unclosed(to) && !rec.unclosedList(to) {
			rec.syntax(err)
		}
		return nil
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		if len(doc.Content) == 1 && doc.Content[0].Tag == "!!null" {
			return rec // comments only
		}
		if !rec.lookalike(to) {
			r.Bad(rec.At, "write one key: value a line", "%s must be a list of keys and values", name)
		}
		return nil
	}
	if !rec.plain(doc.Content[0]) {
		return nil
	}
	rec.open(doc.Content[0])
	return rec
}

var yamlPosition = regexp.MustCompile(`^.* at L\d+\.C\d+: `)

// syntax reports an error of the YAML reader at its place.
func (rec *Record) syntax(err error) {
	at := rec.At
	message := err.Error()
	if load, ok := errors.AsType[*yaml.LoadError](err); ok {
		if load.Mark.Line > 0 {
			at = rec.position(load.Mark.Line, load.Mark.Column)
		}
		message = load.Message
	}
	message = yamlPosition.ReplaceAllString(message, "")
	help := "check the indentation and put text with a colon into quotation marks"
	switch {
	case strings.Contains(message, "multiple"):
		message, help = "there is a second YAML document", "remove the line --- in the middle"
	case strings.Contains(message, "mapping values are not allowed"):
		message, help = "a second colon makes this line ambiguous", `put the text into quotation marks: title: "A : B"`
	}
	if at.Source != nil && strings.HasPrefix(at.Text(), "\t") {
		message, help = "a tab stands where spaces must", "indent with spaces"
	}
	rec.Bad(at, help, "the YAML cannot be read: %s", message)
}

// Blanks that are no spaces, and the full-width colon, where YAML needs a space or a colon:
// somebody's editor wrote them.
var lookalikes = regexp.MustCompile(strings.ReplaceAll(
	`(?m)^ *(?:- *)?(?:[\p{L}\p{N}_-]+(?:(:BLANK)|(：))|(BLANK))`, "BLANK", `[\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]+`))

// lookalike reports the first sign that looks like one of YAML, if YAML reads another thing or
// has another fault without such signs: it is why the reader does not understand what stands
// behind it. In a text of several lines they may well stand.
func (rec *Record) lookalike(to int) bool {
	text := rec.Source.Text[rec.offset:to]
	m := lookalikes.FindStringSubmatchIndex(text)
	if m == nil || readAs(text) == readAs(lookalikes.ReplaceAllStringFunc(text, meant)) {
		return false
	}
	switch {
	case m[4] >= 0:
		rec.Bad(rec.stretch(m[4], m[5]), "write : and a space in its place", "this is no colon to YAML")
	case m[2] >= 0:
		rec.Bad(rec.stretch(m[2]+1, m[3]), "write a space in its place", "this blank is no space, so that the line is no key and value")
	default:
		rec.Bad(rec.stretch(m[6], m[7]), "write spaces in its place", "this blank is no space, so that the line is not indented")
	}
	return true
}

// meant is the beginning of a line with the signs of YAML in the place of those that look like them.
func meant(line string) string {
	line = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, line)
	return strings.ReplaceAll(line, "：", ": ")
}

// readAs says what YAML takes a text for, or what it finds wrong in it.
func readAs(text string) string {
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		return err.Error()
	}
	if len(doc.Content) == 1 {
		return doc.Content[0].Tag
	}
	return ""
}

// opening is a quotation mark with which the value of a key or of a list begins, and what stands
// behind it on its line.
var opening = regexp.MustCompile(`(?m)^( *)(- +)?([\p{L}\p{N}_-]+: +)?(["'])(.*)$`)

// escaped is a character that does not end a value in double quotation marks.
var escaped = regexp.MustCompile(`\\.`)

// unclosed reports the first value in quotation marks that does not end on its line, in front
// matter of which nothing could be read: what stands behind it was taken for a part of it. A value
// may go on in lines that are indented.
func (rec *Record) unclosed(to int) bool {
	text := rec.Source.Text[rec.offset:to]
	for _, m := range opening.FindAllStringSubmatchIndex(text, -1) {
		isItem, isKey := m[4] >= 0, m[6] >= 0
		margin := m[3] - m[2]
		if isItem && isKey {
			margin += m[5] - m[4]
		}
		mark, rest := text[m[8]], text[m[10]:m[11]]
		if mark == '"' {
			rest = escaped.ReplaceAllString(rest, "")
		}
		next := strings.TrimLeft(text[m[11]:], "\r\n")
		goesOn := len(next)-len(strings.TrimLeft(next, " ")) > margin
		if (isItem || isKey) && !goesOn && strings.IndexByte(rest, mark) < 0 {
			rec.Bad(rec.stretch(m[8], m[9]), "close it at the end of the value", "the value that begins with this quotation mark does not end on its line")
			return true
		}
	}
	return false
}

// listOpening is a bracket with which the value of a key or of a list begins.
var listOpening = regexp.MustCompile(`(?m)^( *)(?:- +|(?:- +)?[\p{L}\p{N}_-]+: +)([\[{])`)

// unclosedList reports the first value in brackets that does not end before the next key or
// item, in YAML of which nothing could be read: the reader looks for its end behind it.
func (rec *Record) unclosedList(to int) bool {
	text := rec.Source.Text[rec.offset:to]
	read := 0
	for _, m := range listOpening.FindAllStringSubmatchIndex(text, -1) {
		if m[4] < read {
			continue // it stands in the value before
		}
		length, closed := bracketed(text[m[4]:], m[3]-m[2])
		if !closed {
			rec.Bad(rec.stretch(m[4], m[5]), "close it at the end of the value, or put the value into quotation marks",
				"the value that begins with this bracket does not end before the next key")
			return true
		}
		read = m[4] + length
	}
	return false
}

// bracketed returns how many bytes of a text that begins with a bracket are lines up to the one
// with its partner, and whether that comes before a line with no more than some spaces in front
// of it, other than one that begins with a bracket.
func bracketed(text string, margin int) (length int, closed bool) {
	depth := 0
	for line := range strings.Lines(text) {
		inner := strings.TrimLeft(line, " ")
		if depth > 0 && len(line)-len(inner) <= margin && strings.Trim(inner[:min(1, len(inner))], "]}\r\n") != "" {
			return length, false
		}
		length += len(line)
		for _, r := range quotedValue.ReplaceAllString(inner, "") {
			switch r {
			case '[', '{':
				depth++
			case ']', '}':
				depth--
			}
			if depth == 0 {
				return length, true
			}
		}
	}
	return length, false
}

// quotedValue is a text in quotation marks in a list, or a comment, whose brackets are none.
var quotedValue = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|'[^']*'|\s#.*`)

// stretch is a part of the YAML, in bytes from its beginning.
func (rec *Record) stretch(from, to int) diag.Span {
	return diag.Span{Source: rec.Source, Start: rec.offset + from, End: rec.offset + to}
}

// unseen reports what of a value does not reach a page as it looks: characters that
// nobody sees, and words behind a # that YAML takes for a comment.
func (rec *Record) unseen(n *yaml.Node) {
	if !rec.Captured {
		for h := range text.FindHidden(n.Value) {
			rec.Report(diag.HiddenIn(rec.spanOf(n), h))
			break // the others are in the same value
		}
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 && gluedComment.MatchString(n.LineComment) {
		at := rec.spanOf(n)
		d := diag.New(diag.BadFrontMatter, at, "YAML ends this value before %q", n.LineComment).
			WithHelp("put the whole value into quotation marks; for a comment, write a space behind the #")
		line, _, _ := strings.Cut(rec.Source.Text[at.Start:], "\n")
		if line = strings.TrimRight(line, " \t\r"); strings.HasPrefix(line, n.Value) && strings.HasSuffix(line, n.LineComment) {
			at.End = at.Start + len(line)
			d = d.WithSuggestion(at, "'"+strings.ReplaceAll(line, "'", "''")+"'")
		}
		rec.Report(d)
	}
}

// gluedComment is a # with a word right behind it, which a person meant as text.
var gluedComment = regexp.MustCompile(`^#[^\s#]`)

// plain refuses what makes YAML more than a tree: anchors, aliases, tags,
// merge keys and duplicate keys.
func (rec *Record) plain(n *yaml.Node) bool {
	ok := true
	switch {
	case n.Kind == yaml.AliasNode:
		rec.Bad(rec.spanOf(n), "write the value out", "aliases (*name) are not allowed")
		return false
	case n.Anchor != "":
		rec.Bad(rec.spanOf(n), "write the value out where it is needed", "anchors (&name) are not allowed")
		ok = false
	case n.Style&yaml.TaggedStyle != 0:
		rec.Bad(rec.spanOf(n), "remove the tag", "tags (%s) are not allowed", n.Tag)
		ok = false
	}
	if n.Kind == yaml.ScalarNode {
		rec.unseen(n)
	}
	if n.Kind == yaml.MappingNode {
		seen := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			switch first := seen[key.Value]; {
			case key.Kind != yaml.ScalarNode || key.Tag == "!!merge":
				rec.Bad(rec.spanOf(key), "write plain keys", "this cannot be a key")
				ok = false
			case first != nil:
				rec.Report(diag.New(diag.BadFrontMatter, rec.spanOf(key), "the key %q stands twice", key.Value).
					WithRelated(rec.spanOf(first), "it stands here first").WithHelp("keep one of the two"))
				ok = false
			default:
				seen[key.Value] = key
			}
		}
	}
	for _, c := range n.Content {
		ok = rec.plain(c) && ok
	}
	return ok
}
