package posts

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsPage reports an export that is a page, by the elements in which it has its posts.
func IsPage(raw []byte) bool {
	start := raw[:min(len(raw), 8<<10)]
	return bytes.Contains(start, []byte(`class="page_wrap"`)) && bytes.Contains(start, []byte(`class="history"`)) &&
		bytes.Contains(start, []byte(`class="page_header`))
}

// readPage reads messages.html.
func readPage(raw []byte) ([]Chat, error) {
	spans, err := messageSpans(raw)
	if err != nil {
		return nil, err
	}
	if len(spans) == 0 {
		return nil, nil
	}
	first, last := spans[0], spans[len(spans)-1]
	chat := Chat{head: raw[:first.from], joint: []byte("\n"), tail: raw[last.to:]}
	head, err := html.Parse(bytes.NewReader(chat.head))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if holds(head, func(n *html.Node) bool { return n.DataAtom == atom.Style }) {
		return nil, errors.New("has a style sheet of its own, which may hide words: it is not as it was exported")
	}
	chat.Name = oneLine(words(find(find(head, "page_header"), "text")))
	from, writers := "", map[string]bool{}
	for _, span := range spans {
		nodes, err := html.ParseFragment(bytes.NewReader(raw[span.from:span.to]), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil || len(nodes) == 0 {
			return nil, errors.New("has a post that cannot be read")
		}
		if mayHide(nodes[0]) {
			return nil, fmt.Errorf("has a post, %s, of which a style or a script may hide words", strings.TrimPrefix(attribute(nodes[0], "id"), "message"))
		}
		p, joined := pagePost(nodes[0])
		if !joined {
			from = p.From
		}
		p.raw = raw[span.from:span.to]
		if p.From = from; joined && len(chat.Posts) == 0 {
			p.From = ""
		}
		writers[from] = true
		if joined {
			p.Unsure = "who wrote it stands at a post before it"
		}
		chat.Posts = append(chat.Posts, p)
	}
	if len(writers) == 1 && from == chat.Name { // then it is the channel that wrote all of them
		for i := range chat.Posts {
			chat.Posts[i].Unsure = ""
		}
	}
	return []Chat{chat}, nil
}

// span is where a post stands in the bytes of an export.
type span struct{ from, to int }

// messageSpans finds the elements that are posts.
func messageSpans(raw []byte) ([]span, error) {
	var spans []span
	z := html.NewTokenizer(bytes.NewReader(raw))
	at, depth := 0, 0 // depth counts the elements that are open within a post
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if !errors.Is(z.Err(), io.EOF) {
				return nil, fmt.Errorf("cannot be read: %w", z.Err())
			}
			if depth > 0 {
				return nil, errors.New("is cut off within a post")
			}
			return spans, nil
		}
		from := at
		at += len(z.Raw())
		name, more := z.TagName()
		if string(name) != "div" {
			continue
		}
		switch {
		case kind == html.EndTagToken && depth > 0:
			if depth--; depth == 0 {
				spans[len(spans)-1].to = at
			}
		case kind == html.StartTagToken && depth > 0:
			depth++
		case kind == html.StartTagToken && more && isMessage(z):
			spans = append(spans, span{from: from})
			depth = 1
		}
	}
}

// isMessage reports whether the element that was just read is a post that somebody wrote.
func isMessage(z *html.Tokenizer) bool {
	message, numbered := false, false
	for {
		key, value, more := z.TagAttr()
		switch string(key) {
		case "class":
			classes := strings.Fields(string(value))
			message = slices.Contains(classes, "message") && slices.Contains(classes, "default")
		case "id":
			numbered = bytes.HasPrefix(value, []byte("message"))
		}
		if !more {
			return message && numbered
		}
	}
}

