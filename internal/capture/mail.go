package capture

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"dossier/internal/text"
	"dossier/internal/webpage"
)

// Rules by which lines of a mail are left out.
const (
	ruleMailOther     = "mail-other"
	ruleMailHeader    = "mail-header"
	ruleMailQuoted    = "mail-quoted"
	ruleMailSignature = "mail-signature"
)

// mailFields are the fields of the header that a reader of the mail sees. The
// others tell how it travelled.
var mailFields = []string{"From", "Sender", "To", "Cc", "Date", "Message-ID"}

var (
	// mailForward matches the line above a message that was forwarded or answered.
	mailForward = text.Pattern(`^[ \t]*-{4,} ?\p{L}[^-]{3,60}-{4,}[ \t]*$|^[ \t]*_{20,}[ \t]*$|^Begin forwarded message:[ \t]*$`)
	// mailWrote matches the line that says when who with which address wrote what stands below, which some programs do not mark.
	mailWrote = text.Pattern(`^[^<>]{4,200}<[^<>@\s]+@[^<>@\s]+>[^<>]{0,40}[:：]\s*$`)
	// mailReply matches the line above quoted lines, which says whose they are.
	mailReply = text.Pattern(`^.{4,200}:\s*$`)
)

// readMail reads a mail (RFC 5322): its subject is the title, its text what the
// sender wrote. What others wrote, and the mail quotes, has another origin and is
// left out.
func readMail(raw []byte) (*Reading, *Refusal) {
	message, refusal := readMIME(raw)
	if refusal != nil {
		return nil, refusal
	}
	if message.field("From") == "" && message.field("Date") == "" {
		return nil, &Refusal{
			"the file is no mail: its header says neither from whom it is nor when it was sent",
			"save the mail again as .eml, or its text as a .txt file",
		}
	}
	if name := message.contradicts("From", "Date", "Subject"); name != "" {
		return nil, &Refusal{fmt.Sprintf("the header of the mail has two different fields %s", name), "save the mail again with the program it comes from"}
	}
	r := &Reading{Title: message.field("Subject"), PublishedBasis: "Date of the mail"}
	if strings.Contains(r.Title, "\uFFFD") {
		return nil, &Refusal{"the mail does not say in which character set its subject is written", "save it again with the program it comes from"}
	}
	r.Authors = message.senders()
	if sent := moment(message.field("Date")); sent != "" {
		r.Published = sent[:len("2006-01-02")]
	} else {
		r.PublishedBasis = ""
	}
	var out lines
	out.put(r.Title, "")
	out.gap()
	for _, name := range mailFields {
		if value := message.field(name); value != "" {
			out.put(name+": "+value, ruleMailHeader)
		}
	}
	out.gap()
	own := answer{subject: r.Title}
	if from, err := mail.ParseAddress(message.field("From")); err == nil {
		own.sender = *from
	}
	bodies, others, attached := message.spoken()
	for _, body := range bodies {
		out.gap()
		if refusal := body.write(&out, own); refusal != nil {
			return nil, refusal
		}
	}
	out.addOthers(others, own)
	if out.kept == 0 || out.kept == 1 && r.Title != "" {
		return nil, &Refusal{"the mail has no text", "what is attached to it becomes captures of their own, where a reader knows it"}
	}
	r.Text, r.Left, r.Wrapped = out.text.String(), out.left, true
	var names []string
	for _, a := range attached {
		name := a.name()
		if name == "" {
			name = a.media
		}
		names = append(names, name)
	}
	r.Facts = []Fact{{Name: "attachments", List: names}}
	return r, nil
}

// contradicts returns the first of some fields that the header has twice, with other words; "" if there is none.
func (e *entity) contradicts(fields ...string) string {
	for _, name := range fields {
		if values := e.header[name]; len(slices.Compact(slices.Sorted(slices.Values(values)))) > 1 {
			return name
		}
	}
	return ""
}

