package language

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Depth is a part of the knowledge of a language: the file that holds it.
type Depth string

// The depths, as docs/languages.md lists them.
const (
	Evidence      Depth = "evidence.txt"
	Estimates     Depth = "estimate.txt"
	Notes         Depth = "notes.txt"
	Dates         Depth = "dates.txt"
	Numbers       Depth = "numbers.txt"
	Cleaning      Depth = "cleaning.txt"
	Furniture     Depth = "furniture.txt"
	Search        Depth = "search.txt"
	Units         Depth = "units.txt"
	Speech        Depth = "speech.txt"
	Interface     Depth = "interface.json"
	Hides         Depth = "hides.txt"
	Abbreviations Depth = "abbreviations.txt"
)

// Language is what is known of one language. Its methods read a file of its
// folder once; what they return is shared and must not be changed. Of a file
// that is missing they return the empty value.
type Language struct {
	// Code is the name of the folder, as in ISO 639.
	Code string

	files         map[string]bool
	about         part[AboutData]
	grammar       part[GrammarData]
	dates         part[DatesData]
	numbers       part[NumbersData]
	evidence      part[EvidenceData]
	estimates     part[EstimatesData]
	notes         part[NotesData]
	cleaning      part[CleaningData]
	furniture     part[FurnitureData]
	search        part[SearchData]
	archive       part[ArchiveData]
	speech        part[SpeechData]
	units         part[UnitsData]
	hides         part[HidesData]
	abbreviations part[AbbreviationsData]
	letters       part[LettersData]
	names         part[NamesData]
}

// part is a file that is read when it is asked for.
type part[T any] struct {
	once  sync.Once
	value T
}

func (p *part[T]) of(l *Language, file string) *T {
	p.once.Do(func() {
		if !l.files[file] {
			return
		}
		name := path.Join("data", l.Code, file)
		data, err := fs.ReadFile(embedded(), name)
		if err == nil {
			err = decode(name, data, &p.value)
		}
		if err != nil {
			panic(fmt.Sprintf("the data of a language, part of the program, cannot be read: %v", err))
		}
	})
	return &p.value
}

// Speech returns what speech.txt says.
func (l *Language) Speech() *SpeechData { return l.speech.of(l, string(Speech)) }

// About returns what about.txt says.
func (l *Language) About() *AboutData { return l.about.of(l, "about.txt") }

// Grammar returns what grammar.txt says.
func (l *Language) Grammar() *GrammarData { return l.grammar.of(l, "grammar.txt") }

// Dates returns what dates.txt says.
func (l *Language) Dates() *DatesData { return l.dates.of(l, string(Dates)) }

// Numbers returns what numbers.txt says.
func (l *Language) Numbers() *NumbersData { return l.numbers.of(l, string(Numbers)) }

// Evidence returns what evidence.txt says.
func (l *Language) Evidence() *EvidenceData { return l.evidence.of(l, string(Evidence)) }

// Hides returns what hides.txt says.
func (l *Language) Hides() *HidesData { return l.hides.of(l, string(Hides)) }

// Abbreviations returns what abbreviations.txt says.
func (l *Language) Abbreviations() *AbbreviationsData {
	return l.abbreviations.of(l, string(Abbreviations))
}

// Letters returns what letters.txt says.
func (l *Language) Letters() *LettersData { return l.letters.of(l, "letters.txt") }

// Names returns what names.txt says.
func (l *Language) Names() *NamesData { return l.names.of(l, "names.txt") }

// Estimates returns what estimate.txt says.
func (l *Language) Estimates() *EstimatesData { return l.estimates.of(l, string(Estimates)) }

// Notes returns what notes.txt says.
func (l *Language) Notes() *NotesData { return l.notes.of(l, string(Notes)) }

// Cleaning returns what cleaning.txt says.
func (l *Language) Cleaning() *CleaningData { return l.cleaning.of(l, string(Cleaning)) }

// Furniture returns what furniture.txt says.
func (l *Language) Furniture() *FurnitureData { return l.furniture.of(l, string(Furniture)) }

// Search returns what search.txt says.
func (l *Language) Search() *SearchData { return l.search.of(l, string(Search)) }

// Units returns what units.txt says.
func (l *Language) Units() *UnitsData { return l.units.of(l, string(Units)) }

// Archive returns what archive.txt says.
func (l *Language) Archive() *ArchiveData { return l.archive.of(l, "archive.txt") }

// Knows reports whether the folder has the file that holds a depth.
func (l *Language) Knows(d Depth) bool { return l.files[string(d)] }

// Tag returns the tag of the language as golang.org/x/text wants it.
func (l *Language) Tag() language.Tag { return language.Make(l.Code) }

