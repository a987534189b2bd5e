// Command coast makes internal/drawing/coast.bin of the land of Natural Earth at 1:50
// million: coasts and nothing else, for a border on a map takes a side.
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./coast package/land-50m.json > ../internal/drawing/coast.bin
//
// It reads the TopoJSON of that package from a file, leaves out points that lie less
// than a hundredth of a degree off the line between their neighbours, and writes each
// ring as package drawing reads it.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
)

type topology struct {
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct {
		Land struct {
			Geometries []struct{ Arcs [][][]int }
		}
	}
}

const (
	unit      = 100  // of a degree
	tolerance = 0.01 // degrees
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: coast land-50m.json > coast.bin")
	}
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return err
	}
	for _, arc := range t.Arcs {
		at := [2]float64{}
		for i := range arc {
			for k := range at {
				at[k] += arc[i][k]
				arc[i][k] = at[k]*t.Transform.Scale[k] + t.Transform.Translate[k]
			}
		}
	}
	var raw []byte
	for _, g := range t.Objects.Land.Geometries {
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				raw = encode(raw, simplify(t.ring(ring)))
			}
		}
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(raw); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	_, err = os.Stdout.Write(out.Bytes())
	return err
}

// ring joins arcs; a negative number means one that is gone through backwards.
func (t topology) ring(arcs []int) [][2]float64 {
	var points [][2]float64
	for _, n := range arcs {
		arc := t.Arcs[max(n, ^n)]
		for i := range arc {
			p := arc[i]
			if n < 0 {
				p = arc[len(arc)-1-i]
			}
			if i > 0 || len(points) == 0 {
				points = append(points, p)
			}
		}
	}
	return points
}

// simplify is that of Douglas and Peucker, on a ring whose first point is its last.
func simplify(p [][2]float64) [][2]float64 {
	if len(p) < 5 {
		return p
	}
	keep := make([]bool, len(p))
	far := 0
	for i := range p {
		if math.Hypot(p[i][0]-p[0][0], p[i][1]-p[0][1]) > math.Hypot(p[far][0]-p[0][0], p[far][1]-p[0][1]) {
			far = i
		}
	}
	keep[0], keep[far], keep[len(p)-1] = true, true, true
	between(p, keep, 0, far)
	between(p, keep, far, len(p)-1)
	var kept [][2]float64
	for i := range p {
		if keep[i] {
			kept = append(kept, p[i])
		}
	}
	return kept
}

func between(p [][2]float64, keep []bool, from, to int) {
	worst, at := tolerance, -1
	dx, dy := p[to][0]-p[from][0], p[to][1]-p[from][1]
	for i := from + 1; i < to; i++ {
		d := math.Abs(dx*(p[i][1]-p[from][1])-dy*(p[i][0]-p[from][0])) / max(math.Hypot(dx, dy), 1e-12)
		if d > worst {
			worst, at = d, i
		}
	}
	if at >= 0 {
		keep[at] = true
		between(p, keep, from, at)
		between(p, keep, at, to)
	}
}

// encode writes how many points there are, and each as its distance from the last.
func encode(raw []byte, p [][2]float64) []byte {
	p = p[:len(p)-1] // the first once more
	if len(p) < 3 {
		return raw
	}
	raw = binary.AppendUvarint(raw, uint64(len(p)))
	last := [2]int64{}
	for _, at := range p {
		for k := range at {
			v := int64(math.Round(at[k] * unit))
			raw = binary.AppendVarint(raw, v-last[k])
			last[k] = v
		}
	}
	return raw
}
