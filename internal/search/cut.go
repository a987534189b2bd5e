package search

import (
	"context"
	"maps"
	"math"
	"slices"
)

// mostLetters is how many first letters forms may share and still be divided.
const mostLetters = 12

// stretch is forms that lie together in the sorted list.
type stretch struct {
	first string // letters with which all of them begin
	forms []*leading
	size  int // bytes, about, in a shard
}

// cut divides the sorted forms into shards. A shard ends only where the first
// letters differ, so the forms of a word lie together.
func (j *joining) cut(ctx context.Context) {
	sorted := slices.SortedFunc(maps.Values(j.forms), func(a, b *leading) int { return compare(a.form, b.form) })
	c := cutting{ctx: ctx, limit: 2 * j.index.part}
	if j.index.small {
		c.limit = math.MaxInt
	}
	all := stretch{"", sorted, c.measure(sorted)}
	if all.size <= c.limit {
		c.stretches = []stretch{all}
	} else {
		c.divide(sorted, 1)
	}
	j.index.shards = c.shards()
}

// cutting is a list of forms that is being cut.
type cutting struct {
	ctx       context.Context
	limit     int // bytes, about, of a shard
	stretches []stretch
	seen      int // number of the stretch that is measured or the shard that is filled; see term.stretch
}

// divide cuts forms into stretches that begin with the same letters: as many as it
// takes until the stretch that shares them fits.
func (c *cutting) divide(forms []*leading, letters int) {
	for len(forms) > 0 && c.ctx.Err() == nil {
		first := beginning(forms[0].form, letters)
		n := 1
		for n < len(forms) && beginning(forms[n].form, letters) == first {
			n++
		}
		group := forms[:n]
		forms = forms[n:]
		if size := c.measure(group); size <= c.limit || n == 1 || letters > mostLetters {
			c.stretches = append(c.stretches, stretch{first, group, size})
		} else {
			c.divide(group, letters+1)
		}
	}
}

// measure returns how large forms and their terms are, each term counted once.
func (c *cutting) measure(forms []*leading) int {
	const form = 6 // bytes, about
	size := 0
	c.seen++
	for _, l := range forms {
		size += form
		for _, t := range l.to {
			if t.stretch != c.seen {
				t.stretch = c.seen
				size += t.size
			}
		}
	}
	return size
}

// shards puts as many stretches as fit into each shard.
func (c *cutting) shards() []shard {
	var list []shard
	for rest := c.stretches; len(rest) > 0 && c.ctx.Err() == nil; {
		n, total := 1, rest[0].size
		for n < len(rest) && total+rest[n].size <= c.limit {
			total += rest[n].size
			n++
		}
		list = append(list, c.shard(rest[:n]))
		rest = rest[n:]
	}
	return list
}

// shard gives the terms of stretches their numbers in one shard.
func (c *cutting) shard(stretches []stretch) shard {
	s := shard{first: stretches[0].first}
	c.seen++
	for _, stretch := range stretches {
		for _, l := range stretch.forms {
			f := form{text: l.form}
			for _, t := range l.to {
				if t.stretch != c.seen {
					t.stretch, t.number = c.seen, len(s.terms)
					s.terms = append(s.terms, t)
				}
				f.terms = append(f.terms, t.number)
			}
			slices.Sort(f.terms)
			s.forms = append(s.forms, f)
		}
	}
	return s
}

// beginning returns the first letters of a form.
func beginning(s string, letters int) string {
	for i := range s {
		if letters == 0 {
			return s[:i]
		}
		letters--
	}
	return s
}
