// Package capture knows the formats of captures: which files can be received,
// and how the text of each is read.
//
// A format is one row of the table below and one file with its reader. Whoever
// lists, adds, cleans or records captures ranges over the rows; nobody else knows
// which formats there are. A file of content/captures either is its own text
// (FILE.txt) or has one that is read from it once and written beside it
// (FILE.html.txt for FILE.html). That text is what custody accounts for, line by
// line; the article records the hash of the file it came from and the [Fact]s
// that its reader has found there.
//
// A reader gets untrusted bytes. It never touches the network or the disk, bounds
// its work by the limit of its row, and either returns a [Reading] or a [Refusal]
// that says what is wrong with the file and what to do about it. What is hard about a
// format has a package of its own (webpage, pdf, posts); what is left is one package because
// each format is a file of its own, which knows nothing of the others.
package capture

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/text"
	"dossier/internal/webpage"
)

// Format is what the program needs to know of a format of captures.
type Format struct {
	Name    string   // what one file is called, and the key under which an article records it
	Files   string   // what its files are called where all formats are listed
	Endings []string // of the names of its files, in small letters; the first is the usual one
	Kin     []string // endings of other files that the program can save as one of these
	Limit   int      // size in bytes of the largest file that is read

	// Derived says that the text is read from the file and written beside it. If
	// not, the file is its own text.
	Derived   bool
	Extracted bool // the reader says which lines stand around an article
	Slow      bool // reading takes seconds: a file is read when it is added or cleaned, and in no build
	Facts     []FactKind
	Rules     []string // what the names of the rules begin with by which its reader leaves lines out

	// Reader is the number of the reader of today, which the article records. It
	// grows whenever the same file could be read as another text. 0 if the format is
	// not derived.
	Reader int

	read func(raw []byte) (*Reading, *Refusal)

	// anyway reads a file as it is that read refuses, and says by a word what it is; nil
	// if the format has no such files.
	anyway func(raw []byte) (r *Reading, refused string)

	// lacks returns the first of some lines, 0-based, whose words the file has nowhere,
	// −1 if it has them all. Texts that earlier readers made are held against it.
	// If it is nil, they are looked for in what today's reader reads.
	lacks func(raw []byte, lines []string) int
}

// FactKind is something that the reader of a format says of every file.
type FactKind struct {
	Name string // key in the record of the file
	List bool   // it is a list of words; if not, it is a number
}

// Fact is what a reader has found in one file. It has a number or a list, as its
// kind says.
type Fact struct {
	Name   string
	Number int
	List   []string
}

// Reading is the text of a file, and what the file says of itself. What it does
// not say is empty.
type Reading struct {
	// Text is UTF-8 and ends in a line feed. The text of a derived format has one
	// line for each block, and blank lines where the blocks of the file stand apart.
	Text string

	Title          string
	Outlet         string // name of who published it
	Authors        []string
	Published      string // ISO 8601 date, in the time zone of the file
	Captured       string // day or instant of the capture, ISO 8601, if the file tells it
	PublishedBasis string // where in the file that stands, such as "JSON-LD of the page"
	Lang           string // ISO 639-1
	Charset        string // the encoding that the file is in, as it was told by what reads as language
	URL            string // address of the original
	Facts          []Fact // one for each kind that the format has, in the same order

	// Wrapped says that lines may have been wrapped by whoever wrote them: which of
	// them are a paragraph is for cleaning to find. If not, each is one.
	Wrapped bool

	Credits []attribution.Credit // from whom the file says that it has its text, beside what the text says

	// Joined says that lines with no blank one between are one paragraph. If not, and if
	// nobody may have wrapped them, each is one.
	Joined bool

	// Verbatim are the lines of Text that the file sets as they are, such as those of
	// code, in their order: each is a paragraph, whatever it looks like.
	Verbatim []int

	// Behind are the lines of each article that follows in the same file.
	Behind []text.Lines

	Kinds []string // what the data of the file say that it is: its kind, its section

	Left  []Left // the lines of Text that are no part of the article, in their order
	Apart []int  // the lines of Text that the file sets apart as the words of somebody else, in their order

	// Doubtful are the lines of Text whose words the file may change where it is shown, by
	// what it adds or hides, and of which that is not known, in their order.
	Doubtful []int
}

