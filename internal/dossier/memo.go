package dossier

// memo keeps what a pure function gave for its argument, through one Load and
// the next.
type memo[K comparable, V any] struct{ now, before map[K]V }

func (m *memo[K, V]) of(k K, make func() V) V {
	v, ok := m.now[k]
	if ok {
		return v
	}
	if v, ok = m.before[k]; !ok {
		v = make()
	}
	if m.now == nil {
		m.now = map[K]V{}
	}
	m.now[k] = v
	return v
}

// turn begins a Load: what the last one did not ask for is forgotten.
func (m *memo[K, V]) turn() { m.before, m.now = m.now, nil }
