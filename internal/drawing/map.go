package drawing

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Map shows places on the coasts of the earth. It has no borders and fills no country:
// either would take a side.
type Map struct {
	Title Title
	Sites []Site
	Ways  [][]int // indices of the sites that a line joins, in order: that something goes between them, and not along which road
}

// Site is a place on a map.
type Site struct {
	Lat, Lon float64 // degrees, WGS 84
	Radius   float64 // kilometres within which it lies, where nobody says more; 0 for a point
	Name     string
	Value    float64 // its circle has an area in proportion; 0 for a plain point
	Address  string  // relative to the page, where point and name lead; "" for nowhere
}

const (
	earth     = 6371.0 // kilometres, the mean radius
	leastSpan = 400.0  // kilometres that a map shows at least
	largest   = 26.0   // units, the radius of the circle of the greatest value
	pointSize = 6.0    // units, the radius of a plain point
	oneSpot   = 7.0    // units: places no farther apart are one point with two names
	mostNames = 3      // of one point that stand below each other
)

// spot is a site in units of the picture. Several that fall together are one.
type spot struct {
	at     point
	rx, ry float64 // of the ellipse in which it lies; 0 for a point
	r      float64 // of its circle
	names  []name
}

// name is what stands beside a spot, and where it leads.
type name struct {
	text, address string
	lines         []string
}

// leads reports whether the spot is a point that one can follow: such a point is drawn
// together with its name.
func (s spot) leads() bool { return s.rx == 0 && s.names[0].address != "" }

// wrapped are the names of a spot in the lines that they are written in: each in its own, or
// all together if they are many.
func (s spot) wrapped(size float64) []name {
	const wide, most = 240, 2
	if len(s.names) > mostNames {
		var all []string
		for _, n := range s.names {
			all = append(all, n.text)
		}
		return []name{{address: s.names[0].address, lines: wrap(strings.Join(all, ", "), size, wide, most)}}
	}
	list := slices.Clone(s.names)
	for i := range list {
		list[i].lines = wrap(list[i].text, size, wide, most)
	}
	return list
}

// view says how the earth is laid into the picture.
type view struct {
	projection
	scale  float64 // units for a radius of the earth
	middle point   // of what is shown, in radii
	high   float64
}

func (v view) at(o position) point {
	p := v.projection.at(o)
	return point{Width/2 + (p.x-v.middle.x)*v.scale, v.high/2 + (p.y-v.middle.y)*v.scale}
}

// newView chooses what is shown: all sites, with room around them.
func newView(sites []Site) view {
	v := view{projection: newProjection(middleOf(sites))}
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range sites {
		p, r := v.projection.at(position{s.Lon, s.Lat}), s.Radius/earth
		b = box{min(b.left, p.x-r), min(b.top, p.y-r), max(b.right, p.x+r), max(b.bottom, p.y+r)}
	}
	v.middle = point{(b.left + b.right) / 2, (b.top + b.bottom) / 2}
	wide, high := max(b.right-b.left, leastSpan/earth), max(b.bottom-b.top, leastSpan/earth)
	const room = 0.72 // of the picture, for the sites; the rest is for names
	v.high = min(max(Width*high/wide, 300), 560)
	v.scale = room * min(Width/wide, v.high/high)
	return v
}

// SVG draws the map.
func (m Map) SVG() []byte {
	if len(m.Sites) == 0 {
		return nil
	}
	v := newView(m.Sites)
	var w writer
	m.Title.leads = slices.ContainsFunc(m.Sites, func(s Site) bool { return s.Address != "" })
	w.open("map", Width, v.high, m.Title)
	w.WriteString(`<rect class="sea" width="` + strconv.Itoa(Width) + `" height="` + number(v.high) + `"/>`)
	v.land(&w)
	var taken []box
	for _, way := range m.Ways {
		line := v.way(m.Sites, way)
		drawWay(&w, line)
		taken = append(taken, along(line)...)
	}
	spots := v.spots(m.Sites)
	for _, s := range spots {
		if !s.leads() {
			s.draw(&w)
		}
	}
	v.length(&w)
	v.names(&w, spots, taken)
	return w.close()
}

