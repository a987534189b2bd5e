package language

// CleaningData is cleaning.txt. Words need no accents, but for the labels, verbs
// and determiners from Consent on, which are compared as they are written.
type CleaningData struct {
	// StopWords show in which language a text is.
	StopWords Words `section:"stop words"`
	// LeastStopWords is the part of the words of running text that are stop words at
	// least, 25 without the section. A language that says with endings or prefixes
	// what others say with words has fewer.
	LeastStopWords Percent `section:"least stop words"`
	// Near are languages in which most of its stop words stand as well, by their codes: a text that is said to be
	// in one of them is.
	Near Words `section:"near languages"`
	// TellingWords are words of running text by which it is told from the languages near to it, for which others
	// stand in these: vrijeme, vreme.
	TellingWords Words `section:"telling words"`
	// InDoubt are languages for which a text is taken rather than for this one, by their codes, if it has as many stop
	// words of them. None of them has this section itself.
	InDoubt Words `section:"in doubt"`
	// DateWords may stand beside a date in a line of metadata.
	DateWords Lines `section:"date words"`
	// PublishedWords say that a date is that of publication.
	PublishedWords Lines `section:"published"`
	// UpdatedWords say that a date is that of a change only, or of a copy.
	UpdatedWords Lines `section:"updated"`
	// DaysBack are words for days counted back from today: yesterday = 1.
	DaysBack Figures `section:"days back"`
	// Attribution are words that introduce whom an article has something from.
	Attribution Words `section:"attribution"`
	// Contrast are words at which what a source answers for ends.
	Contrast Words `section:"contrast"`
	// LanguageNames are the names by which a text says what it was translated
	// from, and their codes.
	LanguageNames Pairs `section:"names of languages"`
	// AuthorPosts are what a note about the author says that they do.
	AuthorPosts Words `section:"author posts"`
	// CommentButtons are words of the buttons below a comment.
	CommentButtons Words `section:"comment buttons"`
	// CommentWords are of a short line that says how many comments there are.
	CommentWords Words `section:"comment words"`
	// WhoWrote are of a line that says who wrote a comment.
	WhoWrote Words `section:"who wrote"`
	// Policy are beginnings of words for the rules of clean/lexicon/policy.txt, by
	// their names. Lists are parted by commas, beginnings by bars; a list for which
	// the language adds nothing is left empty.
	Policy Lists `section:"policy"`
	// Consent are words of lines that ask before they show anything. A hyphen at the
	// end stands for any ending.
	Consent Lines `section:"consent"`
	// Walls are words of lines that say that a text goes on, or is there, for those alone who pay or log in. A hyphen at
	// the end stands for any ending.
	Walls Lines `section:"walls"`
	// ErrorPages are phrases of what a server shows in place of a page: that there is
	// none, or a question whether a person is reading. In the title of a short page one is
	// enough; a text is told by how much of it they are.
	ErrorPages Lines `section:"error pages"`
	// PageWords stand before the number of the page on which an article was printed, and
	// CountedWords behind the number of its words.
	PageWords    Lines `section:"page words"`
	CountedWords Lines `section:"counted words"`
	// By are words before the author in the middle of a line.
	By Lines `section:"by"`
	// BylineStarts begin a byline, before the names; … is two to twenty characters.
	BylineStarts Lines `section:"byline starts"`
	// BehindNames are words behind the names of a byline.
	BehindNames Lines `section:"behind names"`
	// With is before the names of agencies in a signature.
	With Lines `section:"with"`
	// BeforePlaces are words before the place from which somebody reports.
	BeforePlaces Lines `section:"before places"`
	// Fields stand before a colon around a text that a program has sent or exported, and
	// what each holds: title, author, date, outlet, address, text, or other.
	Fields Pairs `section:"fields"`
	// Forwarded stand before the subject of a message that answers another or was sent on, with a
	// colon behind each.
	Forwarded Words `section:"forwarded"`
	// SourceLabels stand before a colon and the name or address of a source.
	SourceLabels Lines `section:"source labels"`
	// LinkLabels stand before the address of the original only.
	LinkLabels Lines `section:"link labels"`
	// Home begins the way from the first page of a site to this one.
	Home Lines `section:"home"`
	// PhotoLabels stand before a colon and the caption or credit of a picture.
	PhotoLabels Lines `section:"photo labels"`
	// BehindPhotoLabels are words between such a label and the colon.
	BehindPhotoLabels Lines `section:"behind photo labels"`
	// FirstPerson are words with which writers speak of themselves: no note about an author has one.
	FirstPerson Words `section:"first person"`
	// AuthorVerbs follow the name where a note introduces the author; with their
	// accents.
	AuthorVerbs Words `section:"author verbs"`
	// Determiners of which two in a row show that words were translated apart.
	Determiners Words `section:"determiners"`
	// Articles with a capital, as none stands behind a comma.
	Articles Words `section:"articles"`
	// Pronouns with a capital, as none stands inside a sentence.
	Pronouns Words `section:"pronouns"`
	// GluedWords are small words that are found stuck to a name.
	GluedWords Words `section:"glued words"`
	// NeverBehind are determiners, and those of which none stands right behind each.
	NeverBehind Lists `section:"never behind"`
	// Elided are words that lose their vowel before a word that begins with one of the letters of
	// ElidedBefore, but for those of NotElidedBefore: * stands for any ending.
	Elided          Words `section:"elided"`
	ElidedBefore    Words `section:"elided before"`
	NotElidedBefore Words `section:"elided not before"`

	// Document stands before the number that a database gives an article it exports, and Page before
	// the number of a page. OfAll parts the number of an article from how many there are, and Documents
	// stands behind that. EndOfDocument is the line below the last.
	Document      Lines `section:"document"`
	Page          Lines `section:"page"`
	OfAll         Words `section:"of all"`
	Documents     Lines `section:"documents"`
	EndOfDocument Lines `section:"end of document"`
	// Releases say, alone or behind the name of an office, that what follows is for the press.
	Releases Lines `section:"releases"`
	// NotesForEditors are in the line behind which an agency tells editors what is not to be printed.
	NotesForEditors Lines `section:"notes for editors"`
	// Interviewers stand before the names of those who asked the questions of an interview.
	Interviewers Lines `section:"interviewers"`

	// The entries of the sections from here on are patterns: (a|b|) stands for one of these or
	// nothing, * at the end of a word for any ending, # for a figure, … for a few characters.

	// BylinePosts begin a byline that names a post in place of a person: by our reporter.
	BylinePosts Lines `section:"byline posts"`
	// BylineEnds begin a line below the text that says who helped: editing by.
	BylineEnds Lines `section:"byline ends"`
	// Helped is what the sentence of an agency says of who helped.
	Helped Lines `section:"helped"`
	// Signatories begin the list of those who signed a text.
	Signatories Lines `section:"signatories"`
	// Works tell, in the line about a book, film or play, how to get it.
	Works Lines `section:"works"`
	// MediaLabels stand before the headline of what is pointed to, as they are spelled.
	MediaLabels Lines `section:"media labels"`
	// ReplyTo begin the line that answers somebody's comment, and Ago end one that says when it
	// was written.
	ReplyTo Lines `section:"reply to"`
	Ago     Lines `section:"ago"`
	// Says end such a line, before a colon.
	Says Lines `section:"says"`
	// Said are words at the end of a line with a time or a number that says who wrote the
	// comment below it, CommentBy those with which it begins, and CommentEnds those before
	// the name at its end.
	Said        Lines `section:"said"`
	CommentBy   Lines `section:"comment by"`
	CommentEnds Lines `section:"comment ends"`

	// What ends the caption of a picture. In these entries (a|b|) is the one thing that stands for others.

	// CreditLabels stand before a colon and whose picture it is, and Pictures, parted from them by
	// PicturesBy, before who took it, all in capitals or small letters.
	CreditLabels Lines `section:"credit labels"`
	Pictures     Lines `section:"pictures"`
	PicturesBy   Words `section:"pictures by"`
	// ByLeave stands before who lends the picture, and LentPictures, as they are spelled, before that.
	ByLeave      Lines `section:"by leave of"`
	LentPictures Lines `section:"lent pictures"`
	// BracketedCredits stand before a colon in brackets, as they are spelled.
	BracketedCredits Lines `section:"bracketed credits"`
	// CreditEnds stand behind who took the picture, and CreditEndsBehindSign where ＝ is before the name.
	CreditEnds           Lines `section:"credit ends"`
	CreditEndsBehindSign Lines `section:"credit ends behind ＝"`
	// PictureSignatures stand, as they are spelled, before the name behind the full stop of a caption.
	PictureSignatures Lines `section:"picture signatures"`
	// FiledPictures begin what stands there in brackets, and Drawn end it, as they are spelled.
	FiledPictures Lines `section:"filed pictures"`
	Drawn         Lines `section:"drawn"`
}
