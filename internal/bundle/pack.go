package bundle

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
)

// divide decides which pages are sections and which are packed. All are sections if
// they are not too many; else those of PackFirst are packed, and of the others
// what is too much.
func (b *book) divide() (sections, packed []pageSection) {
	most, size := cmp.Or(b.most, mostSections), 0
	for _, s := range b.pages {
		size += len(s.html)
	}
	if size <= most {
		return b.pages, nil
	}
	room := most
	for _, s := range b.pages {
		always := s.name == b.Start || s.name == b.Home || bytes.ContainsAny(s.html, partsPages+ownPath)
		first := b.PackFirst != nil && b.PackFirst(s.name)
		if always || !first && len(s.html) <= room {
			room -= len(s.html)
			sections = append(sections, s)
		} else {
			packed = append(packed, s)
		}
	}
	return sections, packed
}

// Characters that part packed pages, and that stand in a packed page for its own
// path at the beginning of ids and of links to them. Pages in which one stands
// are not packed.
const (
	partsPages = "\x00"
	ownPath    = "\x02"
)

// short is a page without its own path, which single.js puts there again. Where
// the path looks otherwise in a link, it stays.
func short(s pageSection) []byte {
	path := section(s.name)
	if (&url.URL{Fragment: path}).EscapedFragment() != path || html.EscapeString(path) != path {
		return s.html
	}
	return []byte(strings.NewReplacer(`="#`+path+`:`, `="#`+ownPath, `="`+path+`:`, `="`+ownPath).Replace(string(s.html)))
}

// inChunk is how many pages are packed together: what is opened at once to read
// one of them, and what they can share.
const inChunk = 32

// pack deflates pages, and writes them as JSON that single.js reads: their paths
// in order, how many are in a chunk, and the chunks, in which NUL parts them.
func pack(pages []pageSection) ([]byte, error) {
	var data struct {
		Pages  []string `json:"pages"`
		Size   int      `json:"size"`
		Chunks [][]byte `json:"chunks"` // JSON has bytes in base64
	}
	data.Size = inChunk
	for chunk := range slices.Chunk(pages, inChunk) {
		var out, deflated bytes.Buffer
		for i, s := range chunk {
			data.Pages = append(data.Pages, section(s.name))
			if i > 0 {
				out.WriteString(partsPages)
			}
			out.Write(short(s))
		}
		w, err := flate.NewWriter(&deflated, flate.BestCompression)
		if err == nil {
			_, err = w.Write(out.Bytes())
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("pack pages: %w", err)
		}
		data.Chunks = append(data.Chunks, deflated.Bytes())
	}
	return json.Marshal(data)
}
