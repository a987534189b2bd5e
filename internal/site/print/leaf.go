package print

import "sync/atomic"

// Leaf is the pages that alone show one thing: nothing that is printed after them does. They
// are printed when all others are, and without a Memory what they show is let go of then.
type Leaf struct {
	left  atomic.Int32 // pages that are not printed yet
	letGo func()
}

// NewLeaf returns a leaf of so many pages. letGo forgets what they show; it may be nil, if
// that is wanted afterwards.
func NewLeaf(pages int, letGo func()) *Leaf {
	l := &Leaf{letGo: letGo}
	l.left.Store(int32(pages))
	return l
}

// printed notes that one of the pages is.
func (l *Leaf) printed() {
	if l != nil && l.left.Add(-1) == 0 && l.letGo != nil {
		l.letGo()
	}
}

// leafOf returns the leaf that a page is of, nil if it is of none.
func leafOf(p Page) *Leaf {
	switch p := p.(type) {
	case Templated:
		return p.Leaf
	case Verbatim:
		return p.Leaf
	}
	return nil
}
