package check

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"dossier/internal/model"
	"dossier/internal/text"
	"dossier/internal/web"
)

// knownOutlets are the outlets of a dossier as links speak of them, and lead to them. There
// may be as many links as outlets.
type knownOutlets struct {
	byKey   map[string]*model.Outlet
	names   map[string]bool       // their words, parted by blanks
	plain   map[string]bool       // without capitals and accents
	byName  map[string][]numbered // those with a domain, by the words of the plain name, parted by blanks
	lengths []int                 // how many words names have, ascending
	domains map[string]bool       // in small letters, without www
	pages   map[string]bool       // addresses of articles
}

// numbered is an outlet with its place among all.
type numbered struct {
	number int
	*model.Outlet
}

func newKnownOutlets(d *model.Dossier) *knownOutlets {
	k := &knownOutlets{
		byKey: make(map[string]*model.Outlet, len(d.Outlets)), names: map[string]bool{}, plain: map[string]bool{},
		byName: map[string][]numbered{}, domains: map[string]bool{}, pages: make(map[string]bool, len(d.Articles)),
	}
	lengths := map[int]bool{}
	for i, o := range d.Outlets {
		for _, domain := range o.Domains {
			k.domains[web.Bare(domain)] = true
		}
		plain := text.Plain(o.Name)
		k.byKey[o.Key] = o
		if words := text.PlainWords(o.Name); len(words) > 0 {
			k.plain[plain] = true
			k.names[strings.Join(words, " ")], lengths[len(words)] = true, true
		}
		if words := text.PlainWords(plain); len(words) > 0 && len(o.Domains) > 0 {
			name := strings.Join(words, " ")
			k.byName[name], lengths[len(words)] = append(k.byName[name], numbered{i, o}), true
		}
	}
	k.lengths = slices.Sorted(maps.Keys(lengths))
	for _, a := range d.Articles {
		k.pages[a.OriginalURL] = true
	}
	return k
}

// stretches are what of some words may be the name of an outlet.
func (k *knownOutlets) stretches(words []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		joined := strings.Join(words, " ")
		ends := make([]int, len(words)+1) // bytes, each with the blank behind the word
		for i, w := range words {
			ends[i+1] = ends[i] + len(w) + 1
		}
		for from := range words {
			for _, n := range k.lengths {
				if from+n > len(words) {
					break
				}
				if !yield(joined[ends[from] : ends[from+n]-1]) {
					return
				}
			}
		}
	}
}

// namedIn reports whether a text is the name of an outlet, or has one among its words.
func (k *knownOutlets) namedIn(s string) bool {
	if k.plain[text.Plain(s)] {
		return true
	}
	for name := range k.stretches(text.PlainWords(s)) {
		if k.names[name] {
			return true
		}
	}
	return false
}

// elsewhere returns the name of the first outlet that words name and that is not on a host,
// "" if there is none.
func (k *knownOutlets) elsewhere(words, host string) string {
	first := numbered{}
	for name := range k.stretches(text.PlainWords(text.Plain(words))) {
		for _, o := range k.byName[name] {
			if first.Outlet != nil && first.number < o.number {
				break
			}
			if !web.Within(host, o.Domains...) {
				first = o
				break
			}
		}
	}
	if first.Outlet == nil {
		return ""
	}
	return first.Name
}

// has reports whether an address is that of an article, or of a page of an outlet.
func (k *knownOutlets) has(address string) bool {
	if k.pages[address] {
		return true
	}
	for host, more := web.Domain(address), true; more; _, host, more = strings.Cut(host, ".") {
		if k.domains[host] {
			return true
		}
	}
	return false
}
