package figures

import (
	"slices"
	"testing"
)

func TestWhole_hasAllThatBelongs(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "Half a million people fled.", []string{"Half a million"}},
		{"en", "It fell to minus 20 degrees, or 5‰.", []string{"minus 20 degrees", "5‰"}},
		{"en", "Between 10 and 20 ships, up to 30 boats", []string{"Between 10 and 20", "up to 30"}},
		{"en", "They paid US$ 5 million for 7 cranes.", []string{"US$ 5 million", "7"}},
		{"en", "One point five million were displaced.", []string{"point five million"}},
		{"en", "up by 5 percentage points to 41.5 per cent", []string{"5 percentage points", "41.5 per cent"}},
		{"en", "from 5% to 10%", []string{"5% to 10%"}},
		{"en", "worth $2.1bn between 2016 and 2020", []string{"$2.1bn", "between 2016 and 2020"}},
		{"en", "In March 2024 between 40 and 50 workers left", []string{"2024", "between 40 and 50"}},
		{"en", "The contract of 2021 and 12 annexes", []string{"2021", "12"}},
		{"en", "Between 2015 and 2020 three managers left", []string{"Between 2015 and 2020", "three"}},
		{"en", "the season 2015–16, between 2015 and 2016", []string{"2015–16", "between 2015 and 2016"}},
		{"en", "fell from 2000 to 1200 tonnes", []string{"2000 to 1200 tonnes"}},
		{"en", "fell from 2000 to 12 tonnes", []string{"2000 to 12 tonnes"}},
		{"de", "Im Mai 2023 von 6.00 bis 9.30 Uhr", []string{"2023", "6.00 bis 9.30 Uhr"}},
		{"de", "der Vertrag von 2021 und 12 Anlagen", []string{"2021", "12"}},
		{"es", "el contrato de 2021 y 12 anexos", []string{"2021", "12"}},
		{"fr", "En mars 2024 entre 40 et 50 ouvriers", []string{"2024", "entre 40 et 50"}},
		{"fr", "cent vingt mille hommes et un accord", []string{"cent vingt mille"}},
		{"fr", "de 10 à 20 %, environ 30 km", []string{"10 à 20 %", "environ 30 km"}},
		{"fr", "un pont, une gare, un quai", nil},
		{"de", "rund 5 Millionen Euro", []string{"rund 5 Millionen Euro"}},
		{"xx", "a rise of 5 %", []string{"5 %"}},
		{"zh", "贸易额约40亿美元，增长近5个百分点。", []string{"约40亿美元", "近5个百分点"}},
		{"ja", "年率で−3.5％に下がった", []string{"−3.5％"}},
		{"ru", "выросла на 4 процентных пункта за год", []string{"4 процентных пункта"}},
		{"ru", "по 300 тонн в год", []string{"300 тонн в год"}},
		{"zh", "至少三百万人，10至20艘船", []string{"至少三百万人", "10至20艘"}},
		{"ja", "約４０億ドル、３０キロ余り、２～３年", []string{"約４０億ドル", "３０キロ余り", "２～３年"}},
		{"pl", "ponad 5 milionów złotych, od 10 do 20 proc.", []string{"ponad 5 milionów złotych", "10 do 20 proc"}},
		{"pt", "cerca de 30 mil toneladas, meio milhão", []string{"cerca de 30 mil toneladas", "meio milhão"}},
		{"tr", "yaklaşık 5 milyon dolar, yüzde 12,5", []string{"yaklaşık 5 milyon dolar", "yüzde 12,5"}},
		{"he", "כ-40 מיליארד דולר, לפחות 12 אחוז", []string{"40 מיליארד דולר", "לפחות 12 אחוז"}},
		{"el", "περίπου 5 εκατομμύρια ευρώ, 12 τοις εκατό", []string{"περίπου 5 εκατομμύρια ευρώ", "12 τοις εκατό"}},
		{"vi", "khoảng 40 tỷ đô la, tăng 5 phần trăm", []string{"khoảng 40 tỷ đô la", "5 phần trăm"}},
	} {
		var got []string
		for _, r := range Whole(c.text, c.lang) {
			got = append(got, r.Of(c.text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
