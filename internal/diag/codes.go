package diag

import "slices"

// Code names a kind of diagnostic. The names are part of the product: people
// search for them, silence them and find them in the documentation, so a name
// is never reused for another meaning.
type Code struct {
	Name     string
	Severity Severity
	Summary  string // one sentence for the catalogue, without a full stop
	Capture  bool   // add and clean report it of a capture, and no build does
	Clock    bool   // it depends on the day, so that no page may count it
	Was      string // the name under which earlier versions reported it with others
}

// codes is filled in the order in which the codes are declared below.
var codes []Code

func code(name string, severity Severity, summary string) Code {
	c := Code{Name: name, Severity: severity, Summary: summary}
	codes = append(codes, c)
	return c
}

// captureCode is code for what add and clean report, and no build.
func captureCode(name string, severity Severity, summary string) Code {
	c := code(name, severity, summary)
	c.Capture = true
	codes[len(codes)-1] = c
	return c
}

// clockCode is code for what depends on the day on which somebody looks.
func clockCode(name string, severity Severity, summary string) Code {
	c := code(name, severity, summary)
	c.Clock = true
	codes[len(codes)-1] = c
	return c
}

// contrary is the name of a check that has been parted.
const contrary = "says-the-contrary"

// part is code for a warning that was a part of another check.
func part(name, was, summary string) Code {
	c := code(name, Warning, summary)
	c.Was = was
	codes[len(codes)-1] = c
	return c
}

// note is part for what is told and stops nothing.
func note(name, was, summary string) Code {
	c := part(name, was, summary)
	c.Severity = Note
	codes[len(codes)-1] = c
	return c
}

// Parts are the names under which is reported now what a check has reported in earlier versions.
func Parts(was string) []string {
	var names []string
	for _, c := range codes {
		if c.Was == was {
			names = append(names, c.Name)
		}
	}
	return names
}

// Codes returns the catalogue: errors, then warnings, then notes, each in the
// order in which the documentation explains them, which is that of their declarations.
func Codes() []Code { return slices.Clone(codes) }

