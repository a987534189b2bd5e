package dossier

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/markdown"

	"go.yaml.in/yaml/v4"
)

// frontWriter edits the keys of a front matter and leaves what it does not
// touch, comments included, as it is.
type frontWriter struct{ *yaml.Node }

func (w frontWriter) find(key string) int {
	for i := 0; i+1 < len(w.Content); i += 2 {
		if w.Content[i].Value == key {
			return i + 1
		}
	}
	return -1
}

func (w frontWriter) value(key string) string {
	if i := w.find(key); i >= 0 {
		return w.Content[i].Value
	}
	return ""
}

// keep sets a key that is not there yet, unless there is nothing to say.
func (w frontWriter) keep(key, value string) {
	if value != "" {
		w.keepNode(key, scalar(value))
	}
}

func (w frontWriter) keepNode(key string, value *yaml.Node) {
	if value != nil && w.find(key) < 0 {
		w.Content = append(w.Content, scalar(key), value)
	}
}

// set sets a key whatever it was, and removes it if there is nothing to say.
func (w frontWriter) set(key string, value *yaml.Node) {
	i := w.find(key)
	switch {
	case i < 0:
		w.keepNode(key, value)
	case value == nil:
		w.Content = slices.Delete(w.Content, i-1, i+1)
	default:
		w.Content[i] = value
	}
}

// scalar is a plain value; the writer puts it into quotation marks if it needs
// them.
func scalar(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: s}
	if _, err := strconv.Atoi(s); err == nil {
		n.Tag = "!!int"
	} else if _, ok := date.Parse(s); ok && len(s) == len("2025-01-17") {
		n.Tag = "!!timestamp"
	} else {
		n.SetString(s)
	}
	return n
}

func number(n int) *yaml.Node {
	if n == 0 {
		return nil
	}
	return scalar(strconv.Itoa(n))
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// flow is a mapping on one line; pairs without a value are left out.
func flow(pairs ...string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			n.Content = append(n.Content, scalar(pairs[i]), scalar(pairs[i+1]))
		}
	}
	return n
}

func sequence[T any](items []T, node func(T) *yaml.Node) *yaml.Node {
	if len(items) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for _, item := range items {
		n.Content = append(n.Content, node(item))
	}
	return n
}

func creditNodes(credits []clean.Credit) *yaml.Node {
	return sequence(credits, func(c clean.Credit) *yaml.Node {
		return flow("name", c.Name, "line", strconv.Itoa(c.Line))
	})
}

func hand(byHand bool) string {
	if byHand {
		return "hand"
	}
	return ""
}

func decisionNodes(decisions []custody.Decision) *yaml.Node {
	return sequence(decisions, func(d custody.Decision) *yaml.Node {
		lines := strconv.Itoa(d.First)
		if d.Last != d.First {
			lines += "-" + strconv.Itoa(d.Last)
		}
		return flow("line", lines, "is", string(d.Is), "rule", d.Rule, "by", hand(d.ByHand), "why", d.Why)
	})
}

func captionNodes(captions []custody.CaptionLine) *yaml.Node {
	return sequence(captions, func(c custody.CaptionLine) *yaml.Node {
		return flow("line", strconv.Itoa(c.Line), "text", c.Text, "credit", c.Credit)
	})
}

func cutNodes(cuts []custody.Cut) *yaml.Node {
	return sequence(cuts, func(c custody.Cut) *yaml.Node {
		return flow("line", strconv.Itoa(c.Line), "words", c.Words, "nth", positive(c.Nth), "rule", c.Rule, "by", hand(c.Rule == ""), "why", c.Why)
	})
}

func damageNodes(damage []custody.Damage) *yaml.Node {
	return sequence(damage, func(d custody.Damage) *yaml.Node {
		return flow("line", strconv.Itoa(d.Line), "words", d.Words, "kind", d.Kind, "by", hand(d.ByHand))
	})
}

var rulesNumber = regexp.MustCompile(`(?m)^(capture: \{.*\brules: )\d+`)

// WriteArticle writes an article file. Fields that old has already are kept as
// they stand in it, comments included: they may have been set by hand. The
// account of the capture is always the new one. old may be nil.
func WriteArticle(a clean.Article, captureName string, raw []byte, page *SavedPage, old *diag.Source) ([]byte, error) {
	front := &yaml.Node{Kind: yaml.MappingNode}
	if old != nil {
		if rec, _ := (&reading{src: old}).frontMatter(""); rec != nil {
			for _, e := range rec.entries {
				front.Content = append(front.Content, e.key, e.value)
			}
		}
	}
	w := frontWriter{front}
	if w.value("title_basis") == "derived" && a.TitleBasis == "line" {
		w.set("title", scalar(a.Title)) // a line has turned out to be the title
		w.set("title_basis", scalar(a.TitleBasis))
	}
	if basis := w.value("title_basis"); a.TitleLine > 0 && basis != "" && basis != "line" {
		// The title was given by hand; the headline of the capture stays recorded.
		if !slices.ContainsFunc(a.Decisions, func(d custody.Decision) bool { return d.Is == custody.Title }) {
			a.Decisions = append(a.Decisions, custody.Decision{First: a.TitleLine, Last: a.TitleLine, Is: custody.Title, Rule: "title-line"})
			slices.SortStableFunc(a.Decisions, func(x, y custody.Decision) int { return x.First - y.First })
		}
		a.TitleLine = 0
	}
	w.keep("title", a.Title)
	w.keep("title_basis", a.TitleBasis)
	w.set("title_line", number(a.TitleLine))
	w.keep("outlet", a.Outlet)
	w.keepNode("authors", sequence(a.Authors, scalar))
	w.keep("published", a.Published)
	if w.value("published") == a.Published {
		w.keep("published_basis", a.PublishedBasis)
	}
	w.keep("lang", a.Lang)
	w.keep("original_url", a.OriginalURL)
	w.keepNode("upstream", creditNodes(a.Upstream))
	w.keep("standfirst", positive(a.Standfirst))
	w.keep("status", string(Current))
	w.set("capture", flow("file", captureName, "sha256", hexHash(raw), "rules", strconv.Itoa(clean.RulesVersion), "paragraphs", string(a.Mode)))
	if page != nil {
		w.set("page", pageNode(page))
	}
	w.set("lines", decisionNodes(a.Decisions))
	w.set("captions", captionNodes(a.Captions))
	w.set("cuts", cutNodes(a.Cuts))
	w.set("damage", damageNodes(a.Damage))
	out, err := yaml.Dump(front, yaml.WithIndent(2), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1))
	if err != nil {
		return nil, fmt.Errorf("write the front matter of %s: %w", captureName, err)
	}
	blocks := make([]markdown.ArticleBlock, len(a.Blocks))
	for i, b := range a.Blocks {
		blocks[i] = markdown.ArticleBlock{Subhead: b.Kind == custody.Subhead, Text: b.Text}
	}
	file := append([]byte("---\n"), out...)
	file = append(file, "---\n\n"...)
	file = append(file, markdown.WriteArticle(blocks)...)
	// An account that newer rules would write just the same keeps the number of
	// the rules that wrote it.
	if old != nil && bytes.Equal(file, rulesNumber.ReplaceAll(old.Text, fmt.Appendf(nil, "${1}%d", clean.RulesVersion))) {
		return old.Text, nil
	}
	return file, nil
}
