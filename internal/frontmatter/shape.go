package frontmatter

import (
	"slices"
	"sync"

	"dossier/internal/diag"

	"go.yaml.in/yaml/v4"
)

// Shape is what a record may hold, as its reader takes it apart.
type Shape struct {
	Fields []*Field // in the order in which they are taken
	Keyed  *Shape   // of each entry, if the record is a mapping of keys to records
}

// Field is a key of a record, and what its value may be.
type Field struct {
	Key    string
	Needed bool     // it may not be missing
	Text   bool     // it may be a single value
	Number bool     // which is a whole number
	Date   bool     // which is a date
	Words  []string // one of which it is; none if it may be any
	Form   string   // a regular expression that it matches; "" if it may be any
	List   bool     // it may be a list of such values
	Inside *Shape   // what it may hold as a record; nil if it is none
}

// asking are the sources whose readers are asked what they take instead of being given
// something to read.
var asking sync.Map // *diag.Source → *Shape

// ShapeOf returns what a reader of a file takes: it is called with a source that is no
// file, on which every record has every key. What it returns or reports means nothing.
func ShapeOf(read func(*diag.Source)) *Shape {
	src, shape := diag.NewSource("", nil), &Shape{}
	asking.Store(src, shape)
	defer asking.Delete(src)
	read(src)
	return shape
}

// shapeAsked returns what is to be filled in for a source, nil for that of a file.
func shapeAsked(src *diag.Source) *Shape {
	if len(src.Text) > 0 || src.Name != "" {
		return nil
	}
	if shape, ok := asking.Load(src); ok {
		return shape.(*Shape)
	}
	return nil
}

// field returns the field of a key, which it adds.
func (s *Shape) field(key string) *Field {
	if f := s.Field(key); f != nil {
		return f
	}
	s.Fields = append(s.Fields, &Field{Key: key})
	return s.Fields[len(s.Fields)-1]
}

// Field returns the field of a key, nil if there is none.
func (s *Shape) Field(key string) *Field {
	if at := slices.IndexFunc(s.Fields, func(f *Field) bool { return f.Key == key }); at >= 0 {
		return s.Fields[at]
	}
	return nil
}

// asked is a value that may be anything, a record first.
func (f *Field) asked() *Value {
	return &Value{node: &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, field: f}
}

// inside is what a record below a field is filled into, nil for one that is read.
func (f *Field) inside() *Shape {
	if f == nil {
		return nil
	}
	if f.Inside == nil {
		f.Inside = &Shape{}
	}
	return f.Inside
}
