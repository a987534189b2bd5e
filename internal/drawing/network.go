package drawing

import "math"

// Network is a name with those that stand beside it, on a circle. It decorates a list
// that says the same.
type Network struct {
	Title  Title
	Middle string
	Nodes  []Node // in the order of the list, the first above; at most [mostNodes] are drawn
}

// Node is a name and how strong its tie is, from 0 to 1.
type Node struct {
	Name string
	Tie  float64
}

// mostNodes is how many names around another can be told apart.
const mostNodes = 12

// SVG draws the network.
func (n Network) SVG() []byte {
	const high, across, down, size = 470.0, 115.0, 165.0, phoneType
	nodes := n.Nodes[:min(len(n.Nodes), mostNodes)]
	at := func(i int) point {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/float64(max(1, len(nodes))) - math.Pi/2)
		return point{Width/2 + across*cos, high/2 + down*sin}
	}
	var w writer
	w.open("network", Width, high, n.Title)
	for i, node := range nodes {
		p := at(i)
		w.WriteString(`<path class="tie" stroke-width="` + number(1+7*min(max(node.Tie, 0), 1)) + `" d="M300 235L` + number(p.x) + " " + number(p.y) + `"/>`)
	}
	for i, node := range nodes {
		p := at(i)
		w.circle("spot", p.x, p.y, pointSize)
		side, x, y := start, p.x+12, p.y+size*0.35
		switch {
		case math.Abs(p.x-Width/2) < across*0.3:
			side, x, y = middle, p.x, p.y-12
			if p.y > high/2 {
				y = p.y + size + 6
			}
		case p.x < Width/2:
			side, x = end, p.x-12
		}
		room := Width - x
		if side == end {
			room = x
		}
		if side == middle {
			room = 260
		}
		lines := wrap(node.Name, size, room, 2)
		shift := float64(len(lines)-1) * size * 0.55
		if side == middle {
			shift = 0
			if y < p.y {
				shift = float64(len(lines)-1) * size * 1.1
			}
		}
		w.lines("name", x, y-shift, size*1.1, side, lines)
	}
	w.circle("core", Width/2, high/2, 9)
	lines := wrap(n.Middle, size, 200, 2)
	w.lines("name core-name", Width/2, high/2+size+14, size*1.1, middle, lines)
	return w.close()
}
