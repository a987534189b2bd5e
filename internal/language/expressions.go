package language

// HidesData is hides.txt: what may stand around words and change what they say.
// The form of its patterns, and where their words bear on others, is in package
// factuality.
type HidesData struct {
	// Proclitics are letters written together with the next word.
	Proclitics Words `section:"proclitics"`
	// Innocent look like a denial or a condition and are none: not only, even if.
	Innocent Lines `section:"innocent"`
	// NoEstimate look as if they said how sure something is: in May.
	NoEstimate Lines `section:"no estimate"`
	// Denial denies what stands behind it.
	Denial Lines `section:"denial"`
	// DenialBehind denies what stands before it in its clause.
	DenialBehind Lines `section:"denial behind"`
	// Refusal says that somebody does not do what stands behind it.
	Refusal Lines `section:"refusal"`
	// Denied says of what stands before it that it is not so: is false.
	Denied Lines `section:"denied"`
	// Retraction takes back all of a text.
	Retraction Lines `section:"retraction"`
	// Forward denies the next sentence.
	Forward Lines `section:"forward"`
	// Condition says under what condition something holds.
	Condition Lines `section:"condition"`
	// Claim reports what somebody says, and takes no side.
	Claim Lines `section:"claim"`
	// Doubt reports what somebody says, and doubts it.
	Doubt Lines `section:"doubt"`
	// DoubtInClause doubts its own clause.
	DoubtInClause Lines `section:"doubt in clause"`
	// Relative, Complement, Contrast and And open clauses: who; that; but; and. A
	// comma of its own in Complement says that a comma alone may.
	Relative   Lines `section:"relative"`
	Complement Lines `section:"complement"`
	Contrast   Lines `section:"contrast"`
	And        Lines `section:"and"`
	// Infinitive are the words with which a clause that a comma opens ends.
	Infinitive Lines `section:"infinitive"`
	// Certain leaves no doubt.
	Certain Lines `section:"certain"`
	// Hedge says that something is not certain.
	Hedge Lines `section:"hedge"`
	// Attribute and AttributeBehind change whom or what the words beside them name: former;
	// elect.
	Attribute       Lines `section:"attribute"`
	AttributeBehind Lines `section:"attribute behind"`
	// Former says of somebody that they are no longer, or not quite, what they are called. Its
	// first line is looked for; the others are what may stand for it in another language.
	Former Lines `section:"former"`
	// FormerBehind are those words of Former that stand behind their noun: المدير السابق.
	FormerBehind Words `section:"former behind"`
	// Only says that there is no more than what follows. Its lines are those of Former.
	Only Lines `section:"only"`
	// Refused says that somebody refuses something. Its lines are those of Former.
	Refused Lines `section:"refused"`
	// Intention says that somebody means, wants, tries, is asked or expected to do what follows.
	Intention Lines `section:"intention"`
	// Outlook says in any form that something is still to come, or only meant or wished.
	Outlook Lines `section:"outlook"`
	// ToCome says plainly that its verb is still to come, and HasBeen that its last word has been; %forms
	// stands for all of VerbForms.
	ToCome  Lines `section:"to come"`
	HasBeen Lines `section:"has been"`
	// EitherWay are words of clauses that say the same with the two sides of their verb changed round, or in which
	// these stand in another order: met, with, by. A language without them may have any order.
	EitherWay Lines `section:"either way"`
	// PersonWho are words that end with one that opens a clause about a person: who, le ministre qui.
	PersonWho Lines `section:"person who"`
	// Cause are words before a cause: because of, due to.
	Cause Lines `section:"cause"`
	// PartOf are words between two numbers of which the first is a part of what the second counts: 12 dockers of 90.
	PartOf Words `section:"part of"`
	// ShareOf are words that say so alone between the two, and something else behind what is counted: six in ten, 12 men in 90 boats.
	ShareOf Words `section:"share of"`
	// ToWhom are words before whom something is given or sold to, who therefore does not do it.
	ToWhom Words `section:"to whom"`
	// ByWhom are words before whoever does something in the passive, or the endings of that, behind a *: by, *ией. One with …
	// behind it stands before what is no subject: den….
	ByWhom Words `section:"by whom"`
	// BareFuture are the words of ToCome whose verb stands anywhere behind them in the clause: wird.
	BareFuture Words `section:"bare future"`
	// FuturePrefixes are written together with a verb that is still to come: س.
	FuturePrefixes Words `section:"future prefixes"`
	// VerbForms are forms of what has been of verbs that do not begin with the same letters: sell: sold.
	VerbForms Lists `section:"verb forms"`
	// VerbFirst are auxiliaries behind the verb in HasBeen, in a language that has them there.
	VerbFirst Words `section:"verb first"`
	// Accusation accuses whoever is named of a crime or of deceit.
	Accusation Lines `section:"accusation"`
	// Grave are words for violence and crimes that accuse nobody by themselves: killed.
	Grave Lines `section:"grave"`
	// GraveTold are other words that tell of the same in evidence: whoever was killed may be a victim there.
	GraveTold Lines `section:"grave told"`
	// Opposites are two patterns, parted by <>, of which one means the contrary of the other, behind the
	// word by which all languages call the pair: rise: rose <> fell. They are parted by > if only a note that has
	// the first where its source has the second says otherwise: who was convicted had been charged.
	Opposites Lines `section:"opposites"`
	// Amounts are words that say how much or how rare something is, behind the word by which all
	// languages call it: half: half of.
	Amounts Lines `section:"amounts"`
	// NoAmounts are phrases with a word of Amounts that says none: the second half of the year.
	NoAmounts Lines `section:"no amounts"`
	// Harmless are phrases with a word of Opposites that is the contrary of nothing there: in the fall.
	Harmless Lines `section:"harmless"`
	// OtherLetters are pairs of characters in one word each: one that a text may have, and the one
	// that the patterns of all sections have in its place. Traditional Chinese is read so.
	OtherLetters Words `section:"other letters"`
}

