package container

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Choice says which members of a container are meant.
type Choice struct {
	URL      string // an address, or a pattern of addresses in which * stands for anything; "" if none was named
	Post     string // number of a post, "" if none was named
	Thread   string // number of the first post of a thread, "" if none was named
	Captured string // how the instant of the capture begins, such as 2025-01-17; "" if that does not matter
}

// Choose returns the members that are meant: those that are named, or the one that is there.
func (c *Contents) Choose(choice Choice) ([]Member, *Refusal) {
	var chosen []Member
	for _, m := range c.Members {
		if choice.means(m.URL, m.Captured) && choice.meansPost(&m) && (choice.named() || m.Listed) {
			chosen = append(chosen, m)
		}
	}
	switch {
	case len(c.Members) == 0:
		return nil, refuse("add an archive of pages, HTML or PDF", "there is no page in the archive%s", c.why(Choice{}))
	case len(chosen) == 0:
		return nil, &Refusal{"the file has none of the " + c.kind.noun + " that are meant" + c.why(choice), c.kind.help, list(c.Members)}
	case len(chosen) > 1 && !choice.named():
		return nil, &Refusal{fmt.Sprintf("the file has %d %s, and none is named", len(chosen), c.kind.noun), c.kind.help, list(chosen)}
	case len(chosen) > maxChosen:
		return nil, refuse("name fewer of them at once", "%d %s are named, more than %d", len(chosen), c.kind.noun, maxChosen)
	}
	return chosen, nil
}

// maxChosen is how many members are taken at once.
const maxChosen = 200

func (choice Choice) named() bool { return choice.URL+choice.Post+choice.Thread != "" }

// meansPost reports whether a post or a thread is meant.
func (choice Choice) meansPost(m *Member) bool {
	return (choice.Post == "" || choice.Post == m.Post) && (choice.Thread == "" || choice.Thread == m.Thread)
}

// means reports whether an address and an instant are meant.
func (choice Choice) means(address, captured string) bool {
	if captured != "" && !strings.HasPrefix(captured, choice.Captured) {
		return false
	}
	if choice.URL == "" || bare(address) == bare(choice.URL) {
		return true
	}
	pattern := strings.ReplaceAll(regexp.QuoteMeta(choice.URL), `\*`, ".*")
	matched, err := regexp.MatchString("^(?:"+pattern+")$", address)
	return err == nil && matched && strings.Contains(choice.URL, "*")
}

// why says what the archive has instead of a page that is meant, "" if nothing.
func (c *Contents) why(choice Choice) string {
	for _, f := range c.Failed {
		if choice.means(f.Name, "") || choice.Captured != "" && (Choice{URL: choice.URL}).means(f.Name, "") {
			return fmt.Sprintf("; of %s it has another answer: %s", f.Name, f.Reason)
		}
	}
	return ""
}

const threadHelp = "name the first post of one with --thread, or a post alone with --post"

const pageHelp = "name one with --url, or several with a pattern such as --url 'https://example.org/*'; " +
	"--captured-at chooses among captures of one address"

// maxListed is how many members are listed for people.
const maxListed = 100

// list shows members, one a line.
func list(members []Member) string {
	var out strings.Builder
	members = slices.DeleteFunc(slices.Clone(members), func(m Member) bool { return m.Post != "" }) // the thread is listed
	for i, m := range members {
		if i == maxListed {
			fmt.Fprintf(&out, "and %d more\n", len(members)-i)
			break
		}
		words := []string{m.Captured, m.URL, m.Thread, m.Title}
		out.WriteString(strings.Join(slices.DeleteFunc(words, isEmpty), "  ") + "\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}
