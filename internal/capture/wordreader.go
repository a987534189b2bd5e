package capture

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// wordReader reads the markup of one part of a document (ECMA-376 part 1, §17).
type wordReader struct {
	*document
	decoder *xml.Decoder
	open    []string     // elements, outermost first
	texts   []*paragraph // that are open: a text box stands within a paragraph
	rows    [][][]string // pieces of the cells of the rows of tables that are open
	note    string       // number of the note that is being read, until it is written
	run     wordRun
	change  []change // tracked changes that are open

	fields       []bool            // that are open: what a field shows has begun, and its code is over
	prefixes     map[string]string // of names of elements, and what they stand for
	alternatives []branches        // that are open
	controls     []control         // that are open
	reading      strings.Builder   // how the words that come next are read
	order        string            // in which letters stand, whatever their script: rtl or ltr, "" if in its own
	coloured     bool              // the page is not white
	grounds      int               // how many tables, and what is in none, were open where a ground was coloured; 0 if none is
	gone         bool              // the row of a table that is being read was taken out
	doubt        bool              // that row may be shown otherwise
}

// paragraph is one that is being read.
type paragraph struct {
	text   strings.Builder
	hidden strings.Builder // what is not shown
	style  string
	list   string // number of the list whose item it is, "" if it does not say so itself
	level  string // of the list
	shaded bool   // on another ground than that of the page
	doubt  bool   // it may be shown otherwise
}

// change is an element that holds what somebody put in or took out.
type change struct {
	depth       int // of the element
	open, close string
	written     bool
}

var changes = map[string]change{
	"ins": {open: "{+", close: "+}"}, "moveTo": {open: "{+", close: "+}"},
	"del": {open: "[-", close: "-]"}, "moveFrom": {open: "[-", close: "-]"},
}

func (p *wordReader) read() error {
	for {
		token, err := p.decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if p.open = append(p.open, t.Name.Local); len(p.open) > maxWordDepth {
				return tooDeep()
			}
			skip, err := p.skip(t)
			if err != nil {
				return err
			}
			if skip {
				p.open = p.open[:len(p.open)-1]
				continue
			}
			if err := p.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			if err := p.end(t.Name.Local); err != nil {
				return err
			}
			p.open = p.open[:len(p.open)-1]
		case xml.CharData:
			if err := p.said(string(t)); err != nil {
				return err
			}
		}
	}
}

// said reads a piece of text.
func (p *wordReader) said(s string) error {
	if in := p.open; len(in) == 0 || in[len(in)-1] != "t" && in[len(in)-1] != "delText" && in[len(in)-1] != "v" {
		return nil
	}
	if p.run.signs && p.within("r") && strings.ContainsFunc(s, isWritten) {
		return signsRefusal()
	}
	p.write(s)
	return nil
}

func tooDeep() error {
	return wordRefusal("save its text as a .txt file", "the document has elements within elements to a depth of more than %d", maxWordDepth)
}

// skip passes over an element that is not read: one without words of its own, how things
// looked before a change of form, or another form of what is read.
func (p *wordReader) skip(t xml.StartElement) (bool, error) {
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" {
			continue
		}
		if p.prefixes == nil {
			p.prefixes = map[string]string{}
		}
		if before := p.prefixes[a.Name.Local]; before != "" && before != a.Value {
			p.prefixes[a.Name.Local] = "two names"
		} else {
			p.prefixes[a.Name.Local] = a.Value
		}
	}
	switch t.Name.Local {
	case "Choice", "Fallback":
		return p.branch(t)
	case "instrText", "delInstrText", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "binData":
	case "footnote", "endnote":
		if kind := attributeOf(t, "type"); kind == "" || kind == "normal" {
			return false, nil // others are the line above the notes
		}
	default:
		return false, nil
	}
	return true, p.decoder.Skip()
}