// File returns the bytes of a file of the folder, such as interface.json or
// sketch/brief.md, and nil if there is none.
func (l *Language) File(name string) []byte {
	data, err := fs.ReadFile(embedded(), path.Join("data", l.Code, name))
	if err != nil {
		return nil
	}
	return data
}

// Skeleton returns the files that a new dossier in the language begins with.
func (l *Language) Skeleton() (fs.FS, error) {
	return fs.Sub(embedded(), path.Join("data", l.Code, "skeleton"))
}

// known are the languages of data/ in the order in which they are listed.
var known = sync.OnceValue(func() []*Language {
	var all []*Language
	folders, err := fs.ReadDir(embedded(), "data")
	if err != nil {
		panic(err) // part of the program
	}
	for _, folder := range folders {
		l := &Language{Code: folder.Name(), files: map[string]bool{}}
		files, err := fs.ReadDir(embedded(), path.Join("data", l.Code))
		if err != nil {
			panic(err) // part of the program
		}
		for _, file := range files {
			l.files[file.Name()] = true
		}
		all = append(all, l)
	}
	slices.SortStableFunc(all, func(a, b *Language) int { return cmp.Compare(a.place(), b.place()) })
	return all
})

// place is where a language stands in lists: those that say so first, then the
// others by their codes. A language of which no more is known than its name needs
// no place, and its file is left alone: every command asks for the order.
func (l *Language) place() int {
	if len(l.files) > 1 {
		if n, err := strconv.Atoi(string(l.About().Place)); err == nil {
			return n
		}
	}
	return math.MaxInt
}

// none is a language of which nothing is known.
var none = &Language{}

var byCode = sync.OnceValue(func() map[string]*Language {
	all := map[string]*Language{}
	for _, l := range known() {
		all[l.Code] = l
	}
	return all
})

// Get returns the language of a tag as in BCP 47, whatever its region or script:
// that of fr for fr-CA. Of a language without a folder nothing is known.
func Get(tag string) *Language {
	code, _, _ := strings.Cut(tag, "-")
	return cmp.Or(byCode()[code], none)
}

// All lists the languages: those with a place of their own first, then by code.
// Where two languages serve equally well, the first is taken.
func All() []*Language { return known() }

// With lists the languages of which a depth is known.
func With(d Depth) []*Language {
	return slices.Collect(func(yield func(*Language) bool) {
		for _, l := range known() {
			if l.Knows(d) && !yield(l) {
				return
			}
		}
	})
}

// Alphabets are the languages that are spelled in some letters beyond a to z, and for each of these letters a bit for
// each of the languages, in their order, that has it.
var Alphabets = sync.OnceValues(func() (languages []*Language, with map[rune]uint64) {
	with = map[rune]uint64{}
	for _, l := range known() {
		if len(l.About().Letters) == 0 {
			continue
		}
		for _, letter := range l.About().Letters {
			r, _ := utf8.DecodeRuneInString(letter)
			with[r] |= 1 << len(languages)
		}
		languages = append(languages, l)
	}
	return languages, with
})

// OnceEach returns a function that gives what prepare makes of the language of a tag. It is made
// when it is first asked for, once: most dossiers are in one or two languages. Of one of which nothing
// is known prepare gets a language without data.
func OnceEach[T any](prepare func(*Language) T) func(tag string) T {
	var made sync.Map // functions by language
	return func(tag string) T {
		l := Get(tag)
		of, known := made.Load(l)
		if !known {
			of, _ = made.LoadOrStore(l, sync.OnceValue(func() T { return prepare(l) }))
		}
		return of.(func() T)()
	}
}

// WordsOfAll returns what the languages have of something, one after the other: for texts
// that do not say in which language they are, or hold words of another.
func WordsOfAll(of func(*Language) []string) []string {
	var words []string
	for _, l := range known() {
		words = append(words, of(l)...)
	}
	return words
}

var interfaces = sync.OnceValue(func() []string {
	var codes []string
	for _, l := range With(Interface) {
		codes = append(codes, l.Code)
	}
	return codes
})

// Codes returns the codes of the languages that notes and pages can be written
// in. The first is that of a dossier that does not name its own.
func Codes() []string { return slices.Clone(interfaces()) }

// rightToLeft are the scripts that are written from right to left, as Unicode lists
// them, of languages that are written today.
var rightToLeft = []string{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"}

// IsRightToLeft reports whether the script of a tag, or the usual one of its
// language, is written from right to left.
func IsRightToLeft(tag string) bool {
	script, _ := language.Make(tag).Script()
	return slices.Contains(rightToLeft, script.String())
}

// IsInterface reports whether notes and pages can be written in a language.
func IsInterface(code string) bool { return slices.Contains(interfaces(), code) }
