package container

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"dossier/internal/capture"
)

// endingsOf are the endings of attached files by their media types, beside those of pages.
var endingsOf = map[string]string{
	"message/rfc822": ".eml", "text/plain": ".txt", "text/vtt": ".vtt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

// openMail lists what is attached to a mail. A message within it is one of these: it is of
// another origin than the mail.
func openMail(r *reading) (*Contents, *Refusal) {
	raw, refusal := readBounded(r.counted(io.NewSectionReader(r.file, 0, r.size)), int64(capture.Largest()), "the mail")
	if refusal != nil {
		return nil, refusal
	}
	attached, refused := capture.Attached(raw)
	if refused != nil {
		return nil, &Refusal{Reason: refused.Reason, Help: refused.Help}
	}
	c := &Contents{}
	for _, a := range attached {
		ending := strings.ToLower(path.Ext(a.Name))
		if capture.FormatOf("x"+ending) == nil {
			ending = cmp.Or(endingsOf[a.Media], endingOf(a.Media))
		}
		part := fmt.Sprintf("part %d", a.Part)
		if a.Name != "" {
			part += ": " + a.Name
		}
		if ending == "" {
			c.Failed = append(c.Failed, Failed{part, "it is " + a.Media})
			continue
		}
		c.Members = append(c.Members, Member{
			Words: fmt.Sprintf("%d %s", a.Part, strings.TrimSuffix(a.Name, path.Ext(a.Name))), Ending: ending, Part: part, Listed: true,
			read: func(context.Context) ([]byte, *Refusal) { return a.Data, nil },
		})
	}
	return c, nil
}