// SpeechData is speech.txt. Words are in small letters without accents.
type SpeechData struct {
	// Saying are words behind which somebody's words may follow: said, wrote.
	Saying Words `section:"saying"`
	// Speaking are words with which people speak of themselves: I, our.
	Speaking Words `section:"speaking"`
	// Confessing are words that say more of a speaker than that they spoke: admitted. A _
	// stands for the blank in one of two syllables.
	Confessing Words `section:"confessing"`
	// FoundSo are words behind one of Confessing that make it a finding about somebody: reconnu coupable.
	FoundSo Words `section:"found so"`
	// SpeaksFor are words for who speaks in the name of a body, which is then said to speak itself: spokesman.
	SpeaksFor Words `section:"speaks for"`
	// Bodies are words of which those of a row are said of one another: the firm, the operator. The keys are the same in
	// all languages.
	Bodies Lists `section:"bodies"`
	// Granting are words of a source that bear such a word out: confirmed.
	Granting Words `section:"granting"`
	// According are words before the name of who says something: according to.
	According Words `section:"according"`
	// AccordingBehind are those of them that stand behind the name: dem Minister zufolge.
	AccordingBehind Words `section:"according behind"`
	// Unsigned are words before those of AccordingBehind that name nobody: Berichten zufolge.
	Unsigned Words `section:"unsigned"`
	// AccordingPhrases are the same in several words: in the words of.
	AccordingPhrases Lines `section:"according phrases"`
	// Offices are words for who holds an office that no other of them holds at once: mayor, judge.
	// The keys are the same in all languages, as those of Portfolios.
	Offices Lists `section:"offices"`
	// Portfolios are what a minister may be responsible for.
	Portfolios Lists `section:"portfolios"`
	// TheSource are words for the text that is cited, and for those who wrote it.
	TheSource Words `section:"the source"`
	// Somebody are words that say next to nothing of who speaks: official, researcher. Whoever is named otherwise may be one.
	Somebody Words `section:"somebody"`
	// Courts are words for those who find somebody guilty or not.
	Courts Words `section:"courts"`
	// NoSpeaker are words behind those of According that name nobody: according to plan.
	NoSpeaker Words `section:"no speaker"`
	// Who are words for those who speak, as the titles of columns have them: who, speaker.
	Who Words `section:"who"`
	// Verdicts say, as a whole clause, that words were verified: quotation verified. A
	// bracket has alternatives; accents count for nothing.
	Verdicts Lines `section:"verdicts"`
	// SignedVerdicts say so beside a sign only: 🟢 verified.
	SignedVerdicts Lines `section:"signed verdicts"`
}
