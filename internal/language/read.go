package language

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// line is a line of a data file that is neither blank nor a comment.
type line struct {
	text   string
	number int // 1-based
}

// section is a part of a data file, with the lines that belong to it.
type section struct {
	name  string
	at    int // line of its name
	lines []line
}

// split cuts a data file into its sections.
func split(file string, data []byte) ([]section, error) {
	var sections []section
	number := 0
	for text := range strings.Lines(string(data)) {
		number++
		text = strings.TrimSpace(text)
		switch {
		case text == "" || strings.HasPrefix(text, "//"):
		case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
			name := text[1 : len(text)-1]
			if i := slices.IndexFunc(sections, func(s section) bool { return s.name == name }); i >= 0 {
				return nil, fmt.Errorf("%s:%d: there is a second section [%s]; the first is in line %d", file, number, name, sections[i].at)
			}
			sections = append(sections, section{name: name, at: number})
		case len(sections) == 0:
			return nil, fmt.Errorf("%s:%d: %q stands above the first section", file, number, text)
		default:
			last := &sections[len(sections)-1]
			last.lines = append(last.lines, line{text, number})
		}
	}
	return sections, nil
}

// filler is a kind of content: it takes the lines of a section.
type filler interface {
	fill(lines []line) error
}

// mistake is what is wrong with a line, to which decode adds the file.
func mistake(l line, format string, args ...any) error {
	return &lineError{l.number, fmt.Sprintf(format, args...)}
}

type lineError struct {
	line    int
	message string
}

func (e *lineError) Error() string { return fmt.Sprintf("%d: %s", e.line, e.message) }

// decode reads a data file into a struct, each section into the field whose tag
// names it. All mistakes come back together, each as "file:line: what".
func decode(file string, data []byte, into any) error {
	sections, err := split(file, data)
	if err != nil {
		return err
	}
	if whole, ok := into.(interface{ fillAll([]section) error }); ok {
		return inFile(file, whole.fillAll(sections))
	}
	value := reflect.ValueOf(into).Elem()
	fields := map[string]filler{}
	for i := range value.NumField() {
		fields[value.Type().Field(i).Tag.Get("section")] = value.Field(i).Addr().Interface().(filler)
	}
	var mistakes []error
	for _, s := range sections {
		field, ok := fields[s.name]
		if !ok {
			mistakes = append(mistakes, inFile(file, mistake(line{number: s.at}, "there is no section [%s] in this file", s.name)))
			continue
		}
		mistakes = append(mistakes, inFile(file, field.fill(s.lines)))
	}
	return errors.Join(mistakes...)
}

// inFile names the file of a mistake.
func inFile(file string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s:%w", file, err)
}
