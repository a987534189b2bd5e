package language

import "slices"

// AboutData is about.txt.
type AboutData struct {
	// Place is the number of the language in lists. Those without one follow by code.
	Place Value `section:"place"`
	// Bibliography is the name that biblatex knows. Without one, bibliographies do
	// not name the language: a wrong name stops LaTeX.
	Bibliography Value `section:"bibliography"`
	// QuotationMarks are the two that browsers write around <q>, “ ” without the section.
	QuotationMarks Words `section:"quotation marks"`
	// OwnLetters are those that only this one of two languages of a script has: they tell which
	// of the two a text is in.
	OwnLetters Value `section:"own letters"`
	// Letters are the small letters beyond a to z in which words of the language are spelled, in one
	// that is written in Latin letters.
	Letters Words `section:"letters"`
	// TodoIsAWord says that "todo" means something in the language.
	TodoIsAWord Flag `section:"todo is a word"`
}

// GrammarData is grammar.txt. What plural forms there are, and how numbers are
// written, golang.org/x/text knows.
type GrammarData struct {
	// GroupMark parts groups of three digits, if CLDR is not followed in this.
	GroupMark Mark `section:"group mark"`
	// FirstDay is how the first day of a month is written, if not as a number.
	FirstDay Value `section:"first day"`
	// SpacedMarks are punctuation marks with a space before them.
	SpacedMarks Words `section:"spaced marks"`
	// FromLanguage says what language a text was translated from; %s is its name.
	FromLanguage Value `section:"from a language"`
	// FromElided is the same before a name that makes the word before it lose its
	// vowel, if the language does that.
	FromElided Value `section:"from a language, elided"`
	// Vowels are the letters that make the word before them lose its vowel.
	Vowels Words `section:"vowels"`
	// CapitalNouns says that nouns begin with a capital, so that one tells no name.
	CapitalNouns Value `section:"capital nouns"`
	// Mute are the beginnings of words whose first consonant is not heard, and
	// which count as beginning with a vowel.
	Mute Words `section:"mute"`
}

// DatesData is dates.txt. Names have their accents, and capitals as in a sentence.
type DatesData struct {
	// Months are twelve lines of forms. The first is that of a date: 17 January.
	Months Names `section:"months"`
	// ShortMonths are twelve lines of short forms, which stand in metadata only.
	ShortMonths Names `section:"short months"`
	// Weekdays are seven lines of forms, from Monday on as in ISO 8601.
	Weekdays Names `section:"weekdays"`
	// ShortWeekdays are seven lines of short forms, which stand in metadata only.
	ShortWeekdays Names `section:"short weekdays"`
	// ShortNamesAnywhere says that the short names stand in lines of other languages as well.
	ShortNamesAnywhere Flag `section:"short names anywhere"`
	// SolarMonths are twelve lines of forms, of the Solar Hijri calendar of Iran and
	// Afghanistan, from Farvardin on.
	SolarMonths Names `section:"solar months"`
	// LunarMonths are twelve lines of forms, of the Islamic calendar, from Muharram on.
	LunarMonths Names `section:"lunar months"`
	// BeforeSolarMonth are words behind which a name of a solar month is one, and no other word: in.
	BeforeSolarMonth Words `section:"before a solar month"`
	// YearsAhead is by how many years the calendar counts more than ours: 2568 for 2025.
	YearsAhead Count `section:"years ahead"`
	// Eras are names before the number of a year, and the Gregorian year that is the
	// first of each: 令和 = 2019.
	Eras Figures `section:"eras"`
	// MonthFirst says that a short name of a month may stand before the day: Mar 12.
	MonthFirst Flag `section:"month first"`
	// DaySuffixes may stand behind the number of a day: 1er, 2nd.
	DaySuffixes Words `section:"day suffixes"`
	// BeforeHour and BehindHour are words beside the time of a day: um 10:15 Uhr.
	BeforeHour Words `section:"before the hour"`
	BehindHour Words `section:"behind the hour"`
	// BeforeDay are words between the day of the week and the number of the day.
	BeforeDay Words `section:"before the day"`
	// BeforeMonth are words between the number of the day and the month.
	BeforeMonth Words `section:"before the month"`
	// BeforeYear are words between the month and the year.
	BeforeYear Words `section:"before the year"`
	// BehindYear are words behind the year that belong to it: года.
	BehindYear Words `section:"behind the year"`
	// Pointing are words before a day of the week that mean the one next to now:
	// this Friday.
	Pointing Words `section:"pointing"`
	// UnclearOrder are the marks with which 3/4 may be the third of April as well
	// as the fourth of March.
	UnclearOrder Words `section:"unclear order"`
	// NoDayBehind are short words before the number of a law, a part or a file, which is no
	// day however it looks: law 31/2.
	NoDayBehind Words `section:"no day behind"`
	// ShortYears says that 22.05.24 is a date behind a word that says so.
	ShortYears Flag `section:"short years"`
}

