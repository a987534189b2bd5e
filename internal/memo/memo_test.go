package memo_test

import (
	"fmt"
	"testing"
	"time"

	"dossier/internal/memo"
)

type text struct {
	File  string
	Lines int
}

var (
	lengths = memo.NewTable[text, int]("a text")
	weather = memo.NewPart("the weather")
	places  memo.Slot[[]string]
)

// TestMemory_without looks up one result in memories that leave out one part each.
func TestMemory_without(t *testing.T) {
	look := func(m *memo.Memory) string {
		calls := 0
		for _, k := range []text{{"a", 3}, {"b", 3}, {"a", 4}, {"a", 3}} {
			lengths.Get(m, k, func() int { calls++; return 0 })
		}
		return fmt.Sprint(calls, m.Same(weather, false), m.Same(weather, true))
	}
	if got := look(memo.New(nil)); got != "3 false true" {
		t.Errorf("nothing is left out: %s", got)
	}
	if got := look(nil); got != "4 false true" {
		t.Errorf("without memory: %s", got)
	}
	got := map[string]string{}
	for _, p := range memo.Parts() {
		got[p.String()] = look(memo.New(nil).Without(p))
	}
	want := map[string]string{"a text: File": "2 false true", "a text: Lines": "2 false true", "the weather": "3 true true"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("left out one by one: %v, want %v", got, want)
	}
}

// TestTable_Turn: a result is kept through the turn after the one in which it was asked for.
func TestTable_Turn(t *testing.T) {
	m, calls := memo.New(nil), 0
	ask := func() int { return lengths.Get(m, text{"a", 3}, func() int { calls++; return calls }) }
	ask()
	lengths.Turn(m)
	if got := ask(); got != 1 {
		t.Errorf("one turn later it is computed again: %d", got)
	}
	lengths.Turn(m)
	lengths.Turn(m)
	if got := ask(); got != 2 {
		t.Errorf("two turns later it is not computed again: %d", got)
	}
}

// TestTable_Get_atTheSameTime: two ask before either has a result, and both get the one that is kept.
func TestTable_Get_atTheSameTime(t *testing.T) {
	m := memo.New(nil)
	first, computing := make(chan int), make(chan struct{})
	go func() {
		first <- lengths.Get(m, text{"a", 3}, func() int {
			close(computing)
			return <-first
		})
	}()
	<-computing
	second := lengths.Get(m, text{"a", 3}, func() int { return 2 })
	first <- 1
	if got, kept := <-first, lengths.Get(m, text{"a", 3}, func() int { return 3 }); got != second || kept != second {
		t.Errorf("one gets %d, the other %d, and %d is kept", got, second, kept)
	}
}

// TestSlot_In: each memory has contents of its own, and no memory has none.
func TestSlot_In(t *testing.T) {
	a, b := memo.New(nil), memo.New(nil)
	*places.In(a) = []string{"here"}
	if len(*places.In(a)) != 1 || len(*places.In(b)) != 0 || places.In(nil) != nil {
		t.Errorf("%v %v %v", *places.In(a), *places.In(b), places.In(nil))
	}
}

// TestMemory_Age: without a clock everything is as young as can be.
func TestMemory_Age(t *testing.T) {
	then := time.Unix(1_700_000_000, 0)
	m := memo.New(func() time.Time { return then.Add(time.Hour) })
	if m.Age(then) != time.Hour || memo.New(nil).Age(then) != 0 || (*memo.Memory)(nil).Age(then) != 0 {
		t.Error("the age of a moment is not the time since")
	}
}

// TestNewPart_taken: parts are told apart by their names.
func TestNewPart_taken(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("two parts have one name")
		}
	}()
	memo.NewPart("the weather")
}
