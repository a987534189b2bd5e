package copies

import "slices"

// sorted sorts grams and leaves out what comes twice. Hashes are spread evenly,
// so sorting them by eleven bits at a time takes a third of the time of comparing
// them with each other.
func sorted(grams []uint32) []uint32 {
	const (
		few    = 256 // grams for which it does not pay
		bits   = 11
		rounds = 3 // 3 × 11 bits are all 32 bits and one
	)
	if len(grams) < few {
		slices.Sort(grams)
		return slices.Compact(grams)
	}
	var places [rounds][1 << bits]uint32 // of the next gram that has some bits
	for _, g := range grams {
		for round := range places {
			places[round][g>>(bits*round)&(1<<bits-1)]++
		}
	}
	to := make([]uint32, len(grams))
	for round := range places {
		next := uint32(0)
		for i, count := range places[round] {
			places[round][i] = next
			next += count
		}
		for _, g := range grams {
			place := &places[round][g>>(bits*round)&(1<<bits-1)]
			to[*place] = g
			*place++
		}
		grams, to = to, grams
	}
	return slices.Compact(grams)
}
