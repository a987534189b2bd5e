package frontmatter

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/text"

	"go.yaml.in/yaml/v4"
)

// Record is a YAML mapping whose keys are taken one by one; whatever is left
// at the end is unknown.
type Record struct {
	*File
	Name    string // what the mapping is, for messages
	At      diag.Span
	entries []entry
	known   []string
	offset  int    // bytes of the file before the YAML
	lines   int    // lines of the file before the YAML
	shape   *Shape // nil unless it is asked what there may be
}

type entry struct {
	key, value *yaml.Node
	taken      bool
}

// Value is what stands behind a key, or in a list.
type Value struct {
	node  *yaml.Node
	field *Field // nil unless it is asked what there may be
}

// IsSingle reports whether the value is a single one: no list, no mapping.
func (v *Value) IsSingle() bool {
	if v.field != nil {
		v.field.Text = true
	}
	return v.node.Kind == yaml.ScalarNode
}

// IsMapping reports whether the value is a mapping of keys to values.
func (v *Value) IsMapping() bool {
	if v.field != nil {
		v.field.Text = true
	}
	return v.node.Kind == yaml.MappingNode
}

// Text is a single value as it stands, blank space included.
func (v *Value) Text() string { return v.node.Value }

func (rec *Record) open(n *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		rec.entries = append(rec.entries, entry{key: n.Content[i], value: n.Content[i+1]})
	}
}

// Sub opens a mapping inside the record; nil and a diagnostic if it is none.
func (rec *Record) Sub(v *Value, name string) *Record {
	if v.node.Kind != yaml.MappingNode {
		rec.Bad(rec.Span(v), "write it as {key: value}", "%s must be a list of keys and values", name)
		return nil
	}
	s := &Record{File: rec.File, Name: name, At: rec.Span(v), offset: rec.offset, lines: rec.lines, shape: v.field.inside()}
	s.open(v.node)
	return s
}

// position converts a place in the YAML (1-based line, 1-based column in
// runes) into a span of the file.
func (rec *Record) position(line, column int) diag.Span {
	line += rec.lines
	return diag.Span{Source: rec.Source, Start: rec.Source.Offset(line, column), End: rec.Source.LineSpan(line).End}
}

// Span is where a value stands, in bytes of the file; a plain scalar ends with its value, anything
// else with its line.
func (rec *Record) Span(v *Value) diag.Span { return rec.spanOf(v.node) }

func (rec *Record) spanOf(n *yaml.Node) diag.Span {
	s := rec.position(n.Line, n.Column)
	if n.Kind == yaml.ScalarNode {
		text, value := rec.Source.Text[s.Start:s.End], n.Value
		quoted := 0
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			quoted = 1
		}
		if len(text) >= quoted && strings.HasPrefix(text[quoted:], value) && (quoted == 0 || !strings.HasPrefix(text, value)) {
			s.Start += quoted
			s.End = s.Start + len(value)
		}
	}
	return s
}

// Take returns the value of a key, nil if the record does not have it.
func (rec *Record) Take(key string) *Value {
	if rec.shape != nil {
		return rec.shape.field(key).asked()
	}
	if n := rec.node(key); n != nil {
		return &Value{node: n}
	}
	return nil
}

func (rec *Record) node(key string) *yaml.Node {
	if rec.shape != nil {
		rec.shape.field(key)
		return nil
	}
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

// Text takes a single value as text.
func (rec *Record) Text(key string) (string, diag.Span) {
	if rec.shape != nil {
		rec.shape.field(key).Text = true
	}
	n := rec.node(key)
	if n == nil {
		return "", rec.At
	}
	if n.Kind != yaml.ScalarNode {
		rec.Bad(rec.spanOf(n), "write one value", "%s: %q must be a single value", rec.Name, key)
		return "", rec.spanOf(n)
	}
	return strings.TrimSpace(n.Value), rec.spanOf(n)
}

// Exact takes words of a capture, of which no blank space may be lost.
func (rec *Record) Exact(key, example string) (string, diag.Span) {
	_, at := rec.Need(key, example)
	if n := rec.node(key); n != nil && n.Kind == yaml.ScalarNode {
		return n.Value, at
	}
	return "", at
}

// Need takes a value that may not be missing or empty.
func (rec *Record) Need(key, example string) (string, diag.Span) {
	s, at := rec.Text(key)
	if rec.shape != nil {
		rec.shape.field(key).Needed = true
	}
	if n := rec.node(key); s == "" && (n == nil || n.Kind == yaml.ScalarNode) {
		rec.Bad(at, "add "+key+": "+example, "%s has no %q", rec.Name, key)
	}
	return s, at
}

// Word takes a value that must be one of a closed set; the first of the set is
// the default.
func (rec *Record) Word(key string, set ...string) string {
	s, at := rec.Text(key)
	if rec.shape != nil {
		rec.shape.field(key).Words = slices.DeleteFunc(slices.Clone(set), func(s string) bool { return s == "" })
	}
	if s == "" {
		return set[0]
	}
	if !slices.Contains(set, s) {
		known := slices.DeleteFunc(slices.Clone(set), func(s string) bool { return s == "" })
		d := diag.New(diag.BadFrontMatter, at, "%s: %q cannot be %q", rec.Name, key, s).WithHelp("write one of %s", strings.Join(known, ", "))
		if near := text.Nearest(s, known); near != "" && at.Text() == s {
			d = d.WithSuggestion(at, near)
		}
		rec.Report(d)
		return set[0]
	}
	return s
}

// Code takes a code of a known form, "" if the key is missing.
func (rec *Record) Code(key string, form *regexp.Regexp, example string) string {
	s, at := rec.Text(key)
	if rec.shape != nil {
		rec.shape.field(key).Form = form.String()
	}
	if s != "" && !form.MatchString(s) {
		rec.Bad(at, "write a code such as "+example, "%s: %q is no code for %q", rec.Name, s, key)
		return ""
	}
	return s
}

// Number takes a whole number, 0 if the key is missing.
func (rec *Record) Number(key string) int {
	s, at := rec.Text(key)
	if rec.shape != nil {
		rec.shape.field(key).Number = true
	}
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		rec.Bad(at, "write digits only", "%s: %q must be a whole number", rec.Name, key)
	}
	return max(n, 0)
}

