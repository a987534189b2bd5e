package container

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"
)

// visit is a record of an address that gave what another record of the archive holds already
// (WARC 1.1, 6.7: revisit).
type visit struct {
	address, captured string // of the visit
	part              string // where the record stands
	digest            string // of what was given, "" if the record does not say
	refersTo          string // the other record, its address and its instant, each "" if not said
	ofAddress, ofDate string
	since             string // the date as it is written
}

// visited notes a record of a page that had not changed.
func (w *warc) visited(address string, rec *record) {
	if len(w.contents.visits) == maxMembers {
		return
	}
	since := rec.fields.get("WARC-Refers-To-Date")
	w.contents.visits = append(w.contents.visits, visit{
		address: address, captured: instant(rec.fields.get("WARC-Date")), part: w.part(rec), digest: known(rec.fields.get("WARC-Payload-Digest")),
		refersTo: rec.fields.get("WARC-Refers-To"), ofAddress: strings.Trim(rec.fields.get("WARC-Refers-To-Target-URI"), "<>"),
		ofDate: instant(since), since: since,
	})
}

// joinVisits adds to the members the pages that were visited again without a change, with the
// bytes of the record to which they refer; it notes those of which the container has no such
// record. They are members for whoever names one: by themselves they show nothing new.
func (c *Contents) joinVisits() {
	byDigest, byRecord, byVisit := map[string]*Member{}, map[string]*Member{}, map[[2]string]*Member{}
	for i := range c.Members {
		m := &c.Members[i]
		byDigest[m.Digest], byRecord[m.record], byVisit[[2]string{m.URL, m.Captured}] = m, m, m
	}
	var again []Member
	for _, v := range c.visits {
		var of *Member
		switch {
		case v.digest != "":
			of = byDigest[v.digest]
		case v.refersTo != "":
			of = byRecord[v.refersTo]
		default:
			of = byVisit[[2]string{v.ofAddress, v.ofDate}]
		}
		if of == nil {
			c.failed(v.address, "the archive says that it had not changed since "+cmp.Or(v.since, "an earlier visit")+", and does not keep it again")
			continue
		}
		m := *of
		m.URL, m.Captured, m.Listed = v.address, v.captured, false
		m.Words = wordsOf(m.URL, m.Captured)
		m.Part = v.part + ", which refers to " + of.Part
		again = append(again, m)
	}
	c.Members, c.visits = append(c.Members, again...), nil
}

// asked notes the answer that belongs to a request by which something was sent, such as a form.
func (w *warc) asked(rec *record) {
	method := make([]byte, len("POST "))
	_, err := io.ReadFull(rec.block, method)
	if err != nil || len(w.contents.sent) >= maxMembers || bytes.HasPrefix(method, []byte("GET ")) || bytes.HasPrefix(method, []byte("HEAD")) {
		return
	}
	w.contents.sent = append(w.contents.sent, rec.fields.get("WARC-Concurrent-To"), rec.fields.get("WARC-Record-ID")) // either may name the other
}

// leaveAnswers takes out of the members what is not the page of its address: what a server answered
// to somebody who had sent it something, who opens the address does not see.
func (c *Contents) leaveAnswers() {
	sent := map[string]bool{}
	for _, record := range c.sent {
		sent[record] = true
	}
	c.Members = slices.DeleteFunc(c.Members, func(m Member) bool {
		if (m.record == "" || !sent[m.record]) && (m.asked == "" || !sent[m.asked]) {
			return false
		}
		c.failed(m.URL, "what the server answered to somebody who had sent it something")
		return true
	})
}
