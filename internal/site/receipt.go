package site

import (
	"time"

	"dossier/internal/date"
	"dossier/internal/model"
)

// ReceiptView is what is known of how the file came from which an article was made. What
// nobody has said is empty: a page says so.
type ReceiptView struct {
	Captured  date.Date // the day
	Collector string
	Address   string    // it was captured from, "" if that is the one of the article
	Received  date.Date // the day on which the program took it; zero if it lay in its folder already
	Tool      string    // that wrote this down, "" if the lock file does not record the file
	Within    model.Within
	Anyway    string // why cleaning refuses the capture, one of custody's refusals, if it was taken all the same
	ByHand    int    // how many decisions about it a person has made
}

func receiptView(r model.Receipt, a *model.Article) ReceiptView {
	v := ReceiptView{Captured: dayOf(r.Captured), Collector: reveal(r.Collector), Received: dayOf(r.Received), ByHand: len(a.DecidedByHand())}
	v.Anyway = a.Record.Anyway
	v.Within = model.Within{
		File: reveal(r.Within.File), SHA256: r.Within.SHA256, Part: reveal(r.Within.Part), Digest: reveal(r.Within.Digest),
		Software: reveal(r.Within.Software), Signer: reveal(r.Within.Signer),
	}
	if r.URL != a.OriginalURL {
		v.Address = reveal(r.URL)
	}
	if r.Recorded() {
		v.Tool = reveal(r.Tool)
	}
	return v
}

// dayOf is the day of a day or an instant in ISO 8601, zero if it is neither.
func dayOf(moment string) date.Date {
	d, _ := date.Parse(moment[:min(len(moment), len(time.DateOnly))])
	return d
}
