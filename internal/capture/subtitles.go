package capture

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"dossier/internal/text"
)

// Rules by which lines of subtitles are left out.
const (
	ruleCueTime   = "subtitle-time"
	ruleCueNote   = "subtitle-note"
	ruleCueRepeat = "subtitle-repeat"
	ruleCueHidden = "subtitle-hidden"
)

// A paragraph of subtitles ends with a sentence, before a pause, when somebody else
// speaks, or when it grows long.
const (
	longPause     = 4 * time.Second
	longParagraph = 600 // bytes
	mostLines     = 8   // of a cue, that are looked for in the next
)

// cueTiming matches the line that says when a cue is shown, as WebVTT (§4.1) and
// SubRip write it.
var cueTiming = regexp.MustCompile(`^(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})[ \t]+-->[ \t]+(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})(?:[ \t].*)?$`)

var (
	cueVoice = regexp.MustCompile(`<v(?:\.[^ \t>]*)?[ \t]+([^>]*)>`)
	// cueTag matches the tags of both formats and nothing else in angle brackets,
	// which may be words.
	cueTag = regexp.MustCompile(`</?(?:[bciuv]|ruby|rt|lang|font|em|strong)(?:[. \t][^>]*)?>|<(?:\d+:)?\d\d:\d\d\.\d{3}>`)
)

// cue is what is shown at a time.
type cue struct {
	from, to time.Duration
	voice    string // who speaks, "" if it is not said
	lines    []string
	hidden   []string // what stands in it and is not shown
	doubt    bool     // it may be shown otherwise
}

// speech is what is said in cues that belong together.
type speech struct {
	cue
	words   strings.Builder
	repeats []string // lines that were shown a second time
	hidden  []string
	doubt   bool
}

// readSubtitles reads WebVTT and SubRip. Cues are put together to paragraphs, each
// below the time at which it begins.
func readSubtitles(raw []byte) (*Reading, *Refusal) {
	r, refusal := readText(raw)
	if refusal != nil {
		return nil, refusal
	}
	all := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(r.Text, "\uFEFF"))
	first, _, _ := strings.Cut(all, "\n")
	s := subtitles{web: strings.HasPrefix(first, "WEBVTT")}
	var block []string
	for line := range strings.SplitSeq(all+"\n", "\n") {
		s.line++
		if trimmed := strings.TrimSpace(line); trimmed != "" || s.web && line != "" { // in WebVTT a blank is a line of a cue
			block = append(block, trimmed)
			continue
		}
		if refusal := s.block(block); refusal != nil {
			return nil, refusal
		}
		block = block[:0]
	}
	if s.before == nil {
		return nil, &Refusal{"there are no subtitles in the file", "check that it is WebVTT or SubRip, or save its text as a .txt file"}
	}
	s.open.write(&s.out)
	if s.hides {
		s.out.doubt(0)
	}
	return &Reading{Text: s.out.text.String(), Left: s.out.left, Charset: r.Charset, Doubtful: s.out.doubtful}, nil
}

// subtitles are those of a file, as far as it has been read.
type subtitles struct {
	web    bool // WebVTT, in which what is no cue is a note; in SubRip it goes on with the cue before
	line   int  // 1-based
	out    lines
	open   *speech // that is being put together, nil if none is
	before *cue    // the last one, nil if there was none
	hides  bool    // a style of the file may hide words
}

// block takes lines that no blank one parts.
func (s *subtitles) block(lines []string) *Refusal {
	if len(lines) == 0 {
		return nil
	}
	cues, note, bad := s.readCues(lines)
	switch {
	case bad >= 0:
		return &Refusal{
			fmt.Sprintf("line %d names no stretch of time: %s", s.line-len(lines)+bad, lines[bad]),
			"have the subtitles made anew, or save their text as a .txt file",
		}
	case len(cues) == 0 && !s.web && s.before != nil:
		more := s.addLines(cue{from: s.before.from, to: s.before.to, voice: s.before.voice}, lines)
		for i := range more {
			s.speak(&more[i])
		}
		return nil
	case s.line == len(lines)+1: // the file begins
		note = strings.TrimPrefix(note, "WEBVTT")
	}
	if strings.TrimSpace(note) != "" {
		s.hides = s.hides || s.web && strings.HasPrefix(note, "STYLE") && hidesCues(note)
		s.open.write(&s.out)
		s.open = nil
		s.out.gap()
		s.out.put(note, ruleCueNote)
	}
	for i := range cues {
		s.speak(&cues[i])
	}
	return nil
}

// speak adds what is said in a cue.
func (s *subtitles) speak(c *cue) {
	if s.open != nil && (s.open.endsBefore(c) || c.from < s.before.from) { // one that is shown earlier is of another passage
		s.open.write(&s.out)
		s.open = nil
	}
	if s.open == nil {
		s.open = &speech{cue: *c}
	}
	shown := 0
	if s.before != nil {
		shown = c.repeated(*s.before)
	}
	s.open.repeats = append(s.open.repeats, c.lines[:shown]...)
	s.open.hidden = append(s.open.hidden, c.hidden...)
	s.open.doubt = s.open.doubt || c.doubt || c.to == c.from
	for i, line := range c.lines[shown:] {
		s.open.add(line, i > 0)
	}
	s.open.to, s.before = c.to, c
}

