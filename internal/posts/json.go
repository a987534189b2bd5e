package posts

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// jsonChat is a chat in result.json; the whole export of an account has a list of them.
type jsonChat struct {
	Name     json.RawMessage   `json:"name"`
	Type     json.RawMessage   `json:"type"`
	ID       json.RawMessage   `json:"id"`
	Messages []json.RawMessage `json:"messages"`
}

type jsonList struct {
	List []jsonChat `json:"list"`
}

type jsonPost struct {
	ID        json.Number                `json:"id"`
	Type      string                     `json:"type"`
	Date      string                     `json:"date"`
	Unix      string                     `json:"date_unixtime"`
	Edited    string                     `json:"edited"`
	EditedAt  string                     `json:"edited_unixtime"`
	From      string                     `json:"from"`
	Forwarded string                     `json:"forwarded_from"`
	Answers   json.Number                `json:"reply_to_message_id"`
	Text      json.RawMessage            `json:"text"`
	Rest      map[string]json.RawMessage `json:"-"`
}

// readJSON reads result.json.
func readJSON(raw []byte) ([]Chat, error) {
	var export struct {
		jsonChat
		Chats jsonList `json:"chats"`
		Left  jsonList `json:"left_chats"` // which whoever exported them has left
	}
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\uFEFF")), &export); err != nil {
		if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
			return nil, fmt.Errorf("is cut off or damaged at byte %d: %w", wrong.Offset, err)
		}
		return nil, errors.New("is no result.json of Telegram")
	}
	list := append(export.Chats.List, export.Left.List...)
	if export.Messages != nil {
		list = append(list, export.jsonChat)
	} else if export.Chats.List == nil && export.Left.List == nil {
		return nil, errors.New("is no result.json of Telegram")
	}
	count := 0
	for _, c := range list {
		if count += len(c.Messages); count > maxMessages {
			return nil, fmt.Errorf("holds more than %d messages", maxMessages)
		}
	}
	var chats []Chat
	for _, c := range list {
		chat := Chat{Name: word(c.Name), ID: word(c.ID), joint: []byte(",\n"), tail: []byte("\n]}\n")}
		chat.head = fmt.Appendf(nil, `{"name": %s, "type": %s, "id": %s, "messages": [`+"\n", orNull(c.Name), orNull(c.Type), orNull(c.ID))
		for _, message := range c.Messages {
			p, err := readJSONPost(message)
			if err != nil {
				return nil, err
			}
			if p != nil {
				chat.Posts = append(chat.Posts, *p)
			}
		}
		if len(chat.Posts) > 0 {
			chats = append(chats, chat)
		}
	}
	return chats, nil
}

func orNull(value json.RawMessage) json.RawMessage {
	if value == nil {
		return json.RawMessage("null")
	}
	return value
}

// word is a text or a number, as words.
func word(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) == nil {
		return strings.Join(strings.Fields(text), " ")
	}
	var number json.Number
	if json.Unmarshal(value, &number) == nil {
		return number.String()
	}
	return ""
}

// readJSONPost reads one message, nil if it is none that somebody wrote.
func readJSONPost(raw json.RawMessage) (*Post, error) {
	var j jsonPost
	if err := json.Unmarshal(raw, &j); err != nil {
		return nil, fmt.Errorf("has a post that cannot be read: %w", err)
	}
	if j.ID == "" {
		return nil, errors.New("has a post without a number")
	}
	var twice string
	if j.Rest, twice = fieldsOf(raw); twice != "" {
		return nil, fmt.Errorf("has a post, %s, that gives %q twice", j.ID, twice)
	}
	if j.Type != "message" {
		return nil, nil
	}
	p := &Post{ID: j.ID.String(), Answers: j.Answers.String(), From: j.writer("from", j.From), Forwarded: j.writer("forwarded_from", j.Forwarded), raw: raw,
		Sent: moment(j.Date, j.Unix), Edited: moment(j.Edited, j.EditedAt)}
	if p.Edited < firstYear { // as programs of earlier years write it of what nobody edited
		p.Edited = ""
	}
	var err error
	if p.Text, err = readText(j.Text); err != nil {
		return nil, fmt.Errorf("has a text in post %s that cannot be read: %w", p.ID, err)
	}
	if j.Rest["reply_to_peer_id"] != nil { // the number is of a post in another chat
		p.Answers = ""
	}
	p.Beside, p.Counts = beside(j.Rest)
	return p, nil
}

// fieldsOf are the fields of an object of JSON, and the name of one that it gives twice, maybe in other letters: who
// reads the file may see either.
func fieldsOf(raw json.RawMessage) (fields map[string]json.RawMessage, twice string) {
	fields = map[string]json.RawMessage{}
	names := map[string]bool{}
	d := json.NewDecoder(bytes.NewReader(raw))
	_, _ = d.Token() // the brace; that it is an object is known
	for d.More() {
		token, _ := d.Token()
		name, _ := token.(string)
		var value json.RawMessage
		if d.Decode(&value) != nil {
			break
		}
		if names[strings.ToLower(name)] {
			return fields, name
		}
		names[strings.ToLower(name)] = true
		fields[name] = value
	}
	return fields, ""
}