// NumbersData is numbers.txt. Words are in small letters, with their accents.
type NumbersData struct {
	// Words are numbers in words. A number in two words that is neither the sum of
	// both nor their product stands here as two words: quatre vingt = 80.
	Words Figures `section:"words"`
	// And are words that join two numbers to one.
	And Words `section:"and"`
	// Counters stand behind a number that is counted, where nothing parts words: one character
	// before one of these is a number and no part of a word, 九名.
	Counters Words `section:"counters"`
	// NotCounted are words in which that character is no number all the same, … in its place: one
	// of a row, 第三次, 三回目, or a part of a name, 六本木.
	NotCounted Words `section:"not counted"`
	// Joined are letters written together with the number behind them: כשני, about two.
	Joined Words `section:"joined"`
	// Scales are characters written together with the digits before them, in a language that
	// parts words, each with what it multiplies with: 200만.
	Scales Figures `section:"scales"`
	// Tenths stand behind the number of tenths of a whole: 三成.
	Tenths Words `section:"tenths"`
	// Letters behind digits multiply an amount of money, and may multiply others written together with them: $48.7m, 300 M€.
	Letters Figures `section:"letters"`
	// OrdinalEndings behind digits make an ordinal: 1er, 21st.
	OrdinalEndings Words `section:"ordinal endings"`
	// Numbered are what the texts of a series, and the parts of a text, are called before
	// their number, and around it with … in its place: note, chapter, 第…期.
	Numbered Words `section:"numbered"`
}

// UnitsData is units.txt: words beside a number that belong to it, so that a
// quotation may not part them. An entry of Before, Between and Behind is words parted by
// blanks; (a|b c|) stands for one of these or nothing, * at the end of a word for any
// ending. A blank is also a hyphen or an apostrophe.
type UnitsData struct {
	// Before are words right before a number: half a, up to, minus.
	Before Lines `section:"before"`
	// Between are words that join two numbers: to, or.
	Between Lines `section:"between"`
	// Behind are words right behind a number: million, degrees, per cent.
	Behind Lines `section:"behind"`
	// PerCent are units of a share, and Points those of a difference of two shares.
	PerCent Lines `section:"per cent"`
	Points  Lines `section:"points"`
	// PerCentBefore are units of a share before its number: 百分之.
	PerCentBefore Lines `section:"per cent before"`
	// Measures are units that are not each other. Their keys are the same in all languages;
	// a * at the end of an entry stands for any ending.
	Measures Lists `section:"measures"`
	// BeforeYear are words before a number that is a year.
	BeforeYear Words `section:"before a year"`
	// About, Above and Below are words before a number that nobody counted: around, over, nearly.
	About Lines `section:"about"`
	Above Lines `section:"above"`
	Below Lines `section:"below"`
	// RoughBehind are words behind such a number: or so, 多. Halves halve the one behind them: half a million.
	RoughBehind Lines `section:"rough behind"`
	Halves      Words `section:"halves"`
	// RoughNumbers are numbers in words that are seldom counted: une quinzaine.
	RoughNumbers Words `section:"rough numbers"`
	// Rates say how often something is, besides the units of time of Measures: monthly.
	Rates Lines `section:"rates"`
}

// EvidenceData is evidence.txt.
type EvidenceData struct {
	// RelativeYears are words after which a date without a year may lie in the year
	// before or after that of the article: last November.
	RelativeYears Lines `section:"relative years"`
	// CorrectionLabels begin a line in which an outlet corrects itself, before a colon.
	// They are in small letters.
	CorrectionLabels Lines `section:"correction labels"`
	// CorrectionPhrases stand in such a line: an earlier version of this article.
	CorrectionPhrases Lines `section:"correction phrases"`
	// LabelNames are words that stand alone beside a text and say what it is: opinion. The keys
	// are the same in all languages, as in LabelPhrases and LabelWords.
	LabelNames Lists `section:"label names"`
	// LabelPhrases begin a sentence that says it: this article is satire. One behind … may
	// stand anywhere in a line that is no paragraph, or the last one; one before … says it in a
	// paragraph only as a short sentence: sponsored by …. (a|b c|) between blanks is one of these or nothing.
	LabelPhrases Lists `section:"label phrases"`
	// LabelWords are further words with which a note says it of a source: argues.
	LabelWords Lists `section:"label words"`
	// AdSlots mark advertising, and the place for it on any page as well.
	AdSlots Lines `section:"ad slots"`
}

