package capture

import (
	"encoding/xml"
	"index/suffixarray"
	"regexp"
	"slices"
	"strings"
)

// branches is a place of which a document has several forms, for programs that know more and
// less (ECMA-376 part 3, §7.6).
type branches struct {
	depth  int // of the element
	taken  bool
	words  strings.Builder // of the form that is read
	others []string        // those of the forms that are not
}

// maxForms bounds how many forms a place has; programs write two.
const maxForms = 8

// known matches what the programs of today know that a form may require.
var known = regexp.MustCompile(`^(?:urn:schemas-microsoft-com:(?:vml|office:\w+)|http://schemas\.openxmlformats\.org/.*` +
	`|http://schemas\.microsoft\.com/office/(?:word|drawing|powerpoint|excel|thememl|2019/extlst)(?:/20(?:0[6-9]|1\d|2[0-4]))?(?:/.*)?)$`)

// understood reports that programs know all that a form requires.
func (p *wordReader) understood(t xml.StartElement) bool {
	required := strings.Fields(attributeOf(t, "Requires"))
	return len(required) > 0 && !slices.ContainsFunc(required, func(prefix string) bool { return !known.MatchString(p.prefixes[prefix]) })
}

// branch begins one of several forms. Skip says that another one is read.
func (p *wordReader) branch(t xml.StartElement) (skip bool, err error) {
	if len(p.alternatives) == 0 {
		return false, nil
	}
	now := &p.alternatives[len(p.alternatives)-1]
	if !now.taken && (t.Name.Local == "Fallback" || p.understood(t)) {
		now.taken = true
		return false, nil
	}
	words, err := p.wordsOf()
	if now.others = append(now.others, words); len(now.others) > maxForms {
		return true, wordRefusal("save its text as a .txt file", "the document has more than %d forms of one place", maxForms)
	}
	return true, err
}

// wordsOf passes over an element and returns the words in it.
func (p *wordReader) wordsOf() (string, error) {
	var words strings.Builder
	var open []string
	for {
		token, err := p.decoder.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if open = append(open, t.Name.Local); len(open) > maxWordDepth {
				return "", tooDeep()
			}
		case xml.EndElement:
			if len(open) == 0 {
				return words.String(), nil
			}
			if open = open[:len(open)-1]; t.Name.Local == "p" {
				words.WriteByte(' ')
			}
		case xml.CharData:
			if n := len(open); n > 0 && open[n-1] == "t" {
				words.Write(t)
			}
		}
	}
}

// choose ends a place of several forms. Words that no reader of the others would see are left out,
// and those beside them are doubtful: another program may show them.
func (p *wordReader) choose() {
	last := len(p.alternatives) - 1
	a := &p.alternatives[last]
	read := squeezed(a.words.String())
	for _, words := range a.others {
		if text := p.now(); text != nil && !strings.Contains(read, squeezed(words)) {
			text.hidden.WriteString(words + "\n")
			text.doubt = true
		}
	}
	words := a.words.String()
	if p.alternatives = p.alternatives[:last]; last > 0 {
		p.alternatives[last-1].words.WriteString(words)
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// control is a piece of a document that may be bound to data of its own (part 1, §17.5.2.6):
// programs show these in the place of the words that stand in it.
type control struct {
	depth int // of the element
	lines int // that stood before it
	bound bool
	free  bool // what is shown is chosen, or written in another form than the data
	words strings.Builder
}

// property reads what a control says of itself.
func (c *control) property(name string) {
	switch name {
	case "dataBinding":
		c.bound = true
	case "showingPlcHdr", "date", "dropDownList", "comboBox", "checkbox", "picture", "repeatingSection", "group", "docPartObj", "docPartList":
		c.free = true
	}
}

// release ends a control. If its words are not among the data to which it is bound, what is shown is
// not known.
func (p *wordReader) release() error {
	last := len(p.controls) - 1
	c := &p.controls[last]
	words := c.words.String()
	if p.controls = p.controls[:last]; last > 0 {
		p.controls[last-1].words.WriteString(words)
	}
	if !c.bound || c.free {
		return nil
	}
	data, err := p.data()
	words = squeezed(words)
	if err != nil || len(data.Bytes()) == 0 || words == "" || len(data.Lookup([]byte(words), 1)) > 0 {
		return err
	}
	p.out.doubt(c.lines)
	if text := p.now(); text != nil {
		text.doubt = true
	}
	return nil
}

// data are all words to which the controls of the document may be bound, in an index: many may ask.
func (d *document) data() (*suffixarray.Index, error) {
	if d.bound != nil {
		return d.bound, nil
	}
	var all strings.Builder
	for name := range d.files {
		if !strings.HasPrefix(name, "customxml/") && !strings.HasPrefix(name, "docprops/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		raw, err := d.open(name)
		if err != nil {
			return nil, err
		}
		decoder := xml.NewDecoder(strings.NewReader(string(raw)))
		for {
			token, err := decoder.Token()
			if err != nil { // what cannot be read of it no program shows
				break
			}
			switch t := token.(type) {
			case xml.StartElement:
				for _, a := range t.Attr {
					all.WriteString(squeezed(a.Value) + "\n")
				}
			case xml.CharData:
				all.WriteString(squeezed(string(t)))
			default:
				all.WriteByte('\n')
			}
		}
	}
	d.bound = suffixarray.New([]byte(all.String()))
	return d.bound, nil
}
