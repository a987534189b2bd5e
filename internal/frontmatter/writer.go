package frontmatter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"

	"go.yaml.in/yaml/v4"
)

// NewWriter writes a record anew, or changes the front matter that a file has
// already; old may be nil. What is wrong in the old one is not reported: whoever
// reads it for its own sake does that.
func NewWriter(old *diag.Source) Writer {
	w := Writer{&yaml.Node{Kind: yaml.MappingNode}}
	if old == nil {
		return w
	}
	if rec, _ := (&File{Source: old}).FrontMatter(""); rec != nil {
		for _, e := range rec.entries {
			w.node.Content = append(w.node.Content, e.key, e.value)
		}
	}
	return w
}

// Bytes writes the record as YAML, without the lines --- around it; nil if there
// is nothing to write.
func (w Writer) Bytes() ([]byte, error) {
	if len(w.node.Content) == 0 {
		return nil, nil
	}
	return yaml.Dump(w.node, yaml.WithIndent(2), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1))
}

// OneLine writes a text as YAML does on one line, "" as nothing.
func OneLine(s string) string {
	if s == "" {
		return ""
	}
	out, err := yaml.Dump(Scalar(s).node, yaml.WithLineWidth(-1))
	if err != nil || strings.Count(string(out), "\n") != 1 {
		return fmt.Sprintf("%q", s)
	}
	return strings.TrimSpace(string(out))
}

// Writer edits the keys of a front matter and leaves what it does not
// touch, comments included, as it is.
type Writer struct{ node *yaml.Node }

func (w Writer) find(key string) int {
	for i := 0; i+1 < len(w.node.Content); i += 2 {
		if w.node.Content[i].Value == key {
			return i + 1
		}
	}
	return -1
}

// Peek returns the single value of a key as it stands, "" if there is none.
func (w Writer) Peek(key string) string {
	if i := w.find(key); i >= 0 {
		return w.node.Content[i].Value
	}
	return ""
}

// Keep sets a key that is not there yet, unless there is nothing to say.
func (w Writer) Keep(key, value string) {
	if value != "" {
		w.KeepValue(key, Scalar(value))
	}
}

// KeepValue sets a key that is not there yet, unless the value is nil.
func (w Writer) KeepValue(key string, value *Value) {
	if value != nil && w.find(key) < 0 {
		w.node.Content = append(w.node.Content, Scalar(key).node, value.node)
	}
}

// Set sets a key whatever it was, and removes it if there is nothing to say.
func (w Writer) Set(key string, value *Value) {
	i := w.find(key)
	switch {
	case i < 0:
		w.KeepValue(key, value)
	case value == nil:
		w.node.Content = slices.Delete(w.node.Content, i-1, i+1)
	default:
		w.node.Content[i] = value.node
	}
}

// Scalar is a plain value; the writer puts it into quotation marks if it needs
// them.
func Scalar(s string) *Value {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: s}
	if _, err := strconv.Atoi(s); err == nil {
		n.Tag = "!!int"
	} else if _, ok := date.Parse(s); ok && len(s) == len("2025-01-17") {
		n.Tag = "!!timestamp"
	} else {
		n.SetString(s)
	}
	return &Value{node: n}
}

// Flow is a mapping on one line; pairs without a value are left out.
func Flow(pairs ...string) *Value {
	w := Writer{&yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}}
	for i := 0; i+1 < len(pairs); i += 2 {
		w.Keep(pairs[i], pairs[i+1])
	}
	return &Value{node: w.node}
}

// Add puts one more pair into a mapping.
func (v *Value) Add(key string, value *Value) {
	v.node.Content = append(v.node.Content, Scalar(key).node, value.node)
}

// FlowList is a list of single values on one line.
func FlowList(items []string) *Value {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, item := range items {
		n.Content = append(n.Content, Scalar(item).node)
	}
	return &Value{node: n}
}

// List is a list with one item a line, nil if it has none.
func List[T any](items []T, value func(T) *Value) *Value {
	if len(items) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for _, item := range items {
		n.Content = append(n.Content, value(item).node)
	}
	return &Value{node: n}
}
