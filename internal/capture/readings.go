package capture

import (
	"crypto/sha256"
	"sync"
)

// mostReadings is how many bytes of text are kept by [Readings].
const mostReadings = 64 << 20

// Readings keep what files were read as, so that one which is added, cleaned and held against its
// text is read once. They know a file by its bytes. Nil keeps nothing and reads each time.
// Several may use one at a time; what comes of it is not to be changed.
type Readings struct {
	mutex sync.Mutex
	kept  map[readingOf]readingKept
	bytes int // of text
	count int // files that were read
}

type readingOf struct {
	format string
	sum    [sha256.Size]byte
	anyway bool // as it is, though its reader refuses it
}

type readingKept struct {
	reading *Reading
	refusal *Refusal
	refused string
}

// Read is [Format.Read].
func (k *Readings) Read(f *Format, raw []byte) (*Reading, *Refusal) {
	one := k.remember(f, raw, false, func() (one readingKept) {
		one.reading, one.refusal = f.Read(raw)
		return one
	})
	return one.reading, one.refusal
}

// ReadAnyway is [Format.ReadAnyway].
func (k *Readings) ReadAnyway(f *Format, raw []byte) (r *Reading, refused string) {
	one := k.remember(f, raw, true, func() (one readingKept) {
		one.reading, one.refused = f.ReadAnyway(raw)
		return one
	})
	return one.reading, one.refused
}

// Count is how many files were read, and not remembered.
func (k *Readings) Count() int {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.count
}

func (k *Readings) remember(f *Format, raw []byte, anyway bool, read func() readingKept) readingKept {
	if k == nil {
		return read()
	}
	key := readingOf{f.Name, sha256.Sum256(raw), anyway}
	k.mutex.Lock()
	one, known := k.kept[key]
	k.mutex.Unlock()
	if known {
		return one
	}
	one = read()
	size := 0
	if one.reading != nil {
		size = len(one.reading.Text)
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if k.count++; k.bytes+size <= mostReadings {
		if k.kept == nil {
			k.kept = map[readingOf]readingKept{}
		}
		k.kept[key] = one
		k.bytes += size
	}
	return one
}
