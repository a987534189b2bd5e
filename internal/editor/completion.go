package editor

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/cite"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/load"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// item is a completion that an editor offers.
type item struct {
	Label  string   `json:"label"`
	Kind   int      `json:"kind"`
	Detail string   `json:"detail,omitempty"`
	Filter string   `json:"filterText,omitempty"` // what of the text it is compared with
	Sort   string   `json:"sortText"`
	Edit   textEdit `json:"textEdit"`
}

// Kinds of completions, as the protocol numbers them.
const (
	wordItem      = 1
	fieldItem     = 5
	valueItem     = 12
	fileItem      = 17
	referenceItem = 18
)

// How far before the place of the cursor a citation may begin, in bytes, and how many
// passages are offered.
const (
	longestBefore = 4 << 10
	mostPassages  = 12
)

var (
	// typedKey is a citation up to a part of the key of its article.
	typedKey = regexp.MustCompile(`@([a-z0-9-]*)$`)
	// typedQuotation is a citation up to a part of its quotation.
	typedQuotation = regexp.MustCompile(`@([a-z0-9-]+)\s*(?:,\s*[^:«“„「"\[\];]*)?:?\s*([«“„「"])([^»”」"]*)$`)
	// typedProse is a quotation that is no part of a citation yet.
	typedProse = regexp.MustCompile(`([«“„「])([^»”」\[\]]{3,})$`)
	// typedLink is a link up to a part of where it leads.
	typedLink  = regexp.MustCompile(`\]\(([^()\s]*)$`)
	typedEntry = regexp.MustCompile(`^\s*(?:- )?([\p{L}_]*)$`)
	typedValue = regexp.MustCompile(`^\s*(?:- )?([\p{L}_]+):\s*(\S*)$`)
)

// complete offers what may stand at a place: in a citation articles and passages, in a
// link files and ids, in YAML keys and their values.
func (s *Server) complete(p placed) (any, error) {
	items := []item{}
	file := s.file(p.TextDocument.URI)
	src := s.source(file)
	if src == nil {
		if b := s.buffers[file]; b != nil {
			src = b.Source
		} else {
			return items, nil
		}
	}
	offset := offsetOf(src, p.Position)
	t := typing{s, src, offset}
	for _, shape := range s.shapes() {
		if shape.Covers(file) && (!shape.Front || inFront(src.Whole(), offset)) {
			return t.entries(shape.Fields), nil
		}
	}
	if !strings.HasSuffix(file, ".md") || s.note(file) == nil {
		return items, nil
	}
	before := []byte(src.Whole()[max(0, offset-longestBefore):offset])
	if end := bytes.LastIndex(before, []byte("\n\n")); end >= 0 {
		before = before[end:] // a citation ends with its paragraph
	}
	open := bytes.LastIndexByte(before, '[') > bytes.LastIndexByte(before, ']')
	if m := typedQuotation.FindSubmatchIndex(before); open && m != nil {
		return t.passages(string(before[m[2]:m[3]]), before[m[4]:]), nil
	}
	if m := typedKey.FindSubmatch(before); open && m != nil {
		return t.keys(string(m[1])), nil
	}
	if m := typedLink.FindSubmatch(before); m != nil {
		return t.links(string(m[1])), nil
	}
	if m := typedProse.FindSubmatchIndex(before); !open && m != nil {
		return t.citations(before[m[2]:]), nil
	}
	return items, nil
}

// shapes are what the YAML of files may hold, asked for once.
func (s *Server) shapes() []load.FileShape {
	if s.known == nil {
		s.known = load.Shapes()
	}
	return s.known
}

// inFront reports whether a byte of a file stands in its front matter.
func inFront(text string, offset int) bool {
	if !strings.HasPrefix(text, "---\n") && !strings.HasPrefix(text, "---\r\n") || offset < len("---\n") {
		return false
	}
	end := strings.Index(text[len("---"):], "\n---")
	return end < 0 || offset <= len("---")+end
}

// typing is a place at which somebody types.
type typing struct {
	*Server
	src    *diag.Source
	offset int
}

// over is a completion in the place of the bytes that are typed.
func (t typing) over(typed int, text string) textEdit {
	return textEdit{rangeOf(diag.Span{Source: t.src, Start: t.offset - typed, End: t.offset}), text}
}

// order keeps completions in the order in which they are found.
func order(n int) string {
	return string([]byte{'0' + byte(n/100%10), '0' + byte(n/10%10), '0' + byte(n%10)})
}

// keys offers articles, those whose key, title or outlet has what is typed.
func (t typing) keys(typed string) []item {
	items := []item{}
	for _, a := range t.dossier.Articles {
		of := a.Title
		if a.Outlet != nil {
			of += " · " + a.Outlet.Name
		}
		if !a.Published.IsZero() {
			of += " · " + a.Published.String()
		}
		items = append(items, item{Label: a.Key, Kind: referenceItem, Detail: of, Filter: a.Key + " " + of, Sort: a.Key, Edit: t.over(len(typed), a.Key)})
	}
	return items
}

