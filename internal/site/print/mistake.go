package print

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"

	"dossier/internal/diag"
	"dossier/internal/text"
)

// TemplateError is a mistake in a template that only printing a page shows.
type TemplateError struct{ diag.Diagnostic }

func (e *TemplateError) Error() string { return e.Message }

// What the template engine says, up to the mistake, and of a field that there is not.
var (
	templatePosition = regexp.MustCompile(`(?:html/)?template: ?([^:]*):(\d+)(?::(\d+))?: (?:executing "[^"]*" at )?`)
	noField          = regexp.MustCompile(`can't evaluate field (\w+) in type (\S+)`)
)

// templateError places an error of the template engine in the file it names.
func templateError(err error, src *diag.Source) diag.Diagnostic {
	message := err.Error()
	at := diag.Span{Source: src}
	if m := templatePosition.FindStringSubmatchIndex(message); m != nil {
		line, _ := strconv.Atoi(message[m[4]:m[5]])
		at = src.LineSpan(line)
		message = message[m[1]:]
	}
	return diag.New(diag.BadTemplate, at, "the template cannot be read: %s", message).
		WithHelp("docs/theming.md says what each page offers; dossier theme eject NAME writes the built-in template")
}

// explain turns an error of the template engine into one that names the file, and the
// field that was meant.
func (t *Theme) explain(path string, model any, err error) error {
	m := templatePosition.FindStringSubmatch(err.Error())
	if m == nil || t.files[m[1]] == nil {
		return fmt.Errorf("print %s: %w", path, err)
	}
	d := templateError(err, t.files[m[1]])
	d.Message += " (while printing " + path + ")"
	if f := noField.FindStringSubmatch(err.Error()); f != nil {
		var names []string
		for of := range typesOf(reflect.TypeOf(model), map[reflect.Type]bool{}) {
			if of.String() == f[2] || f[2] == "interface" { // which is what a block gets of dict
				names = append(names, offered(of)...)
			}
		}
		slices.Sort(names)
		if near := text.Nearest(f[1], names); near != "" {
			d = d.WithHelp("did you mean .%s?", near)
		}
	}
	return &TemplateError{d}
}

// typesOf are the types that a model is made of; seen gets them.
func typesOf(t reflect.Type, seen map[reflect.Type]bool) map[reflect.Type]bool {
	if t == nil || seen[t] {
		return seen
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		typesOf(t.Elem(), seen)
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			typesOf(f.Type, seen)
		}
	}
	for i := range t.NumMethod() {
		for out := range t.Method(i).Type.Outs() {
			typesOf(out, seen)
		}
	}
	return seen
}

// offered are the fields and methods of a type that a template can name.
func offered(t reflect.Type) []string {
	var names []string
	for i := range t.NumMethod() {
		names = append(names, t.Method(i).Name)
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	return names
}
