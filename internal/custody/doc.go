// Package custody holds what a record of custody says of a capture, and proves
// that it accounts for the whole of it.
//
// # The partition
//
// [Split] cuts a capture into lines; with their endings they are the capture, byte
// for byte. Each line that is not blank has exactly one [Class]: title, subhead,
// paragraph, caption, meta or dropped. A [Record] writes down every line that is
// not body, with the rule that decided, or by hand with a reason; the lines it
// does not speak of are body and stand in the article, less the cuts it lists.
//
// # The proof
//
// [Prove] holds a record and the blocks of an article against the capture: every
// line has one class, and the blocks are the words of the body lines, in order.
// Nothing else than blank space at the ends of a line, line endings and invisible
// characters lies between the two. What does not hold is a [Fault]; only an
// article without faults has passages that can be cited.
//
// The package does not know how lines are judged: it knows the names of the rules
// ([RuleNamed]) and what each may decide, and nothing of why one applies.
package custody