// Date takes a date, zero if the key is missing.
func (rec *Record) Date(key string) date.Date {
	s, at := rec.Text(key)
	if rec.shape != nil {
		rec.shape.field(key).Date = true
	}
	if s == "" {
		return date.Date{}
	}
	d, ok := date.Parse(s)
	if !ok {
		rec.Bad(at, "write 2025-01-17, 2025-01, 2025, 2024-10~ (about) or 2025-01-13/2025-01-17", "%s: %q is no date", rec.Name, s)
	}
	return d
}

// List takes a list of values; a single value counts as a list of one.
func (rec *Record) List(key string) []*Value {
	if rec.shape != nil {
		f := rec.shape.field(key)
		f.List = true
		return []*Value{f.asked()}
	}
	n := rec.node(key)
	switch {
	case n == nil:
		return nil
	case n.Kind == yaml.SequenceNode:
		all := make([]*Value, len(n.Content))
		for i, c := range n.Content {
			all[i] = &Value{node: c}
		}
		return all
	default:
		return []*Value{{node: n}}
	}
}

// Records takes a list of records, each of which messages call what. What is no record is reported,
// and so are the keys of one that nobody takes.
func (rec *Record) Records(key, what string) iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		for _, v := range rec.List(key) {
			if s := rec.Sub(v, what); s != nil {
				if !yield(s) {
					return
				}
				s.Done()
			}
		}
	}
}

// Texts takes a list of single values.
func (rec *Record) Texts(key string) []string {
	var all []string
	for _, n := range rec.List(key) {
		if !n.IsSingle() {
			rec.Bad(rec.Span(n), "write a list of words", "%s: %q must be a list of single values", rec.Name, key)
			continue
		}
		all = append(all, strings.TrimSpace(n.Text()))
	}
	return all
}

// Peek returns the single value of a key and leaves the key to be taken, "" if there is
// none.
func (rec *Record) Peek(key string) string {
	for _, e := range rec.entries {
		if e.key.Value == key {
			return e.value.Value
		}
	}
	return ""
}

// Place says where the value of a key stands.
func (rec *Record) Place(key string) diag.Span {
	if n := rec.node(key); n != nil {
		return rec.spanOf(n)
	}
	return rec.At
}

// Done reports the keys that nobody took.
func (rec *Record) Done() {
	for i, e := range rec.entries {
		if e.taken {
			continue
		}
		at := rec.spanOf(e.key)
		if before := i - 1; before >= 0 && isDigits(e.key.Value) && e.value.Value == "" && isDigits(strings.TrimLeft(rec.entries[before].value.Value, "+-")) {
			rec.Bad(at, fmt.Sprintf("write %s.%s, with a point", rec.entries[before].value.Value, e.key.Value),
				"a comma ends the value of %s, so that %s is read as a key of its own", rec.entries[before].key.Value, e.key.Value)
			continue
		}
		d, near := diag.New(diag.UnknownKey, at, "%s has no key %q", rec.Name, e.key.Value).WithNearest(at, e.key.Value, text.NewCandidates(rec.known))
		if !near {
			d = d.WithHelp("known keys: %s", strings.Join(rec.known, ", "))
		}
		rec.Report(d)
	}
}

// isDigits reports a whole number without a sign.
func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Keyed opens each entry of a file that is a mapping of keys to records.
func (rec *Record) Keyed(what string, read func(key string, at diag.Span, s *Record)) {
	if rec.shape != nil {
		rec.shape.Keyed = &Shape{}
		read("key", rec.At, &Record{File: rec.File, Name: what, At: rec.At, shape: rec.shape.Keyed})
		return
	}
	for i := range rec.entries {
		key := rec.entries[i].key
		rec.entries[i].taken = true
		if !IsKey(key.Value) {
			rec.Bad(rec.spanOf(key), "write small letters, digits and hyphens", "%q cannot be the key of %s", key.Value, what)
			continue
		}
		if s := rec.Sub(&Value{node: rec.entries[i].value}, what); s != nil {
			read(key.Value, rec.spanOf(key), s)
			s.Done()
		}
	}
}

var keyPattern = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// IsKey reports whether s can be the name of a note or the key of a record:
// small letters a–z, digits and hyphens, and no name of a device of Windows, which can
// have no file of that name.
func IsKey(s string) bool { return keyPattern.MatchString(s) && !IsDevice(s) }

// IsDevice reports whether Windows takes the name of a file for that of a device, which it
// does whatever the ending.
func IsDevice(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToLower(base)
	switch base {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(base) == 4 && (base[:3] == "com" || base[:3] == "lpt") && '0' <= base[3] && base[3] <= '9'
}

// PerLanguage takes a mapping of languages to texts. languages are those that it may
// have; another is reported as unknown.
func (rec *Record) PerLanguage(n *Value, key string, languages []string) map[string]string {
	sub := rec.Sub(n, key)
	l := map[string]string{}
	for _, lang := range languages {
		if s, _ := sub.Text(lang); s != "" {
			l[lang] = s
		}
	}
	sub.Done()
	return l
}
