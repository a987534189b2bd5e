package load

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

func creditNodes(credits []attribution.Credit) *frontmatter.Value {
	return frontmatter.List(credits, func(c attribution.Credit) *frontmatter.Value {
		return frontmatter.Flow("name", c.Name, "line", positive(c.Line))
	})
}

func number(n int) *frontmatter.Value {
	if n == 0 {
		return nil
	}
	return frontmatter.Scalar(strconv.Itoa(n))
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// decider is who decided, as an article writes it: nothing if a rule did.
func decider(byHand bool) string {
	if byHand {
		return "hand"
	}
	return ""
}

func decisionNodes(decisions []custody.Decision) *frontmatter.Value {
	return frontmatter.List(decisions, func(d custody.Decision) *frontmatter.Value {
		lines := strconv.Itoa(d.First)
		if d.Last != d.First {
			lines += "-" + strconv.Itoa(d.Last)
		}
		return frontmatter.Flow("line", lines, "is", string(d.Is), "rule", d.Rule, "by", decider(d.ByHand), "why", d.Why)
	})
}

func captionNodes(captions []custody.CaptionLine) *frontmatter.Value {
	return frontmatter.List(captions, func(c custody.CaptionLine) *frontmatter.Value {
		return frontmatter.Flow("line", strconv.Itoa(c.Line), "text", c.Text, "credit", c.Credit)
	})
}

func cutNodes(cuts []custody.Cut) *frontmatter.Value {
	return frontmatter.List(cuts, func(c custody.Cut) *frontmatter.Value {
		return frontmatter.Flow("line", strconv.Itoa(c.Line), "words", c.Words, "nth", positive(c.Nth), "rule", c.Rule, "by", decider(c.Rule == ""), "why", c.Why)
	})
}

func damageNodes(damage []custody.Damage) *frontmatter.Value {
	return frontmatter.List(damage, func(d custody.Damage) *frontmatter.Value {
		return frontmatter.Flow("line", strconv.Itoa(d.Line), "words", d.Words, "kind", d.Kind, "by", decider(d.ByHand))
	})
}

var rulesNumber = regexp.MustCompile(`(?m)^(capture: \{.*\brules: )\d+`)

// WriteArticle returns the bytes of an article file. Fields that old has already are kept as
// they stand in it, comments included: they may have been set by hand. The
// account of the capture is always the new one. old may be nil.
func WriteArticle(a clean.Article, captureName string, raw []byte, received *model.Received, old *diag.Source) ([]byte, error) {
	w := frontmatter.NewWriter(old)
	if basis := w.Peek("title_basis"); basis == "derived" && a.TitleBasis == "line" || basis == "line" && w.Peek("title") != a.Title {
		w.Set("title", frontmatter.Scalar(a.Title)) // a line has turned out to be the title, or another one, or none
		w.Set("title_basis", frontmatter.Scalar(a.TitleBasis))
	}
	if basis := w.Peek("title_basis"); a.TitleLine > 0 && basis != "" && basis != "line" {
		// The title was given by hand; the headline of the capture stays recorded.
		if !slices.ContainsFunc(a.Decisions, func(d custody.Decision) bool { return d.Is == custody.Title }) {
			a.Decisions = append(a.Decisions, custody.Decision{First: a.TitleLine, Last: a.TitleLine, Is: custody.Title, Rule: "title-line"})
			slices.SortStableFunc(a.Decisions, func(x, y custody.Decision) int { return x.First - y.First })
		}
		a.TitleLine = 0
	}
	w.Keep("title", a.Title)
	w.Keep("title_basis", a.TitleBasis)
	w.Set("title_line", number(a.TitleLine))
	w.Keep("outlet", a.Outlet)
	w.KeepValue("authors", frontmatter.List(a.Authors, frontmatter.Scalar))
	w.Keep("published", a.Published)
	if w.Peek("published") == a.Published {
		w.Keep("published_basis", a.PublishedBasis)
	}
	w.Keep("lang", a.Lang)
	w.Keep("original_url", a.OriginalURL)
	if received != nil {
		w.Set("upstream", creditNodes(a.Upstream)) // the lines of a file that was read again have other numbers
	} else {
		w.KeepValue("upstream", creditNodes(a.Upstream))
	}
	w.Keep("standfirst", positive(a.Standfirst))
	w.Keep("status", string(model.Current))
	w.Set("capture", frontmatter.Flow("file", captureName, "sha256", model.HashOf(raw), "rules", strconv.Itoa(clean.RulesVersion),
		"paragraphs", string(a.Mode), "anyway", a.Anyway))
	if received != nil {
		w.Set(capture.FormatOf(received.Path).Name, receivedNode(received))
	}
	w.Set("lines", decisionNodes(a.Decisions))
	w.Set("captions", captionNodes(a.Captions))
	w.Set("cuts", cutNodes(a.Cuts))
	w.Set("damage", damageNodes(a.Damage))
	out, err := w.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write the front matter of %s: %w", captureName, err)
	}
	file := append([]byte("---\n"), out...)
	file = append(file, "---\n\n"...)
	file = append(file, markdown.WriteArticle(a.Body())...)
	// An account that newer rules would write just the same keeps the number of
	// the rules that wrote it.
	if old != nil && string(file) == rulesNumber.ReplaceAllString(old.Text, fmt.Sprintf("${1}%d", clean.RulesVersion)) {
		return old.Bytes(), nil
	}
	return file, nil
}
