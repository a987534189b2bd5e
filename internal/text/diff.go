package text

// Change is a part of a difference: an item of the first list that the second
// lacks, one of the second that the first lacks, or one that both have.
type Change struct {
	A, B int // places of the item in the two lists, from 0; -1 in the list that lacks it
}

// Diff lists the changes that turn one list into another, in order: a longest
// common subsequence, with deletions before insertions where there is a choice.
// same reports whether item i of the first list is item j of the second. Time
// and memory grow with the product of the two lengths, n and m.
//
// sergi/go-diff finds a difference that is as short, but among equals another
// one, and compares runes, so that words would have to be numbered first;
// pmezard/go-difflib prefers long blocks and shows more words as changed than are.
func Diff(n, m int, same func(i, j int) bool) []Change {
	length := make([][]int, n+1) // of the subsequence from i and j on
	for i := range length {
		length[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var changes []Change
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && same(i, j):
			changes = append(changes, Change{i, j})
			i, j = i+1, j+1
		case j == m || i < n && length[i+1][j] >= length[i][j+1]:
			changes = append(changes, Change{i, -1})
			i++
		default:
			changes = append(changes, Change{-1, j})
			j++
		}
	}
	return changes
}
