package language

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// blanks are the values that the files of a folder are read into.
func blanks() map[string]any {
	return map[string]any{
		"about.txt": &AboutData{}, "grammar.txt": &GrammarData{}, "archive.txt": &ArchiveData{}, "speech.txt": &SpeechData{}, "letters.txt": &LettersData{}, "names.txt": &NamesData{},
		string(Dates): &DatesData{}, string(Numbers): &NumbersData{}, string(Hides): &HidesData{}, string(Abbreviations): &AbbreviationsData{}, string(Evidence): &EvidenceData{}, string(Estimates): &EstimatesData{},
		string(Notes): &NotesData{}, string(Cleaning): &CleaningData{}, string(Furniture): &FurnitureData{}, string(Search): &SearchData{},
		string(Units): &UnitsData{},
	}
}

// problems reads a data file and lists what is wrong with it, as file:line: what.
func problems(file string, data []byte) []string {
	into := blanks()[path.Base(file)]
	if into == nil {
		return []string{fmt.Sprintf("%s:1: a folder has no file of this name", file)}
	}
	if err := decode(file, data, into); err != nil {
		return strings.Split(err.Error(), "\n")
	}
	sections, _ := split(file, data)
	var list []string
	first := map[string]int{}
	for _, s := range sections {
		if len(s.lines) == 0 {
			list = append(list, fmt.Sprintf("%s:%d: the section [%s] is empty; leave it out", file, s.at, s.name))
		}
		if path.Base(file) != string(Furniture) { // there a phrase belongs to one family
			clear(first)
		}
		for _, l := range s.lines {
			for _, entry := range entries(into, s.name, l.text) {
				if at := first[entry]; at > 0 {
					list = append(list, fmt.Sprintf("%s:%d: %q stands in line %d already", file, l.number, entry, at))
				}
				first[entry] = l.number
			}
		}
	}
	return list
}

// entries returns what of a line may stand in its section once only.
func entries(into any, section, text string) []string {
	t := reflect.TypeOf(into).Elem()
	for field := range t.Fields() {
		if field.Tag.Get("section") != section {
			continue
		}
		switch field.Type {
		case reflect.TypeFor[Words](), reflect.TypeFor[Names]():
			return strings.Fields(text)
		case reflect.TypeFor[Lists]():
			key, _, _ := strings.Cut(text, ":")
			return []string{key}
		}
	}
	return []string{text}
}