// Errors: something untrue or unreadable would be published.
var (
	UnknownArticle      = code("unknown-article", Error, "a citation names an article that the dossier does not have")
	ParagraphOutOfRange = code("paragraph-out-of-range", Error, "a citation names a paragraph that its article does not have")
	MalformedCitation   = code("malformed-citation", Error, "something looks like a citation and cannot be read as one")
	UnknownSignal       = code("unknown-signal", Error, "the word before the @ of a citation is none of the known signals")
	QuoteNotFound       = code("quote-not-found", Error, "the quoted words are not in the cited article")
	QuoteElsewhere      = code("quote-elsewhere", Error, "the quoted words are in another article than the one cited")
	QuoteInDroppedText  = code("quote-in-dropped-text", Error, "the quoted words are in the capture, in a line that cleaning left out")
	GapHidesNegation    = code("gap-hides-negation", Error, "the gap […] of a quotation skips a denial, a condition, a report or the beginning of a clause")
	GapUnread           = code("gap-unread", Error, "a quotation has a gap […] in a language whose denials and conditions the tool does not know")
	ProseQuoteNotFound  = code("prose-quote-not-found", Error, "words in quotation marks are in no passage cited in the same block")
	NumberCut           = code("number-cut", Error, "quoted words cut a number or a date from its sign, unit, range, fraction or year")
	HandHides           = code("hand-hides", Error, "a decision by hand takes away words that deny or attribute what stays of an article")
	TranslationNeedless = code("translation-needless", Error, "a quotation in the language of the note has a translation, which would say it in other words")
	TranslatedWords     = code("translated-words", Error, "the translation of quoted words is not in the translation of their paragraph")
	QuotationRequired   = code("quotation-required", Error, "a citation in a judgment, question or event quotes no words")
	NotSigned           = code("not-signed", Error, "a published brief lacks a sign-off that the settings ask for")
	JudgmentIncomplete  = code("judgment-incomplete", Error, "a judgment lacks its likelihood, its confidence or the reason for it")
	OutsideScale        = code("outside-scale", Error, "a callout weighs in a word that is not on the scale, or is in its other row")
	HiddenCharacter     = code("hidden-character", Error, "a text has a character that nobody sees, strikes words out or changes their order")
	ImitatedSign        = code("imitated-sign", Error, "a text imitates a sign by which the pages say that something was verified")
	LostCell            = code("lost-cell", Error, "a row of a table has more cells than its header, and Markdown drops them")
	LostFootnote        = code("lost-footnote", Error, "a footnote is defined twice, or nothing refers to it, so that it is not published")
	LostDefinition      = code("lost-definition", Error, "the address of a link is defined twice, or no link asks for it, so that it is not published")
	LostTitle           = code("lost-title", Error, "a link has a title, which no page shows")
	MergeMarker         = code("merge-marker", Error, "a file has a line that a merge left where two versions disagree")
	NotMarkdown         = code("not-markdown", Error, "a line looks like Markdown and a blank that is no space, or none, keeps it from being read so")
	ForeignComment      = code("foreign-comment", Error, "a comment in the signs of another program would be published")
	CaptureChanged      = code("capture-changed", Error, "a capture is missing or its bytes are not the ones that were cleaned")
	VersionGone         = code("version-gone", Error, "the version of an article that dossier.lock says its key means is not there any more")
	CaptureReplaced     = code("capture-replaced", Error, "a capture is not the file that dossier.lock records as received")
	DerivedTextDiffers  = code("derived-text-differs", Error, "the text beside a saved page is not what the page says")
	ArticleDiverges     = code("article-diverges", Error, "an article and its record of custody do not rebuild the capture")
	UnknownID           = code("unknown-id", Error, "a record names something that the dossier does not have")
	BrokenLink          = code("broken-link", Error, "a link leads nowhere, or to something that is not published")
	DuplicateID         = code("duplicate-id", Error, "two things have the same id")
	RawHTML             = code("raw-html", Error, "a note contains raw HTML, which is never published")
	BadFrontMatter      = code("bad-front-matter", Error, "the settings or the front matter of a file cannot be read")
	UnknownKey          = code("unknown-key", Error, "a settings file or front matter has a key that means nothing")
	BadDate             = code("bad-date", Error, "an entry of the timeline does not begin with a date and a title")
	AliasClash          = code("alias-clash", Error, "two records claim the same name")
	BadFigure           = code("bad-figure", Error, "a figure cannot be drawn from what its table or its query says")
	FigureUnproven      = code("figure-unproven", Error, "a figure draws a number or a place that is not in the words quoted for it")
	BadImage            = code("bad-image", Error, "an image cannot be published, or does not say what a reader must know of it")
	BadText             = code("bad-text", Error, "a file is not UTF-8 text, or is larger than the limits allow")
	CitedPassageGone    = code("cited-passage-gone", Error, "words that a person had accepted are no longer in the cited article")
	BadLock             = code("bad-lock", Error, "dossier.lock has a line that cannot be read, or lines that contradict each other")
	BadHistory          = code("bad-history", Error, "a line of dossier.history cannot be read, or what stands above a release is not as it was when it was made")
	BadPage             = captureCode("bad-page", Error, "no article can be read from a file that was captured")
	AddressTaken        = code("address-taken", Error, "an alias, or a file of static/, has an address that something else has")
	BadTemplate         = code("bad-template", Error, "a template or a file of interface words cannot be read")
)