// land draws the coasts.
func (v view) land(w *writer) {
	frame := box{-2, -2, Width + 2, v.high + 2}
	opposite := v.opposite()
	var path strings.Builder
	seam := false
	for _, ring := range coasts() {
		points := make([]point, len(ring))
		for i, o := range ring {
			points[i] = v.at(o)
			p := points[i]
			seam = seam || math.Abs(o.lon) > 179.99 && p.x > 0 && p.x < Width && p.y > 0 && p.y < v.high
		}
		if points = thin(frame.cut(points), 0.5); len(points) > 2 && visible(points) {
			trace(&path, points)
		}
		if holds(ring, opposite) {
			// What lies around the other end of the earth is all that is outside of the ring.
			trace(&path, []point{{-2, -2}, {Width + 2, -2}, {Width + 2, v.high + 2}, {-2, v.high + 2}})
		}
	}
	class := "land"
	if seam {
		class = "land seam" // the coasts are cut along 180°, and no line is drawn there
	}
	w.WriteString(`<path class="` + class + `" fill-rule="evenodd" d="` + path.String() + `"/>`)
}

// way is the shortest line over the earth from each site to the next, in units of the picture.
func (v view) way(sites []Site, stops []int) []point {
	var line []point
	for i, stop := range stops {
		to := position{sites[stop].Lon, sites[stop].Lat}
		if i == 0 {
			line = append(line, v.at(to))
			continue
		}
		from := sites[stops[i-1]]
		for _, o := range between(position{from.Lon, from.Lat}, to) {
			line = append(line, v.at(o))
		}
	}
	return line
}

// drawWay draws a line between places.
func drawWay(w *writer, line []point) {
	w.WriteString(`<path class="way" d="`)
	for i, p := range line {
		command := "L"
		if i == 0 {
			command = "M"
		}
		w.WriteString(command + number(p.x) + " " + number(p.y))
	}
	w.WriteString(`"/>`)
}

// along are boxes that no name stands in, so that a line can be seen from end to end.
func along(line []point) []box {
	const half, step = 2.0, 8.0
	var list []box
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := int(distance(a, b)/step) + 1
		for k := 1; k <= n; k++ {
			x, y := a.x+(b.x-a.x)*float64(k)/float64(n), a.y+(b.y-a.y)*float64(k)/float64(n)
			list = append(list, box{x - half, y - half, x + half, y + half})
		}
	}
	return list
}

// visible reports whether a ring is larger than a speck.
func visible(ring []point) bool {
	area := 0.0
	for i, p := range ring {
		next := ring[(i+1)%len(ring)]
		area += p.x*next.y - next.x*p.y
	}
	return math.Abs(area) > 3
}

// trace writes a ring, each point by its distance from the last, in half units.
func trace(path *strings.Builder, ring []point) {
	half := func(f float64) int { return int(math.Round(f * 2)) }
	written := func(n int) string {
		s := strconv.FormatFloat(float64(n)/2, 'f', -1, 64)
		if rest, ok := strings.CutPrefix(s, "0."); ok {
			return "." + rest
		}
		return s
	}
	x, y := half(ring[0].x), half(ring[0].y)
	path.WriteString("M" + written(x) + " " + written(y) + "l")
	for i, p := range ring[1:] {
		dx, dy := half(p.x)-x, half(p.y)-y
		if dx == 0 && dy == 0 {
			continue
		}
		x, y = x+dx, y+dy
		across, down := written(dx), written(dy)
		if i > 0 && !strings.HasPrefix(across, "-") {
			path.WriteByte(' ')
		}
		path.WriteString(across)
		if !strings.HasPrefix(down, "-") {
			path.WriteByte(' ')
		}
		path.WriteString(down)
	}
	path.WriteString("z")
}

// spots puts the sites into the picture; those that fall together are one point with
// several names.
func (v view) spots(sites []Site) []spot {
	most := 0.0
	for _, s := range sites {
		most = max(most, math.Abs(s.Value))
	}
	var list []spot
	for _, s := range sites {
		own := spot{at: v.at(position{s.Lon, s.Lat}), r: pointSize, names: []name{{text: s.Name, address: s.Address}}}
		if s.Radius > 0 {
			own.rx = v.scale * s.Radius / earth
			own.ry = own.rx
		}
		if s.Value != 0 {
			own.r = max(pointSize, largest*math.Sqrt(math.Abs(s.Value)/most))
		}
		if i := near(list, own); i >= 0 && s.Radius == 0 && s.Value == 0 {
			list[i].names = append(list[i].names, own.names...)
			continue
		}
		list = append(list, own)
	}
	return list
}

func near(list []spot, own spot) int {
	for i, s := range list {
		if s.rx == 0 && s.r == pointSize && distance(s.at, own.at) < oneSpot {
			return i
		}
	}
	return -1
}

