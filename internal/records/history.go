package records

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"hash"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// HistoryFile holds what the dossier said at each of its releases. It only grows: a
// release is one line and behind it a line for each place at which something is said
// that was not said at the release before, or is said no more:
//
//	release {"on":"2026-11-26","message":{"fr":"…"},"after":"h1:…"}
//	moved {"from":"briefs/accord.md","to":"briefs/treaty.md"}
//	judgment {"at":"briefs/treaty.md#jc1","text":"…","from":80,"to":95,"confidence":"moderate","sources":["accord"],"why":"…"}
//	gone {"at":"briefs/treaty.md#jc2","why":"…"}
//
// The words of the lines are those of [model.Sayings], gone, and moved: a file has another name,
// under which the lines below tell of it. The values are as
// encoding/json writes them, without blanks. after is the SHA-256, in base64, of all
// lines above that are neither empty nor comments, each with its end: whoever changes what
// an earlier release said, or leaves one out, is noticed.
const HistoryFile = "dossier.history"

const historyHead = "# Written by dossier release: what the dossier said at each release. It only grows.\n"

// statuses are those of notes and articles that do not stand as they were, and none.
var statuses = []string{"", string(model.Withdrawn), string(model.Corrected), string(model.Retracted)}

const (
	releaseLine = "release"
	movedLine   = "moved"
	goneLine    = "gone"
)

// releaseRecord is the value of the line of a release.
type releaseRecord struct {
	On      string          `json:"on"`
	Message model.Localized `json:"message,omitempty"`
	After   string          `json:"after"`
}

// changeRecord is the value of the line of a change.
type changeRecord struct {
	model.Said
	Why string `json:"why,omitempty"`
}

// goneRecord is the value of the line of what is said no more.
type goneRecord struct {
	At  string `json:"at"`
	Why string `json:"why,omitempty"`
}

