package site

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/site/print"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// formerAddress is an address that led to a page before.
type formerAddress struct {
	model.Address
	to    string // path of the page
	title string
	lang  string
}

// formerAddresses lists them.
func (p *planner) formerAddresses() []formerAddress {
	var list []formerAddress
	for _, n := range p.dossier.Notes {
		for _, a := range n.Aliases {
			if n.Shown(p.options.Drafts) {
				list = append(list, formerAddress{a, p.notePath(n), p.noteTitle(n, n.Lang), n.Lang})
			}
		}
	}
	for _, article := range p.dossier.Articles {
		for _, a := range article.Aliases {
			list = append(list, formerAddress{a, articlePath(article), reveal(article.Title), article.Lang})
		}
	}
	record := func(file func(string) string, former []string, key string, name model.Localized, at diag.Span) {
		for _, lang := range p.editions {
			for _, old := range former {
				a := model.Address{Path: p.inLanguage(lang, file(old)), At: at}
				list = append(list, formerAddress{a, p.inLanguage(lang, file(key)), p.localized(name, lang).Text, lang})
			}
		}
	}
	for _, e := range p.dossier.Entities {
		record(entityFile, e.Former, e.Key, e.Name, e.At)
	}
	for _, place := range p.dossier.Places {
		record(placeFile, place.Former, place.Key, place.Name, place.At)
	}
	return list
}

// own adds the pages that lead on from former addresses, and the dossier's own files, to the
// pages of the site. Neither may take the place of a page, but for robots.txt, which says
// nothing of the dossier; who tries is told.
func (p *planner) own(pages []print.Page) ([]print.Page, []diag.Diagnostic) {
	former := p.formerAddresses()
	if len(former)+len(p.dossier.Static) == 0 {
		return pages, nil
	}
	taken := p.taken(pages)
	var diags []diag.Diagnostic
	take := func(path string, at diag.Span, help string) bool {
		why := taken.by(path)
		if strings.HasPrefix(asOneName(path), p.folder+"/") {
			why = "the index of the search lies in this folder"
		}
		if why != "" {
			diags = append(diags, diag.New(diag.AddressTaken, at, "%s cannot be had: %s", path, why).WithHelp("%s", help))
			return false
		}
		taken.add(path, "something else of yours has it")
		return true
	}
	for _, f := range p.dossier.Static {
		if f.Path == robotsFile {
			if p.options.House {
				continue // theirs is for the public, and may invite whom ours keeps out
			}
			pages = slices.DeleteFunc(pages, func(page print.Page) bool { return page.Path() == robotsFile })
			delete(taken, robotsFile)
		}
		if take(f.Path, diag.FileSpan("static/"+f.Path), "give the file another name; of the files of a site only "+robotsFile+" can be replaced") {
			pages = append(pages, print.Bytes{At: f.Path, Data: f.Data})
		}
	}
	for _, a := range former {
		if take(a.Path, a.At, "an address leads to one page: leave it out here") {
			pages = append(pages, print.Moved{At: a.Path, To: print.Link{From: a.Path, To: a.to}, Address: p.address(a.to), Title: a.title, Lang: a.lang})
		}
	}
	return pages, diags
}

// Why a path cannot be had.
const (
	pageOfSite   = "it is a page of the site"
	folderOfSite = "it is a folder of the site"
)

// taken says of paths why they cannot be had, by what is one name to some systems.
type taken map[string]string

// asOneName is a path without what some systems do not tell apart: capitals and small letters,
// and the forms in which Unicode writes one letter.
func asOneName(path string) string { return cases.Fold().String(norm.NFC.String(path)) }

// taken lists the paths that the site has, and those that it has in other forms.
func (p *planner) taken(pages []print.Page) taken {
	t := taken{}
	for _, page := range pages {
		t.add(page.Path(), pageOfSite)
	}
	for _, lang := range p.editions {
		t.add(p.inLanguage(lang, registerFile), pageOfSite)
	}
	t[p.folder] = folderOfSite
	for _, file := range append([]string{StartPage}, p.options.Reserved...) {
		t[asOneName(file)] = "an archive of the site has a file of this name"
	}
	return t
}

// add takes a path, and the folders that it lies in.
func (t taken) add(file, why string) {
	file = asOneName(file)
	t[file] = why
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		t[dir] = folderOfSite
	}
}

// by says why a path cannot be had; "" if it can.
func (t taken) by(file string) string {
	file = asOneName(file)
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if why := t[dir]; why != "" && why != folderOfSite {
			return dir + " is a file, and no folder"
		}
	}
	return t[file]
}
