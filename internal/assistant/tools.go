package assistant

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"dossier/internal/check"
	"dossier/internal/cite"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/export"
	"dossier/internal/load"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/unsaved"
)

// Dossier is what is asked. It is read anew for each question, which costs little where
// nothing has changed.
type Dossier struct {
	FS     fs.FS
	Today  date.Day
	Memory *memo.Memory
	Now    func() time.Time
}

func (d *Dossier) read(ctx context.Context, over map[string]*unsaved.Text) (*model.Dossier, *check.Findings, []diag.Diagnostic, error) {
	loaded, diags, err := load.Load(ctx, unsaved.FS{FS: d.FS, Texts: over}, load.Options{Internal: true, Memory: d.Memory})
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read the dossier: %w", err)
	}
	if loaded.Settings.Unreadable {
		return nil, nil, nil, check.ErrSettings
	}
	findings, diags := check.Run(loaded, diags, check.Options{Memory: d.Memory, Today: d.Today})
	return loaded, findings, diags, nil
}

// tool is one thing that can be asked.
type tool struct {
	Name        string         `json:"name"`
	Description string         `json:"description"`
	InputSchema map[string]any `json:"inputSchema"`
	Annotations map[string]any `json:"annotations"`

	run func(context.Context, *Dossier, json.RawMessage) (map[string]any, error)
}

// ask is a tool that takes arguments of a type.
func ask[A any](name, description string, needed []string, properties map[string]any, run func(context.Context, *Dossier, A) (map[string]any, error)) tool {
	return tool{
		Name: name, Description: description,
		InputSchema: map[string]any{"type": "object", "properties": properties, "required": append([]string{}, needed...), "additionalProperties": false},
		Annotations: map[string]any{"readOnlyHint": true, "openWorldHint": false},
		run: func(ctx context.Context, d *Dossier, raw json.RawMessage) (map[string]any, error) {
			var arguments A
			decoder := json.NewDecoder(bytes.NewReader(raw))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&arguments); err != nil {
				return nil, fmt.Errorf("the arguments cannot be read: %w", err)
			}
			return run(ctx, d, arguments)
		},
	}
}

func text(description string) map[string]any {
	return map[string]any{"type": "string", "description": description}
}

func number(description string) map[string]any {
	return map[string]any{"type": "integer", "minimum": 1, "maximum": mostAsked, "description": description}
}

// How many answers there are unless asked otherwise, and at most.
const (
	fewAsked  = 10
	mostAsked = 100
)

var tools = []tool{
	ask("search", "Find passages of the captured articles by words, best first: what each says, in which article, of which outlet and day.",
		[]string{"words"}, map[string]any{
			"words": text("what to look for"), "limit": number("how many passages, 10 if it is left out"),
		}, search),
	ask("cite", "Find passages by words and return citations that are verified, ready to be pasted into a note. Quote nothing else.",
		[]string{"words"}, map[string]any{
			"words": text("what to look for"), "article": text("the key of an article, to look in that alone"),
			"limit": number("how many citations, 10 if it is left out"),
		}, citations),
	ask("check", "Check a draft of a note as it would be checked in the dossier: every quotation, citation, figure and degree. Nothing is written.",
		[]string{"text"}, map[string]any{
			"text": text("the whole file, front matter included"),
			"file": text("where it would lie, such as briefs/treaty.md; a new brief if it is left out"),
		}, checkDraft),
	ask("why", "Follow a judgment to what it rests on: quotations, passages, articles, captures with their hashes, and origins.",
		[]string{"id"}, map[string]any{"id": text("the id of the statement, such as treaty/jc1")}, why),
	ask("questions", "List the questions on which the articles differ, with their answers, and the judgments of all briefs.",
		nil, map[string]any{}, questions),
}

type wanted struct {
	Words   string `json:"words"`
	Article string `json:"article"`
	Limit   int    `json:"limit"`
}

func (w wanted) limit() int {
	if w.Limit < 1 {
		return fewAsked
	}
	return min(w.Limit, mostAsked)
}

// found returns the passages that have the words asked for, those of proven articles alone.
func found(ctx context.Context, d *Dossier, w wanted) ([]cite.Citation, error) {
	if strings.TrimSpace(w.Words) == "" {
		return nil, errors.New("words: is empty")
	}
	loaded, _, _, err := d.read(ctx, nil)
	if err != nil {
		return nil, err
	}
	if w.Article != "" && !slices.ContainsFunc(loaded.Articles, func(a *model.Article) bool { return a.Key == w.Article }) {
		return nil, fmt.Errorf("there is no article %q", w.Article)
	}
	list := cite.Find(loaded, w.Words, func(p *model.Passage) bool {
		return p.Article.Proven && (w.Article == "" || p.Article.Key == w.Article)
	})
	return list[:min(len(list), w.limit())], nil
}

