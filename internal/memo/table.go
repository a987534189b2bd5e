package memo

import "sync"

// Table keeps in each Memory what a function gave for its argument, through
// one turn and the next. Several goroutines may ask it at a time.
type Table[K comparable, V any] struct {
	key  Key[K]
	slot Slot[turns[K, V]]
}

// turns are the results that were asked for in this turn and in the one before.
type turns[K comparable, V any] struct {
	mu          sync.Mutex
	now, before map[K]V
}

// NewTable declares a table, and the fields of K as parts of its key. Only package
// variables may call it.
func NewTable[K comparable, V any](name string) *Table[K, V] {
	return &Table[K, V]{key: NewKey[K](name)}
}

// Get returns what compute gave for key, or gives. Without a memory compute is
// called each time. Two that ask at the same time may both compute; they get the same
// result, even if compute is not pure but numbers what it is asked for.
func (t *Table[K, V]) Get(m *Memory, key K, compute func() V) V {
	if m == nil {
		return compute()
	}
	k, all := t.key.In(m, key), t.slot.In(m)
	all.mu.Lock()
	v, ok := all.now[k]
	if !ok {
		v, ok = all.before[k]
	}
	all.mu.Unlock()
	if !ok {
		v = compute()
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	if meanwhile, ok := all.now[k]; ok {
		return meanwhile
	}
	if all.now == nil {
		all.now = map[K]V{}
	}
	all.now[k] = v
	return v
}

// Turn begins a turn: what was not asked for in the last one is forgotten.
func (t *Table[K, V]) Turn(m *Memory) {
	if all := t.slot.In(m); all != nil {
		all.before, all.now = all.now, nil
	}
}
