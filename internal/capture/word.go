package capture

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"index/suffixarray"
	"io"
	"maps"
	"slices"
	"strings"
)

// Rules by which lines of a Word document are left out.
const (
	ruleWordHidden  = "word-hidden"
	ruleWordMargin  = "word-margin"
	ruleWordComment = "word-comment"
	ruleWordDrawing = "word-drawing"
)

// Bounds on what a document unpacks to.
const (
	maxWordPart  = 24 << 20 // bytes of all parts that are read
	maxWordDepth = 200      // of elements within elements
	maxWordParts = 5000     // files in the archive
)

// errWord is a document that cannot be read, with the reason.
type errWord struct{ Refusal }

func (e *errWord) Error() string { return e.Reason }

func wordRefusal(help, format string, args ...any) error {
	return &errWord{Refusal{fmt.Sprintf(format, args...), help}}
}

// readWord reads a document of Office Open XML (ECMA-376): paragraphs, lists,
// tables and notes. Changes that were tracked are shown, and neither accepted nor
// rejected: [-taken out-] {+put in+}.
func readWord(raw []byte) (*Reading, *Refusal) { return readWordLists(raw, false) }

// readWordLists is readWord; unnumbered says that no list is numbered.
func readWordLists(raw []byte, unnumbered bool) (*Reading, *Refusal) {
	if bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		return nil, &Refusal{
			"the file is an old Word document or one with a password, under another name",
			"open it in the program it comes from and save it as .docx without a password",
		}
	}
	if refusal := disguised(raw); refusal != nil {
		return nil, refusal
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("the file is no Word document: %v", err), "save it again as .docx"}
	}
	d := &document{files: map[string]*zip.File{}, unnumbered: unnumbered}
	if len(archive.File) > maxWordParts {
		return nil, &Refusal{fmt.Sprintf("the document has more than %d parts", maxWordParts), "save its text as a .txt file"}
	}
	for _, f := range archive.File {
		name := partName(f.Name)
		if d.files[name] != nil {
			return nil, &Refusal{fmt.Sprintf("the document has two parts of the name %s, and programs show one or the other", f.Name), "save it again as .docx"}
		}
		d.files[name] = f
	}
	r, err := d.reading()
	if refused := (*errWord)(nil); errors.As(err, &refused) {
		return nil, &refused.Refusal
	}
	if err != nil {
		return nil, &Refusal{fmt.Sprintf("the document is damaged: %v", err), "save it again as .docx"}
	}
	return r, nil
}

// document is a Word document that is being read.
type document struct {
	files      map[string]*zip.File // by name, in small letters
	parts      wordParts
	bound      *suffixarray.Index // all words to which its fields are bound, once one has asked
	out        lines
	rule       string            // by which the lines of the part are left out
	notes      map[string]string // raised numbers of footnotes and endnotes, by kind and id
	noteNumber int               // of the last one
	numbering  *wordLists
	unnumbered bool   // every item has a bullet, as the first reader wrote them
	titled     string // the paragraph that is the title
	unpacked   int64  // bytes of all parts that were read
	inserted   int
	deleted    int
}

func (d *document) reading() (*Reading, error) {
	types, err := d.open("[Content_Types].xml")
	if err != nil {
		return nil, err
	}
	if d.files["word/vbaproject.bin"] != nil || bytes.Contains(types, []byte("macroEnabled")) {
		return nil, wordRefusal("save it as .docx, which drops them", "the document holds macros")
	}
	if err := d.findParts(); err != nil {
		return nil, err
	}
	if d.files[d.parts.document] == nil {
		return nil, wordRefusal("check that it is a .docx file", "there is no Word document in the file")
	}
	r := &Reading{}
	if err := d.properties(r); err != nil {
		return nil, err
	}
	if d.numbering, err = d.lists(); err != nil {
		return nil, err
	}
	d.notes = map[string]string{}
	if err := d.part(d.parts.document, ""); err != nil {
		return nil, err
	}
	if d.out.kept == 0 {
		return nil, wordRefusal("if it is a picture of a text, save the text as a .txt file", "the document has no text")
	}
	for _, part := range []struct{ name, rule string }{
		{d.parts.footnotes, ""}, {d.parts.endnotes, ""}, {d.parts.comments, ruleWordComment},
	} {
		if err := d.part(part.name, part.rule); err != nil {
			return nil, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(d.files)) {
		var rule string
		switch {
		case strings.HasPrefix(name, "word/header"), strings.HasPrefix(name, "word/footer"):
			rule = ruleWordMargin
		case strings.HasPrefix(name, "word/charts/chart"), strings.HasPrefix(name, "word/diagrams/data"):
			rule = ruleWordDrawing
		default:
			continue
		}
		if err := d.part(name, rule); err != nil {
			return nil, err
		}
	}
	if d.titled != "" {
		r.Title = d.titled
	}
	r.Text, r.Left, r.Doubtful = d.out.text.String(), d.out.left, d.out.doubtful
	r.Facts = []Fact{{Name: "insertions", Number: d.inserted}, {Name: "deletions", Number: d.deleted}}
	return r, nil
}

// properties reads what the document says of itself (ECMA-376 part 2, §11).
func (d *document) properties(r *Reading) error {
	data, err := d.open("docprops/core.xml")
	if data == nil || err != nil {
		return err
	}
	var core struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
	}
	if err := xml.Unmarshal(data, &core); err != nil {
		return fmt.Errorf("docProps/core.xml: %w", err)
	}
	r.Title = strings.Join(strings.Fields(core.Title), " ")
	for name := range strings.SplitSeq(core.Creator, ";") {
		if name = strings.TrimSpace(name); name != "" {
			r.Authors = append(r.Authors, name)
		}
	}
	return nil
}

// open unpacks a part, nil if the document has none of that name.
func (d *document) open(name string) ([]byte, error) {
	f := d.files[partName(name)]
	if f == nil {
		return nil, nil
	}
	file, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxWordPart+1))
	d.unpacked += int64(len(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if d.unpacked > maxWordPart {
		return nil, wordRefusal("save its text as a .txt file", "the text of the document unpacks to more than %d MiB", maxWordPart>>20)
	}
	return data, nil
}

// part reads the paragraphs of a part; lines of a part with a rule are left out by it.
func (d *document) part(name, rule string) error {
	data, err := d.open(name)
	if data == nil || err != nil {
		return err
	}
	d.out.gap()
	d.rule = rule
	p := &wordReader{document: d, decoder: xml.NewDecoder(bytes.NewReader(data))}
	err = p.read()
	if err == nil && slices.Contains(p.fields, false) {
		err = wordRefusal("save it again as .docx", "a field of the document has no end")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
