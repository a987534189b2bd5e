package dossier

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/diag"

	"go.yaml.in/yaml/v4"
)

// maxRecord limits the YAML of one file: settings and front matter are written
// by hand, the longest records are those of custody.
const maxRecord = 1 << 20 // bytes

// reading is a file being read, with what is wrong in it.
type reading struct {
	src   *diag.Source
	diags []diag.Diagnostic
}

func (r *reading) report(d diag.Diagnostic) { r.diags = append(r.diags, d) }

func (r *reading) bad(at diag.Span, help, format string, args ...any) {
	r.report(diag.New(diag.BadFrontMatter, at, format, args...).WithHelp("%s", help))
}

// record is a YAML mapping whose keys are taken one by one; whatever is left
// at the end is unknown.
type record struct {
	*reading
	name    string // what the mapping is, for messages
	at      diag.Span
	entries []entry
	known   []string
	offset  int // bytes of the file before the YAML
	lines   int // lines of the file before the YAML
}

type entry struct {
	key, value *yaml.Node
	taken      bool
}

// frontMatter cuts a file into front matter and body. The body's offset is in
// bytes of the file.
func (r *reading) frontMatter(name string) (rec *record, body int) {
	text := r.src.Text
	first := diag.Span{Source: r.src, Start: 0, End: min(len(text), max(0, lineLength(text)))}
	if !bytes.HasPrefix(text, []byte("---\n")) && !bytes.HasPrefix(text, []byte("---\r\n")) {
		r.bad(first, "begin the file with a line --- , then keys such as title:, then a line ---", "the file has no front matter")
		return nil, 0
	}
	start := bytes.IndexByte(text, '\n') + 1
	for at := start; at < len(text); {
		n := lineLength(text[at:])
		line := bytes.TrimRight(text[at:at+n], " \t\r")
		next := min(len(text), at+n+1)
		if bytes.Equal(line, []byte("---")) {
			return r.yaml(name, start, at, 1), next
		}
		at = next
	}
	r.bad(first, "close it with a line that is just ---", "the front matter never ends")
	return nil, len(text)
}

func lineLength(text []byte) int {
	if n := bytes.IndexByte(text, '\n'); n >= 0 {
		return n
	}
	return len(text)
}

