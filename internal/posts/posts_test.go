package posts_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/posts"

	"golang.org/x/tools/txtar"
)

// TestCut_isReadAsItWas holds that a thread which is taken out of an export is read as it is
// read there, and that taking it out of what was taken changes no byte.
func TestCut_isReadAsItWas(t *testing.T) {
	for _, name := range []string{"thread", "page", "several"} {
		archive, err := txtar.ParseFile("../capture/testdata/posts-" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		chats, err := posts.Read(archive.Files[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, thread := range chats[0].Threads() {
			cut := chats[0].Cut(thread)
			again, err := posts.Read(cut)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for i, at := range thread {
				if got, want := shown(again[0].Posts[i]), shown(chats[0].Posts[at]); got != want || again[0].Name != chats[0].Name {
					t.Errorf("%s: a post is read as %s, want %s", name, got, want)
				}
			}
			if all := again[0].Threads(); len(all) != 1 || !bytes.Equal(again[0].Cut(all[0]), cut) {
				t.Errorf("%s: what is taken out is %d threads, or other bytes", name, len(all))
			}
		}
	}
}

func shown(p posts.Post) string {
	return fmt.Sprint(p.ID, p.Answers, p.From, p.Sent, p.Edited, p.Forwarded, p.Text, p.Beside, p.Counts)
}

func TestThreads(t *testing.T) {
	for _, c := range []struct{ answers, want string }{
		{"1 2", "[[0] [1]]"},
		{"1 2>1 3 4>2 5>3", "[[0 1 3] [2 4]]"},
		{"2>1 1", "[[0 1]]"},     // the answer stands first
		{"2>9 3>2", "[[0 1]]"},   // what it answers was not exported
		{"1 2>1/7", "[[0] [1]]"}, // it answers a post of that number in another chat
		{"1>1 2", "[[0] [1]]"},   // it answers itself
		{"1>2 2>1", "[[0 1]]"},   // they answer one another
	} {
		var messages []string
		for post := range strings.FieldsSeq(c.answers) {
			id, to, _ := strings.Cut(post, ">")
			to, chat, elsewhere := strings.Cut(to, "/")
			if to != "" {
				to = `, "reply_to_message_id": ` + to
			}
			if elsewhere {
				to += `, "reply_to_peer_id": "channel` + chat + `"`
			}
			messages = append(messages, `{"id": `+id+`, "type": "message", "text": "words"`+to+`}`)
		}
		chats, err := posts.Read([]byte(`{"messages": [` + strings.Join(messages, ",") + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		threads := chats[0].Threads()
		for i := range threads {
			slices.Sort(threads[i])
		}
		if got := fmt.Sprint(threads); got != c.want {
			t.Errorf("%s has the threads %s, want %s", c.answers, got, c.want)
		}
	}
}

// TestThreads_takeBoundedTime holds that answers in circles and in long ways end.
func TestThreads_takeBoundedTime(t *testing.T) {
	var long, circles strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&long, `{"id": %d, "type": "message", "reply_to_message_id": %d},`, i, i+1)
		fmt.Fprintf(&circles, `{"id": %d, "type": "message", "reply_to_message_id": %d},`, i, i/100*100+(i+1)%100)
	}
	for _, messages := range []string{long.String(), circles.String()} {
		chats, err := posts.Read([]byte(`{"messages": [` + strings.TrimSuffix(messages, ",") + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		count := 0
		for _, thread := range chats[0].Threads() {
			count += len(thread)
		}
		if count != 30_000 {
			t.Errorf("%d posts are in threads", count)
		}
	}
}

// TestRead_dates holds that what an export calls a date is one, or is not taken for one.
func TestRead_dates(t *testing.T) {
	for fields, want := range map[string]string{
		`"date": "2025-01-17T14:05:00", "date_unixtime": "1737119100"`:      "2025-01-17T14:05:00+01:00",
		`"date": "2025-01-17T14:05:00"`:                                     "2025-01-17",
		`"date": "2025-13-77T14:05:00"`:                                     "",
		`"date": "yesterday!"`:                                              "",
		`"date": "2025-01-17T14:05:00", "date_unixtime": "999999999999999"`: "2025-01-17",
		`"date": "2025-01-17T14:05:00", "date_unixtime": "1609459200"`:      "",
	} {
		chats, err := posts.Read([]byte(`{"messages": [{"id": 1, "type": "message", "text": "words", ` + fields + `}]}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := chats[0].Posts[0].Sent; got != want {
			t.Errorf("%s is %q, want %q", fields, got, want)
		}
	}
}

// TestRead_struckLines holds that each line of what is struck out says so by itself.
func TestRead_struckLines(t *testing.T) {
	want := "[{before [-He left.-] false} {[-She came.-] behind false}]"
	for _, raw := range []string{
		`{"messages": [{"id": 1, "type": "message", "text": ["before ", {"type": "strikethrough", "text": "He left.\n\nShe came."}, " behind"]}]}`,
		`<div class="page_wrap"><div class="page_header"></div><div class="history"><div class="message default" id="message1"><div class="body">` +
			"<div class=\"text\">before <s>He\nleft.<br><b>She</b> came.</s> behind</div></div></div>",
	} {
		chats, err := posts.Read([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(chats[0].Posts[0].Text); got != want {
			t.Errorf("%s is read as %s, want %s", raw, got, want)
		}
	}
}

func TestRead_whatIsNoExport(t *testing.T) {
	for raw, want := range map[string]string{
		"":                       "cut off or damaged",
		"[1, 2]":                 "no result.json",
		`{"messages": "x"}`:      "no result.json",
		`{"messages": []}`:       "holds no post",
		`{"chats": {"list": 4}}`: "no result.json",
		`{"orderedItems": []}`:   "no result.json",
		`{"messages": [{"id": 1, "type": "message", "text": "He did resign.", "text": "He did not."}]}`: `post, 1, that gives "text" twice`,
		`{"messages": [{"id": 1, "type": "message", "from": "Ana", "text": "words", "From": "Ben"}]}`:   `post, 1, that gives "From" twice`,
		`{"messages": [{"type": "message"}]}`:                                                                                    "without a number",
		`{"messages": [{"id": 1, "type": "message", "text": {"a": 1}}]}`:                                                         "post 1",
		`{"messages": [{"id": 1, "type": "message", "text": ["a", 4]}]}`:                                                         "post 1",
		strings.Repeat(`{"messages":`, 20_000):                                                                                   "",
		`<div class="page_wrap"><div class="page_header"></div><div class="history">`:                                            "holds no post",
		`<div class="page_wrap"><div class="page_header"></div><div class="history"><div class="message default" id="message1">`: "cut off within",
	} {
		if chats, err := posts.Read([]byte(raw)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s is read as %+v, %v, want %q", raw, chats, err, want)
		}
	}
}

// TestRead_groupAsPage holds that of a group nothing is taken of which the post itself does not
// say who wrote it.
func TestRead_groupAsPage(t *testing.T) {
	post := func(id, class, from string) string {
		return `<div class="message default ` + class + `" id="message` + id + `"><div class="body">` + from + `<div class="text">words</div></div></div>`
	}
	chats, err := posts.Read([]byte(`<div class="page_wrap"><div class="page_header"></div><div class="history">` +
		post("1", "", `<div class="from_name">Ana</div>`) + post("2", "joined", "") + post("3", "", `<div class="from_name">Ben</div>`)))
	if err != nil {
		t.Fatal(err)
	}
	if p := chats[0].Posts; p[0].Unsure != "" || p[1].Unsure == "" || p[1].From != "Ana" || p[2].Unsure != "" {
		t.Errorf("they are read as %+v", p)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"thread", "page", "several", "cut"} {
		data, err := os.ReadFile("../capture/testdata/posts-" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		chats, err := posts.Read(raw)
		if err != nil {
			return
		}
		for _, c := range chats {
			count := 0
			for _, thread := range c.Threads() {
				count += len(thread)
				if _, err := posts.Read(c.Cut(thread)); err != nil && posts.IsPage(c.Cut(thread)) == posts.IsPage(raw) {
					t.Errorf("what was taken out cannot be read: %v", err)
				}
			}
			if count != len(c.Posts) {
				t.Errorf("%d of %d posts are in threads", count, len(c.Posts))
			}
		}
	})
}

// TestRead_wholeAccount holds that the chats of an account are read with those that its owner has left, and with the mark that
// some editors set at the beginning of a file.
func TestRead_wholeAccount(t *testing.T) {
	chat := func(name, id string) string {
		return `{"name": "` + name + `", "id": ` + id + `, "messages": [{"id": 1, "type": "message", "text": "words"}]}`
	}
	chats, err := posts.Read([]byte("\uFEFF" + `{"chats": {"list": [` + chat("Town Hall", "1") + `]}, "left_chats": {"about": "", "list": [` + chat("Water Works", "2") + `]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(chats) != 2 || chats[0].Name != "Town Hall" || chats[1].Name != "Water Works" {
		t.Errorf("they are read as %+v", chats)
	}
}

// TestRead_pageThatHides holds that a page is refused in which a style or a script may change what is to be seen: no program
// exports one.
func TestRead_pageThatHides(t *testing.T) {
	for _, c := range []struct{ head, class, before, words, want string }{
		{"", "", "", "The mayor did <b>not</b> resign, <span class=\"spoiler hidden\"><span aria-hidden=\"true\">he said</span></span>.", ""},
		{"", "", `<div class="media_wrap" style="width: 9px"></div>`, "<p>words</p><p>and more</p>", ""},
		{"<style>b{display:none}</style>", "", "", "The mayor did <b>not</b> resign.", "a style sheet of its own"},
		{"", "", "", `The mayor did <b style="display: none">not</b> resign.`, "post, 7"},
		{"", "", "", "The mayor did <b hidden>not</b> resign.", "post, 7"},
		{"", "", "", "The mayor did <script>x()</script> resign.", "post, 7"},
		{"", `" style="opacity: 0`, "", "words", "post, 7"},
		{"", "", `<div class="forwarded body"><div class="text" hidden>words</div></div>`, "", "post, 7"},
	} {
		_, err := posts.Read([]byte(c.head + `<div class="page_wrap"><div class="page_header"></div><div class="history"><div class="message default` + c.class +
			`" id="message7"><div class="body">` + c.before + `<div class="text">` + c.words + `</div></div></div>`))
		if got := fmt.Sprint(err); c.want == "" && err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestRead_oneWriterOfAGroup holds that who wrote a post is not lost because nobody else wrote any.
func TestRead_oneWriterOfAGroup(t *testing.T) {
	for name, certain := range map[string]bool{"Ana": true, "The group": false} {
		post := func(id, class, from string) string {
			return `<div class="message default ` + class + `" id="message` + id + `"><div class="body">` + from + `<div class="text">words</div></div></div>`
		}
		chats, err := posts.Read([]byte(`<div class="page_wrap"><div class="page_header"><div class="text">` + name + `</div></div><div class="history">` +
			post("1", "", `<div class="from_name">Ana</div>`) + post("2", "joined", "")))
		if err != nil {
			t.Fatal(err)
		}
		if p := chats[0].Posts[1]; p.From != "Ana" || (p.Unsure == "") != certain {
			t.Errorf("of %s it is read as %+v", name, p)
		}
	}
}

// TestRead_blocks holds that what stands on lines of their own is not glued.
func TestRead_blocks(t *testing.T) {
	chats, err := posts.Read([]byte(`<div class="page_wrap"><div class="page_header"></div><div class="history"><div class="message default" id="message1"><div class="body">` +
		`<div class="text"><p>The quay is closed.</p><p>The mayor <b>stays</b>.</p>Until <div>summer</div></div></div></div>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(chats[0].Posts[0].Text); got != "[{The quay is closed. false} {The mayor stays. false} {Until  false} {summer false}]" {
		t.Errorf("they are read as %s", got)
	}
}
