package markdown_test

import (
	"fmt"
	"os"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

func ExampleParse() {
	note := "# Accord\n\nIl a été signé [@jforum, ¶8: «L’accord est signé»; contra @kyiv: “aucun accord”].\n"
	doc, diagnostics := markdown.Parse(diag.NewSource("note.md", []byte(note)), 0)
	for _, c := range doc.Citations {
		for _, item := range c.Items {
			fmt.Println(item.Signal, item.Key, item.Locator.Number, item.Quote, "at line", item.At.Position().Line)
		}
	}
	fmt.Println(len(diagnostics), "problems")
	// Output:
	// supports jforum 8 L’accord est signé at line 3
	// contradicts kyiv 0 aucun accord at line 3
	// 0 problems
}

func ExampleParse_mistake() {
	_, diagnostics := markdown.Parse(diag.NewSource("note.md", []byte("Signé [@jforum ¶8: «L’accord est signé»].\n")), 0)
	if err := diag.PrintText(os.Stdout, diagnostics, diag.Ink{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// note.md:1:16: error[malformed-citation]: a comma is missing before the paragraph
	//       1 │ Signé [@jforum ¶8: «L’accord est signé»].
	//         │                ^
	//   help: write [@key, ¶8: «words»]
}

func ExampleWriteArticle() {
	text := markdown.WriteArticle([]custody.Block{{Kind: custody.Subhead, Text: "Bilan"}, {Kind: custody.Paragraph, Text: "1. Le *même* [texte]"}})
	fmt.Print(string(text))
	blocks, places := markdown.ReadArticle(diag.NewSource("article.md", text), 0)
	for i, b := range blocks {
		fmt.Println(places[i].Position().Line, b.Kind, b.Text)
	}
	// Output:
	// ## Bilan
	//
	// 1\. Le \*même\* \[texte]
	// 1 subhead Bilan
	// 3 paragraph 1. Le *même* [texte]
}

func ExampleFindQuotations() {
	for _, q := range markdown.FindQuotations("Il dit « non » et l'a répété: “jamais”.") {
		fmt.Println(q.Words)
	}
	// Output:
	// non
	// jamais
}
