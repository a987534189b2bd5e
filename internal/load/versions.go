package load

import (
	"cmp"
	"maps"
	"slices"

	"dossier/internal/copies"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
	"dossier/internal/web"
)

// joinVersions finds the articles that are versions of one: those of one address and
// outlet, and those that say whom they supersede. What is a version is a copy, too.
func (l *loader) joinVersions(d *model.Dossier) {
	l.joinAccepted(d)
	if groups, several := l.sameArticle(d); several {
		d.Versions = map[*model.Article]*model.Versions{}
		for a, list := range families(d.Articles, groups) {
			if a == list[0] {
				v := versionsOf(d, list)
				for _, a := range list {
					d.Versions[a] = v
				}
			}
		}
		joinCopies(d)
	}
	byKey := map[string]*model.Article{}
	for _, a := range d.Articles {
		if d.Accepted[a.Key] != nil {
			byKey[a.Key] = a
		}
	}
	for _, key := range slices.Sorted(maps.Keys(d.Accepted)) {
		a := byKey[key]
		if a != nil && a != d.Accepted[key] && (d.Versions[a] == nil || d.Versions[a] != d.Versions[d.Accepted[key]]) {
			accepted := l.lock.Versions[key]
			l.report(diag.New(diag.VersionGone, accepted.At, "%s is accepted as the version of @%s that citations mean, and is none any more", accepted.File, key).
				WithRelated(d.Sources.File(a), "the article of that key").
				WithHelp("say in the front matter of the later one which it supersedes: supersedes: %s", key))
		}
	}
}

// joinAccepted finds the articles that the lock file says citations of a key mean. They are
// known by the bytes of their capture, whatever names it and its article have now.
func (l *loader) joinAccepted(d *model.Dossier) {
	if len(l.lock.Versions) == 0 {
		return
	}
	byHash := make(map[string]*model.Article, len(d.Articles))
	for _, a := range d.Articles {
		if _, hash := a.AsReceived(); byHash[hash] == nil {
			byHash[hash] = a
		}
	}
	d.Accepted = map[string]*model.Article{}
	for _, key := range slices.Sorted(maps.Keys(l.lock.Versions)) {
		accepted := l.lock.Versions[key]
		if a := byHash[accepted.SHA256]; a != nil {
			d.Accepted[key] = a
			continue
		}
		l.report(diag.New(diag.VersionGone, accepted.At, "%s is accepted as the version of @%s that citations mean, and is not there any more", accepted.File, key).
			WithHelp("put it back with its article; or read the version that is there now, and run dossier accept with the name of its article"))
	}
}

// versionsOf are the versions of one article: a citation means the one that the lock file
// has, or else the first.
func versionsOf(d *model.Dossier, list []*model.Article) *model.Versions {
	byKey := make(map[string]*model.Article, len(list))
	for _, a := range list {
		byKey[a.Key] = a
	}
	v := &model.Versions{Articles: inOrder(d, slices.Clone(list), byKey), Earlier: map[*model.Article]*model.Article{}}
	for _, a := range list {
		if earlier := byKey[a.Supersedes]; earlier != nil && earlier != a {
			v.Earlier[a] = earlier
		}
	}
	v.Key, v.Accepted = v.Articles[0].Key, v.Articles[0]
	for _, key := range slices.Sorted(maps.Keys(d.Accepted)) {
		if a := d.Accepted[key]; slices.Contains(v.Articles, a) {
			v.Key, v.Accepted = key, a
			break
		}
	}
	return v
}

// members are the articles of each group, in the order of their first.
func members(articles []*model.Article, groups *copies.Union) [][]*model.Article {
	place := map[int]int{}
	var list [][]*model.Article
	for i, root := range groups.Roots() {
		at, ok := place[root]
		if !ok {
			at = len(list)
			place[root] = at
			list = append(list, nil)
		}
		list[at] = append(list[at], articles[i])
	}
	return list
}