// AppendRelease returns the history with one release more. was is the file as it is, empty
// if there is none.
func AppendRelease(was []byte, r model.Release) ([]byte, error) {
	var out bytes.Buffer
	out.Write(was)
	if len(was) == 0 {
		out.WriteString(historyHead)
	} else if !bytes.HasSuffix(was, []byte("\n")) {
		out.WriteByte('\n')
	}
	above := chain{sha256.New()}
	for line := range strings.Lines(string(was)) {
		above.add(line)
	}
	if err := writeLine(&out, releaseLine, releaseRecord{r.On, r.Message, above.sum()}); err != nil {
		return nil, err
	}
	for _, m := range r.Moves {
		if err := writeLine(&out, movedLine, m); err != nil {
			return nil, err
		}
	}
	for _, c := range r.Changes {
		word, value := string(c.Now.What), any(changeRecord{c.Now, c.Why})
		if word == "" {
			word, value = goneLine, goneRecord{c.Was.At, c.Why}
		}
		if err := writeLine(&out, word, value); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// chain hashes the lines of a history that say something: neither empty ones nor comments.
type chain struct{ hash.Hash }

// add takes the next line, and reports what it says, "" if it says nothing.
func (c chain) add(line string) string {
	said := strings.TrimSpace(line)
	if len(said) == 0 || said[0] == '#' {
		return ""
	}
	c.Write([]byte(said + "\n")) // never fails
	return said
}

// sum is the hash of the lines so far, as the lock file writes hashes.
func (c chain) sum() string { return "h1:" + base64.StdEncoding.EncodeToString(c.Sum(nil)) }

// historyReader reads the history.
type historyReader struct {
	src     *diag.Source
	history model.History
	last    map[string]map[string]model.Said // by file and id, at the end of what was read
	diags   []diag.Diagnostic
}

// ReadHistory reads the history. What was changed in it by hand, and what branches have
// merged, is reported line by line.
func ReadHistory(src *diag.Source) (model.History, []diag.Diagnostic) {
	r := historyReader{src: src, last: map[string]map[string]model.Said{}}
	above := chain{sha256.New()}
	number := 0
	for line := range strings.Lines(src.Text) {
		number++
		before := above.sum()
		if said := above.add(line); said != "" {
			r.line(src.LineSpan(number), said, before)
		}
	}
	return r.history.Renamed(nil), r.diags
}

func (r *historyReader) report(at diag.Span, format string, args ...any) {
	r.history.Broken = true
	r.diags = append(r.diags, diag.New(diag.BadHistory, at, format, args...).
		WithHelp("take %s as it was before from git, and run dossier release again for what has changed since", HistoryFile))
}

// line reads a line. above is the hash of those above it.
func (r *historyReader) line(at diag.Span, line, above string) {
	word, value, _ := strings.Cut(line, " ")
	what := model.Saying(word)
	switch {
	case strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>") || strings.HasPrefix(line, "|||||||"):
		r.report(at, "this is the mark of a merge that is not resolved")
	case word == releaseLine:
		r.release(at, value, above)
	case word != goneLine && word != movedLine && !slices.Contains(model.Sayings, what):
		r.report(at, "%q begins no line of a history", word)
	case len(r.history.Releases) == 0:
		r.report(at, "a release must stand above what it changed")
	case word == movedLine:
		r.move(at, value)
	case word == goneLine:
		var gone goneRecord
		if !readLine(value, &gone) || r.said(gone.At).What == "" {
			r.report(at, "the line takes back nothing that was said")
			return
		}
		r.change(model.Change{Was: r.said(gone.At), Why: gone.Why, At: at})
	default:
		var said changeRecord
		if !readLine(value, &said) || said.At == "" || said.From < 0 || said.To > 100 || said.From > said.To ||
			!slices.Contains(model.Confidences, said.Confidence) || !slices.Contains(statuses, said.Status) {
			r.report(at, "the line is nothing that dossier release writes")
			return
		}
		said.What = what
		r.change(model.Change{Was: r.said(said.At), Now: said.Said, Why: said.Why, At: at})
	}
}

func (r *historyReader) release(at diag.Span, value, above string) {
	var record releaseRecord
	if !readLine(value, &record) || !isDay(record.On) {
		r.report(at, "the line is no release as dossier writes them")
		return
	}
	for lang, message := range record.Message {
		if !slices.Contains(language.Codes(), lang) {
			r.report(at, "%q is no language of pages", lang)
		}
		r.printed(at, message)
	}
	if record.After != above {
		r.report(at, "what stands above this release is not what stood there when it was made")
	}
	release := model.Release{ID: record.On, On: record.On, Message: record.Message, At: at}
	same := 1 // releases of the day
	if n := len(r.history.Releases); n > 0 {
		before := r.history.Releases[n-1]
		if record.On < before.On {
			r.report(at, "the release above this one is of a later day, %s", before.On)
		}
		for ; n > 0 && r.history.Releases[n-1].On == record.On; n-- {
			same++
		}
	}
	if same > 1 {
		release.ID += "-" + strconv.Itoa(same)
	}
	r.history.Releases = append(r.history.Releases, release)
}

// said is what was said last at a place.
func (r *historyReader) said(at string) model.Said {
	file, id, _ := strings.Cut(at, "#")
	s := r.last[file][id]
	if s.What != "" {
		s.At = at // its file may have had another name
	}
	return s
}

// move gives a file of the history another name, before anything is said of it under that.
func (r *historyReader) move(at diag.Span, value string) {
	var m model.Move
	last := &r.history.Releases[len(r.history.Releases)-1]
	if !readLine(value, &m) || r.last[m.From][""].What == "" || m.To == "" || len(r.last[m.To]) > 0 || len(last.Changes) > 0 {
		r.report(at, "the line gives nothing that was said another name")
		return
	}
	r.last[m.To] = r.last[m.From]
	delete(r.last, m.From)
	last.Moves = append(last.Moves, m)
}

func (r *historyReader) change(c model.Change) {
	r.printed(c.At, c.Why)
	r.seen(c.At, c.Now.Text+c.Now.Shows)
	last := &r.history.Releases[len(r.history.Releases)-1]
	last.Changes = append(last.Changes, c)
	file, id, _ := strings.Cut(c.About().At, "#")
	if c.Now.What == "" {
		delete(r.last[file], id)
		return
	}
	if r.last[file] == nil {
		r.last[file] = map[string]model.Said{}
	}
	r.last[file][id] = c.Now
}

// seen reports words that hold a character which nobody sees.
func (r *historyReader) seen(at diag.Span, words string) {
	if text.HasHidden(words) {
		r.report(at, "the line has a character that nobody sees")
	}
}

// printed takes words of a person that stand on a page.
func (r *historyReader) printed(at diag.Span, words string) {
	if words == "" {
		return
	}
	r.seen(at, words)
	r.history.Printed = append(r.history.Printed, model.Printed{Text: words, At: at})
}
