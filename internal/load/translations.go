package load

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// translationFile is a translation as its own file tells it.
type translationFile struct {
	key, lang, human, machine string
	on                        date.Date
	parts                     []translatedPart
	source                    *diag.Source
	diags                     []diag.Diagnostic
	broken                    bool
}

// translatedPart is a passage in another language.
type translatedPart struct {
	line int    // of the capture, on which the original begins, 1-based
	mark string // of the original, see model.Mark
	text string
	at   diag.Span // of the heading
}

// translatedHeading says what the text below it translates: a line, and the mark of what
// stood there.
var translatedHeading = regexp.MustCompile(`^l([1-9][0-9]{0,6}) ([0-9a-f]{16})$`)

// readTranslation reads content/translations/KEY.en.md.
func readTranslation(src *diag.Source) *translationFile {
	name := strings.TrimSuffix(path.Base(src.Name), ".md")
	f := &translationFile{source: src, lang: strings.TrimPrefix(path.Ext(name), ".")}
	f.key = strings.TrimSuffix(name, "."+f.lang)
	r := &frontmatter.File{Source: src}
	rec, body := r.FrontMatter("the translation")
	if rec == nil {
		f.broken, f.diags = true, r.Diags
		return f
	}
	var at diag.Span
	f.human, at = rec.Text("human")
	f.machine, _ = rec.Text("machine")
	f.on = rec.Date("date")
	f.readParts(body)
	begun := slices.ContainsFunc(f.parts, func(p translatedPart) bool { return p.text != "" })
	if f.human == "" && f.machine == "" && begun || f.human != "" && f.machine != "" {
		rec.Bad(cmp.Or(at, rec.At), "write human: and a name, or machine: and the engine", "a translation says who made it: either a person or a machine")
	}
	rec.Done()
	f.diags = append(r.Diags, f.diags...)
	return f
}

// readParts reads the body: headings that name a passage, and its translation below
// each. Paragraphs that begin with > are the original, there for whoever translates.
func (f *translationFile) readParts(body int) {
	blocks, spans := markdown.ReadArticle(f.source, body)
	for i, b := range blocks {
		if b.Kind == custody.Subhead {
			m := translatedHeading.FindStringSubmatch(b.Text)
			if m == nil {
				f.diags = append(f.diags, diag.New(diag.BadFrontMatter, spans[i], "this heading names no passage of the article").
					WithHelp("write ## l9 and the mark behind it, as dossier new translation does"))
				m = []string{"", "0", ""}
			}
			line, _ := strconv.Atoi(m[1])
			f.parts = append(f.parts, translatedPart{line: line, mark: m[2], at: spans[i]})
			continue
		}
		switch n := len(f.parts); {
		case f.source.Text[spans[i].Start] == '>':
			if !quotedWhole(f.source.Text[spans[i].Start:spans[i].End]) {
				f.diags = append(f.diags, diag.New(diag.BadFrontMatter, spans[i], "a translation stands right below its original, as if it were part of it").
					WithHelp("leave a blank line between the lines with > and the translation"))
			}
		case n == 0:
			f.diags = append(f.diags, diag.New(diag.BadFrontMatter, spans[i], "this text stands above the first heading").
				WithHelp("each translated paragraph stands below the heading of its original, such as ## l9 and its mark"))
		default:
			f.parts[n-1].text = strings.TrimSpace(f.parts[n-1].text + " " + b.Text)
		}
	}
	first := map[int]*translatedPart{}
	for i := range f.parts {
		p := &f.parts[i]
		before := first[p.line]
		switch {
		case p.line == 0 || before == nil:
			first[p.line] = p
		default:
			f.diags = append(f.diags, diag.New(diag.BadFrontMatter, p.at, "this passage has a translation already").
				WithRelated(before.at, "it stands here").WithHelp("keep one of the two: only one can be shown"))
		}
	}
	for _, p := range f.parts {
		for h := range text.FindHidden(p.text) {
			f.diags = append(f.diags, diag.New(diag.HiddenCharacter, p.at, "the translation below holds U+%04X, which %s", h.Rune, h.What).WithHelp("%s", h.Then))
			break
		}
	}
}

// quotedWhole reports whether each line of a block begins with >.
func quotedWhole(block string) bool {
	for line := range strings.Lines(block) {
		if !strings.HasPrefix(strings.TrimSpace(line), ">") {
			return false
		}
	}
	return true
}

// joinTranslations connects translations with their articles.
func (l *loader) joinTranslations(d *model.Dossier) {
	if len(l.translations) == 0 {
		return
	}
	byKey := make(map[string]*model.Article, len(d.Articles))
	for _, a := range d.Articles {
		byKey[a.Key] = a
	}
	d.Translations = map[*model.Article][]*model.Translation{}
	for _, f := range l.translations {
		if f == nil {
			continue
		}
		l.report(f.diags...)
		a := byKey[f.key]
		switch {
		case f.broken:
		case !language.IsInterface(f.lang):
			l.report(diag.New(diag.UnknownID, diag.FileSpan(f.source.Name), "%q is no language that pages can be in", f.lang).
				WithHelp("name the file KEY.en.md; the languages are %s", strings.Join(language.Codes(), ", ")))
		case a == nil:
			if l.broken(f.key) {
				continue
			}
			key := "KEY"
			if now := l.moved[articlePath(f.key)]; now != "" {
				key = Key(now)
			}
			l.report(diag.New(diag.UnknownID, diag.FileSpan(f.source.Name), "there is no article %s to be a translation of", f.key).
				WithHelp("name the file as the article is named, with the language: %s.%s.md", key, f.lang))
		case language.Get(a.Lang).Code == f.lang:
			l.report(diag.New(diag.TranslationNeedless, diag.FileSpan(f.source.Name), "%s is in %s already", a.Path, f.lang).
				WithHelp("delete the file, or correct lang: of the article"))
		default:
			d.Translations[a] = append(d.Translations[a], l.translation(f, a))
		}
	}
	for _, list := range d.Translations {
		slices.SortFunc(list, func(a, b *model.Translation) int { return cmp.Compare(a.Lang, b.Lang) })
	}
}

// broken reports whether an article could not be read, which is reported already.
func (l *loader) broken(key string) bool {
	return slices.ContainsFunc(l.articles, func(f *articleFile) bool { return f == nil || f.Key == key })
}

// translation takes of a file what translates the passages of an article as they are.
func (l *loader) translation(f *translationFile, a *model.Article) *model.Translation {
	t := &model.Translation{Lang: f.lang, Path: f.source.Name, Human: f.human, Machine: f.machine, On: f.on, Passages: map[*model.Passage]model.Translated{}}
	onLine := a.OnLines()
	for _, part := range f.parts {
		original := onLine[part.line]
		switch {
		case part.line == 0:
		case original == nil:
			l.report(diag.New(diag.TranslationStale, part.at, "no passage of %s begins on line %d any more", a.Path, part.line).
				WithHelp("see which line it is now, or take the paragraph out"))
		case model.Mark(original) != part.mark:
			l.report(diag.New(diag.TranslationStale, part.at, "the passage on line %d has changed since it was translated: the translation is not shown", part.line).
				WithDetail("original: "+original.Text).
				WithHelp("translate it as it is now, then write ## l%d %s", part.line, model.Mark(original)))
		case part.text != "":
			t.Passages[original] = model.Translated{Text: part.text, At: part.at}
		}
	}
	return t
}