func TestData_hasNoMistakes(t *testing.T) {
	seen := 0
	for _, l := range All() {
		if _, err := language.Parse(l.Code); err != nil {
			t.Errorf("data/%s is no code of a language: %v", l.Code, err)
		}
		for file := range l.files {
			if path.Ext(file) != ".txt" {
				continue
			}
			seen++
			for _, problem := range problems(path.Join("data", l.Code, file), l.File(file)) {
				t.Error(problem)
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d files were read", seen)
	}
}

func TestProblems_areFoundWithTheirLine(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"xx/dates.txt", "[months]\na\n\n[mouths]\nb\n", `xx/dates.txt:4: there is no section [mouths] in this file`},
		{"xx/dates.txt", "a\n", `xx/dates.txt:1: "a" stands above the first section`},
		{"xx/dates.txt", "[months]\na\n[months]\nb\n", `xx/dates.txt:3: there is a second section [months]; the first is in line 1`},
		{"xx/dates.txt", "[months]\n", `xx/dates.txt:1: the section [months] is empty; leave it out`},
		{"xx/dates.txt", "[short years]\nno\n", `xx/dates.txt:2: write "yes", or leave the section out`},
		{"xx/search.txt", "// two lines\n[stop words]\na b\nc a\n", `xx/search.txt:4: "a" stands in line 3 already`},
		{"xx/numbers.txt", "[words]\none = 1\ntwo 2\n", `xx/numbers.txt:3: there is no "=" behind a word in "two 2"`},
		{"xx/numbers.txt", "[words]\none = eins\n", `xx/numbers.txt:2: "eins" is no number`},
		{"xx/numbers.txt", "[words]\none = 1\none = 2\n", `xx/numbers.txt:3: "one" stands here twice`},
		{"xx/furniture.txt", "[share]\nshare\n[login]\nshare\n", `xx/furniture.txt:4: "share" stands in line 2 already`},
		{"xx/furniture.txt", "[shares]\nshare\n", `xx/furniture.txt:1: there is no family [shares] of furniture`},
		{"xx/estimate.txt", "[likelihood]\n5–1 | a | b\n", `xx/estimate.txt:2: "5–1" is no range of per cent`},
		{"xx/grammar.txt", "[group mark]\nspace\n", `xx/grammar.txt:2: "space" is no character; write its number in Unicode, such as U+202F`},
		{"xx/other.txt", "[words]\n", `xx/other.txt:1: a folder has no file of this name`},
	} {
		if got := problems(c.file, []byte(c.text)); len(got) != 1 || got[0] != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestWords_standOnce: of a key that stands twice in a file of words the last counts, and
// whoever mends the first mends nothing.
func TestWords_standOnce(t *testing.T) {
	for _, l := range All() {
		for file := range l.files {
			if path.Ext(file) != ".json" {
				continue
			}
			words := json.NewDecoder(bytes.NewReader(l.File(file)))
			if _, err := words.Token(); err != nil {
				t.Fatalf("data/%s/%s: %v", l.Code, file, err)
			}
			seen := map[json.Token]bool{}
			for words.More() {
				key, err := words.Token()
				if err == nil {
					err = words.Decode(new(json.RawMessage))
				}
				if err != nil {
					t.Fatalf("data/%s/%s: %v", l.Code, file, err)
				}
				if seen[key] {
					t.Errorf("data/%s/%s has %q twice", l.Code, file, key)
				}
				seen[key] = true
			}
		}
	}
}

// TestFiles_areKnown holds that no file lies in a folder that nobody reads.
func TestFiles_areKnown(t *testing.T) {
	known := regexp.MustCompile(`^(?:\w+\.txt|interface\.json|checks\.json|sketch/\w+\.md|skeleton/.+)$`)
	for _, l := range All() {
		root := path.Join("data", l.Code)
		err := fs.WalkDir(embedded(), root, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && !known.MatchString(strings.TrimPrefix(name, root+"/")) {
				t.Errorf("nothing reads %s", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestGet_takesAnyTag(t *testing.T) {
	for tag, want := range map[string]string{"fr": "fr", "fr-CA": "fr", "xx": "", "": ""} {
		if got := Get(tag); got.Code != want || got.Knows(Dates) != (want != "") {
			t.Errorf("%q is the language %q", tag, got.Code)
		}
	}
	if got := len(Get("fr").Dates().Months); got != 12 {
		t.Errorf("a year has %d months", got)
	}
	if Get("xx").Hides().Denial != nil {
		t.Error("something is known of a language without a folder")
	}
}

func TestAll_isInOrder(t *testing.T) {
	var codes []string
	for _, l := range All() {
		codes = append(codes, l.Code)
	}
	if codes[0] != "fr" || codes[1] != "en" || !slices.IsSorted(codes[2:]) {
		t.Errorf("the order is %v", codes)
	}
}

// TestDepths_areWhole ranges over all that is known of each language: what a file
// is there for must be in it.
func TestDepths_areWhole(t *testing.T) {
	lacks := func(l *Language, file Depth, what string, missing bool) {
		if l.Knows(file) && missing {
			t.Errorf("data/%s/%s lacks %s", l.Code, file, what)
		}
	}
	for _, l := range All() {
		lacks(l, Evidence, "[relative years]", len(l.Evidence().RelativeYears) == 0)
		lacks(l, Hides, "[denial], [condition] or [claim]", len(l.Hides().Denial)*len(l.Hides().Condition)*len(l.Hides().Claim) == 0)
		lacks(l, Hides, "abbreviations.txt beside it", !l.Knows(Abbreviations))
		lacks(l, Dates, "twelve lines of [months]", len(l.Dates().Months) != 12)
		lacks(l, Dates, "twelve lines of [short months], or none", len(l.Dates().ShortMonths)%12 != 0)
		lacks(l, Dates, "seven lines of [weekdays]", len(l.Dates().Weekdays) != 7)
		lacks(l, Dates, "seven lines of [short weekdays], or none", len(l.Dates().ShortWeekdays)%7 != 0)
		lacks(l, Numbers, "[words]", len(l.Numbers().Words) == 0)
		lacks(l, Cleaning, "[stop words]", len(l.Cleaning().StopWords) == 0)
		lacks(l, Cleaning, "[published]", len(l.Cleaning().PublishedWords) == 0)
		lacks(l, Furniture, "[navigation]", !slices.ContainsFunc(l.Furniture().Families, func(f Family) bool { return f.Name == "navigation" }))
		lacks(l, Search, "[stemmer] or [stop words]", l.Search().Stemmer == "" && len(l.Search().StopWords) == 0)
		for _, key := range []string{"judgment", "assumption", "alternative", "gap", "indicator"} {
			lacks(l, Notes, "the callout "+key, l.Notes().Callouts.First(key) == "")
		}
		for _, key := range []string{"confidence", "change_if"} {
			lacks(l, Notes, "the field "+key, l.Notes().Fields.First(key) == "")
		}
		for _, key := range []string{"contradicts", "context", "relays"} {
			lacks(l, Notes, "the signal "+key, l.Notes().Signals.First(key) == "")
		}
		for _, key := range []string{"paragraph", "title", "subhead", "caption"} {
			lacks(l, Notes, "the locator "+key, l.Notes().Locators.First(key) == "")
		}
		lacks(l, Notes, "[assessment]", len(l.Notes().Assessment) == 0)
		lacks(l, Notes, "[unfinished]", len(l.Notes().Unfinished) == 0)
		lacks(l, Notes, "[why]", l.Notes().Why == "")
		for _, key := range []string{"low", "moderate", "high"} {
			lacks(l, Estimates, "the confidence "+key, l.Estimates().Confidence.First(key) == "")
		}
		for _, depth := range []Depth{Estimates, Notes, Dates} {
			lacks(l, Interface, "the file "+string(depth)+" beside it", !l.Knows(depth))
		}
		lacks(l, Interface, "[open] of archive.txt beside it", !strings.Contains(string(l.Archive().Open), "%s"))
		lacks(l, Interface, "[check] of archive.txt beside it", !strings.Contains(string(l.Archive().Check), "%s"))
		for _, sketch := range []string{"sketch/brief.md", "sketch/question.md", "sketch/event.md", "skeleton/dossier.yaml"} {
			lacks(l, Interface, sketch+" beside it", l.File(sketch) == nil)
		}
		lacks(l, Interface, "[from a language] of grammar.txt beside it", !strings.Contains(string(l.Grammar().FromLanguage), "%s"))
	}
}

// TestEstimates_haveTheSameDegrees: a translation may not change what a degree
// means.
func TestEstimates_haveTheSameDegrees(t *testing.T) {
	english := Get("en").Estimates().Likelihood
	for _, l := range With(Estimates) {
		degrees := l.Estimates().Likelihood
		if len(degrees) != len(english) {
			t.Errorf("%s has %d degrees, not %d", l.Code, len(degrees), len(english))
			continue
		}
		for i, d := range degrees {
			if d.From != english[i].From || d.To != english[i].To {
				t.Errorf("%s: the degree %q is %d–%d, not %d–%d", l.Code, d.Terms[0][0], d.From, d.To, english[i].From, english[i].To)
			}
		}
	}
}

// TestNotes_wordsMeanOneThing: notes may use the words of any language, so no word
// may mean one thing in one and another in the next.
func TestNotes_wordsMeanOneThing(t *testing.T) {
	for _, lists := range []func(*NotesData) Lists{
		func(n *NotesData) Lists { return n.Callouts },
		func(n *NotesData) Lists { return n.Fields },
		func(n *NotesData) Lists { return n.ImageRights },
		func(n *NotesData) Lists { return n.Signals },
		func(n *NotesData) Lists { return n.Locators },
	} {
		meaning := map[string]string{}
		for _, l := range With(Notes) {
			for _, list := range lists(l.Notes()) {
				for _, word := range list.Entries {
					if other := meaning[word]; other != "" && other != list.Key {
						t.Errorf("data/%s/notes.txt: %q means %s, and %s elsewhere", l.Code, word, list.Key, other)
					}
					meaning[word] = list.Key
				}
			}
		}
	}
}

// TestOpposites_haveOneName holds that all languages call a pair of contraries the same, so that
// a quotation and its translation can be compared.
func TestOpposites_haveOneName(t *testing.T) {
	pairs := func(l *Language) []string {
		var names []string
		for _, row := range l.Hides().Opposites {
			name, patterns, _ := strings.Cut(row, ": ")
			if strings.Count(patterns, " <> ")+strings.Count(patterns, " > ") != 1 {
				t.Errorf("%s: %q is no pair", l.Code, row)
			}
			if slices.Contains(names, name) {
				t.Errorf("%s: two pairs are called %s", l.Code, name)
			}
			names = append(names, name)
		}
		return names
	}
	known := pairs(Get("en"))
	for _, l := range With(Hides) {
		for _, name := range pairs(l) {
			if !slices.Contains(known, name) {
				t.Errorf("%s: English has no pair that is called %s", l.Code, name)
			}
		}
	}
}

// TestNotCounted_hasOneSide holds that each entry says what stands before a number or behind it.
func TestNotCounted_hasOneSide(t *testing.T) {
	for _, l := range With(Numbers) {
		for _, entry := range l.Numbers().NotCounted {
			if before, behind, found := strings.Cut(entry, "…"); !found || (before == "") == (behind == "") {
				t.Errorf("%s: %q stands on no one side of …", l.Code, entry)
			}
		}
	}
}

func TestBeginnings(t *testing.T) {
	got := Beginnings("(the|) map(s|) (is|are) (old|new)")
	want := []string{"the map(s|) (is|are) (old|new)", " maps (is|are) (old|new)", " map (is|are) (old|new)"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
