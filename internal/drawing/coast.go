package drawing

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"sync"
)

// coastData is the land of Natural Earth at 1:50 million, made by tools/coast: for each
// ring the number of its points, and each point as its distance from the last in
// hundredths of a degree, east and north; all compressed. COAST.md says whose it is.
//
//go:embed coast.bin
var coastData []byte

// position is a place on the earth, in degrees.
type position struct{ lon, lat float64 }

// coasts are the rings of all land, seas inside of it too. They are read when the first
// map is drawn.
var coasts = sync.OnceValue(func() [][]position {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(coastData)))
	if err != nil {
		panic("the coasts cannot be read: " + err.Error()) // they are part of the program
	}
	var rings [][]position
	in := bytes.NewReader(raw)
	for in.Len() > 0 {
		n, _ := binary.ReadUvarint(in)
		ring := make([]position, n)
		var lon, lat int64
		for i := range ring {
			east, _ := binary.ReadVarint(in)
			north, _ := binary.ReadVarint(in)
			lon, lat = lon+east, lat+north
			ring[i] = position{float64(lon) / 100, float64(lat) / 100}
		}
		rings = append(rings, ring)
	}
	return rings
})