// Left is a line of the text of a file that its reader leaves out of the article.
type Left struct {
	Line int    // of the text, 1-based
	Rule string // that left it out, as package custody knows it
}

// LeftLines returns the rules by which lines are left out, by number of the line.
func (r *Reading) LeftLines() map[int]string {
	left := make(map[int]string, len(r.Left))
	for _, l := range r.Left {
		left[l.Line] = l.Rule
	}
	return left
}

// Refusal is why no article can be made of a file. It is a mistake in what was
// captured, not trouble of the machine.
type Refusal struct {
	Reason string // what is wrong, as a sentence without capital and full stop
	Help   string // the remedy
}

// MaxText is the size in bytes of the largest text.
const MaxText = 32 << 20

// formats are the formats of captures. No ending stands in two rows.
var formats = []Format{
	{Name: "text", Files: ".txt files", Endings: []string{textEnding}, Limit: MaxText, read: readText},
	{
		Name: "page", Files: "saved .html pages", Endings: []string{".html", ".htm"}, Kin: []string{".webarchive", ".epub"},
		Limit: 64 << 20, Derived: true, Extracted: true,
		Facts: pageFacts, Rules: []string{pageRules}, Reader: 11, read: readPage, anyway: pageAnyway, lacks: webpage.Lacks,
	},
	{
		Name: "mhtml", Files: ".mhtml archives of a page", Endings: []string{".mhtml", ".mht"}, Limit: 64 << 20, Derived: true, Extracted: true,
		Facts: pageFacts, Rules: []string{pageRules}, Reader: 10, read: readMHTML,
		anyway: pageAnyway,
	},
	{
		Name: "mail", Files: ".eml mails", Endings: []string{".eml"}, Limit: 64 << 20, Derived: true, Extracted: true,
		Kin: []string{".mbox", ".mbx", ".msg", ".emlx"}, Facts: []FactKind{{Name: "attachments", List: true}},
		Rules: []string{"mail-", pageRules}, Reader: 11, read: readMail,
	},
	{
		Name: "word", Files: ".docx documents", Endings: []string{".docx"}, Kin: []string{".doc", ".docm", ".dotx", ".odt", ".rtf"},
		Limit: 64 << 20, Derived: true, Extracted: true,
		Facts: []FactKind{{Name: "insertions"}, {Name: "deletions"}}, Rules: []string{"word-"}, Reader: 5, read: readWord, lacks: lacksInWord,
	},
	{
		Name: "pdf", Files: ".pdf files", Endings: []string{".pdf"}, Limit: 64 << 20, Derived: true, Extracted: true, Slow: true,
		Facts: []FactKind{{Name: "pages"}, {Name: "silent"}, {Name: "recognised"}, {Name: "unread"}, {Name: "engine", List: true}},
		Rules: []string{"pdf-"}, Reader: 5, read: readPDF,
	},
	{
		Name: "subtitles", Files: ".vtt and .srt subtitles", Endings: []string{".vtt", ".srt"}, Limit: MaxText, Derived: true, Extracted: true,
		Rules: []string{"subtitle-"}, Reader: 4, read: readSubtitles,
	},
	{
		Name: "posts", Files: ".posts.json and .posts.html threads of an export", Endings: []string{".posts.json", ".posts.html"}, Limit: MaxText,
		Derived: true, Extracted: true, Facts: []FactKind{{Name: "count"}, {Name: "edited"}, {Name: "forwarded", List: true}},
		Rules: []string{"post-"}, Reader: 3, read: readPosts,
	},
}

// pageFacts are what a page tells about itself beside its text.
var pageFacts = []FactKind{{Name: "scripts"}, {Name: "frames"}, {Name: "pixels"}, {Name: "hosts", List: true}}

// pageRules is what the names of the rules of a page begin with.
const pageRules = "page-"