// passages offers quotations of one article that have the words typed behind the opening
// mark; all its passages if there are none yet.
func (t typing) passages(key string, typed []byte) []item {
	items := []item{}
	a := t.article(key)
	if a == nil {
		return items
	}
	words := strings.TrimLeft(string(typed), "«“„「\" \u00a0\u202f")
	if strings.TrimSpace(words) == "" {
		for _, p := range a.Passages {
			if len(items) < mostPassages && p.Text != "" {
				items = append(items, item{Label: p.Name() + " " + shortened(p.Text), Kind: wordItem, Filter: string(typed), Sort: order(len(items)),
					Edit: t.over(len(typed), "«"+shortened(p.Text))})
			}
		}
		return items
	}
	for _, c := range cite.Find(t.dossier, words, func(p *model.Passage) bool { return p.Article == a }) {
		if len(items) == mostPassages {
			break
		}
		items = append(items, item{Label: c.Passage.Name() + " " + c.Words, Kind: wordItem, Filter: string(typed), Sort: order(len(items)),
			Edit: t.over(len(typed), "«"+c.Words+"»")})
	}
	return items
}

// shortened is the beginning of a passage, up to the end of a word.
func shortened(text string) string {
	words := strings.Fields(text)
	const most = 8
	return strings.Join(words[:min(len(words), most)], " ")
}

// citations offers whole citations of any article for words typed in quotation marks.
func (t typing) citations(typed []byte) []item {
	items := []item{}
	words := strings.TrimLeft(string(typed), "«“„「 \u00a0\u202f")
	for _, c := range cite.Find(t.dossier, words, nil) {
		if len(items) == mostPassages {
			break
		}
		items = append(items, item{Label: c.Text, Kind: wordItem, Detail: c.Passage.Article.Title, Filter: string(typed), Sort: order(len(items)),
			Edit: t.over(len(typed), c.Text)})
	}
	return items
}

// links offers files, and behind # the ids of one.
func (t typing) links(typed string) []item {
	items := []item{}
	folder := path.Dir(t.src.Name)
	if file, fragment, found := strings.Cut(typed, "#"); found {
		to := t.src.Name
		if file != "" {
			to = path.Join(folder, file)
		}
		if n := t.note(to); n != nil {
			for _, h := range n.Doc.Headings {
				items = append(items, item{Label: h.ID, Kind: referenceItem, Detail: h.Text, Sort: order(len(items)), Edit: t.over(len(fragment), h.ID)})
			}
			for _, c := range n.Doc.Callouts {
				if c.ID != "" {
					items = append(items, item{Label: c.ID, Kind: referenceItem, Detail: c.Word, Sort: order(len(items)), Edit: t.over(len(fragment), c.ID)})
				}
			}
		}
		return items
	}
	offer := func(file, title string) {
		to := markdown.RelativePath(folder, file)
		items = append(items, item{Label: to, Kind: fileItem, Detail: title, Filter: to + " " + title, Sort: file, Edit: t.over(len(typed), to)})
	}
	for _, n := range t.dossier.Notes {
		offer(n.Path, n.Title)
	}
	for _, a := range t.dossier.Articles {
		offer(a.Path, a.Title)
	}
	return items
}

// entries offers the keys of a record, or the values of one.
func (t typing) entries(shape *frontmatter.Shape) []item {
	items := []item{}
	line := t.src.LineSpan(t.src.Position(t.offset).Line)
	typed := t.src.Whole()[line.Start:t.offset]
	shape = t.inside(shape, line)
	if shape == nil {
		return items
	}
	if m := typedValue.FindStringSubmatch(typed); m != nil {
		f := shape.Field(m[1])
		if f == nil {
			return items
		}
		values := slices.Clone(f.Words)
		if f.Key == "outlet" {
			for _, o := range t.dossier.Outlets {
				values = append(values, o.Key)
			}
		}
		for _, v := range values {
			items = append(items, item{Label: v, Kind: valueItem, Sort: order(len(items)), Edit: t.over(len(m[2]), v)})
		}
		return items
	}
	m := typedEntry.FindStringSubmatch(typed)
	if m == nil {
		return items
	}
	for _, f := range shape.Fields {
		detail := strings.Join(f.Words, " | ")
		if f.Needed {
			detail = strings.TrimSpace("required " + detail)
		}
		items = append(items, item{Label: f.Key, Kind: fieldItem, Detail: detail, Sort: order(len(items)), Edit: t.over(len(m[1]), f.Key+": ")})
	}
	return items
}

// inside returns the shape of the record that a line is in: that of the nearest key above
// it with less indentation, and so on up.
func (t typing) inside(shape *frontmatter.Shape, line diag.Span) *frontmatter.Shape {
	var above []string
	depth := indentation(t.src.Whole()[line.Start:line.End])
	for n := t.src.Position(line.Start).Line - 1; n > 0 && depth > 0; n-- {
		at := t.src.LineSpan(n)
		text := t.src.Whole()[at.Start:at.End]
		item := strings.HasPrefix(strings.TrimLeft(text, " "), "- ")
		if key, _, found := strings.Cut(strings.TrimLeft(text, " -"), ":"); found && !item && indentation(text) < depth {
			above, depth = append(above, key), indentation(text)
		}
	}
	for _, key := range slices.Backward(above) {
		switch f := shape.Field(key); {
		case shape.Keyed != nil:
			shape = shape.Keyed
		case f == nil || f.Inside == nil:
			return nil
		default:
			shape = f.Inside
		}
	}
	return shape
}

// indentation is how many columns stand before the key of a line; those of a list count.
func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " -")) }
