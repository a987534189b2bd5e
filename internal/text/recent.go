package text

import "sync"

// Recent keeps what was found out lately about a few long texts, which is asked for again at
// each of the places in them. What is asked of a text must depend on it and on the question alone,
// and nobody may change an answer. Several may ask at a time.
type Recent[Q comparable, A any] struct {
	mutex   sync.Mutex
	answers map[asked[Q]]A
}

// asked is a question about a text.
type asked[Q comparable] struct {
	text     string
	question Q
}

// Long is how many bytes a text has of which answers are kept.
const Long = 2 << 10

const kept = 8 // answers

// Of returns the answer to a question about a text.
func (r *Recent[Q, A]) Of(s string, question Q, find func() A) A {
	if len(s) < Long {
		return find()
	}
	key := asked[Q]{s, question}
	r.mutex.Lock()
	answer, ok := r.answers[key]
	r.mutex.Unlock()
	if ok {
		return answer
	}
	answer = find()
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.answers == nil || len(r.answers) >= kept {
		r.answers = map[asked[Q]]A{}
	}
	r.answers[key] = answer
	return answer
}
