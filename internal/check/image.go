package check

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/picture"
	"dossier/internal/web"
)

// images reads the images of a note: a picture says nothing of itself, so whoever shows
// one says whose it is, under which licence it may be shown, and where it comes from.
func (v *checker) images(n *model.Note) []diag.Diagnostic {
	return readCallouts(n, markdown.Image, &v.findings.notes[n].images, func(c *markdown.Callout) (*model.Image, []diag.Diagnostic) {
		r := imageReader{checker: v, note: n, image: &model.Image{Callout: c, Published: true}}
		r.read()
		return r.image, r.diags
	})
}

type imageReader struct {
	*checker
	note  *model.Note
	image *model.Image
	diags []diag.Diagnostic
}

func (r *imageReader) bad(at diag.Span, help, format string, args ...any) {
	r.diags = append(r.diags, diag.New(diag.BadImage, at, format, args...).WithHelp("%s", help))
}

func (r *imageReader) read() {
	c, m := r.image.Callout, r.image
	if c.ID == "" {
		r.bad(c.At, "name it in the first line, such as #fig-1, so that others can link to it", "this image has no id")
	}
	if len(c.Images) != 1 {
		r.bad(c.At, "write ![what it shows](../content/media/name.jpg) below the first line",
			"a callout of an image shows one picture, and this one %d", len(c.Images))
		return
	}
	link := c.Images[0]
	if m.Alt = strings.TrimSpace(link.Text); m.Alt == "" {
		r.bad(link.At, "write into the square brackets what somebody needs to know who does not see it", "this image has no words for those who do not see it")
	}
	m.Credit = r.needed("credit", "whose picture it is")
	m.Licence = r.needed("licence", "under which licence it is shown, such as CC BY 4.0, or by whose leave")
	m.Source = r.needed("source", "the web address where it was found")
	if m.Source != "" && !web.IsAddress(m.Source) {
		r.bad(c.FieldNamed("source").At, "write the whole address, such as https://example.org/picture", "%q is no web address", m.Source)
	}
	if field := c.FieldNamed("taken"); field != nil {
		taken, ok := date.Parse(field.Text)
		if !ok {
			r.bad(field.At, "write a year, a month or a day: 2024, 2024-10, 2024-10-17; leave it out if nobody knows", "%q is no date", field.Text)
		}
		m.Taken = taken
	}
	m.Place, m.Verified = c.Field("place"), c.Field("verified")
	if field := c.FieldNamed("rights"); field != nil {
		if !slices.Contains(language.WordsOfAll(linkOnly), field.Text) {
			shown := cmp.Or(language.Get(r.note.Lang).Notes().ImageRights.First(string(model.Link)), string(model.Link))
			r.bad(field.At, "write "+shown+" to print its credit and where it is, and not the picture; leave the line out to show it",
				"%q is no way to show an image", field.Text)
		}
		m.Published = false
	}
	r.file(link)
}

// linkOnly are the words of a language for an image that is not shown.
func linkOnly(l *language.Language) []string { return l.Notes().ImageRights.Of(string(model.Link)) }

// needed is the text of a field that every image has.
func (r *imageReader) needed(name, what string) string {
	text := r.image.Callout.Field(name)
	if text == "" {
		r.bad(r.image.Callout.At, "close it with a list that says "+what+": - "+name+": …", "this image does not say its %s", name)
	}
	return text
}

// file looks at the file of the image.
func (r *imageReader) file(link *markdown.Link) {
	r.image.Path = path.Join(path.Dir(r.note.Path), link.Destination)
	const help = "write the path of a file in " + model.PictureFolder
	if !strings.HasPrefix(r.image.Path, model.PictureFolder) {
		r.bad(link.At, help, "%q is not in %s", link.Destination, model.PictureFolder)
		return
	}
	file, read := r.dossier.Pictures[r.image.Path]
	r.image.PictureFile = file
	switch {
	case !read, errors.Is(file.Err, fs.ErrNotExist):
		r.bad(link.At, help, "the dossier has no file %s", r.image.Path)
	case errors.Is(file.Err, picture.ErrFormat):
		r.bad(link.At, "save it as JPEG or PNG", "%s cannot be published: %v", r.image.Path, file.Err)
	case file.Err != nil:
		r.bad(link.At, "make it smaller, or save it again as JPEG or PNG", "%s cannot be published: %v", r.image.Path, file.Err)
	}
}
