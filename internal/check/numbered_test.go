package check

import (
	"testing"

	"dossier/internal/figures"
)

// TestNumbersText holds which figures of titles and headings number the text or a part of it, and which state something.
func TestNumbersText(t *testing.T) {
	for _, c := range []struct {
		lang, title string
		numbers     bool // the first figure does
	}{
		{"en", "Weekly brief 12: the port", true},
		{"en", "Situation report 7", true},
		{"en", "Brief #5", true},
		{"en", "#5 – the port", true},
		{"en", "Port watch, issue 14", true},
		{"en", "Scenario 2: the port closes", true},
		{"en", "Annex 3 (maps)", true},
		{"fr", "Point de situation 12", true},
		{"fr", "Note n° 12 : le port", true},
		{"de", "Lagebericht Nr. 3", true},
		{"es", "Informe n.º 8: el puerto", true},
		{"ru", "Сводка № 8", true},
		{"ru", "Отчёт 5: порт", true},
		{"fa", "گزارش شماره ۱۲", true},
		{"ar", "تقرير رقم 12: الميناء", true},
		{"zh", "简报第12期：港口", true},
		{"zh", "报告 12", true},
		{"ja", "報告第3号", true},
		{"ko", "보고서 제12호", true},

		{"fr", "Bulletin hebdomadaire 12 : le port", true},
		{"es", "Informe de situación 12", true},
		{"fa", "گزارش هفتگی ۱۲", true},

		{"en", "Report puts toll at 12", false},
		{"en", "Number of dead 12", false},
		{"en", "Measles case count 12", false},
		{"en", "Dead: #12", false},
		{"en", "Scenario 12-hour blackout", false},
		{"en", "Report $12", false},
		{"en", "Report 12 million", false},
		{"es", "Número de muertos 12", false},
		{"fr", "Le rapport annonce 12", false},
		{"fr", "Cas de rougeole 12", false},
		{"de", "In diesem Fall 12", false},
		{"de", "Bericht nennt Zahl 12", false},
		{"ru", "Часть кораблей 12", false},
		{"ar", "رقم القتلى 12", false},
		{"zh", "死亡代表12", false},
		{"en", "Strikes kill 12", false},
		{"en", "Toll of the storm: 12", false},
		{"en", "Report: 12 dead", false},
		{"en", "Brief 12 ships", false},
		{"en", "No 12 ships left", false},
		{"en", "The report that everybody reads counts 12", false},
		{"fr", "Le rapport compte 12 navires", false},
		{"de", "Bericht über 12 Schiffe", false},
		{"zh", "第12次制裁", false},
		{"ru", "Погибли 12", false},
	} {
		in := figures.In(c.title, c.lang)
		if len(in) == 0 {
			t.Errorf("%s: no figure", c.title)
			continue
		}
		if got := numbersText(in[0], c.title, c.lang); got != c.numbers {
			t.Errorf("%s: numbers the text: %t, want %t", c.title, got, c.numbers)
		}
	}
}