// sameArticle joins articles that are versions of one.
func (l *loader) sameArticle(d *model.Dossier) (groups *copies.Union, several bool) {
	type place struct {
		address string
		outlet  *model.Outlet
	}
	groups = copies.NewUnion(len(d.Articles))
	at, byKey := make(map[place]int, len(d.Articles)), map[string]int{}
	supersede := false
	var dangling []*model.Article // that supersede one that is not there
	for i, a := range d.Articles {
		supersede = supersede || a.Supersedes != ""
		address := web.Page(cmp.Or(d.Receipts[a].URL, a.OriginalURL))
		if address == "" || a.Capture == nil {
			continue
		}
		key := place{address, a.Outlet}
		if j, ok := at[key]; ok {
			groups.Join(i, j)
			several = true
		} else {
			at[key] = i
		}
	}
	if !supersede {
		return groups, several
	}
	for i, a := range d.Articles {
		byKey[a.Key] = i
	}
	for i, a := range d.Articles {
		if a.Supersedes == "" {
			continue
		}
		j, ok := byKey[a.Supersedes]
		switch {
		case !ok:
			dangling = append(dangling, a)
		case d.Articles[j].Capture != nil && a.Capture != nil && i != j:
			groups.Join(i, j)
			several = true
		}
	}
	l.reportSuperseding(dangling, inCircles(d.Articles, byKey), d.Articles)
	return groups, several
}

// inCircles returns the articles that supersede themselves in the end, the first of each circle.
func inCircles(all []*model.Article, byKey map[string]int) (first []*model.Article) {
	walk := make([]int, len(all)) // by which walk an article was passed, from 1
	for i := range all {
		for at, ok := i, true; ok; at, ok = byKey[all[at].Supersedes] {
			if walk[at] != 0 {
				if walk[at] == i+1 {
					first = append(first, all[at])
				}
				break
			}
			walk[at] = i + 1
		}
	}
	return first
}

// reportSuperseding reports articles that supersede none of all, or themselves.
func (l *loader) reportSuperseding(dangling, circular, all []*model.Article) {
	if len(dangling)+len(circular) == 0 {
		return
	}
	keys := make([]string, len(all))
	for i, a := range all {
		keys[i] = a.Key
	}
	candidates := text.NewCandidates(keys)
	at := make(map[string]diag.Span, len(l.articles)) // where an article names another, by its path
	for _, f := range l.articles {
		if f != nil {
			at[f.Path] = f.supersedesAt
		}
	}
	for _, a := range dangling {
		l.report(l.supersedesNothing(a, at[a.Path], candidates))
	}
	for _, a := range circular {
		l.report(diag.New(diag.BadFrontMatter, at[a.Path], "@%s supersedes @%s, and in the end that supersedes it", a.Key, a.Supersedes).
			WithHelp("leave supersedes: out of the one that was published first"))
	}
}

func (l *loader) supersedesNothing(a *model.Article, at diag.Span, others *text.Candidates) diag.Diagnostic {
	if now := l.moved[articlePath(a.Supersedes)]; now != "" {
		return diag.New(diag.UnknownID, at, "the article %q that this one supersedes has another name now: %s", a.Supersedes, now).
			WithFix(at, Key(now)).WithHelp("run dossier fix, which writes that name")
	}
	x, near := diag.New(diag.UnknownID, at, "there is no article %q for this one to supersede", a.Supersedes).WithNearest(at, a.Supersedes, others)
	if !near {
		x = x.WithHelp("write the key of the earlier version: the name of its file in content/articles without .md")
	}
	return x
}

// inOrder puts versions in the order of their captures, each behind the one that it
// supersedes.
func inOrder(d *model.Dossier, list []*model.Article, byKey map[string]*model.Article) []*model.Article {
	slices.SortStableFunc(list, d.CompareCaptured)
	ordered, placed := make([]*model.Article, 0, len(list)), make(map[*model.Article]bool, len(list))
	for _, a := range list {
		var chain []*model.Article // a, and what has to stand before it
		for ; a != nil && !placed[a]; a = byKey[a.Supersedes] {
			placed[a] = true
			chain = append(chain, a)
		}
		slices.Reverse(chain)
		ordered = append(ordered, chain...)
	}
	return ordered
}

// joinCopies makes versions copies of each other: what is counted once for being a copy is
// counted once for being a version.
func joinCopies(d *model.Dossier) {
	place := make(map[*model.Article]int, len(d.Articles))
	for i, a := range d.Articles {
		place[a] = i
	}
	groups := copies.NewUnion(len(d.Articles))
	for _, a := range d.Articles {
		if family := d.Copies[a]; len(family) > 0 {
			groups.Join(place[a], place[family[0]])
		}
		if v := d.Versions[a]; v != nil {
			groups.Join(place[a], place[v.Articles[0]])
		}
	}
	d.Copies = families(d.Articles, groups)
}
