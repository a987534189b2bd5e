package diag

// Code names a kind of diagnostic. The names are part of the product: people
// search for them, silence them and find them in the documentation, so a name
// is never reused for another meaning.
type Code struct {
	Name     string
	Severity Severity
	Summary  string // one sentence for the catalogue
}

// Errors: something untrue or unreadable would be published.
var (
	UnknownArticle      = Code{"unknown-article", Error, "a citation names an article that the dossier does not have"}
	ParagraphOutOfRange = Code{"paragraph-out-of-range", Error, "a citation names a paragraph that its article does not have"}
	MalformedCitation   = Code{"malformed-citation", Error, "something looks like a citation and cannot be read as one"}
	UnknownSignal       = Code{"unknown-signal", Error, "the word before the @ of a citation is none of the known signals"}
	QuoteNotFound       = Code{"quote-not-found", Error, "the quoted words are not in the cited article"}
	QuoteElsewhere      = Code{"quote-elsewhere", Error, "the quoted words are in another article than the one cited"}
	QuoteInDroppedText  = Code{"quote-in-dropped-text", Error, "the quoted words are in the capture, in a line that cleaning left out"}
	GapHidesNegation    = Code{"gap-hides-negation", Error, "the gap […] of a quotation skips a negation"}
	ProseQuoteNotFound  = Code{"prose-quote-not-found", Error, "words in quotation marks are in no passage cited in the same block"}
	QuotationRequired   = Code{"quotation-required", Error, "a citation in a judgment, question or event quotes no words"}
	JudgmentIncomplete  = Code{"judgment-incomplete", Error, "a judgment lacks its likelihood, its confidence or the reason for it"}
	OutsideScale        = Code{"outside-scale", Error, "a callout weighs in a word that is not on the scale, or is in its other row"}
	CaptureChanged      = Code{"capture-changed", Error, "a capture is missing or its bytes are not the ones that were cleaned"}
	ArticleDiverges     = Code{"article-diverges", Error, "an article and its record of custody do not rebuild the capture"}
	UnknownID           = Code{"unknown-id", Error, "a record names something that the dossier does not have"}
	BrokenLink          = Code{"broken-link", Error, "a link leads nowhere, or to something that is not published"}
	DuplicateID         = Code{"duplicate-id", Error, "two things have the same id"}
	RawHTML             = Code{"raw-html", Error, "a note contains raw HTML, which is never published"}
	BadFrontMatter      = Code{"bad-front-matter", Error, "the settings or the front matter of a file cannot be read"}
	UnknownKey          = Code{"unknown-key", Error, "a settings file or front matter has a key that means nothing"}
	BadDate             = Code{"bad-date", Error, "an entry of the timeline does not begin with a date and a title"}
	CitedPassageGone    = Code{"cited-passage-gone", Error, "words that a person had accepted are no longer in the cited article"}
	BadLock             = Code{"bad-lock", Error, "dossier.lock has a line that cannot be read, or lines that contradict each other"}
	AliasClash          = Code{"alias-clash", Error, "two records claim the same name"}
	BadTemplate         = Code{"bad-template", Error, "a template or a file of interface words cannot be read"}
	BadText             = Code{"bad-text", Error, "a file is not UTF-8 text, or is larger than the limits allow"}
	BadPage             = Code{"bad-page", Error, "no article can be read from a file that was captured"}
)

// Warnings: the page is true, but a careful reader would object.
var (
	Uncited             = Code{"uncited", Warning, "a judgment, a position or an event rests on no citation"}
	UncitedWords        = Code{"uncited-words", Warning, "a citation names a passage without quoting words of it"}
	QuoteTooShort       = Code{"quote-too-short", Warning, "a quotation has fewer than four words, so that it could stand anywhere"}
	ParagraphMoved      = Code{"paragraph-moved", Warning, "the quoted words are in another paragraph of the article than the one named"}
	CitedPassageChanged = Code{"cited-passage-changed", Warning, "a passage has changed since its citation was accepted; the quoted words still stand in it"}
	NegationBefore      = Code{"negation-before", Warning, "the sentence denies what the quoted part of it seems to say"}
)

// Warnings about what statements rest on.
var (
	SingleOrigin       = Code{"single-origin", Warning, "all that supports a judgment comes from one origin"}
	UndeterminedOrigin = Code{"undetermined-origin", Warning, "nothing that supports a judgment says where it comes from"}
	NumberUnsupported  = Code{"number-unsupported", Warning, "a figure of a sentence is in none of the passages that the sentence cites"}
	HedgeInJudgment    = Code{"hedge-in-judgment", Warning, "a judgment estimates in other words than those of the scale"}
	DiagonalGrades     = Code{"diagonal-grades", Warning, "the grades of passages nearly always repeat those of their outlets"}
	CitesRetracted     = Code{"cites-retracted", Warning, "a note cites an article that its outlet has retracted"}
	TranslationDiffers = Code{"translation-differs", Warning, "a translation does not judge or cite what the note in the first language does"}
)

// Warnings about days and about what is left out.
var (
	WeekdayMismatch   = Code{"weekday-mismatch", Warning, "a day of the week is not the one of the date it stands with"}
	DatesDisagree     = Code{"dates-disagree", Warning, "an event and a passage it cites, or the event in another language, have different dates"}
	SelectiveCitation = Code{"selective-citation", Warning, "a brief takes one side of a question and cites no passage of another"}
)

// Notes: for information.
var (
	NotYetCleaned    = Code{"not-yet-cleaned", Note, "a capture has no article yet"}
	UnlistedSpelling = Code{"unlisted-spelling", Note, "an article has a word one letter away from a listed name, which may be another spelling of it"}
	NotRead          = Code{"not-read", Note, "a file lies where files are read and has an ending that is not"}
	NoContent        = Code{"no-content", Note, "the dossier has no capture and no article yet"}
	NotAccepted      = Code{"not-accepted", Note, "citations of a note are not in dossier.lock: nobody has accepted them"}
	SilenceUnused    = Code{"silence-unused", Note, "a silence of the settings matches nothing"}
	RulesDiffer      = Code{"rules-differ", Note, "today's cleaning rules would make another article of a capture"}
	UnlistedOutlet   = Code{"unlisted-outlet", Note, "a capture says who published it, and content/outlets.yaml does not have that outlet"}
)

// Codes returns the catalogue: errors, then warnings, then notes, each in the
// order in which the documentation explains them.
func Codes() []Code {
	return []Code{
		UnknownArticle, ParagraphOutOfRange, MalformedCitation, UnknownSignal, QuoteNotFound, QuoteElsewhere,
		QuoteInDroppedText, GapHidesNegation, ProseQuoteNotFound,
		QuotationRequired, JudgmentIncomplete, OutsideScale, CaptureChanged, ArticleDiverges, UnknownID,
		BrokenLink, DuplicateID, RawHTML, BadFrontMatter, UnknownKey, BadDate, AliasClash, BadText, CitedPassageGone, BadLock, BadTemplate,
		Uncited, UncitedWords, QuoteTooShort, ParagraphMoved, CitedPassageChanged, NegationBefore,
		SingleOrigin, UndeterminedOrigin, NumberUnsupported, HedgeInJudgment, DiagonalGrades, CitesRetracted, TranslationDiffers,
		WeekdayMismatch, DatesDisagree, SelectiveCitation,
		NotYetCleaned, UnlistedSpelling, NotRead, NoContent, NotAccepted, SilenceUnused, RulesDiffer, UnlistedOutlet,
	}
}