// Warnings: the page is true, but a careful reader would object.
var (
	Uncited               = code("uncited", Warning, "a brief, a judgment, a position or an event rests on no citation")
	UncitedWords          = code("uncited-words", Warning, "a citation names a passage without quoting words of it")
	QuoteTooShort         = code("quote-too-short", Warning, "a quotation has fewer than four words, so that it could stand anywhere")
	ShortQuoteUnsupported = code("short-quote-unsupported", Warning, "three words in quotation marks are in no passage that the note cites")
	SourceDiffers         = code("source-differs", Warning, "a sentence has something from an outlet or agency, and nothing it cites is of it or names it")
	UnmarkedSpeech        = code("unmarked-speech", Warning, "words read like somebody's speech and have no quotation marks, so that nothing was verified")
	ThemeOverridden       = code("theme-overridden", Warning, "the dossier replaces a template, the style or the words of the pages, which say what was verified")
	StyleInVain           = code("style-in-vain", Warning, "a style of the dossier loads something that no page gets")
	StruckWords           = code("struck-words", Warning, "words of a note are struck out, which a reader may overlook")
	ParagraphMoved        = code("paragraph-moved", Warning, "the quoted words are in another paragraph of the article than the one named")
	CitedPassageChanged   = code("cited-passage-changed", Warning, "a passage has changed since its citation was accepted; the quoted words still stand in it")
	SourceDenies          = code("source-denies", Warning, "the source denies the quoted words in their sentence or in the one beside it")
	SourceConditions      = code("source-conditions", Warning, "the source says the quoted words under a condition that is not quoted")
	SourceDoubts          = code("source-doubts", Warning, "the source reports the quoted words as an allegation or a rumour")
	LinkMisleads          = code("link-misleads", Warning, "the words of a link say that it leads elsewhere than it does")
	SourceReordered       = code("source-reordered", Warning, "a passage that is cited has characters that turn its letters round")
	SourceShownOtherwise  = code("source-shown-otherwise", Warning, "a cited passage may be shown in other words than it is read, by its page or its letters")
	SicUnfounded          = code("sic-unfounded", Warning, "a word is marked as a mistake of the source, and nothing is known to be wrong with it")
	UncitedTail           = code("uncited-tail", Warning, "a sentence goes on behind its last citation")
	EvidenceApart         = code("evidence-apart", Warning, "a grave sentence, an event or the title of a brief has no word in common with what it cites")
	CauseUnsupported      = part("cause-unsupported", "evidence-apart", "a sentence gives a cause, and no sentence that is cited for it gives one")
	DenialDiffers         = part("denial-differs", contrary, "a sentence denies what the words that it cites do not deny, or the other way round")
	WordOpposed           = part("word-opposed", contrary, "a word of a sentence means the contrary of one of the words that it cites")
	RolesExchanged        = part("roles-exchanged", contrary, "a sentence changes round who does what to whom in the words that it cites")
	NameDiffers           = part("name-differs", contrary, "a sentence has a name where its source has another, and no article that it cites has that name")
	ReserveOmitted        = part("reserve-omitted", contrary, "a sentence leaves out the condition or the doubt of the words that it cites")
	ContraAgrees          = part("contra-agrees", contrary, "words are cited as contradicting a sentence, and say what it says")
	AccusationUnsupported = code("accusation-unsupported", Warning, "a text accuses somebody of a crime or of deceit, and no sentence that is cited for it does")
	GraveUnsupported      = code("grave-unsupported", Warning, "a text tells of violence or a crime, and no sentence that is cited for it does")
	AttributeCut          = code("attribute-cut", Warning, "a quotation, or the sentence that cites it, leaves out a word that changes whom or what is named")
	IntentionAsFact       = code("intention-as-fact", Warning, "a source says that something is meant or expected, and the sentence that cites it that it is so")
	SpeechDiffers         = code("speech-differs", Warning, "a note gives words to somebody else than the source does, or says that they admit what they only say")
	NotConfirmed          = code("not-confirmed", Warning, "a passage is marked as confirmed, and none of another origin is cited beside it")
	LanguageMistaken      = code("language-mistaken", Warning, "an article is said to be in one language, and its text seems to be in another")
	NoteLanguage          = code("note-language", Warning, "a note is in one language by its name, and its text seems to be in another")
	SingleOrigin          = code("single-origin", Warning, "all that supports a judgment comes from one origin")
	UndeterminedOrigin    = code("undetermined-origin", Warning, "nothing that supports a judgment says where it comes from")
	NumberUnsupported     = code("number-unsupported", Warning, "a figure of a sentence, a title or a table is in none of the sentences that are quoted for it")
	CountExchanged        = part("count-exchanged", "number-unsupported", "a figure of a sentence counts what another figure counts in its source")
	HandDecision          = code("hand-decision", Warning, "a decision by hand goes through a sentence, or leaves a paragraph out")
	DeskWord              = code("desk-word", Warning, "a record says of an article or an outlet what nothing that was captured says")
	SilenceBroad          = code("silence-broad", Warning, "a silence leaves out warnings in several notes")
	HedgeInJudgment       = code("hedge-in-judgment", Warning, "a judgment estimates in other words than those of the scale, or a note calls something certain")
	DiagonalGrades        = code("diagonal-grades", Warning, "the grades of passages nearly always repeat those of their outlets")
	CitesRetracted        = code("cites-retracted", Warning, "a note cites an article that its outlet has retracted")
	SourceLabelled        = code("source-labelled", Warning, "a note does not say of a text that it cites that this calls itself satire, advertising or opinion")
	ReadersWords          = code("readers-words", Warning, "a note cites words that stand among the comments of readers")
	CorrectionNoticed     = code("correction-noticed", Warning, "an article has a correction by its outlet, and its record does not say so")
	ChangedSince          = code("changed-since", Warning, "words that a note cites are not in another capture of the same address, which may be later")
	TranslationDiffers    = code("translation-differs", Warning, "a translation does not judge, cite or say what its original does")
	TranslationStale      = code("translation-stale", Warning, "a paragraph has changed since it was translated, and its translation is not shown")
	WeekdayMismatch       = code("weekday-mismatch", Warning, "a day of the week is not the one of the date it stands with")
	DatesDisagree         = code("dates-disagree", Warning, "an event, a sentence or a translation and what it cites have different dates")
	ReadByEarlier         = code("read-by-earlier", Warning, "an earlier reader made the text of a saved page, and does not say what the page has beside it")
	Undated               = code("undated", Warning, "a published brief has no date, so that no feed can list it")
	SameTitle             = code("same-title", Warning, "two notes of one kind have the same title, so that no list tells them apart")
	CaptureGone           = code("capture-gone", Warning, "a capture that dossier.lock records is not there any more")
	CaptureUnrecorded     = code("capture-unrecorded", Warning, "dossier.lock records captures, and lacks some of those that articles are made from")
	CaptureTwice          = code("capture-twice", Warning, "two captures are the same bytes under two names, which look like two sources")
	ReceiptDiffers        = code("receipt-differs", Warning, "what is said of a capture beside it is not what dossier.lock records")
	RuleUnconfirmed       = code("rule-unconfirmed", Warning, "a record of earlier rules leaves out a sentence by a rule that would not do so today")
	DecisionUnrecorded    = code("decision-unrecorded", Warning, "what was decided by hand about a capture is not what dossier.lock records")
	StrayMarks            = code("stray-marks", Warning, "asterisks stand between a letter and a quotation mark, where Markdown prints them")
	ForeignMark           = code("foreign-mark", Warning, "a note has marks that another program reads and this one prints as they stand")
	Unfinished            = code("unfinished", Warning, "a published note says that something in it is still to be written")
	EmptyNote             = code("empty-note", Warning, "a published brief has no text")
	PageGone              = code("page-gone", Warning, "a page that was published here has no address any more")
	SelectiveCitation     = code("selective-citation", Warning, "a brief takes one side of a question and cites no passage of another")
	DateAhead             = clockCode("date-ahead", Warning, "a day that has not come yet says when something was published, written or reviewed")
	ReviewOverdue         = clockCode("review-overdue", Warning, "the day by which a brief was to be read again has passed")
	ReviewOutdated        = code("review-outdated", Warning, "a brief was changed after the day on which somebody reviewed it")
	NoSuchDay             = code("no-such-day", Warning, "a date is one that its calendar does not have")
	SignatureStale        = code("signature-stale", Warning, "a note is not as somebody has signed it")
	QuestionSides         = code("question-sides", Warning, "the answers to a question rest on the same words, or one of them on nothing")
	SettingsOfInit        = code("settings-of-init", Note, "the title or the description of the dossier is still the one that dossier init wrote")
)

