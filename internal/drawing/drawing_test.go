package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// picture is anything of this package that draws itself.
type picture interface{ SVG() []byte }

// samples are one picture of each kind, with a right-to-left name among them.
func samples() map[string]picture {
	day := func(y, m, d int) Span { n := Day{y, m, d}.Number(); return Span{n, n + 1} }
	times := NewTimes([]Span{day(2013, 5, 1), day(2015, 1, 1), day(2022, 2, 24), day(2024, 10, 1), day(2024, 12, 8), day(2025, 1, 17), day(2025, 1, 20)})
	label := func(d Day, _ bool) string {
		if d.Month == 0 {
			return fmt.Sprint(d.Year)
		}
		return fmt.Sprintf("%d/%d", d.Month, d.Year)
	}
	marks := []Mark{
		{Bar, 0, 0.2, 0}, {Approximate, 0.25, 0.35, 0}, {Disputed, 0.4, 0.6, 0}, {Tick, 0.7, 0, 0}, {Interval, 0.75, 0.9, 0}, {Dot, 0.8, 0, 0}, {Rest, 0.95, 1, 0}, {Bar, 1, 1, 0},
	}
	line := Series{Name: "Exports of gas", Last: "55", Runs: [][]Point{{{0, 0.1}, {0.3, 0.4}}, {{0.6, 0.5}, {1, 0.9}}}}
	other := Series{Name: "صادرات نفت", Last: "52", Runs: [][]Point{{{0, 0.2}, {1, 0.85}}}}
	title := Title{ID: "fig-1", Text: "Gas & oil <2025>", Description: "4 values"}
	x, y := []Label{{0, "2010"}, {1, "2020"}}, []Label{{0, "0"}, {0.5, "50"}, {1, "100"}}
	return map[string]picture{
		"lane":          Lane{Marks: marks, Grid: []float64{0.5}, Breaks: times.Breaks()},
		"lane-mirrored": Lane{Marks: marks, Mirrored: true},
		"axis":          Axis{Labels: times.Labels(0.03, label), Breaks: times.Breaks()},
		"axis-mirrored": Axis{Labels: []Label{{0.03, "اکتبر"}, {0.5, "دی"}, {0.97, "نوامبر"}}, Mirrored: true},
		"chart":         Chart{Title: title, Series: []Series{line, other}, X: x, Y: y, Zero: 0},
		"chart-panel":   Chart{Title: title, Series: []Series{line}, X: x, Y: y, Zero: -1, Panel: true},
		"slope": Slope{Title: title, From: "2010", To: "2020", Lines: []Change{
			{"Germany and all that is west of it", 0.1, 0.9, "10", "90"}, {"Iran", 0.12, 0.1, "12", "10"},
		}},
		"map-region": Map{Title: title, Sites: []Site{
			{Lat: 55.75, Lon: 37.62, Name: "Moscow"}, {Lat: 55.752, Lon: 37.617, Name: "Kremlin"}, {Lat: 35.69, Lon: 51.39, Name: "تهران", Address: "places/tehran.html"},
			{Lat: 38.97, Lon: 59.56, Radius: 400, Name: "Turkmenistan", Address: "places/turkmenistan.html"}, {Lat: 51.73, Lon: 36.19, Name: "Kursk", Value: 10000},
		}, Ways: [][]int{{0, 3, 2}}},
		"map-date-line": Map{Title: title, Sites: []Site{{Lat: 65.6, Lon: -168, Name: "Cape Prince of Wales"}, {Lat: 66, Lon: -169.7, Name: "Cape Dezhnev"}, {Lat: 53, Lon: 158.6, Name: "Petropavlovsk"}}},
		"network":       Network{Title: title, Middle: "Iran", Nodes: []Node{{"Russia", 1}, {"Vladimir Poutine", 0.5}, {"Israel", 0.1}}},
	}
}

// TestPictures_areAsTheyWereLookedAt holds each kind of picture against the one that
// somebody has looked at in a browser. UPDATE=1 writes them anew.
func TestPictures_areAsTheyWereLookedAt(t *testing.T) {
	for name, p := range samples() {
		file := filepath.Join("testdata", name+".svg")
		got := p.SVG()
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(file, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from %s; look at both, and write it anew with UPDATE=1", name, file)
		}
		if err := wellFormed(got); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(got, p.SVG()) {
			t.Errorf("%s is drawn in two ways", name)
		}
	}
}

