package search

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// chunks are named pieces of data. They are packed while others are made, several
// at a time, so that nothing is kept that is not packed: of a large site that
// would be all its texts once more.
type chunks struct {
	ctx   context.Context     // once it has ended nothing more is made
	names []string            // of one edition, in the order in which they were made
	sums  map[string][32]byte // by name

	pack   func(name string, data []byte) []byte
	known  func(name string, sum [32]byte) []byte // what pack has given before, nil if it is not known; may be nil
	put    func(name string, packed []byte) error // takes what is packed instead of having it kept; may be nil
	failed error                                  // of reading what is to be packed
	group  errgroup.Group                         // packs, on as many processors as there are

	mu     sync.Mutex
	packed map[string][]byte // by name
}

func newChunks(ctx context.Context, pack func(name string, data []byte) []byte) *chunks {
	c := &chunks{ctx: ctx, sums: map[string][32]byte{}, pack: pack, packed: map[string][]byte{}}
	c.group.SetLimit(runtime.GOMAXPROCS(0))
	return c
}

func (c *chunks) keep(name string, packed []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.packed[name] = packed
}

// add takes a chunk and returns its name, which file systems that do not tell
// capitals from small letters can keep.
func (c *chunks) add(data []byte) string {
	sum := sha256.Sum256(data)
	name := strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))
	n := 8
	other, taken := c.sums[name[:n]]
	for taken && other != sum {
		n++
		other, taken = c.sums[name[:n]]
	}
	name = name[:n]
	c.names = append(c.names, name)
	if taken {
		return name
	}
	c.sums[name] = sum
	if c.known != nil {
		if packed := c.known(name, sum); packed != nil {
			c.keep(name, packed)
			return name
		}
	}
	c.group.Go(func() error {
		packed := c.pack(name, data)
		if c.put != nil {
			return c.put(name, packed)
		}
		c.keep(name, packed)
		return nil
	})
	return name
}

// done returns what was packed and kept, by name. Nothing can be added any more.
func (c *chunks) done() map[string][]byte {
	c.group.Wait() //nolint:errcheck // an error is one of put, with which nothing is kept
	return c.packed
}

// line packs a chunk as the line of a script that hands it over: deflated, in
// letters that a script can hold.
func line(name string, data []byte) []byte {
	packed := deflate(data, fast)
	start := call + `("` + name + `","`
	b := make([]byte, 0, len(start)+base64.StdEncoding.EncodedLen(len(packed))+len(lineEnd))
	b = base64.StdEncoding.AppendEncode(append(b, start...), packed)
	return append(b, lineEnd...)
}

const lineEnd = "\")\n"

// fast is the level for what is packed at every build: the next would take half
// as long again for four bytes in a hundred less.
const fast = 4

// deflate compresses data.
func deflate(data []byte, level int) []byte {
	var out bytes.Buffer
	pool := deflaters[level]
	w := pool.Get().(*flate.Writer)
	defer pool.Put(w)
	w.Reset(&out)
	_, err := w.Write(data)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("deflate: %v", err)) // memory can be written to
	}
	return out.Bytes()
}

// deflaters by level are used again, for each has tables of a megabyte.
var deflaters = map[int]*sync.Pool{fast: newDeflaters(fast), flate.BestCompression: newDeflaters(flate.BestCompression)}

func newDeflaters(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, level)
		if err != nil {
			panic(fmt.Sprintf("deflate: %v", err)) // the level is one that there is
		}
		return w
	}}
}
