package memo

import "sync"

// Once is what belongs to each of many things, made when it is first asked for, and once, whoever else
// asks meanwhile. A zero one has made nothing. It is kept for as long as whoever holds it.
type Once[K comparable, V any] struct{ made sync.Map }

// Of returns what belongs to a thing.
func (o *Once[K, V]) Of(thing K, prepare func() V) V {
	of, known := o.made.Load(thing)
	if !known {
		of, _ = o.made.LoadOrStore(thing, sync.OnceValue(prepare))
	}
	return of.(func() V)()
}
