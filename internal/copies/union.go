package copies

// Union joins numbered things into groups.
type Union struct {
	parents []int
}

// NewUnion returns n things, each a group of its own.
func NewUnion(n int) *Union {
	u := &Union{parents: make([]int, n)}
	for i := range u.parents {
		u.parents[i] = i
	}
	return u
}

// Find returns the first thing of the group of i.
func (u *Union) Find(i int) int {
	for u.parents[i] != i {
		u.parents[i] = u.parents[u.parents[i]]
		i = u.parents[i]
	}
	return i
}

// Join makes one group of the groups of i and j.
func (u *Union) Join(i, j int) {
	i, j = u.Find(i), u.Find(j)
	u.parents[max(i, j)] = min(i, j)
}

// Roots returns for each thing the first of its group.
func (u *Union) Roots() []int {
	roots := make([]int, len(u.parents))
	for i := range roots {
		roots[i] = u.Find(i)
	}
	return roots
}
