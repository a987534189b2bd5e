package capture

import (
	"bytes"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"

	"dossier/internal/webpage"
)

// readMHTML reads a page that a browser saved as one file (RFC 2557): the first part
// that is HTML is the page, its header says where and when it was saved.
func readMHTML(raw []byte) (*Reading, *Refusal) { return mhtmlBy(webpage.Read, raw) }

// mhtmlBy is readMHTML with another reader of pages.
func mhtmlBy(read func([]byte) (*webpage.Page, *webpage.Refusal), raw []byte) (*Reading, *Refusal) {
	message, refusal := readMIME(raw)
	if refusal != nil {
		return nil, refusal
	}
	leaves := message.leaves()
	for _, part := range leaves {
		if part.media != "text/html" && part.media != "application/xhtml+xml" {
			continue
		}
		if begins := message.params["start"]; begins != "" && part.contentID() != "" && idOf(begins) != part.contentID() &&
			slices.ContainsFunc(leaves, func(other *entity) bool { return other.contentID() == idOf(begins) }) {
			return nil, &Refusal{"the archive begins with another part than the one it names as its page", "save the page again, as MHTML or as HTML"}
		}
		page := part.body
		if part.params["charset"] != "" {
			text, refusal := part.text()
			if refusal != nil {
				return nil, refusal
			}
			page = []byte("\uFEFF" + text) // whatever the page itself declares
		}
		r, refusal := reading(read(withSheets(page, part.field("Content-Location"), leaves)))
		if refusal != nil {
			return nil, refusal
		}
		for _, address := range []string{message.field("Snapshot-Content-Location"), part.field("Content-Location")} {
			if strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") {
				r.URL = address
				break
			}
		}
		r.Captured = moment(message.field("Date"))
		return r, nil
	}
	return nil, &Refusal{"there is no page in the archive", "save the page again, as MHTML or as HTML"}
}

// isMHTML reports an archive by the fields with which it begins.
func isMHTML(raw []byte) bool {
	start := raw[:min(len(raw), 4096)]
	return !bytes.HasPrefix(bytes.TrimSpace(start), []byte("<")) &&
		bytes.Contains(start, []byte("MIME-Version:")) && bytes.Contains(start, []byte("multipart/related"))
}

// zoneKnown matches the zone of a date of a header that says by how much it differs.
var zoneKnown = regexp.MustCompile(`:\d\d\s+(?:[+-]\d{4}|GMT|UTC?)\b`)

// moment is a date of a header in ISO 8601, "" if it is none. One in a zone that has only a
// name is a day: which zone that is each machine knows differently.
func moment(date string) string {
	t, err := mail.ParseDate(date)
	switch {
	case err != nil:
		return ""
	case !zoneKnown.MatchString(date):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
