package preview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// happening is an event of a file at a time, in milliseconds.
type happening struct {
	at    int
	event event
}

// deed is what is done at a time, in milliseconds.
type deed struct {
	at   int
	step step
}

func (h deed) String() string {
	words := []string{strconv.Itoa(h.at)}
	for _, part := range []struct {
		is   bool
		word string
	}{{h.step.supersede, "supersede"}, {h.step.relisten, "relisten"}, {h.step.announce, "announce"}} {
		if part.is {
			words = append(words, part.word)
		}
	}
	if h.step.announce && h.step.files == nil {
		words = append(words, "anything")
	}
	files := slices.Sorted(slices.Values(h.step.files))
	words = append(words, slices.Compact(files)...)
	if h.step.settle {
		words = append(words, "settle")
	}
	return strings.Join(words, " ")
}

// play lets events happen to a burst and a timer, without a clock, and returns what is
// done when. git says when git is at work.
func play(events []happening, git func(at int) bool) (done []deed) {
	var b burst
	due := -1 // when the next quiet event comes, in milliseconds; -1 if none does
	take := func(at int, e event) {
		var s step
		if b, s = b.next(e, time.UnixMilli(int64(at))); s.supersede || s.relisten || s.announce || s.settle {
			done = append(done, deed{at, s})
		}
		due = -1
		if s.wait > 0 {
			due = at + int(s.wait/time.Millisecond)
		}
	}
	for len(events) > 0 || due >= 0 {
		if due >= 0 && (len(events) == 0 || due <= events[0].at) {
			at := due
			take(at, event{kind: quietEvent, git: git(at)})
			continue
		}
		take(events[0].at, events[0].event)
		events = events[1:]
	}
	return done
}

// TestBurst_next plays what editors, tools and git do: "4 a" is a change of file a after 4 ms,
// "4 a/" one of a folder, "4 ?" says that events were lost.
func TestBurst_next(t *testing.T) {
	every := func(step, until int) string {
		var list []string
		for at := 0; at <= until; at += step {
			list = append(list, fmt.Sprint(at, " f", at%8))
		}
		return strings.Join(list, ", ")
	}
	for _, c := range []struct {
		name, events string
		git          int // until when it is at work
		want         string
	}{
		{"one save", "0 a", 0, "4 announce a; 30 settle"},
		{"a save in three steps", "0 a, 2 a, 5 b", 0, "9 announce a b; 35 settle"},
		{"it was not over", "0 a, 10 b", 0, "4 announce a; 10 supersede; 40 announce a b settle"},
		{"it was not over, twice", "0 a, 10 b, 35 a", 0, "4 announce a; 10 supersede; 65 announce a b settle"},
		{"two changes", "0 a, 100 b", 0, "4 announce a; 30 settle; 104 announce b; 130 settle"},
		{"a folder", "0 a/", 0, "30 relisten announce anything settle"},
		{"a folder, after it was announced", "0 a, 10 b/", 0, "4 announce a; 10 supersede; 40 relisten announce anything settle"},
		{"events were lost", "0 ?", 0, "30 relisten announce anything settle"},
		{"without a pause", every(3, 300), 0, "252 announce f0 f1 f2 f3 f4 f5 f6 f7 settle; 304 announce f0 f1 f2 f3 f4 f5 f6 f7; 330 settle"},
		{"a whole tree", every(1, 2000), 0, "2004 announce anything; 2030 settle"},
		{"whole trees without end", every(1, 15_000), 0, "10000 announce anything settle; 15004 announce anything; 15030 settle"},
		{"git changes the branch", "0 a, 50 b", 100, "110 announce a b settle"},
		{"git begins when it is announced", "0 a", 30, "34 announce a settle"},
		{"git never ends", "0 a", 1 << 30, "10024 announce a settle"},
	} {
		var events []happening
		for text := range strings.SplitSeq(c.events, ", ") {
			at, file, _ := strings.Cut(text, " ")
			h := happening{event: event{kind: fileEvent, file: strings.TrimSuffix(file, "/"), folder: strings.HasSuffix(file, "/")}}
			if file == "?" {
				h.event = event{kind: lostEvents}
			}
			h.at, _ = strconv.Atoi(at)
			events = append(events, h)
		}
		var got []string
		for _, d := range play(events, func(at int) bool { return at < c.git }) {
			got = append(got, d.String())
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

// TestBurst_next_any: whatever happens, each event is part of a change that is announced
// after it and settles soon; what is announced is settled or superseded before the next, and
// not superseded once it has settled.
func TestBurst_next_any(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var events []happening
		at := 0
		for range rapid.IntRange(1, 600).Draw(t, "events") {
			at += rapid.SampledFrom([]int{0, 1, 3, 10, 29, 31, 100}).Draw(t, "pause")
			e := event{kind: fileEvent, file: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "file"), folder: rapid.IntRange(0, 50).Draw(t, "folder") == 0}
			if rapid.IntRange(0, 300).Draw(t, "lost") == 0 {
				e = event{kind: lostEvents}
			}
			events = append(events, happening{at, e})
		}
		git := rapid.SampledFrom([]int{0, 50, 2000}).Draw(t, "git")
		done := play(events, func(at int) bool { return at < git })
		pending, left := false, events
		for _, d := range done {
			if d.step.supersede {
				if !pending {
					t.Fatalf("at %d nothing is to be superseded", d.at)
				}
				pending = false
			}
			if d.step.announce {
				if pending {
					t.Fatalf("at %d the change before has not settled", d.at)
				}
				pending = true
			}
			if !d.step.settle {
				continue
			}
			if !pending {
				t.Fatalf("at %d nothing can settle", d.at)
			}
			pending = false
			for len(left) > 0 && left[0].at <= d.at {
				if late := time.Duration(d.at-left[0].at) * time.Millisecond; late > patience+quiet {
					t.Fatalf("the event at %d has settled at %d", left[0].at, d.at)
				}
				left = left[1:]
			}
		}
		if pending || len(left) > 0 {
			t.Fatalf("pending %v, %d events never settled", pending, len(left))
		}
		var last []string // the files of the last change that was announced
		for _, d := range slices.Backward(done) {
			if d.step.announce {
				last = d.step.files
				break
			}
		}
		if e := events[len(events)-1].event; last != nil && (e.kind != fileEvent || !slices.Contains(last, e.file)) {
			t.Fatalf("the last event is of %q, the last change of %q", e.file, last)
		}
	})
}