// wellFormed reports what is wrong with a picture as XML, and numbers that are none.
func wellFormed(svg []byte) error {
	if s := string(svg); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") || strings.Contains(s, "style=") {
		return errors.New("it has a number that is none, or a style")
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestMap_hasNoPlaceOutsideOfIt: all that is named is seen, wherever on earth it lies.
func TestMap_hasNoPlaceOutsideOfIt(t *testing.T) {
	for _, sites := range [][]Site{
		{{Lat: 90, Lon: 0, Name: "Pole"}},
		{{Lat: 0, Lon: 179.9, Name: "east"}, {Lat: 0, Lon: -179.9, Name: "west"}},
		{{Lat: -33, Lon: 18, Name: "Cape"}, {Lat: 70, Lon: -150, Name: "Alaska"}, {Lat: -41, Lon: 174, Name: "Wellington"}},
		{{Lat: 0, Lon: 0, Name: "here"}, {Lat: 0, Lon: 180, Name: "there"}},
	} {
		v := newView(sites)
		for _, s := range v.spots(sites) {
			if s.at.x < 0 || s.at.x > Width || s.at.y < 0 || s.at.y > v.high || math.IsNaN(s.at.x) {
				t.Errorf("%v stands at %v of %v", s.names, s.at, v.high)
			}
		}
	}
}

// TestMap_knowsLandFromSea: the fill of a map is on the side of the land, also where the
// whole picture lies in one land, or opposite to it.
func TestMap_knowsLandFromSea(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64
		land     bool
	}{
		{55, 60, true}, {0, -150, false}, {43, 34, false}, {42, 51, false}, {10, 20, true}, {-60, 30, false}, {-80, 100, true},
		{-55, -130, false}, // its opposite lies in Asia
	} {
		in := false
		for _, ring := range coasts() {
			if holds(ring, position{c.lon, c.lat}) {
				in = !in
			}
		}
		if in != c.land {
			t.Errorf("%v, %v is land: %v", c.lat, c.lon, in)
		}
		svg := string(Map{Sites: []Site{{Lat: c.lat, Lon: c.lon, Name: "x"}}}.SVG())
		path := svg[strings.Index(svg, `fill-rule`):]
		path = path[strings.Index(path, ` d="`)+4:]
		path = path[:strings.Index(path, `"`)]
		if got := filled(path, point{Width / 2, 150}); got != c.land {
			t.Errorf("the middle of the map of %v, %v is filled: %v", c.lat, c.lon, got)
		}
	}
}

// filled reads a path of relative lines and says whether it fills a place.
func filled(path string, at point) bool {
	in := false
	for _, ring := range strings.Split(strings.TrimSuffix(path, "z"), "z") {
		var numbers []float64
		for _, n := range strings.Fields(strings.NewReplacer("M", " ", "l", " ", "-", " -").Replace(ring)) {
			var f float64
			if _, err := fmt.Sscan(n, &f); err == nil {
				numbers = append(numbers, f)
			}
		}
		var points []position
		var x, y float64
		for i := 0; i+1 < len(numbers); i += 2 {
			x, y = x+numbers[i], y+numbers[i+1]
			points = append(points, position{x, y})
		}
		if len(points) > 2 && holds(points, position{at.x, at.y}) {
			in = !in
		}
	}
	return in
}

func FuzzPictures(f *testing.F) {
	f.Add("Moscow", 55.75, 37.62, 0.0, 12.0)
	f.Add("<a href='x'>&\u202e", -90.0, 180.0, 3000.0, -1e300)
	f.Add("", 0.0, 0.0, 0.1, 5e-324)
	f.Fuzz(func(t *testing.T, name string, lat, lon, radius, value float64) {
		if !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 && radius >= 0 && radius <= 3000) || math.IsNaN(value) || math.IsInf(value, 0) || !valid(name) {
			return
		}
		title := Title{ID: name, Text: name, Description: name}
		scale := NewValues([]float64{value, lat, lon}, radius > 1, 4)
		times := NewTimes([]Span{{lon * 1000, lon*1000 + 1}, {lat * 2000, lat*2000 + radius + 1}})
		at := scale.At(value)
		for _, p := range []picture{
			Map{title, []Site{{lat, lon, radius, name, value, ""}, {-lat, lon / 2, 0, name + name, 1, name}}, [][]int{{0, 1, 0}}},
			Lane{Marks: []Mark{{Bar, at, scale.At(lat), 0}, {Approximate, 0, at, 0}, {Interval, at, 1, 0}}, Grid: []float64{at}},
			Axis{Labels: times.Labels(0.04, func(Day, bool) string { return name })},
			Chart{Title: title, Series: []Series{{Name: name, Last: name, Runs: [][]Point{{{0, at}, {1, scale.At(lon)}}}}}, Zero: at},
			Slope{title, name, name, []Change{{name, at, 0, name, name}}},
			Network{title, name, []Node{{name, at}, {name, 1}}},
		} {
			if err := wellFormed(p.SVG()); err != nil {
				t.Errorf("%T: %v", p, err)
			}
		}
	})
}

// valid reports whether XML can have a text at all; notes and records have no others.
func valid(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0xFFFD || r == 0xFFFE || r == 0xFFFF }) && !strings.ContainsAny(s, "NI=")
}

// TestLane_packsWhatOverlaps holds that marks which stand in one place stand in rows, few
// as can be, and that a lane without such marks has one.
func TestLane_packsWhatOverlaps(t *testing.T) {
	rows := func(marks ...Mark) []int {
		l := Lane{Marks: marks}
		l.Pack()
		list := []int{l.Rows}
		for _, m := range l.Marks {
			list = append(list, m.Row)
		}
		return list
	}
	if got, want := rows(Mark{From: 0, To: .2}, Mark{From: .3, To: .6}, Mark{From: .7}), []int{1, 0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("apart: %v, want %v", got, want)
	}
	if got, want := rows(Mark{From: 0, To: .5}, Mark{From: .1, To: .2}, Mark{From: .3, To: .4}, Mark{From: .3, To: .9}), []int{3, 0, 1, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("one over others: %v, want %v", got, want)
	}
	if got := rows(slices.Repeat([]Mark{{From: .5, To: .6}}, 20)...); got[0] != mostRows || slices.Max(got) != mostRows {
		t.Errorf("twenty in one place: %v", got)
	}
}
