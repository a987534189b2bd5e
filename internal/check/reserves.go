package check

// reserveOmitted says that quoted words doubt what they say, or set a condition, and that the sentence does not. What a
// judgment, a heading or a cell doubts may stand elsewhere; a condition may not.
func (v *checker) reserveOmitted(c *comparison) string {
	lang := c.note.Lang
	does, reserve := "set a condition", v.readings.Conditions(c.quoted, lang)
	has := !v.readings.Conditions(c.said, lang).Empty() // the sentence, too
	if c.plain {
		does, reserve = "say it with a reservation", v.readings.Reserves(c.quoted, lang)
		has = !c.no.Empty() || v.readings.Wavers(c.said, lang)
	}
	same := speakOfTheSame(c.said, c.quoted, lang, most) ||
		speakOfTheSame(c.said, c.quoted, lang, 1.0/3) && speakOfTheSame(c.said, c.sentence, lang, 1) // the rest stands before the words
	if may, will := v.onlyPossible(c.quoted, lang, c.said, lang); !may.Empty() && c.plain && same {
		return "the quoted words say that it may be (« " + may.Of(c.quoted) + " »), and the sentence that it will be (« " + will.Of(c.said) + " »)"
	}
	if reserve.Empty() || has || !c.denial.Empty() || !same {
		return ""
	}
	if reserve.Overlaps(c.theirs) && v.wordOpposed(c) != "" {
		return "" // charged, and not convicted: that is told
	}
	return "the quoted words " + does + " (« " + reserve.Of(c.quoted) + " »), and the sentence that they support does not"
}