// pagePost reads one post. Joined says that who wrote it stands at a post before it.
func pagePost(n *html.Node) (p Post, joined bool) {
	p.ID = strings.TrimPrefix(attribute(n, "id"), "message")
	joined = slices.Contains(strings.Fields(attribute(n, "class")), "joined")
	body := find(n, "body")
	p.Sent = pageMoment(attribute(childOf(body, "date"), "title"))
	p.From = oneLine(words(childOf(body, "from_name")))
	if link := find(childOf(body, "reply_to"), ""); link != nil {
		p.Answers = strings.TrimPrefix(attribute(link, "href"), "#go_to_message")
	}
	holder := body
	if forwarded := childOf(body, "forwarded"); forwarded != nil {
		holder = forwarded
		name := childOf(forwarded, "from_name")
		date := find(name, "date")
		p.Forwarded = oneLine(strings.Replace(words(name), words(date), "", 1))
		if at := pageMoment(attribute(date, "title")); at != "" {
			p.Beside = append(p.Beside, "forwarded, sent "+at)
		}
	}
	var w textWriter
	writeText(&w, childOf(holder, "text"), 0)
	p.Text = w.end()
	for _, class := range []string{"media_wrap", "signature"} {
		if text := oneLine(words(childOf(holder, class))); text != "" {
			p.Beside = append(p.Beside, strings.TrimSuffix(class, "_wrap")+": "+text)
		}
	}
	if text := oneLine(words(find(body, "reactions"))); text != "" {
		p.Counts = append(p.Counts, "reactions: "+text)
	}
	return p, joined
}

// mayHide reports a post with what no export has: a style or a script in its words, or a style of the whole.
func mayHide(post *html.Node) bool {
	strange := func(n *html.Node) bool {
		return slices.Contains([]atom.Atom{atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Textarea, atom.Select}, n.DataAtom) ||
			slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "style" || a.Key == "hidden" })
	}
	body := find(post, "body")
	return strange(post) || body != nil && strange(body) || holds(childOf(body, "text"), strange) ||
		holds(childOf(childOf(body, "forwarded"), "text"), strange)
}

// holds reports an element, or one within it, of which something is true.
func holds(n *html.Node, is func(*html.Node) bool) bool {
	if n == nil || is(n) {
		return n != nil
	}
	for child := range n.Descendants() {
		if is(child) {
			return true
		}
	}
	return false
}

// pageMoment reads a date such as 17.01.2025 14:05:33 UTC+03:00.
func pageMoment(s string) string {
	for _, layout := range []string{"02.01.2006 15:04:05 UTC-07:00", "02.01.2006 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			if !strings.Contains(layout, "UTC") {
				return t.Format(time.DateOnly) // in which zone the hour is, nobody knows
			}
			return t.Format(time.RFC3339)
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
	}
	return ""
}

// hasClass reports an element of a class; every link has the class "".
func hasClass(n *html.Node, class string) bool {
	return n.Type == html.ElementNode && (class == "" && n.Data == "a" || class != "" && slices.Contains(strings.Fields(attribute(n, "class")), class))
}

// childOf is the first child of a class, nil if there is none.
func childOf(n *html.Node, class string) *html.Node {
	if n == nil {
		return nil
	}
	for child := range n.ChildNodes() {
		if hasClass(child, class) {
			return child
		}
	}
	return nil
}

// find is the first element of a class within another, nil if there is none.
func find(n *html.Node, class string) *html.Node {
	if n == nil {
		return nil
	}
	for child := range n.Descendants() {
		if hasClass(child, class) {
			return child
		}
	}
	return nil
}

// unbroken takes the ends of lines of the source off a text: they part no lines of the page.
var unbroken = strings.NewReplacer("\n", " ", "\r", " ")

// words are all the words of an element, in the lines that it shows.
func words(n *html.Node) string {
	if n == nil {
		return ""
	}
	var out strings.Builder
	for child := range n.Descendants() {
		switch {
		case child.Type == html.TextNode:
			out.WriteString(unbroken.Replace(child.Data))
		case child.DataAtom == atom.Br:
			out.WriteString("\n")
		}
	}
	return out.String()
}

// writeText writes the paragraphs of a text.
func writeText(w *textWriter, n *html.Node, depth int) {
	if n == nil || depth > maxDepth {
		w.write(words(n))
		return
	}
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			w.write(unbroken.Replace(child.Data))
		case child.Data == "br":
			w.write("\n")
		case child.Data == "s" || child.Data == "del":
			w.strike(words(child))
		case child.Data == "blockquote":
			var inner textWriter
			writeText(&inner, child, depth+1)
			w.flush(false)
			for _, p := range inner.end() {
				w.done = append(w.done, Paragraph{p.Text, true})
			}
		case child.DataAtom == atom.P || child.DataAtom == atom.Div || child.DataAtom == atom.Li:
			w.write("\n")
			writeText(w, child, depth+1)
			w.write("\n")
		default:
			writeText(w, child, depth+1)
		}
	}
}