// readCues reads the cues of some lines, one for each voice in them; what stands before is
// returned as a note, as is the name of a cue. That cues are numbered is not told. Bad is the
// line of a time that cannot be read, 0-based; −1 if there is none.
func (s *subtitles) readCues(block []string) (cues []cue, note string, bad int) {
	var above []string
	for i := 0; i < len(block); {
		m := cueTiming.FindStringSubmatch(block[i])
		if m == nil {
			if strings.Contains(block[i], "-->") {
				return nil, "", i
			}
			above = append(above, block[i])
			i++
			continue
		}
		now := cue{from: instant(m[1:5]), to: instant(m[5:9])}
		if now.to < now.from {
			return nil, "", i
		}
		end := i + 1
		for end < len(block) && !strings.Contains(block[end], "-->") {
			end++
		}
		words := block[i+1 : end]
		if end < len(block) && isNumber(block[end-1]) { // of the next cue, with no blank line before it
			words = words[:max(0, len(words)-1)]
		}
		cues = append(cues, s.addLines(now, words)...)
		i = end
	}
	if last := len(above) - 1; last >= 0 && len(cues) > 0 && isNumber(above[last]) {
		above = above[:last]
	}
	return cues, strings.Join(above, "\n"), -1
}

func isNumber(line string) bool { return strings.Trim(line, "0123456789 ") == "" }

// addLines are a cue with its lines, and the cues of other voices in them.
func (s *subtitles) addLines(c cue, lines []string) []cue {
	c.readMarkup(lines, s.web)
	lines, c.lines = c.lines, nil
	cues := []cue{c}
	for _, line := range lines {
		cues = addLine(cues, line)
	}
	return cues
}

// addLine adds a line to the last cue, or what another voice says to one of its own.
func addLine(cues []cue, line string) []cue {
	add := func(s string) {
		last := &cues[len(cues)-1]
		if s = strings.TrimSpace(html.UnescapeString(cueTag.ReplaceAllString(s, ""))); s != "" {
			last.lines = append(last.lines, s)
		}
	}
	from := 0
	for _, at := range cueVoice.FindAllStringSubmatchIndex(line, -1) {
		add(line[from:at[0]])
		from = at[1]
		last := &cues[len(cues)-1]
		voice := html.UnescapeString(strings.TrimSpace(line[at[2]:at[3]]))
		switch {
		case len(last.lines) == 0:
			last.voice = voice
		case last.voice != voice:
			cues = append(cues, cue{from: last.from, to: last.to, voice: voice})
		}
	}
	add(line[from:])
	return cues
}

// instant is a time of hours, minutes, seconds and thousandths.
func instant(parts []string) time.Duration {
	var n [4]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p) // digits, or nothing for the hours
	}
	return time.Duration(n[0])*time.Hour + time.Duration(n[1])*time.Minute + time.Duration(n[2])*time.Second + time.Duration(n[3])*time.Millisecond
}

// repeated returns how many lines of a cue are those that the cue before it ended
// with. Captions that roll upwards show each line twice or three times.
func (c *cue) repeated(before cue) int {
	if c.from-before.to > 100*time.Millisecond {
		return 0 // said again, after a pause
	}
	for n := min(len(c.lines), len(before.lines), mostLines); n > 0; n-- {
		same := true
		for i := range n {
			same = same && c.lines[i] == before.lines[len(before.lines)-n+i]
		}
		if same {
			return n
		}
	}
	return 0
}

// endsBefore reports whether a cue begins another paragraph.
func (s *speech) endsBefore(c *cue) bool {
	return c.from-s.to > longPause || c.voice != s.voice || text.EndsSentence(s.words.String()) || s.words.Len() > longParagraph
}

// add adds a line, which goes on in the cue of the one before, or begins another cue. Between two
// of these a blank stands in every script: many have no other sign where a sentence ends.
func (s *speech) add(line string, goesOn bool) {
	switch {
	case s.words.Len() == 0 && s.voice != "":
		s.words.WriteString(s.voice + ": ")
	case s.words.Len() == 0:
	case goesOn:
		s.words.WriteString(text.Joint(s.words.String(), line))
	default:
		s.words.WriteByte(' ')
	}
	s.words.WriteString(line)
}

// write writes a paragraph below its time.
func (s *speech) write(out *lines) {
	if s == nil || s.words.Len() == 0 && len(s.repeats)+len(s.hidden) == 0 {
		return
	}
	out.gap()
	seconds := int(s.from / time.Second)
	out.put(fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60), ruleCueTime)
	before := out.count
	if out.put(s.words.String(), ""); s.doubt {
		out.doubt(before)
	}
	for _, words := range s.hidden {
		out.put(words, ruleCueHidden)
	}
	for _, line := range s.repeats {
		out.put(line, ruleCueRepeat)
	}
}