// draw draws a point, or a hatched ellipse where only its surroundings are known.
func (s spot) draw(w *writer) {
	if s.rx == 0 {
		class := "spot"
		if s.r > pointSize {
			class = "amount"
		}
		w.circle(class, s.at.x, s.at.y, s.r)
		return
	}
	w.WriteString(`<path class="hatch" d="`)
	const step = 7.0
	for d := -(s.rx + s.ry); d < s.rx+s.ry; d += step {
		// The line y = x + d meets the ellipse where a quadratic has its two roots.
		a := 1/(s.rx*s.rx) + 1/(s.ry*s.ry)
		b := 2 * d / (s.ry * s.ry)
		c := d*d/(s.ry*s.ry) - 1
		if root := b*b - 4*a*c; root > 0 {
			from, to := (-b-math.Sqrt(root))/(2*a), (-b+math.Sqrt(root))/(2*a)
			w.WriteString("M" + number(s.at.x+from) + " " + number(s.at.y+from+d) + "L" + number(s.at.x+to) + " " + number(s.at.y+to+d))
		}
	}
	w.WriteString(`"/><ellipse class="area" cx="` + number(s.at.x) + `" cy="` + number(s.at.y) + `" rx="` + number(s.rx) + `" ry="` + number(s.ry) + `"/>`)
}

// length draws a bar of a round number of kilometres.
func (v view) length(w *writer) {
	km := roundUp(90 / v.scale * earth)
	long := km / earth * v.scale
	y := v.high - 14
	w.WriteString(`<path class="length" d="M14 ` + number(y-6) + "v6h" + number(long) + `v-6"/>`)
	w.text("ticks", 22+long, y+3, start, strconv.FormatFloat(km, 'f', -1, 64)+"\u00a0km")
}

// names writes the names beside their points, none over another, over a point or over what
// is taken. One for which there is no room is left to the list below the map.
func (v view) names(w *writer, spots []spot, taken []box) {
	frame := box{4, 4, Width - 4, v.high - 4}
	taken = append(taken, box{0, v.high - 40, 230, v.high}) // the bar of kilometres
	for _, s := range spots {
		if s.rx == 0 {
			taken = append(taken, box{s.at.x - s.r, s.at.y - s.r, s.at.x + s.r, s.at.y + s.r})
		}
	}
	const size, step = phoneType, phoneType * 1.1
	for _, s := range spots {
		names, wide, high, placed := s.wrapped(size), 0.0, 0.0, false
		for _, n := range names {
			for _, l := range n.lines {
				wide = max(wide, width(l, size))
			}
			high += step * float64(len(n.lines))
		}
		inside := 0.0
		if s.rx == 0 {
			inside = math.Inf(1) // a point is not written over
		}
		gap := max(s.r, s.rx) + 5
		for _, c := range []struct {
			dx, dy float64
			anchor anchor
		}{
			{0, inside, middle}, {gap, 0, start}, {-gap, 0, end}, {0, -gap - high/2, middle}, {0, gap + high/2, middle},
			{gap, -high * 0.7, start}, {gap, high * 0.7, start}, {-gap, -high * 0.7, end}, {-gap, high * 0.7, end},
			{0, -gap - high*1.2, middle}, {0, gap + high*1.2, middle}, {gap, -high * 1.3, start}, {gap, high * 1.3, start},
		} {
			x, y := s.at.x+c.dx, s.at.y+c.dy
			left := x
			switch c.anchor {
			case end:
				left = x - wide
			case middle:
				left = x - wide/2
			}
			b := box{left, y - high/2, left + wide, y + high/2}
			if !frame.contains(b) || overlapsAny(taken, b) {
				continue
			}
			taken = append(taken, b)
			placed = true
			s.write(w, names, point{x, b.top + size*0.85}, step, c.anchor)
			break
		}
		if !placed && s.leads() {
			w.link(s.names[0].address, s.names[0].text, func() { s.draw(w) })
		}
	}
}

// write writes the names of a spot below each other, the first with its baseline at a place,
// and draws with it the point that leads where it does.
func (s spot) write(w *writer, names []name, at point, step float64, a anchor) {
	for i, n := range names {
		w.link(n.address, "", func() {
			if i == 0 && s.leads() {
				s.draw(w)
			}
			w.lines("name", at.x, at.y, step, a, n.lines)
		})
		at.y += step * float64(len(n.lines))
	}
}

func overlapsAny(taken []box, b box) bool {
	return slices.ContainsFunc(taken, func(t box) bool { return t.overlaps(b) })
}