// IsReaderRule reports whether a rule is one by which a reader leaves a line out.
func IsReaderRule(name string) bool {
	for _, f := range formats {
		for _, prefix := range f.Rules {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
	}
	return false
}

// textEnding is the ending of captures that are text, and of the texts that are
// read from others.
const textEnding = ".txt"

// Formats returns the formats, text first.
func Formats() []Format { return slices.Clone(formats) }

// FormatOf returns the format of a file by the ending of its name, nil if it is
// of none. Of two endings the longer one counts. The result is not to be changed.
func FormatOf(name string) (of *Format) {
	longest := 0
	for i := range formats {
		for _, ending := range formats[i].Endings {
			if len(ending) > longest && strings.HasSuffix(name, ending) {
				of, longest = &formats[i], len(ending)
			}
		}
	}
	return of
}

// KinOf returns the format as which a file can be saved that is of none, by the ending of
// its name; nil if none is known.
func KinOf(name string) *Format {
	ending := strings.ToLower(path.Ext(name))
	for i := range formats {
		if slices.Contains(formats[i].Kin, ending) {
			return &formats[i]
		}
	}
	return nil
}

// TextOf returns the path of the text of a file: its own, or that of the text
// which is read from it.
func TextOf(name string) string {
	if f := FormatOf(name); f != nil && !f.Derived {
		return name
	}
	return name + textEnding
}

// OriginOf returns the path of the file from which a text was read, and its
// format; nil if the name of the text says that it was received as text.
func OriginOf(text string) (string, *Format) {
	if name, ok := strings.CutSuffix(text, textEnding); ok {
		if f := FormatOf(name); f != nil && f.Derived {
			return name, f
		}
	}
	return "", nil
}

// Lacks returns the first of some lines, 0-based, whose words the file has nowhere,
// −1 if it has them all. It tells whether a text that an earlier reader made, which
// parted and chose lines in its own way, comes from the file.
func (f *Format) Lacks(raw []byte, lines []string) int {
	if f.lacks != nil {
		return f.lacks(raw, lines)
	}
	return lacksInText(f.Read, raw, lines)
}

// lacksInText is [Format.Lacks] by what today's reader reads.
func lacksInText(read func([]byte) (*Reading, *Refusal), raw []byte, lines []string) int {
	today, refusal := read(raw)
	if refusal != nil {
		return 0
	}
	text := strings.Join(strings.Fields(today.Text), " ")
	return slices.IndexFunc(lines, func(line string) bool { return !strings.Contains(text, strings.Join(strings.Fields(line), " ")) })
}

// Read reads the text of a file of this format. Exactly one of the results is nil.
func (f *Format) Read(raw []byte) (*Reading, *Refusal) {
	if len(raw) > f.Limit {
		return nil, &Refusal{
			Reason: fmt.Sprintf("the file has more than %d MiB", f.Limit>>20),
			Help:   "leave out of it what is not the article, or save the text of that as a .txt file",
		}
	}
	return f.read(raw)
}

// ReadAnyway reads a file as it is that its reader refuses, for a person who wants it all
// the same. Refused is what the record is to say of it (package custody has the words);
// both results are empty if the file is not refused, or cannot be read at all.
func (f *Format) ReadAnyway(raw []byte) (r *Reading, refused string) {
	if f.anyway == nil || len(raw) > f.Limit {
		return nil, ""
	}
	return f.anyway(raw)
}

// Largest is the size in bytes of the largest file of any format.
func Largest() int {
	largest := 0
	for _, f := range formats {
		largest = max(largest, f.Limit)
	}
	return largest
}

// Files lists the formats for people: ".txt files and saved .html pages".
func Files() string {
	var files []string
	for _, f := range formats {
		files = append(files, f.Files)
	}
	return among(files, "and")
}

// Endings lists the usual endings for people: ".txt or .html".
func Endings(and string) string {
	var endings []string
	for _, f := range formats {
		endings = append(endings, f.Endings[0])
	}
	return among(endings, and)
}

// among lists words: "a, b and c".
func among(words []string, and string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " " + and + " " + words[last]
}
