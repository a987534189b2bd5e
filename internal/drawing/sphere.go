package drawing

import "math"

// projection is Lambert's azimuthal equal-area projection: two areas on the map are as
// two areas on the earth, wherever its middle lies.
type projection struct {
	middle   position
	sin, cos float64 // of the latitude of the middle
}

func newProjection(middle position) projection {
	return projection{middle, math.Sin(rad(middle.lat)), math.Cos(rad(middle.lat))}
}

// point is a place on the map: radii of the earth, to the right and downwards, from the
// middle; or units of a picture.
type point struct{ x, y float64 }

func (p projection) at(o position) point {
	sin, cos := math.Sincos(rad(o.lat))
	sinTurn, cosTurn := math.Sincos(rad(o.lon - p.middle.lon))
	k := math.Sqrt(2 / max(1e-9, 1+p.sin*sin+p.cos*cos*cosTurn)) // on the other side of the earth it is a circle
	return point{k * cos * sinTurn, -k * (p.cos*sin - p.sin*cos*cosTurn)}
}

// opposite is the only place that the projection cannot show.
func (p projection) opposite() position {
	lon := p.middle.lon + 180
	if lon > 180 {
		lon -= 360
	}
	return position{lon, -p.middle.lat}
}

// middleOf is where the sum of places points to: no meridian cuts it in two.
func middleOf(sites []Site) position {
	var x, y, z float64
	for _, s := range sites {
		o := position{s.Lon, s.Lat}.vector()
		x, y, z = x+o[0], y+o[1], z+o[2]
	}
	if math.Hypot(math.Hypot(x, y), z) < 1e-9 {
		return position{}
	}
	return position{degrees(math.Atan2(y, x)), degrees(math.Atan2(z, math.Hypot(x, y)))}
}

// between are places on the shortest way from one to another, the last of which is its end:
// one for each few degrees, so that the way is as bent as the map.
func between(from, to position) []position {
	const step = 3.0 // degrees
	a, b := from.vector(), to.vector()
	angle := math.Acos(max(-1, min(1, a[0]*b[0]+a[1]*b[1]+a[2]*b[2])))
	n := max(1, int(math.Ceil(degrees(angle)/step)))
	var list []position
	for i := 1; i < n; i++ {
		s, t := math.Sin(angle*float64(n-i)/float64(n)), math.Sin(angle*float64(i)/float64(n))
		x, y, z := s*a[0]+t*b[0], s*a[1]+t*b[1], s*a[2]+t*b[2]
		list = append(list, position{degrees(math.Atan2(y, x)), degrees(math.Atan2(z, math.Hypot(x, y)))})
	}
	return append(list, to)
}

// vector points from the middle of the earth to a place, and is 1 long.
func (o position) vector() [3]float64 {
	sin, cos := math.Sincos(rad(o.lat))
	sinTurn, cosTurn := math.Sincos(rad(o.lon))
	return [3]float64{cos * cosTurn, cos * sinTurn, sin}
}

func rad(degrees float64) float64 { return degrees * math.Pi / 180 }
func degrees(rad float64) float64 { return rad * 180 / math.Pi }

// holds reports whether a place lies in a ring, on a map whose edges are the poles and
// the meridian of 180°, as the coasts have it.
func holds(ring []position, at position) bool {
	in := false
	for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
		a, b := ring[i], ring[j]
		if (a.lat > at.lat) != (b.lat > at.lat) && at.lon < (b.lon-a.lon)*(at.lat-a.lat)/(b.lat-a.lat)+a.lon {
			in = !in
		}
	}
	return in
}

// box is a rectangle of a picture.
type box struct{ left, top, right, bottom float64 }

func (b box) overlaps(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

func (b box) contains(o box) bool {
	return b.left <= o.left && o.right <= b.right && b.top <= o.top && o.bottom <= b.bottom
}

// cut keeps what of a ring lies in a box (Sutherland and Hodgman, 1974).
func (b box) cut(ring []point) []point {
	for edge := range 4 {
		inside := func(p point) bool {
			switch edge {
			case 0:
				return p.x >= b.left
			case 1:
				return p.x <= b.right
			case 2:
				return p.y >= b.top
			}
			return p.y <= b.bottom
		}
		across := func(a, c point) point {
			switch edge {
			case 0:
				return point{b.left, a.y + (c.y-a.y)*(b.left-a.x)/(c.x-a.x)}
			case 1:
				return point{b.right, a.y + (c.y-a.y)*(b.right-a.x)/(c.x-a.x)}
			case 2:
				return point{a.x + (c.x-a.x)*(b.top-a.y)/(c.y-a.y), b.top}
			}
			return point{a.x + (c.x-a.x)*(b.bottom-a.y)/(c.y-a.y), b.bottom}
		}
		var out []point
		for i, p := range ring {
			before := ring[(i+len(ring)-1)%len(ring)]
			switch in := inside(p); {
			case in != inside(before):
				out = append(out, across(before, p))
				if in {
					out = append(out, p)
				}
			case in:
				out = append(out, p)
			}
		}
		if ring = out; len(ring) == 0 {
			return nil
		}
	}
	return ring
}

// thin leaves out points that lie closer to the line between those kept than a
// tolerance (Douglas and Peucker, 1973).
func thin(ring []point, tolerance float64) []point {
	if len(ring) < 4 {
		return ring
	}
	keep := make([]bool, len(ring))
	far := 0
	for i, p := range ring {
		if distance(p, ring[0]) > distance(ring[far], ring[0]) {
			far = i
		}
	}
	keep[0], keep[far], keep[len(ring)-1] = true, true, true
	stretches := [][2]int{{0, far}, {far, len(ring) - 1}}
	for len(stretches) > 0 {
		last := stretches[len(stretches)-1]
		stretches = stretches[:len(stretches)-1]
		from, to := ring[last[0]], ring[last[1]]
		length := max(distance(from, to), 1e-12)
		worst, at := tolerance, -1
		for i := last[0] + 1; i < last[1]; i++ {
			if d := math.Abs((to.x-from.x)*(ring[i].y-from.y)-(to.y-from.y)*(ring[i].x-from.x)) / length; d > worst {
				worst, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			stretches = append(stretches, [2]int{last[0], at}, [2]int{at, last[1]})
		}
	}
	var kept []point
	for i, p := range ring {
		if keep[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

func distance(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }
