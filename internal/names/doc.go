// Package names finds names in running text, thousands of them in one pass.
//
// A [Finder] is made of all names once and is then read by any number of
// goroutines. Text is cut into words; words are folded (no accents, small
// letters) and looked up among the words that names are made of, and most words
// of a text end there. The others lead through a trie of words. A walk is at
// most 16 words long, so the time is linear in the text and does not depend
// on how many names there are.
//
// # What counts as the same
//
//   - Accents do not count, nor do the kinds of apostrophe, dash and space, nor
//     characters that nobody sees.
//   - A capital of the name must be a capital in the text; a small letter of
//     the name may be either. So "Poutine" is found in capitals and not as the
//     dish, and "ONU" not inside "onu".
//   - A name is whole words. An elided word may stand before it (l’, d’, qu’),
//     the English ’s behind it. A hyphen parts words.
//   - Chinese, Japanese and Thai characters are a word each: these scripts do
//     not part words.
//
// Of names that overlap the one that begins first counts, of those that begin
// together the longest.
package names
