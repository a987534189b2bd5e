package text

import (
	"cmp"
	"slices"
)

// Range is a stretch of a text: the bytes From up to, but not with, To, counted
// from 0. Both stand between characters. The zero Range is empty.
type Range struct{ From, To int }

// Len is how many bytes the range has.
func (r Range) Len() int { return r.To - r.From }

// Empty reports whether the range has no byte.
func (r Range) Empty() bool { return r.To <= r.From }

// Of returns the part of a text that the range is.
func (r Range) Of(s string) string { return s[r.From:r.To] }

// Contains reports whether another range lies inside this one or is the same.
func (r Range) Contains(other Range) bool { return r.From <= other.From && other.To <= r.To }

// Overlaps reports whether two ranges share a byte.
func (r Range) Overlaps(other Range) bool {
	return max(r.From, other.From) < min(r.To, other.To)
}

// OverlapsAny reports whether a range shares a byte with one of a list, which is in order and has no
// empty ones.
func (r Range) OverlapsAny(list []Range) bool {
	i, _ := slices.BinarySearchFunc(list, r.From, func(other Range, from int) int { return cmp.Compare(other.To, from+1) })
	return i < len(list) && r.Overlaps(list[i])
}

// Lines is a run of lines of a text, by the numbers of its first and its last line,
// counted from 1.
type Lines struct{ First, Last int }
