package export

import (
	"bytes"
	"encoding/json"
	"iter"
	"regexp"
	"strings"
)

// indented is JSON that people can read: indented by two spaces, dates on one
// line. Long lists are written item by item, so that whoever gives the items can
// stop in the middle and nothing is kept twice.
type indented struct{ out bytes.Buffer }

// value writes what stands in a line that is indented so far. Nothing we write
// cannot be written.
func (j *indented) value(indent string, v any) {
	start := j.out.Len()
	enc := json.NewEncoder(&j.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, "  ")
	if err := enc.Encode(v); err != nil {
		panic("export: " + err.Error())
	}
	written := bytes.TrimSuffix(j.out.Bytes()[start:], []byte("\n"))
	written = numbers.ReplaceAllFunc(written, func(list []byte) []byte {
		return []byte("[" + strings.Join(strings.Fields(strings.Trim(string(list), "[] \n")), " ") + "]")
	})
	j.out.Truncate(start)
	j.out.Write(written)
}

// numbers are lists of numbers on lines of their own; texts hold no line ends.
var numbers = regexp.MustCompile(`\[\n\s*(\d+(?:,\n\s*\d+)*)\n\s*\]`)

// list writes a list in a line that is indented so far.
func (j *indented) list(indent string, items iter.Seq[any]) {
	j.out.WriteByte('[')
	end := "]"
	for item := range items {
		if end != "]" {
			j.out.WriteByte(',')
		}
		j.out.WriteString("\n" + indent + "  ")
		j.value(indent+"  ", item)
		end = "\n" + indent + "]"
	}
	j.out.WriteString(end)
}
