package desk

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"dossier/internal/charset"
	"dossier/internal/diag"
	"dossier/internal/language"
)

// readDiffers reports what was not taken from a capture as it says it, or does not say: its
// encoding, and a language that is not the one of its words. What the words say counts.
func (r ruling) readDiffers() []diag.Diagnostic {
	var diags []diag.Diagnostic
	file := diag.FileSpan(cmp.Or(r.origin, r.capture.Path))
	if r.charset != "" && r.charset != charset.UTF8 {
		diags = append(diags, diag.New(diag.EncodingTold, file, "the file was read as %s", r.charset).
			WithHelp("look whether the article reads well; if it does not, save the file as UTF-8 and add it under another name"))
	}
	if said, is := baseOf(r.options.Lang), baseOf(r.article.Lang); said != "" && is != "" && said != is {
		at := file
		if r.declared.Source != nil {
			at = r.declared
		}
		diags = append(diags, diag.New(diag.LanguageDiffers, at, "the capture says that it is in %q, and its words are in %q", r.options.Lang, r.article.Lang).
			WithHelp("the article has lang: %s; if the words are in another language still, write that there", r.article.Lang))
	}
	return diags
}

// keptWhole reports a capture that seems to hold several items: nothing says where one ends, so it is
// one article.
func (r ruling) keptWhole() []diag.Diagnostic {
	n, at := r.article.Items([]byte(r.capture.Source.Text))
	if n == 0 {
		return nil
	}
	file := diag.FileSpan(cmp.Or(r.origin, r.capture.Path))
	return []diag.Diagnostic{diag.New(diag.KeptWhole, file, "kept whole: it seems to hold %d items, of which the second begins at line %d of its text", n, at).
		WithHelp("cite it as it is; if each item is to be an article, save them as files of their own and add those")}
}

func baseOf(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return cmp.Or(language.Get(base).Code, base)
}

// declaration finds where a page says its language: <html lang="fr">, "inLanguage": "fr".
var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:\blang|inLanguage|content-language|og:locale)["']?\s*[=:"' a-z]*?["']?([a-z]{2,3})\b`)
})

// declaredAt returns the place where a file as received says that it is in a language; it is
// empty if that is not found at its beginning.
func declaredAt(name string, raw []byte, lang string) diag.Span {
	const head = 64 << 10 // bytes
	if lang == "" {
		return diag.Span{}
	}
	for _, at := range declaration().FindAllSubmatchIndex(raw[:min(len(raw), head)], -1) {
		if strings.EqualFold(string(raw[at[2]:at[3]]), baseOf(lang)) {
			return diag.Span{Source: diag.NewSource(name, raw), Start: at[2], End: at[3]}
		}
	}
	return diag.Span{}
}