// senders are the names of those from whom a mail is.
func (e *entity) senders() (names []string) {
	from, _ := mail.ParseAddressList(e.field("From")) // an address that cannot be read has no name
	for _, sender := range from {
		if sender.Name != "" {
			names = append(names, sender.Name)
		}
	}
	return names
}

// write writes the text of a part of a mail.
func (e *entity) write(out *lines, mail answer) *Refusal {
	text, refusal := e.text()
	if refusal != nil {
		return refusal
	}
	if e.media == "text/html" {
		return writeHTMLMail(out, text, mail)
	}
	writePlainMail(out, unflowed(text, e.params), mail)
	return nil
}

// Attachment is a file that a mail carries.
type Attachment struct {
	Name  string // as the mail has it, "" if it has none
	Media string // type, such as application/pdf
	Part  int    // which part of the mail it is, 1-based
	Data  []byte
}

// Attached returns the files that a mail carries, in their order.
func Attached(mail []byte) ([]Attachment, *Refusal) {
	message, refusal := readMIME(mail)
	if refusal != nil {
		return nil, refusal
	}
	_, _, attached := message.spoken()
	number := map[*entity]int{}
	for i, part := range message.leaves() {
		number[part] = i + 1
	}
	var files []Attachment
	for _, a := range attached {
		files = append(files, Attachment{a.name(), a.media, number[a], a.body})
	}
	return files, nil
}

// spoken divides a message into the parts that are its text, the other forms of that text,
// and what is attached to it. Of two forms it takes the plain one, unless that is empty or says what
// the other, which programs show, does not. Of parts that belong together the first is shown, with what it needs of the others.
func (e *entity) spoken() (bodies, others, attached []*entity) {
	if !strings.HasPrefix(e.media, "multipart/") {
		switch {
		case e.attached():
			return nil, nil, []*entity{e}
		case strings.TrimSpace(string(e.body)) == "":
			return nil, nil, nil
		}
		return []*entity{e}, nil, nil
	}
	root := e.root()
	for i, part := range e.parts {
		inner, forms, files := part.spoken()
		attached, others = append(attached, files...), append(others, forms...)
		switch {
		case e.media == "multipart/related" && part != root, i > 0 && part.name() != "" && e.media != "multipart/alternative":
			attached = append(attached, inner...)
		case e.media != "multipart/alternative" || len(bodies) == 0:
			bodies = append(bodies, inner...)
		case len(inner) > 0 && isPlain(inner) != isPlain(bodies) && isPlain(inner) == shows(inner, bodies):
			bodies, others = inner, append(others, bodies...)
		default:
			others = append(others, inner...)
		}
	}
	return bodies, others, attached
}

// root is the part of a message in related parts that is shown.
func (e *entity) root() *entity {
	for _, part := range e.parts {
		if id := part.header.Get("Content-ID"); id != "" && strings.Trim(id, "<> ") == strings.Trim(e.params["start"], "<> ") {
			return part
		}
	}
	if len(e.parts) == 0 {
		return nil
	}
	return e.parts[0]
}

// unflowed undoes the wrapping of a text whose sender's program has marked it
// (RFC 3676). What others have wrapped stays so.
func unflowed(text string, params map[string]string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !strings.EqualFold(params["format"], "flowed") {
		return text
	}
	deleted := strings.EqualFold(params["delsp"], "yes")
	var out strings.Builder
	before := "" // quotation marks of the line that goes on
	goesOn := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		marks := line[:len(line)-len(strings.TrimLeft(line, ">"))]
		words := strings.TrimPrefix(line[len(marks):], " ")
		further := goesOn && marks == before && words != "-- "
		goesOn, before = strings.HasSuffix(words, " ") && words != "-- ", marks
		if goesOn && deleted { // the space only says that the line goes on
			line, words = line[:len(line)-1], words[:len(words)-1]
		}
		if further {
			out.WriteString(words)
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(line)
	}
	return out.String() + "\n"
}