// LettersData is letters.txt: how the letters of the language are written in Latin
// ones, in keys and the names of files.
type LettersData struct {
	// Letters are small letters and what stands for each, which may be nothing.
	Letters Pairs `section:"letters"`
}

// AbbreviationsData is abbreviations.txt. What ends with a full stop is written
// without the last one, its letters as they are. Initials need no line.
type AbbreviationsData struct {
	// Titles stand before a name, and never end a sentence.
	Titles Lines `section:"title"`
	// Abbreviations may end a sentence, and are never taken to: what is shown of a
	// text had better be too much. A * before one stands for any beginning: *str.
	Abbreviations Lines `section:"abbreviation"`
	// Last are abbreviations that end a sentence where one of Beginning follows: 5 p.m.
	Last Lines `section:"last"`
	// Beginning are words that with a capital begin a sentence and are no names.
	Beginning Words `section:"beginning"`
	// BeforeNumber end no sentence where a number follows.
	BeforeNumber Lines `section:"before a number"`
	// Stops are marks that end a sentence in this language and in no other: the Greek
	// question mark, which is the semicolon elsewhere.
	Stops Words `section:"stop"`
	// NoOrdinal are the words before which a number with a full stop ends a sentence.
	// A language without the section writes no ordinals with a full stop.
	NoOrdinal Words `section:"no ordinal"`
	// OrdinalBefore are beginnings of the words before which a number with a full stop is an
	// ordinal, in a language where it is one nowhere else: 5. Brygada.
	OrdinalBefore Words `section:"ordinal before"`
	// GoesOn are the words with which a sentence without capitals goes on behind three dots;
	// a * at the end stands for any ending.
	GoesOn Words `section:"goes on"`
	// OneLetter are words of one letter, in a script that has no capitals to tell them from initials.
	OneLetter Words `section:"one letter"`
	// WithMark are names that end with a mark that ends sentences: モーニング娘。
	WithMark Words `section:"with a mark"`
}

// EstimatesData is estimate.txt: the degrees of Intelligence Community Directive
// 203 (2015), and words that estimate beside them.
type EstimatesData struct {
	// Likelihood has the same degrees in every language.
	Likelihood Degrees `section:"likelihood"`
	// Confidence has the keys low, moderate and high.
	Confidence Lists `section:"confidence"`
	// Hedges are words that estimate and stand on no scale.
	Hedges Lines `section:"hedges"`
}

// NotesData is notes.txt. The first entry of each key is the one to show.
type NotesData struct {
	// Callouts are the words behind [! of each kind of callout.
	Callouts Lists `section:"callouts"`
	// Fields are the words with which the items of a callout's last list begin.
	Fields Lists `section:"fields"`
	// ImageRights are the words for how an image is shown.
	ImageRights Lists `section:"image rights"`
	// Figures are the words for how a figure is drawn.
	Figures Lists `section:"figures"`
	// Why stands for a reason where a field is shown as an example.
	Why Value `section:"why"`
	// Signals are the words before the @ of a citation.
	Signals Lists `section:"signals"`
	// Locators are the words for the parts of an article.
	Locators Lists `section:"locators"`
	// Assessment is the heading of the part of a question that weighs its
	// positions, in small letters.
	Assessment Lines `section:"assessment"`
	// Undated stands for the date of an event that nobody knows.
	Undated Lines `section:"undated"`
	// Unfinished says, alone in brackets or in a paragraph, that something is still to
	// be written.
	Unfinished Lines `section:"unfinished"`
}

// ArchiveData is archive.txt: what the README.txt of an archive says.
type ArchiveData struct {
	// Open says how to read the site; %s is the page to open.
	Open Value `section:"open"`
	// Check says how to check the files; %s is the command.
	Check Value `section:"check"`
}

