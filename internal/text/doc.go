// Package text holds what can be said of any text, whatever it is about: ranges
// of its bytes, how far two words are apart, and what turns one list of words
// into another.
package text