// writePlainMail writes the lines of a plain text. What is quoted is left out, with
// the line above it that says whose it is; and all that stands below the header of
// a forwarded message.
func writePlainMail(out *lines, text string, mail answer) {
	all := strings.Split(text, "\n")
	rule, before := "", out.kept
	for i, line := range all {
		switch {
		case rule == ruleMailQuoted:
		case mailForward().MatchString(line), mail.quotes(all[i:], out.kept > before),
			mailWrote().MatchString(line) && mailMoment().MatchString(line) && !quotedBelow(all[i+1:]):
			rule = ruleMailQuoted
		case line == "-- ":
			rule = ruleMailSignature
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			out.gap()
		case rule != ruleMailQuoted && (strings.HasPrefix(trimmed, ">") || mailReply().MatchString(trimmed) && quotedBelow(all[i+1:])):
			out.put(trimmed, ruleMailQuoted)
		default:
			out.put(trimmed, rule)
		}
	}
}

// mailLabel matches a line of a header as mail programs write it above a message that is answered,
// in whatever language: De : Jean Port <jean@example.org>. mailMoment matches what of such a line is
// a time of day or a year.
var (
	mailLabel  = text.Pattern(`^\s*\*?\p{L}[\p{L}\p{M}\x{200C}.’' -]{0,24}\*?[ \x{A0}\x{202F}]?[:：]\*?\s*(\S.*)$`)
	mailMoment = text.Pattern(`\p{Nd}{1,2}[:.h]\p{Nd}{2}|\b(?:19|20)\d\d\b|[۱۲١٢][۰-۹٠-٩]{3}`)
)

// answer is what is known of a mail that may answer another one.
type answer struct {
	subject string
	sender  mail.Address
}

// quotes reports whether lines begin with the header of another message, which programs set
// without a sign above what they quote: three lines or more, of which the first says from whom
// it was. Those below it say when, and have the subject or the sender of the mail, for they were
// the subject and the recipient there: dates and addresses alone also stand above an
// announcement. Without an address in the first line the sender has said something before.
func (a answer) quotes(all []string, spoken bool) bool {
	labels, address, moment, titled, received := 0, false, false, false, false
	for _, line := range all[:min(len(all), 8)] {
		m := mailLabel().FindStringSubmatch(line)
		if m == nil {
			break
		}
		value := strings.TrimSpace(m[1])
		if labels++; labels == 1 {
			address = strings.Contains(value, "@")
			continue
		}
		moment = moment || mailMoment().MatchString(value)
		titled = titled || len(value) <= len(a.subject) && strings.EqualFold(a.subject[len(a.subject)-len(value):], value)
		received = received || a.sender.Address != "" && strings.Contains(value, a.sender.Address) || a.sender.Name != "" && strings.Contains(value, a.sender.Name)
	}
	return labels >= 3 && moment && (titled && (address || spoken) || received && address)
}

// quotedBelow reports whether the next line with words is a quoted one.
func quotedBelow(next []string) bool {
	for _, line := range next {
		if line = strings.TrimSpace(line); line != "" {
			return strings.HasPrefix(line, ">")
		}
	}
	return false
}

// writeHTMLMail writes the lines of a mail that has no plain text.
func writeHTMLMail(out *lines, text string, mail answer) *Refusal {
	blocks, refusal := webpage.Blocks([]byte(text))
	if refusal != nil {
		return &Refusal{refusal.Reason, refusal.Help}
	}
	var all []string
	for _, b := range blocks {
		for line := range strings.Lines(b.Text) {
			if strings.TrimSpace(line) != "" {
				all = append(all, line)
			}
		}
	}
	quoted, before, next := false, out.kept, 0 // next is the number of the first line of the block among all
	for _, b := range blocks {
		out.gap()
		for line := range strings.Lines(b.Text) {
			if strings.TrimSpace(line) != "" {
				quoted = quoted || mail.quotes(all[next:], out.kept > before)
				next++
			}
		}
		switch {
		case b.Rule != "":
			out.put(b.Text, pageRules+b.Rule)
		case b.Quoted || quoted:
			out.put(b.Text, ruleMailQuoted)
		default:
			out.put(b.Text, "")
		}
	}
	return nil
}