// NamesData is names.txt: what stands between, inside and in the place of the names of
// people, where a page says who wrote it.
type NamesData struct {
	// And are words before the last of several names.
	And Words `section:"and"`
	// Particles stand inside a name without a capital: de, van, bin.
	Particles Words `section:"particles"`
	// Nobody are words of what stands in the place of a name and is that of an account, an
	// office or a program: admin, newsroom.
	Nobody Words `section:"nobody"`
	// FirstOfName are words with which names of people begin, in a script without capitals: given
	// names, or family names where nothing parts one from the other. With capitals they are those that are words of bylines too.
	FirstOfName Words `section:"first of a name"`
	// InNoName are characters and words that names of people do not have; behind a hyphen stands what none ends with.
	InNoName Words `section:"in no name"`
	// Lands are names of parts of the world beside those of countries, and of countries in everyday speech.
	Lands Words `section:"lands"`
	// Places are words with which names of places begin, and none of people: New, Saint.
	Places Words `section:"places"`
}

// FurnitureData is furniture.txt: lines, or parts of lines, of web pages.
type FurnitureData struct {
	Families []Family
}

// Family is a kind of furniture.
type Family struct {
	Name string // one of familyNames
	// Phrases are words without punctuation. # is any number; * at the end means
	// that the rest of the line belongs to it.
	Phrases []string
}

// familyNames are the kinds of furniture, which are the sections of
// furniture.txt.
func familyNames() []string {
	return []string{
		"comment-widget", "share", "subscribe", "newsletter", "cookie", "login", "advert", "read-also", "navigation", "editorial-note",
	}
}

// fillAll takes a section for each family, in the order in which they stand: of
// two phrases that fit equally well the first counts.
func (f *FurnitureData) fillAll(sections []section) error {
	for _, s := range sections {
		if !slices.Contains(familyNames(), s.name) {
			return mistake(line{number: s.at}, "there is no family [%s] of furniture", s.name)
		}
		family := Family{Name: s.name}
		for _, l := range s.lines {
			family.Phrases = append(family.Phrases, l.text)
		}
		f.Families = append(f.Families, family)
	}
	return nil
}

// SearchData is search.txt. Words are in small letters without accents, but for
// those of Preceding.
type SearchData struct {
	// Stemmer is the name of the Snowball stemmer.
	Stemmer Value `section:"stemmer"`
	// StopWords stand in every text and are not searched for. Negations are not
	// among them.
	StopWords Words `section:"stop words"`
	// SmallWords are prepositions and adverbs that begin a sentence or a title, are searched
	// for as all words are, and are neither names nor subjects: before, according to.
	SmallWords Words `section:"small words"`
	// JoinedBefore are articles, prepositions and conjunctions that are written together
	// with the word behind them: it is found without them too.
	JoinedBefore Words `section:"joined before"`
	// Endings are those of the forms of a word. Without a stemmer all forms of what begins
	// alike with at least three letters are one term; with one they are what a word of a
	// query loses that no text has.
	Endings Words `section:"endings"`
	// AddedEndings are those that forms of a word of a query may have which no text has as
	// it is: rue finds rues.
	AddedEndings Words `section:"added endings"`
	// ShortWords are endings and what is joined before that may leave two letters of a word.
	ShortWords Words `section:"short words"`
	// Respelled are ends of words and of stems that change from form to form, each with
	// the one that it is found under: nações = nação, шлюпок = шлюпк.
	Respelled Pairs `section:"respelled"`
	// RespelledBeginnings are beginnings of words that change with the word before, each with the
	// one that it is found under: учит = вчит.
	RespelledBeginnings Pairs `section:"respelled beginnings"`
	// ExchangedEndings are endings of a word of a query that no text has, and those that other
	// forms of the word may have in their place: manifester finds manifestation.
	ExchangedEndings Lists `section:"exchanged endings"`
	// DotlessI says that the small letter of I is ı.
	DotlessI Flag `section:"dotless i"`
	// AlsoWords are stop words that are something else where they are spelled like
	// this, and are found when nothing else is looked for: US, WHO, l’or.
	AlsoWords Words `section:"also words"`
	// Determiners stand before nouns.
	Determiners Words `section:"determiners"`
	// Elided are determiners and prepositions that have lost their vowel before a
	// noun: l’.
	Elided Words `section:"elided"`
	// Particles may stand inside a name without a capital.
	Particles Words `section:"particles"`
	// ElidedParticles are those that have lost their vowel: d’.
	ElidedParticles Words `section:"elided particles"`
	// Preceding are adjectives before the noun, with their accents.
	Preceding Words `section:"preceding"`
	// NounLast says that the noun is the last of the words behind a determiner.
	NounLast Flag `section:"noun last"`
	// CapitalDays says that days and months have a capital without being names.
	CapitalDays Flag `section:"capital days"`
}
