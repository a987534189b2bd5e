package keys

import "sync"

// Memo keeps what a pure function gave for its argument, through one turn and the
// next. It may be asked by several at a time. The zero Memo is empty.
type Memo[K comparable, V any] struct {
	mu          sync.Mutex
	now, before map[K]V
}

// Of returns what make gave for k, or gives.
func (m *Memo[K, V]) Of(k K, make func() V) V {
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

// Turn begins a turn: what was not asked for in the last one is forgotten.
func (m *Memo[K, V]) Turn() { m.before, m.now = m.now, nil }