// deleted is the name of whose account is no more, as the pages of the same program write it.
const deleted = "Deleted Account"

// firstYear is the year before which nobody has edited a post.
const firstYear = "2013"

// writer is whom a field names. One that is there without a name is of an account that is no more:
// neither the words of a chat itself nor of who forwards them.
func (j *jsonPost) writer(key, name string) string {
	if _, said := j.Rest[key]; said && strings.TrimSpace(name) == "" {
		return deleted
	}
	return oneLine(name)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// moment is a time of day with the instant that it is, if that is said.
func moment(clock, unix string) string {
	seconds, err := strconv.ParseInt(unix, 10, 64)
	if err == nil && seconds > 0 {
		if t, agree := local(clock, seconds); t != "" || !agree {
			return t
		}
	}
	day, _, _ := strings.Cut(clock, "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day // in which zone the hour is, nobody knows
}

// readText reads a text: words, or a list of words and of stretches with a look of their own.
func readText(raw json.RawMessage) ([]Paragraph, error) {
	var pieces []json.RawMessage
	if len(raw) == 0 {
		return nil, nil
	}
	if raw = bytes.TrimSpace(raw); raw[0] != '[' {
		pieces = []json.RawMessage{raw}
	} else if err := json.Unmarshal(raw, &pieces); err != nil {
		return nil, err
	}
	var w textWriter
	for _, piece := range pieces {
		var text string
		if err := json.Unmarshal(piece, &text); err == nil {
			w.write(text)
			continue
		}
		var styled struct{ Type, Text string }
		if err := json.Unmarshal(piece, &styled); err != nil || styled.Type == "" {
			return nil, cmp.Or(err, errors.New("it is in a form that is not known"))
		}
		switch styled.Type {
		case "strikethrough":
			w.strike(styled.Text)
		case "blockquote":
			w.quote(styled.Text)
		default:
			w.write(styled.Text)
		}
	}
	return w.end(), nil
}

// textWriter puts the paragraphs of a post together.
type textWriter struct {
	now  strings.Builder
	done []Paragraph
}

func (w *textWriter) write(s string) { w.now.WriteString(s) }

// strike writes what is struck out. Each line of it has marks of its own: a line is quoted
// without the others.
func (w *textWriter) strike(s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.write("\n")
		}
		if strings.TrimSpace(line) != "" {
			line = "[-" + line + "-]"
		}
		w.write(line)
	}
}

// flush ends what is being written.
func (w *textWriter) flush(quoted bool) {
	for line := range strings.SplitSeq(w.now.String(), "\n") {
		if strings.TrimSpace(line) != "" {
			w.done = append(w.done, Paragraph{line, quoted})
		}
	}
	w.now.Reset()
}

func (w *textWriter) quote(s string) {
	w.flush(false)
	w.write(s)
	w.flush(true)
}

func (w *textWriter) end() []Paragraph {
	w.flush(false)
	return w.done
}

// besideKeys are the fields that say what a post has besides words, and countKeys those that
// say what others made of it.
var (
	besideKeys = []string{
		"photo", "file", "file_name", "media_type", "sticker_emoji", "contact_information", "location_information", "place_name", "address",
		"game_title", "invoice_information", "poll", "via_bot", "author",
	}
	countKeys = []string{"reactions", "views", "forwards"}
)

func beside(fields map[string]json.RawMessage) (has, counts []string) {
	for _, key := range besideKeys {
		if value, ok := fields[key]; ok {
			has = append(has, key+": "+plain(value))
		}
	}
	for _, key := range countKeys {
		if value, ok := fields[key]; ok {
			counts = append(counts, key+": "+plain(value))
		}
	}
	return has, counts
}

// plain is a value as words on one line.
func plain(value json.RawMessage) string {
	if text := word(value); text != "" {
		return text
	}
	var tree any
	if json.Unmarshal(value, &tree) != nil {
		return ""
	}
	var words []string
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		switch v := v.(type) {
		case string:
			words = append(words, oneLine(v))
		case float64, bool:
			words = append(words, fmt.Sprint(v))
		case []any:
			for _, each := range v {
				if depth < maxDepth {
					walk(each, depth+1)
				}
			}
		case map[string]any:
			keys := make([]string, 0, len(v))
			for key := range v {
				keys = append(keys, key)
			}
			slices.Sort(keys)
			for _, key := range keys {
				if depth < maxDepth {
					walk(v[key], depth+1)
				}
			}
		}
	}
	walk(tree, 0)
	return strings.Join(words, " ")
}