// yaml reads a stretch of the file as one YAML mapping.
func (r *reading) yaml(name string, from, to, lines int) *record {
	rec := &record{reading: r, name: name, offset: from, lines: lines, at: diag.Span{Source: r.src, Start: from, End: from}}
	if to-from > maxRecord {
		r.bad(rec.at, "split it", "the YAML of one file may have %d bytes, this has %d", maxRecord, to-from)
		return nil
	}
	if len(bytes.TrimSpace(r.src.Text[from:to])) == 0 {
		return rec
	}
	var doc yaml.Node
	if err := yaml.Load(r.src.Text[from:to], &doc); err != nil {
		rec.syntax(err)
		return nil
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		if len(doc.Content) == 1 && doc.Content[0].Tag == "!!null" {
			return rec // comments only
		}
		r.bad(rec.at, "write one key: value a line", "%s must be a list of keys and values", name)
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
func (rec *record) syntax(err error) {
	at := rec.at
	message := err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
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
	rec.bad(at, help, "the YAML cannot be read: %s", message)
}

// plain refuses what makes YAML more than a tree: anchors, aliases, tags,
// merge keys and duplicate keys.
func (rec *record) plain(n *yaml.Node) bool {
	ok := true
	switch {
	case n.Kind == yaml.AliasNode:
		rec.bad(rec.span(n), "write the value out", "aliases (*name) are not allowed")
		return false
	case n.Anchor != "":
		rec.bad(rec.span(n), "write the value out where it is needed", "anchors (&name) are not allowed")
		ok = false
	case n.Style&yaml.TaggedStyle != 0:
		rec.bad(rec.span(n), "remove the tag", "tags (%s) are not allowed", n.Tag)
		ok = false
	}
	if n.Kind == yaml.MappingNode {
		seen := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			switch first := seen[key.Value]; {
			case key.Kind != yaml.ScalarNode || key.Tag == "!!merge":
				rec.bad(rec.span(key), "write plain keys", "this cannot be a key")
				ok = false
			case first != nil:
				rec.report(diag.New(diag.BadFrontMatter, rec.span(key), "the key %q stands twice", key.Value).
					WithRelated(rec.span(first), "it stands here first").WithHelp("keep one of the two"))
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

func (rec *record) open(n *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		rec.entries = append(rec.entries, entry{key: n.Content[i], value: n.Content[i+1]})
	}
}

// sub opens a mapping inside the record; nil and a diagnostic if it is none.
func (rec *record) sub(n *yaml.Node, name string) *record {
	if n.Kind != yaml.MappingNode {
		rec.bad(rec.span(n), "write it as {key: value}", "%s must be a list of keys and values", name)
		return nil
	}
	s := &record{reading: rec.reading, name: name, at: rec.span(n), offset: rec.offset, lines: rec.lines}
	s.open(n)
	return s
}

// position converts a place in the YAML (1-based line, 1-based column in
// runes) into a span of the file.
func (rec *record) position(line, column int) diag.Span {
	s := rec.src.LineSpan(line + rec.lines)
	at := s.Start
	for range column - 1 {
		if at >= s.End {
			break
		}
		_, n := utf8.DecodeRune(rec.src.Text[at:])
		at += n
	}
	return diag.Span{Source: rec.src, Start: at, End: s.End}
}

// span is where a node stands; a plain scalar ends with its value, anything
// else with its line.
func (rec *record) span(n *yaml.Node) diag.Span {
	s := rec.position(n.Line, n.Column)
	if n.Kind == yaml.ScalarNode {
		text := string(rec.src.Text[s.Start:s.End])
		quoted := 0
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			quoted = 1
		}
		if i := strings.Index(text, n.Value); i == quoted {
			s.Start += i
			s.End = s.Start + len(n.Value)
		}
	}
	return s
}

// take returns the value of a key, nil if the record does not have it.
func (rec *record) take(key string) *yaml.Node {
	if !slices.Contains(rec.known, key) {
		rec.known = append(rec.known, key)
	}
	for i := range rec.entries {
		if rec.entries[i].key.Value == key {
			rec.entries[i].taken = true
			if v := rec.entries[i].value; v.Tag != "!!null" {
				return v
			}
		}
	}
	return nil
}

// text takes a single value as text.
func (rec *record) text(key string) (string, diag.Span) {
	n := rec.take(key)
	if n == nil {
		return "", rec.at
	}
	if n.Kind != yaml.ScalarNode {
		rec.bad(rec.span(n), "write one value", "%s: %q must be a single value", rec.name, key)
		return "", rec.span(n)
	}
	return strings.TrimSpace(n.Value), rec.span(n)
}

// exact takes words of a capture, of which no blank space may be lost.
func (rec *record) exact(key, example string) (string, diag.Span) {
	_, at := rec.must(key, example)
	if n := rec.take(key); n != nil && n.Kind == yaml.ScalarNode {
		return n.Value, at
	}
	return "", at
}

// must takes a value that may not be missing or empty.
func (rec *record) must(key, example string) (string, diag.Span) {
	s, at := rec.text(key)
	if n := rec.take(key); s == "" && (n == nil || n.Kind == yaml.ScalarNode) {
		rec.bad(at, "add "+key+": "+example, "%s has no %q", rec.name, key)
	}
	return s, at
}

// word takes a value that must be one of a closed set; the first of the set is
// the default.
func (rec *record) word(key string, set ...string) string {
	s, at := rec.text(key)
	if s == "" {
		return set[0]
	}
	if !slices.Contains(set, s) {
		known := slices.DeleteFunc(slices.Clone(set), func(s string) bool { return s == "" })
		d := diag.New(diag.BadFrontMatter, at, "%s: %q cannot be %q", rec.name, key, s).WithHelp("write one of %s", strings.Join(known, ", "))
		if near := nearestWord(s, known); near != "" && at.Text() == s {
			d = d.WithSuggestion(at, near)
		}
		rec.report(d)
		return set[0]
	}
	return s
}

// code takes a code of a known form, "" if the key is missing.
func (rec *record) code(key string, form *regexp.Regexp, example string) string {
	s, at := rec.text(key)
	if s != "" && !form.MatchString(s) {
		rec.bad(at, "write a code such as "+example, "%s: %q is no code for %q", rec.name, s, key)
		return ""
	}
	return s
}

// number takes a whole number, 0 if the key is missing.
func (rec *record) number(key string) int {
	s, at := rec.text(key)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		rec.bad(at, "write digits only", "%s: %q must be a whole number", rec.name, key)
	}
	return max(n, 0)
}

// date takes a date, zero if the key is missing.
func (rec *record) date(key string) date.Date {
	s, at := rec.text(key)
	if s == "" {
		return date.Date{}
	}
	d, ok := date.Parse(s)
	if !ok {
		rec.bad(at, "write 2025-01-17, 2025-01, 2025, 2024-10~ (about) or 2025-01-13/2025-01-17", "%s: %q is no date", rec.name, s)
	}
	return d
}

// list takes a list of values; a single value counts as a list of one.
func (rec *record) list(key string) []*yaml.Node {
	n := rec.take(key)
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	default:
		return []*yaml.Node{n}
	}
}

// texts takes a list of single values.
func (rec *record) texts(key string) []string {
	var all []string
	for _, n := range rec.list(key) {
		if n.Kind != yaml.ScalarNode {
			rec.bad(rec.span(n), "write a list of words", "%s: %q must be a list of single values", rec.name, key)
			continue
		}
		all = append(all, strings.TrimSpace(n.Value))
	}
	return all
}

// value peeks at a single value.
func (rec *record) value(key string) string {
	for _, e := range rec.entries {
		if e.key.Value == key {
			return e.value.Value
		}
	}
	return ""
}

// place says where the value of a key stands.
func (rec *record) place(key string) diag.Span {
	if n := rec.take(key); n != nil {
		return rec.span(n)
	}
	return rec.at
}

// done reports the keys that nobody took.
func (rec *record) done() {
	for _, e := range rec.entries {
		if e.taken {
			continue
		}
		d := diag.New(diag.UnknownKey, rec.span(e.key), "%s has no key %q", rec.name, e.key.Value)
		if near := nearestWord(e.key.Value, rec.known); near != "" {
			d = d.WithHelp("did you mean %q?", near)
			if at := rec.span(e.key); at.Text() == e.key.Value {
				d = d.WithSuggestion(at, near)
			}
		} else {
			d = d.WithHelp("known keys: %s", strings.Join(rec.known, ", "))
		}
		rec.report(d)
	}
}