// articleOf is what is said of the article of a passage.
func articleOf(p *model.Passage) map[string]any {
	a := p.Article
	m := map[string]any{"article": a.Key, "title": a.Title, "passage": p.Name(), "language": a.Lang, "status": string(a.Status)}
	if a.Outlet != nil {
		m["outlet"] = a.Outlet.Name
	}
	if !a.Published.IsZero() {
		m["published"] = a.Published.String()
	}
	return m
}

func search(ctx context.Context, d *Dossier, w wanted) (map[string]any, error) {
	list, err := found(ctx, d, w)
	if err != nil {
		return nil, err
	}
	passages := []map[string]any{}
	for _, c := range list {
		m := articleOf(c.Passage)
		m["text"] = c.Passage.Text
		passages = append(passages, m)
	}
	return map[string]any{"passages": passages}, nil
}

func citations(ctx context.Context, d *Dossier, w wanted) (map[string]any, error) {
	list, err := found(ctx, d, w)
	if err != nil {
		return nil, err
	}
	all := []map[string]any{}
	for _, c := range list {
		m := articleOf(c.Passage)
		m["citation"], m["words"] = c.Text, c.Words
		all = append(all, m)
	}
	return map[string]any{"citations": all}, nil
}

type draft struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// longestDraft is how many bytes of a draft are read, as of a note.
const longestDraft = 4 << 20

func checkDraft(ctx context.Context, d *Dossier, draft draft) (map[string]any, error) {
	if draft.File == "" {
		draft.File = "briefs/draft-of-an-assistant.md"
	}
	note := strings.HasPrefix(draft.File, "briefs/") || strings.HasPrefix(draft.File, "content/questions/")
	switch {
	case !note || !fs.ValidPath(draft.File) || path.Ext(draft.File) != ".md":
		return nil, fmt.Errorf("a draft is a brief or a question, such as briefs/treaty.md, not %q", draft.File)
	case len(draft.Text) > longestDraft:
		return nil, fmt.Errorf("a draft has at most %d bytes", longestDraft)
	}
	over := map[string]*unsaved.Text{draft.File: {Source: diag.NewSource(draft.File, []byte(draft.Text)), Changed: d.Now()}}
	// What is read of a draft is forgotten: nobody has saved it.
	loaded, findings, diags, err := (&Dossier{FS: d.FS, Today: d.Today, Now: d.Now}).read(ctx, over)
	if err != nil {
		return nil, err
	}
	problems, errorsFound := []map[string]any{}, 0
	for _, x := range diags {
		if x.At.File() != draft.File {
			continue
		}
		at := x.At.Position()
		problems = append(problems, map[string]any{
			"code": x.Code.Name, "severity": x.Severity.String(), "line": at.Line, "column": at.Column,
			"message": x.Message, "detail": x.Detail, "help": x.Help,
		})
		if x.Code.Severity == diag.Error { // a draft is checked as if it were published
			errorsFound++
		}
	}
	verified := 0
	for _, n := range loaded.Notes {
		if n.Path == draft.File {
			for _, c := range findings.Cited(n) {
				if c.Words != nil {
					verified++
				}
			}
		}
	}
	return map[string]any{"problems": problems, "errors": errorsFound, "quotations_verified": verified}, nil
}

func why(ctx context.Context, d *Dossier, asked struct {
	ID string `json:"id"`
}) (map[string]any, error) {
	loaded, findings, _, err := d.read(ctx, nil)
	if err != nil {
		return nil, err
	}
	list := findings.Find(loaded, asked.ID)
	if len(list) != 1 {
		return nil, fmt.Errorf("%q names %d statements; questions lists them", asked.ID, len(list))
	}
	return map[string]any{"statement": export.Follow(loaded, list[0])}, nil
}

func questions(ctx context.Context, d *Dossier, _ struct{}) (map[string]any, error) {
	loaded, findings, _, err := d.read(ctx, nil)
	if err != nil {
		return nil, err
	}
	asked, judgments := []map[string]any{}, []map[string]any{}
	for _, q := range loaded.Questions {
		answers := []map[string]string{}
		for _, p := range q.Positions {
			answers = append(answers, map[string]string{"id": p.ID, "answer": p.Answer})
		}
		asked = append(asked, map[string]any{"file": q.Path, "question": q.Title, "language": q.Lang, "status": string(q.Status), "answers": answers})
	}
	for _, n := range loaded.Notes {
		for _, s := range findings.Statements(n) {
			if s.Key() == "" {
				continue
			}
			terms := []string{}
			for _, t := range s.Callout.Terms {
				terms = append(terms, t.Text)
			}
			said := ""
			if len(s.Callout.Prose) > 0 {
				said = s.Callout.Prose[0].Text
			}
			judgments = append(judgments, map[string]any{"id": s.Key(), "kind": string(s.Callout.Kind), "language": n.Lang, "degrees": terms, "says": said})
		}
	}
	return map[string]any{"questions": asked, "statements": judgments}, nil
}
