package dossier

import "sync"

// memo keeps what a pure function gave for its argument, through one Load and
// the next. It may be asked by several at a time.
type memo[K comparable, V any] struct {
	mu          sync.Mutex
	now, before map[K]V
}

func (m *memo[K, V]) of(k K, make func() V) V {
	m.mu.Lock()
	v, ok := m.now[k]
	if !ok {
		v, ok = m.before[k]
	}
	m.mu.Unlock()
	if !ok {
		v = make()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == nil {
		m.now = map[K]V{}
	}
	m.now[k] = v
	return v
}

// turn begins a Load: what the last one did not ask for is forgotten.
func (m *memo[K, V]) turn() { m.before, m.now = m.now, nil }
