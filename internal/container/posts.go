package container

import (
	"context"
	"fmt"
	"io"
	"strings"

	"dossier/internal/posts"
)

// openPosts lists the posts of an export of a channel, and the threads that they begin.
func openPosts(r *reading) (*Contents, *Refusal) {
	raw, refusal := readBounded(r.counted(io.NewSectionReader(r.file, 0, r.size)), posts.MaxFile, "the export")
	if refusal != nil {
		return nil, refusal
	}
	chats, err := posts.Read(raw)
	if err != nil {
		return nil, refuse("export the chat again, as JSON", "the export %v", err)
	}
	ending := ".posts.json"
	if posts.IsPage(raw) {
		ending = ".posts.html"
	}
	c := &Contents{}
	for i := range chats {
		chat := &chats[i]
		prefix := ""
		if len(chats) > 1 { // numbers are of one chat
			prefix = chat.ID + "/"
		}
		for _, thread := range chat.Threads() {
			first := chat.Posts[thread[0]]
			whole := post(chat, thread, ending)
			whole.Thread, whole.Listed = prefix+first.ID, true
			if len(thread) > 1 {
				whole.Title += fmt.Sprintf(" (%d posts)", len(thread))
			}
			c.Members = append(c.Members, whole)
			for _, at := range thread {
				one := post(chat, []int{at}, ending)
				one.Post = prefix + chat.Posts[at].ID
				c.Members = append(c.Members, one)
			}
		}
	}
	return c, nil
}

// post is a member that holds the posts at some places of a chat.
func post(chat *posts.Chat, at []int, ending string) Member {
	first := &chat.Posts[at[0]]
	part := "post " + first.ID
	if len(at) > 1 {
		part += fmt.Sprintf(" and %d that answer it", len(at)-1)
	}
	if chat.Name != "" {
		part += ", " + chat.Name
	}
	m := Member{
		Words: cutWords(chat.Name) + " " + first.ID, Title: strings.TrimSpace(first.Sent + "  " + first.Start()), Ending: ending, Part: part,
		read: func(context.Context) ([]byte, *Refusal) {
			for _, i := range at {
				if why := chat.Posts[i].Unsure; why != "" {
					return nil, refuse("export the chat as JSON", "post %s cannot be taken by itself: %s", chat.Posts[i].ID, why)
				}
			}
			return chat.Cut(at), nil
		},
	}
	if len(at) > 1 {
		m.Words += " thread"
	}
	return m
}

// cutWords are as many bytes of a text as a name has of it.
func cutWords(s string) string { return strings.ToValidUTF8(s[:min(len(s), maxWords)], "") }

// isPosts reports an export of posts: any JSON, and a page that has posts where such an
// export has them. A thread that was taken out of one is a capture.
func isPosts(name string, start []byte) bool {
	return !strings.HasSuffix(name, ".posts.json") && !strings.HasSuffix(name, ".posts.html") && (strings.HasSuffix(name, ".json") || posts.IsPage(start))
}
