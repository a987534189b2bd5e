package model

// Label says what a text calls itself beside what it says.
type Label string

// The labels. Data of languages and records name them so.
const (
	LabelSatire      Label = "satire"
	LabelAdvertising Label = "advertising"
	LabelOpinion     Label = "opinion"
	LabelGenerated   Label = "generated" // written by a program
	LabelMachine     Label = "machine"   // translated by one
	LabelWithdrawn   Label = "withdrawn"
	LabelOld         Label = "old" // a copy of an old text, or one shown again
)

// Labels are all of them, in the order in which records list them.
func Labels() []Label {
	return []Label{LabelSatire, LabelAdvertising, LabelOpinion, LabelGenerated, LabelMachine, LabelWithdrawn, LabelOld}
}

// Labelled is a label with the line of the capture that says so, 1-based; 0 if its address,
// the data of its page or the record of the article does.
type Labelled struct {
	Label Label
	Line  int
}
