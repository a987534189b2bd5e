package webpage

import (
	"strings"

	"dossier/internal/text"
)

// What programs of forums write around each post: when it was written, above it, and in
// older ones who wrote it, in lines with labels.

// leastPosts is how many posts a thread has at least whose heads are told by recurring, and
// mostHead the most bytes of a head besides its numbers, its spaces and the title of the thread.
const leastPosts, mostHead = 2, 60

// postHeads leaves out the lines that say of each post of a thread when it was written: a
// day and an hour, and the same words in each. Where there are such, so are the blocks with
// the same labels that stand right beside them.
func postHeads(lines []line, in []bool, title, lang string) {
	heads := map[string][]int{}
	for i := range lines {
		if l := &lines[i]; !l.menu && !l.sentence && hour().MatchString(l.text) && dated(l.text, lang) && saidBehind(lines, in, i) {
			head := withoutTitle(l.text, title)
			if l.by != "" {
				head = strings.Replace(head, l.by, "", 1) // each post has its own
			}
			key := text.Numberless(head)
			if len(key) <= mostHead {
				heads[key] = append(heads[key], i)
			}
		}
	}
	head := map[int]bool{}
	for _, of := range heads {
		if len(of) >= leastPosts {
			leaveOut(lines, in, of, rulePost)
			for _, i := range of {
				head[i] = true
			}
		}
	}
	if len(head) > 0 {
		postProfiles(lines, in, head)
	}
}

// postProfiles leaves out the blocks that stand right beside heads of posts and have the same
// labels in several.
func postProfiles(lines []line, in []bool, head map[int]bool) {
	profiles := map[string][][]int{}
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && lines[end].block == lines[start].block {
			end++
		}
		if labels := labelsOf(lines[start:end]); labels != "" && (head[start-1] || head[end]) {
			var of []int
			for i := start; i < end; i++ {
				of = append(of, i)
			}
			profiles[labels] = append(profiles[labels], of)
		}
		start = end
	}
	for _, of := range profiles {
		if len(of) < leastPosts {
			continue
		}
		for _, block := range of {
			leaveOut(lines, in, block, rulePost)
		}
	}
}

// beforeAnswer matches what stands before the title of a thread in its answers, in each language
// something else: Re:, AW:, SV:, Odp:.
var beforeAnswer = text.Pattern(`(^|\PL)\pL{2,4}: ?$`)

// withoutTitle leaves the title of a thread out of the head of a post, and that it is an answer.
func withoutTitle(head, title string) string {
	before, behind, is := strings.Cut(head, title)
	if !is || title == "" {
		return head
	}
	return beforeAnswer().ReplaceAllString(before, "$1") + behind
}

// saidBehind reports that a sentence follows close behind a line.
func saidBehind(lines []line, in []bool, i int) bool {
	const near = 12 // lines
	for k := i + 1; k < len(lines) && k <= i+near; k++ {
		if in[k] && lines[k].sentence {
			return true
		}
	}
	return false
}

// labelsOf returns the labels of the lines of one block that has two or more and no
// sentence; "" of any other.
func labelsOf(block []line) string {
	var labels []string
	for i := range block {
		if block[i].sentence {
			return ""
		}
		if label, _, is := strings.Cut(block[i].text, ": "); is {
			labels = append(labels, label)
		}
	}
	if len(labels) < 2 {
		return ""
	}
	return strings.Join(labels, "\n")
}

// leaveOut leaves out some lines by a rule.
func leaveOut(lines []line, in []bool, of []int, rule string) {
	for _, i := range of {
		in[i], lines[i].left = false, rule
	}
}
