package capture

import (
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/posts"
)

// Rules by which lines of a thread are left out.
const (
	rulePostNumber  = "post-number"
	rulePostTime    = "post-time"
	rulePostEdited  = "post-edited"
	rulePostForward = "post-forward"
	rulePostBeside  = "post-beside"
	rulePostCount   = "post-count"
)

// readPosts reads the posts of one thread: each below its number, with who wrote it, if
// that is not whose channel it is, and the instant at which it was sent.
func readPosts(raw []byte) (*Reading, *Refusal) {
	chats, err := posts.Read(raw)
	if err != nil {
		return nil, &Refusal{"the export " + err.Error(), "export the chat again, as JSON"}
	}
	chat := &chats[0]
	if len(chats) > 1 || len(chat.Threads()) > 1 {
		return nil, &Refusal{"the export has several threads, and an article is one", "add the whole export, and name a post with --post or --thread"}
	}
	r := &Reading{Outlet: chat.Name, PublishedBasis: "date of the post"}
	var out lines
	edited, forwarded := 0, []string{}
	for _, p := range chat.Posts {
		out.gap()
		number := "#" + p.ID
		if p.From != "" && p.From != chat.Name {
			number += ", " + p.From
		}
		out.put(number, rulePostNumber)
		out.put(p.Sent, rulePostTime)
		if p.Edited != "" {
			edited++
			out.put("edited: "+p.Edited, rulePostEdited)
		}
		if p.Forwarded != "" {
			out.put("forwarded_from: "+p.Forwarded, rulePostForward)
			if !slices.Contains(forwarded, p.Forwarded) {
				forwarded = append(forwarded, p.Forwarded)
				r.Credits = append(r.Credits, attribution.Credit{Name: p.Forwarded, Line: out.count})
			}
		}
		out.gap()
		for _, t := range p.Text {
			before := out.count
			out.put(t.Text, "")
			if t.Quoted && out.count > before {
				r.Apart = append(r.Apart, out.count)
			}
		}
		out.gap()
		for _, line := range p.Beside {
			out.put(line, rulePostBeside)
		}
		for _, line := range p.Counts {
			out.put(line, rulePostCount)
		}
	}
	if out.kept == 0 {
		return nil, &Refusal{"the post has no words", "add what it shows, if there is text in it, as a capture of its own"}
	}
	if strings.ContainsRune(out.text.String(), 0) {
		return nil, &Refusal{"there is a sign in a post that no text has (NUL)", "export the chat again, as JSON"}
	}
	first := chat.Posts[0]
	if first.Sent != "" {
		r.Published = first.Sent[:len("2006-01-02")]
	} else {
		r.PublishedBasis = ""
	}
	if first.From != "" && first.From != chat.Name {
		r.Authors = []string{first.From}
	}
	r.Text, r.Left = out.text.String(), out.left
	r.Facts = []Fact{{Name: "count", Number: len(chat.Posts)}, {Name: "edited", Number: edited}, {Name: "forwarded", List: forwarded}}
	return r, nil
}
