// Package posts reads what people export of the channels and groups that they read: which
// posts there are, who wrote them when, which answers which, and from whom they were
// forwarded. It hides in which form a program writes that down; those that are known are
// result.json and messages.html of Telegram Desktop.
//
// An export holds thousands of posts, and a dossier wants one: [Chat.Cut] writes an
// export of some of them, in which each post stands byte for byte as in the whole. That
// is the capture, and is read like any other export.
package posts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Chat is a channel or a group, as far as it was exported.
type Chat struct {
	Name  string
	ID    string // "" if the export does not say
	Posts []Post // in the order of the export

	head, joint, tail []byte // what stands before, between and behind the posts of an export
}

// Post is one message.
type Post struct {
	ID        string
	Answers   string // id of the post that it answers, "" if none
	From      string // who wrote it, "" if the export does not say
	Sent      string // ISO 8601 instant, in the time zone of who exported it; a day or less if no more is known
	Edited    string // likewise, "" if it was not edited
	Forwarded string // from whom it was forwarded, "" if it was not
	Text      []Paragraph
	Beside    []string // what it has besides words: pictures, files, polls, as "photo: photos/1.jpg"
	Counts    []string // what others made of it: reactions, views
	Unsure    string   // why it cannot be taken out of the export by itself, "" if it can

	raw []byte
}

// Paragraph is a paragraph of a post. Quoted says that the post sets it apart as the words of
// somebody else.
type Paragraph struct {
	Text   string
	Quoted bool
}

// Limits on an export.
const (
	MaxFile     = 256 << 20 // bytes
	maxPosts    = 200_000
	maxMessages = 300_000 // posts, and what a program writes among them of who joined
	maxDepth    = 64      // of elements within a post
)

// Read reads an export. The error says why it cannot be read, as the end of a sentence that
// begins with "the export".
func Read(raw []byte) ([]Chat, error) {
	read := readJSON
	if IsPage(raw) {
		read = readPage
	}
	chats, err := read(raw)
	if err != nil {
		return nil, err
	}
	count := 0
	for _, c := range chats {
		count += len(c.Posts)
	}
	switch {
	case count == 0:
		return nil, fmt.Errorf("holds no post")
	case count > maxPosts:
		return nil, fmt.Errorf("holds more than %d posts", maxPosts)
	}
	return chats, nil
}

// Cut writes an export of the posts at some places of a chat.
func (c *Chat) Cut(at []int) []byte {
	var out bytes.Buffer
	out.Write(c.head)
	for n, i := range at {
		if n > 0 {
			out.Write(c.joint)
		}
		out.Write(c.Posts[i].raw)
	}
	out.Write(c.tail)
	return out.Bytes()
}

// Threads returns the threads of a chat: the places of a post that answers none which was
// exported, and of all that answer it or its answers, in their order.
func (c *Chat) Threads() [][]int {
	place := make(map[string]int, len(c.Posts))
	for i, p := range c.Posts {
		if _, twice := place[p.ID]; !twice {
			place[p.ID] = i
		}
	}
	of := make([]int, len(c.Posts)) // the thread of each post, by the place of its first
	for i := range of {
		of[i] = -1
	}
	threads := map[int][]int{}
	var firsts []int
	for i := range c.Posts {
		first := i
		var way []int
		for of[first] < 0 {
			way = append(way, first)
			before, known := place[c.Posts[first].Answers]
			if !known || slices.Contains(way[max(0, len(way)-maxDepth):], before) || len(way) > maxWay {
				of[first] = first
				break
			}
			first = before
		}
		for _, w := range way {
			of[w] = of[first]
		}
		if threads[of[i]] == nil {
			firsts = append(firsts, of[i])
		}
		threads[of[i]] = append(threads[of[i]], i)
	}
	list := make([][]int, len(firsts))
	for i, first := range firsts {
		list[i] = threads[first]
	}
	return list
}

// maxWay is how many answers to answers are followed.
const maxWay = 10_000

// Start returns how a post begins, for lists.
func (p *Post) Start() string {
	for _, t := range p.Text {
		if line := strings.Join(strings.Fields(t.Text), " "); line != "" {
			if runes := []rune(line); len(runes) > 60 {
				return string(runes[:60]) + "…"
			}
			return line
		}
	}
	return strings.Join(p.Beside, ", ")
}

// lastInstant is the last second of the year 9999: no date of a capture lies behind it.
const lastInstant = 253402300799

// local writes an instant in the zone in which the same instant reads as the given time of day, "" if that is none. If
// they are further apart than any zone is from Greenwich, they do not agree, and nobody knows which is right.
func local(clock string, unix int64) (instant string, agree bool) {
	t, err := time.Parse("2006-01-02T15:04:05", clock)
	if err != nil || unix > lastInstant {
		return "", true
	}
	ahead := t.Unix() - unix
	switch {
	case ahead < -14*3600 || ahead > 14*3600:
		return "", false
	case ahead%900 != 0:
		return time.Unix(unix, 0).UTC().Format(time.RFC3339), true
	}
	return time.Unix(unix, 0).In(time.FixedZone("", int(ahead))).Format(time.RFC3339), true
}
