package capture

import (
	"path"
	"slices"
	"strings"
)

// wordParts are the names of the parts of a document that are read, "" of those that it lacks.
type wordParts struct{ document, styles, numbering, footnotes, endnotes, comments string }

// partName is the name of a part as it is compared: capitals make no difference (ECMA-376
// part 2, §6.2.2.3), and some programs write the names of files of Windows.
func partName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// findParts follows the relations of the file (part 2, §6.5), as programs do that show it: a
// part is what they say, whatever its name. A file without any has its parts where they usually stand.
func (d *document) findParts() error {
	d.parts = wordParts{
		"word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml",
	}
	of, err := d.relations("")
	if err != nil || of == nil {
		return err
	}
	d.parts.document = of["officeDocument"]
	if of, err = d.relations(d.parts.document); err != nil || of == nil {
		return err
	}
	d.parts = wordParts{d.parts.document, of["styles"], of["numbering"], of["footnotes"], of["endnotes"], of["comments"]}
	return nil
}

// relations returns the parts to which a part is related, or the file by itself, by what they
// are to it; nil if it does not say.
func (d *document) relations(part string) (map[string]string, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	var written struct {
		All []struct {
			Kind   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := d.unmarshal(name, &written); err != nil || d.files[partName(name)] == nil {
		return nil, err
	}
	of := map[string]string{}
	parts := []string{"officeDocument", "styles", "numbering", "footnotes", "endnotes", "comments"}
	for _, one := range written.All {
		kind := path.Base(one.Kind)
		if one.Mode == "External" || !slices.Contains(parts, kind) {
			continue
		}
		target := partName(one.Target)
		if !strings.HasPrefix(one.Target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		if of[kind] != "" && of[kind] != partName(target) {
			return nil, wordRefusal("save it again as .docx", "the document names two parts as its %s", kind)
		}
		of[kind] = partName(target)
	}
	return of, nil
}