// Notes: for information.
var (
	NotYetCleaned      = code("not-yet-cleaned", Note, "a capture has no article yet")
	UnlistedSpelling   = code("unlisted-spelling", Note, "an article has a word one letter away from a listed name, which may be another spelling of it")
	NotRead            = code("not-read", Note, "a file lies where files are read and has an ending that is not")
	NoContent          = code("no-content", Note, "the dossier has no capture and no article yet")
	SourceUnnamed      = code("source-unnamed", Note, "an article that is cited has no outlet that is known and no short name")
	NotAccepted        = code("not-accepted", Note, "citations of a note are not in dossier.lock: nobody has accepted them")
	Unreleased         = code("unreleased", Note, "a dossier with releases says something that none of them has recorded")
	CapturesUnrecorded = code("captures-unrecorded", Note, "dossier.lock records no captures")
	LanguageUnread     = code("language-unread", Note, "nothing is known of what denies, conditions or reports in the language of a quotation")
	NumberReckoned     = note("number-reckoned", "number-unsupported", "a figure is in no sentence that is cited for it, and can be reckoned from those that are")
	WordingApart       = note("wording-apart", "evidence-apart", "a sentence has no word in common with any that it cites, and may say the same otherwise")
	SilenceUnused      = code("silence-unused", Note, "a silence of the settings matches nothing")
	RulesDiffer        = captureCode("rules-differ", Note, "today's cleaning rules would make another article of a capture")
	AttachmentLeft     = captureCode("attachment-left", Note, "a mail or archive carries a file that becomes no capture")
	SeveralArticles    = captureCode("several-articles", Note, "a file holds several articles: each is a capture of its own")
	KeptWhole          = captureCode("kept-whole", Note, "a capture seems to hold several items, such as the entries of a live report, and stays one article")
	EncodingTold       = captureCode("encoding-told", Note, "a capture is in another encoding than UTF-8, which was told by what reads as language")
	LanguageDiffers    = captureCode("language-differs", Note, "a capture says that it is in another language than its words are")
	UnlistedOutlet     = captureCode("unlisted-outlet", Note, "a capture says who published it, and content/outlets.yaml does not have that outlet")
)
