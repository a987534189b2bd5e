package figures

import (
	"fmt"
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "le texte compte 47 articles", "47"},
		{"fr", "10 000 tonnes, 10 000 tonnes, 10.000 tonnes, 10,000 tonnes", "10000 10000 10000|10 10000|10"},
		{"fr", "dix mille tonnes", "10000"},
		{"fr", "5,5 heures et 5.5 heures", "5.5 5.5"},
		{"fr", "55 milliards de mètres cubes", "55000000000"},
		{"fr", "1,5 million d’euros", "1500000"},
		{"fr", "1.234.567,89 euros", "1234567.89"},
		{"en", "1,234,567.89 euros", "1234567.89"},
		{"fr", "le 17.01.2025 à 10:30", "17 1 2025 10 30"},
		{"fr", "en 2013 300 navires", "2013 300"},
		{"fr", "quatre-vingt-dix-sept jours, soixante-dix-sept autres, vingt et un encore", "97 77 21"},
		{"fr", "deux cent quarante mille trois cents hommes", "240300"},
		{"fr", "le traité de vingt ans", "20"},
		{"en", "two hundred and forty thousand men, twenty-four ships", "240000 24"},
		{"en", "ten or twelve", "10 12"},
		{"fr", "des missiles S-300 et S‑400", "300 400"},
		{"fr", "le 1er mai et la 2e fois", "1(ordinal) 2(ordinal)"},
		{"ru", "двадцать лет, 20 лет", "20 20"},
		{"bg", "двадесет години, 20 години", "20"}, // its words are not known
		{"vi", "ba mươi lăm tàu, mười hai tàu", "35 12"},
		{"zh", "上升了百分之四，一百个人", "4 100"},
		{"uk", "сто двадцять п’ять тисяч гривень", "125000"},
		{"fa", "بیست و پنج هزار نفر، ۲۵٬۰۰۰ نفر", "25000 25000"},
		{"fa", "۱٫۵ میلیارد دلار", "1500000000"},
		{"ar", "خمسة آلاف، ٢٥ ألف", "5000 25000"},
		{"he", "שלוש מאות אלף", "300000"},
		{"he", "כשני מיליון איש, בשלושה בתים, לחמישים", "2000000 3 50"},
		{"ar", "نحو لثلاثة أيام، ولست أدري", "3"},
		{"vi", "Năm 2022 và hai mươi năm sau, 100 năm, năm triệu, ba nghìn năm trăm, năm người", "2022 20 100 5000000 3500 5"},
		{"nl", "vijfentwintig duizend, vijfduizend boeren, 3 miljoen euro", "25000 5000 3000000"},
		{"sv", "tjugofem tusen, två miljoner, 3 miljarder", "25000 2000000 3000000000"},
		{"da", "femogtyve tusind, halvtreds, 2 mia kroner", "25000 50 2000000000"},
		{"no", "tjuefem tusen, førti, 2 milliarder", "25000 40 2000000000"},
		{"ko", "약 200만 명, 1억 5천만원, 340톤만, 3만2천5백, 만 5세, 세 사람", "2000000 150000000 340 32500 5 3"},
		{"de", "zwölf Millionen, 3,5 Milliarden", "12000000 3500000000"},
		{"es", "treinta y cinco mil", "35000"},
		{"es", "un 12 por ciento más, el doce por ciento, ciento veinte", "1 12 12 120"},
		{"pt", "12 por cento de cento e vinte", "12 120"},
		{"fr", "cent pour cent", "100"},
		{"fa", "سه\u200cشنبه سه نفر آمدند، چهارشنبه و پنج شنبه هیچ کس", "3"},
		{"fa", "بخش زیان\u200cده سه تخت دارد", "3"},
		{"it", "due milioni", "2000000"},
		{"fr", "une quinzaine de ponts, 300 M€", "15 300000000"},
		{"fr", "300 M €, 2 Mds d’euros, 20 m", "300000000 2000000000 20"},
		{"it", "48,7 mln di euro, 3 mld", "48700000 3000000000"},
		{"he", "אחד עשר, אחת עשרה", "11 11"},
		{"ru", "полторы тысячи", "1500"},
		{"en", "$48.7m, 2.1bn dollars", "48700000 2100000000"},
		{"ru", "полтора миллиона рублей", "1500000"},
		{"ar", "ملياري دينار", "2000000000"},
		{"fa", "ده\u200cها نفر، ده نفر", "10"},
		{"zh", "有三成店铺关门，九成立即", "30"},
		{"pt", "cento e vinte mil", "120000"},
		{"pl", "dwadzieścia pięć tysięcy", "25000"},
		{"tr", "yirmi beş bin", "25000"},
		{"zh", "九名委员和三个泊位，第三次，周三天气，数十名，一名，三方，五月，五台山，礼拜三天气", "9 3"},
		{"ja", "九人の委員と三隻の船、第三回、三日月、六本木、三回目", "9 3"},
		{"el", "είκοσι πέντε χιλιάδες", "25000"},
		{"vi", "hai trăm nghìn", "200000"},
		{"zh", "第12条、１２人", "12 12"},
		{"zh", "三百二十万人，二〇二五年，40亿元，1万亿", "3200000 2025 4000000000 1000000000000"},
		{"zh", "三点五万人，二十点二五亿元，十点五分，十点二十分", "35000 2025000000 20"},
		{"zh", "二三百人，十二三人，二三万人，一百零五人，二五〇万，一二三万", "105 2500000 1230000"},
		{"zh", "一百二，三万五，一千零一，二十一", "102|120 30005|35000 1001 21"},
		{"zh", "一亿三千万，十二艘船", "130000000 12"},
		{"zh", "统一，十分重要，千万不要，三四个，万一", ""},
		{"ja", "３億ドル、二十五万人、約１０万トン", "300000000 250000 100000"},
		{"ja", "１万２千人、1万2000円、3億5000万円、2兆3億円、１万五千、三万五千", "12000 12000 350000000 2000300000000 15000 35000"},
		{"ja", "約5万20人、1万2025年、3万5千500", "50020 10000 2025 35500"},
		{"zh", "1万2千人，3亿5000万，1万亿，2千500万", "12000 350000000 1000000000000 25000000"},
		{"fa", "۱۲ هزار و ۵۰۰ نفر، ۲ میلیون و ۳۰۰ هزار، ۵ میلیون و ۳ کشور", "12500 2300000 5000000 3"},
		{"fa", "ميليون، سي و پنج هزار، ۲۰ هزار", "1000000 35000 20000"}, // typed with an Arabic keyboard
		{"ar", "12 ألفا و500 شخص، 2 مليون و300 ألف، خمسة وعشرون ألفا، الف", "12500 2300000 25000 1000"},
		{"he", "12 אלף ו-500 איש, עשרים וחמישה אלף", "12500 25000"},
		{"de", "fünfundzwanzigtausend, zweihundertfünfzig, einhundertdreiundzwanzig Einheiten", "25000 250 123"},
		{"it", "ventimila uomini, duecentomila, milleduecento", "20000 200000 1200"},
		{"en", "5 million and 300 ships, 2 million and 300 thousand, 12 thousand and 500", "5000000 300 2300000 12500"},
		{"fr", "l’article V, le XIVe siècle, a-t-il écrit sur X", "5(ordinal) 14(ordinal)"},
		{"en", "On X he wrote of chapter X; Mr X", "10(ordinal)"},
		{"fr", "rien", ""},
	} {
		var got []string
		for _, f := range In(c.text, c.lang) {
			var values []string
			for _, v := range f.Values {
				values = append(values, strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", v), "0"), "."))
			}
			s := strings.Join(values, "|")
			if f.Ordinal {
				s += "(ordinal)"
			}
			got = append(got, s)
			if part := c.text[f.From:f.To]; part == "" || strings.TrimSpace(part) != part {
				t.Errorf("%q: %v stands at %q", c.text, f, part)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}
