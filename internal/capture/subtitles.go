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
	cueTag = regexp.MustCompile(`</?(?:[bciuv]|ruby|rt|lang|font|em|strong)(?:[. \t][^>]*)?>|<(?:\d+:)?\d\d:\d\d\.\d{3}>|\{\\[^}]*\}`)
)

// cue is what is shown at a time.
type cue struct {
	from, to time.Duration
	voice    string // who speaks, "" if it is not said
	lines    []string
}

// speech is what is said in cues that belong together.
type speech struct {
	cue
	words   strings.Builder
	repeats []string // lines that were shown a second time
}

// readSubtitles reads WebVTT and SubRip. Cues are put together to paragraphs, each
// below the time at which it begins.
func readSubtitles(raw []byte) (*Reading, *Refusal) {
	if r, refusal := readText(raw); refusal != nil {
		return r, refusal
	}
	all := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(raw), "\uFEFF"))
	var out lines
	var open *speech
	var before cue
	first := true
	for block := range strings.SplitSeq(all, "\n\n") {
		cues, note := readCues(strings.Split(strings.Trim(block, "\n"), "\n"))
		if first {
			note = strings.TrimPrefix(note, "WEBVTT")
		}
		first = false
		if strings.TrimSpace(note) != "" {
			open.write(&out)
			open = nil
			out.gap()
			out.put(note, ruleCueNote)
		}
		for i := range cues {
			c := &cues[i]
			if open != nil && open.endsBefore(c) {
				open.write(&out)
				open = nil
			}
			if open == nil {
				open = &speech{cue: *c}
			}
			shown := c.repeated(before)
			open.repeats = append(open.repeats, c.lines[:shown]...)
			for _, line := range c.lines[shown:] {
				open.add(line)
			}
			open.to, before = c.to, *c
		}
	}
	if before.to == 0 {
		return nil, &Refusal{"there are no subtitles in the file", "check that it is WebVTT or SubRip, or save its text as a .txt file"}
	}
	open.write(&out)
	return &Reading{Text: out.text.String(), Left: out.left}, nil
}

// readCues reads a cue, one for each voice in it; what is none is returned as a note,
// as is the name of a cue. That cues are numbered is not told.
func readCues(block []string) (cues []cue, note string) {
	for i, line := range block {
		m := cueTiming.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		if i > 1 { // an identifier is one line
			break
		}
		if i == 1 && strings.Trim(block[0], "0123456789 ") != "" {
			note = block[0]
		}
		cues = []cue{{from: instant(m[1:5]), to: instant(m[5:9])}}
		for _, line := range block[i+1:] {
			cues = addLine(cues, line)
		}
		return cues, note
	}
	return nil, strings.Join(block, "\n")
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

func (s *speech) add(line string) {
	if s.words.Len() > 0 {
		s.words.WriteByte(' ')
	} else if s.voice != "" {
		s.words.WriteString(s.voice + ": ")
	}
	s.words.WriteString(line)
}

// write writes a paragraph below its time.
func (s *speech) write(out *lines) {
	if s == nil || s.words.Len() == 0 && len(s.repeats) == 0 {
		return
	}
	out.gap()
	seconds := int(s.from / time.Second)
	out.put(fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60), ruleCueTime)
	out.put(s.words.String(), "")
	for _, line := range s.repeats {
		out.put(line, ruleCueRepeat)
	}
}
