// Package language hands out what is known of each language: plain data, one
// folder of data/ per language, that a translator can edit without programming.
// To add a language is to add a folder; docs/languages.md lists what each has.
//
// A folder is named by its code of ISO 639 and holds any of these files. What is
// missing is not known, and [Language.Knows] says so; nothing is taken from
// another language in its place.
//
//	about.txt       the place in lists, the name in bibliographies, own letters and marks
//	grammar.txt     what to heed when words of the interface are put together
//	dates.txt       names of months and days, and how dates are written
//	numbers.txt     numbers in words
//	hides.txt       denials, conditions, doubts and claims around quoted words
//	abbreviations.txt  full stops that end no sentence
//	letters.txt     the letters in Latin ones, for keys and names of files
//	evidence.txt    years that depend on the day, corrections of outlets, what texts say that they are
//	speech.txt      words before what somebody says, and of those who speak
//	names.txt       words between, inside and in the place of names of people
//	estimate.txt    the scale of likelihood and confidence, and words that hedge
//	notes.txt       the words of callouts, signals, locators and headings
//	cleaning.txt    what the rules of cleaning look for in running text
//	furniture.txt   lines of web pages that are no part of an article
//	search.txt      the stemmer, and words that say nothing of a subject
//	units.txt       words beside a number that belong to it
//	interface.json  the words of pages
//	archive.txt     what the README.txt of an archive says
//	checks.json     what each check that the page of method names looks for, in all but English
//	sketch/         what "dossier new" begins a note with
//	skeleton/       the example that "dossier init" lays out
//
// A language with interface.json is one that notes and pages can be written in;
// it needs the files below it, notes.txt, estimate.txt and dates.txt as well.
//
// The text files are in UTF-8. A line that begins with // is a comment, a line
// such as [months] begins a section, and every other line belongs to the section
// above it. The fields of the types in data.go name the sections of each file and
// say what stands in them. A section may be left out; one that the types do not
// know, a line that cannot be read and a word that stands twice are mistakes,
// which the tests report with file and line.
//
// A file is read when something of it is asked for the first time.
package language