func attributeOf(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads a property that is there, unless it says that it is not.
func isOn(t xml.StartElement) bool { return (&wordVal{attributeOf(t, "val")}).on() }

func (p *wordReader) within(names ...string) bool {
	return len(p.open) > 1 && slices.Contains(names, p.open[len(p.open)-2])
}

func (p *wordReader) start(t xml.StartElement) error {
	name := t.Name.Local
	switch name {
	case "p":
		p.texts = append(p.texts, &paragraph{})
	case "pStyle":
		if text := p.now(); text != nil {
			text.style = attributeOf(t, "val")
		}
	case "numId", "ilvl":
		if text := p.now(); text != nil && p.within("numPr") {
			if name == "numId" {
				text.list = attributeOf(t, "val")
			} else {
				text.level = attributeOf(t, "val")
			}
		}
	case "r":
		p.run = wordRun{}
		if text := p.now(); text != nil {
			p.run = p.numbering.begin(text.style)
		}
	case "rStyle":
		p.inStyle(attributeOf(t, "val"))
	case "shd", "background", "tblStyle", "highlight", "color", "sz", "w", "rFonts":
		p.look(t)
	case "strCache", "numCache": // the names and values of a chart
		p.texts = append(p.texts, &paragraph{})
	case "vanish":
		p.run.hidden = p.within("rPr") && isOn(t)
	case "vertAlign":
		p.run.raised = attributeOf(t, "val") == "superscript"
	case "position": // as LibreOffice writes raised figures
		const least = 4 // half-points
		if by, err := strconv.Atoi(attributeOf(t, "val")); err == nil && by >= least && p.within("rPr") {
			p.run.raised = true
		}
	case "strike", "dstrike":
		if p.within("rPr") {
			p.run.struck = isOn(t)
		}
	case "tab", "ptab":
		if p.within("r") {
			p.write(" ")
		}
	case "br", "cr":
		p.write("\n")
	case "noBreakHyphen":
		p.write("\u2011")
	case "footnoteReference", "endnoteReference":
		if (&wordVal{attributeOf(t, "customMarkFollows")}).on() && attributeOf(t, "customMarkFollows") != "" {
			break // its mark is a text like any other
		}
		p.noteNumber++
		number := text.Raised(fmt.Sprint(p.noteNumber))
		p.notes[strings.TrimSuffix(name, "Reference")+" "+attributeOf(t, "id")] = number
		p.write(number)
	case "footnote", "endnote":
		p.note = p.notes[name+" "+attributeOf(t, "id")]
	case "tbl":
		p.out.gap()
	case "tr":
		p.rows, p.gone = append(p.rows, nil), false
	case "tc":
		if n := len(p.rows); n > 0 {
			p.rows[n-1] = append(p.rows[n-1], nil)
		}
	case "oMath", "sym":
		return signsRefusal()
	case "symEx": // a sign that other programs write as a letter
		code, err := strconv.ParseUint(attributeOf(t, "char"), 16, 32)
		if err != nil || fontsOfSigns[strings.ToLower(attributeOf(t, "font"))] {
			return signsRefusal()
		}
		p.write(string(rune(code)))
	case "fldChar":
		p.field(attributeOf(t, "fldCharType"))
	case "AlternateContent":
		p.alternatives = append(p.alternatives, branches{depth: len(p.open)})
	case "sdt":
		p.controls = append(p.controls, control{depth: len(p.open), lines: p.out.count})
	case "bdo":
		p.order = attributeOf(t, "val")
	case "textpath": // letters that are drawn as a picture
		p.write("\n" + attributeOf(t, "string") + "\n")
	case "altChunk":
		return wordRefusal("open it in the program it comes from and save it again", "the document holds another file in place of a text")
	}
	p.changes(name)
	return nil
}

// changes notes an element that says what somebody has changed, or what a control is.
func (p *wordReader) changes(name string) {
	if n := len(p.controls); n > 0 && p.within("sdtPr") {
		p.controls[n-1].property(name)
	}
	if name == "del" && p.within("trPr") {
		p.gone = true
		p.deleted++
	}
	if c, ok := changes[name]; ok && !p.within("rPr", "trPr", "tcPr") {
		c.depth = len(p.open)
		p.change = append(p.change, c)
		if c.open == "{+" {
			p.inserted++
		} else {
			p.deleted++
		}
	}
}

// field reads a sign that begins a field, ends its code, or ends it. Of what stands in the code, be it the
// result of another field, nothing is shown.
func (p *wordReader) field(sign string) {
	switch n := len(p.fields); {
	case sign == "begin":
		p.fields = append(p.fields, false)
	case n == 0:
	case sign == "separate":
		p.fields[n-1] = true
	case sign == "end":
		p.fields = p.fields[:n-1]
	}
}

func (p *wordReader) end(name string) error {
	switch name {
	case "p", "strCache", "numCache":
		p.endParagraph()
	case "v":
		p.write(" ")
	case "tr":
		n := len(p.rows)
		if n == 0 {
			return nil
		}
		cells := make([]string, len(p.rows[n-1]))
		for i, pieces := range p.rows[n-1] {
			cells[i] = strings.Join(pieces, " ")
		}
		row := strings.TrimRight(strings.Join(cells, " | "), " |")
		if p.gone && row != "" && !strings.Contains(row, "[-") {
			row = "[-" + row + "-]"
		}
		p.gone = false
		if p.rows = p.rows[:n-1]; n > 1 { // a table in a cell
			p.cell(row)
		} else {
			before := p.out.count
			if p.out.put(row, p.rule); p.doubt {
				p.out.doubt(before)
			}
			p.doubt = false
		}
	case "tbl":
		if p.out.gap(); p.grounds > len(p.rows) {
			p.grounds = 0
		}
	case "ruby":
		if text, reading := p.now(), p.reading.String(); text != nil && reading != "" {
			text.text.WriteString("(" + reading + ")")
		}
		p.reading.Reset()
	case "bdo":
		p.order = ""
	case "AlternateContent":
		p.choose()
	case "sdt":
		if err := p.release(); err != nil {
			return err
		}
	}
	if n := len(p.change); n > 0 && p.change[n-1].depth == len(p.open) {
		c := p.change[n-1]
		p.change = p.change[:n-1]
		if text := p.now(); text != nil && c.written {
			text.text.WriteString(c.close)
		}
	}
	return nil
}

func isWritten(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func signsRefusal() error {
	return wordRefusal("write it in letters and figures, or save the text as a .txt file",
		"the document has a formula or a sign of a font of signs, which is no text")
}
