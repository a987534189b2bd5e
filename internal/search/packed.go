package search

import "encoding/binary"

// appendPassages packs ascending numbers of passages: as varints of each the step
// from the last, counted from 1, doubled, odd if one more follows; 0 for none.
func appendPassages(b []byte, passages []int) []byte {
	if len(passages) == 0 {
		return append(b, 0)
	}
	last := -1
	for i, p := range passages {
		more := 1
		if i == len(passages)-1 {
			more = 0
		}
		b = binary.AppendUvarint(b, uint64((p-last)<<1|more))
		last = p
	}
	return b
}

// measure returns of the packed passages at the start of b how many bytes they
// are and how many passages.
func measure(b []byte) (size, passages int) {
	for {
		first := b[size] // its lowest bit is that of the number; one that is 0 has no other byte
		for b[size] >= 0x80 {
			size++
		}
		size++
		if first != 0 {
			passages++
		}
		if first&1 == 0 {
			return size, passages
		}
	}
}

// unpacked returns the packed passages at the start of b, nil for none.
func unpacked(b []byte) []int {
	var list []int
	for at := -1; ; {
		step, n := binary.Uvarint(b)
		b = b[n:]
		if step > 0 {
			at += int(step >> 1)
			list = append(list, at)
		}
		if step&1 == 0 {
			return list
		}
	}
}
