package charset

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// samples are texts of our own, each with the encodings that it was commonly kept in.
var samples = []struct{ text, encodings string }{
	{"Le conseil a voté mardi soir la reconstruction de la digue, où la tempête avait emporté près d’un tiers des pierres l’été dernier.", "windows-1252 macintosh"},
	{"Der Rat hat am Dienstagabend beschlossen, den Damm für die Fähren zu schließen, weil die Wellen über die Mauer schlügen.", "windows-1252 macintosh ibm850"},
	{"Hamnstyrelsen beslutade på tisdagskvällen att bygga upp den östra vågbrytaren igen, säger ordföranden, och det är första gången.", "windows-1252 macintosh ibm850"},
	{"Il consiglio ha votato martedì sera: è la prima volta, ha detto il sindaco, perché la città non ha più soldi e il costo è già alto.", "windows-1252 macintosh ibm850"},
	{"Совет порта во вторник вечером проголосовал за восстановление мола, который потерял треть своих камней.", "windows-1251 koi8-r iso-8859-5 x-mac-cyrillic ibm866"},
	{"Рада порту у вівторок увечері проголосувала за відновлення молу, який втратив третину свого каміння.", "windows-1251 koi8-u x-mac-cyrillic"},
	{"Hội đồng cảng đã bỏ phiếu vào tối thứ Ba để xây lại đê chắn sóng, nơi đã mất một phần ba số đá trong những cơn bão.", "windows-1258"},
	{"Rada portu zdecydowała we wtorek wieczorem o odbudowie falochronu, który stracił jedną trzecią kamieni, i będzie działać jak śluza, a później źle.", "iso-8859-2 windows-1250 ibm852"},
	{"מועצת הנמל הצביעה ביום שלישי בערב בעד שיקום שובר הגלים המזרחי, שאיבד שליש מאבניו בסערות החורף.", "windows-1255"},
	{"صوّت مجلس الميناء مساء الثلاثاء على إعادة بناء الحاجز الذي فقد ثلث حجارته في عواصف الشتاء.", "windows-1256"},
	{"Το συμβούλιο του λιμανιού ψήφισε το βράδυ της Τρίτης την ανακατασκευή του κυματοθραύστη που έχασε τις πέτρες του.", "windows-1253"},
	{"Liman meclisi salı akşamı fırtınada taşlarının üçte birini kaybeden mendireğin yeniden yapılmasına oy verdi, çünkü dalgalar büyük.", "windows-1254"},
	{"港口委员会周二晚间投票决定重建东侧防波堤，这道防波堤在去年冬天的风暴中失去了三分之一的石块。", "gb18030"},
	{"港口委員會週二晚間投票決定重建東側防波堤，這道防波堤在去年冬天的風暴中失去了三分之一的石塊。", "big5"},
	{"市立圖書館將從下週一起閉館一年半，更換屋架。", "big5"},
	{"港湾評議会は火曜日の夜、昨冬の嵐で石の三分の一を失った東側防波堤の再建を決定した。工事は春に始まる。", "shift_jis euc-jp iso-2022-jp"},
	{"항만위원회는 화요일 저녁 지난겨울 폭풍으로 돌의 삼분의 일을 잃은 동쪽 방파제를 다시 짓기로 결정했다.", "euc-kr"},
	{"สภาท่าเรือลงมติเมื่อค่ำวันอังคารให้สร้างเขื่อนกันคลื่นด้านตะวันออกขึ้นใหม่ ซึ่งเสียหินไปหนึ่งในสามในพายุเมื่อปีที่แล้ว", "windows-874"},
	{"부산 항만 공사는 새로운 부두의 공사를 마치고 다음 달부터 운영한다고 밝혔다. 두 사람 모두 다리를 다쳤으나 생명에는 지장이 없다.", "euc-kr"},
	{"市はごみの出し方を変えることにした。これまでは週に二回だったが、これからは週に一回となる。くわしいことは、たよりに書かれている。", "euc-jp shift_jis"},
	{"北京地铁一条新线昨天开通运营，首日客流达到二十万人次。", "gb18030"},
	{"Die Würfel sind gefallen, sagt der Bäcker aus Döbeln und schließt früher.", "ibm850"},
	{"Le musée rouvre ses portes en février, après des années de travaux et de procès.", "windows-1252 ibm850"},
	{"Silnice bude uzavřená do září, protože most je už třicet let starý a dělníků je málo.", "windows-1250 iso-8859-2 ibm852"},
}

func TestRead_findsTheEncoding(t *testing.T) {
	for _, s := range samples {
		text := strings.Repeat(s.text+"\n", 3)
		for name := range strings.FieldsSeq(s.encodings + " utf-16le") {
			e, _ := named(name)
			raw, err := e.NewEncoder().Bytes([]byte(written(text, name)))
			if err != nil {
				t.Fatal(err)
			}
			for _, declared := range []string{"", name, "utf-8", "iso-8859-1"} {
				got, trouble := Read(raw, declared, Plain)
				if trouble != "" || string(got.Bytes) != text {
					t.Errorf("%s, declared %q, is read as %s (%s): %.60s", name, declared, got.Name, trouble, got.Bytes)
				}
			}
			if got, _ := Read([]byte(text), name, Plain); got.Name != UTF8 || Garbled(got.Bytes) {
				t.Errorf("UTF-8 that declares %s is read as %s", name, got.Name)
			}
		}
	}
	for _, raw := range []string{"a\x00b\x00\x00c\x00\x00d", "\x80\x81\x8d\x8f\x90\x9d\x01\x80\x81\x8d"} {
		if got, trouble := Read([]byte(raw), "", Plain); trouble == "" {
			t.Errorf("%q is read as %s: %q", raw, got.Name, got.Bytes)
		}
	}
}

// TestRead_believesWhatIsDeclaredOfFewSigns: in a text that is nearly all of ASCII no frequency
// tells the encoding, and chance makes a word of a sign.
func TestRead_believesWhatIsDeclaredOfFewSigns(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"¾ of it, 5 µg", "iso-8859-1"}, {"100 € and the café", "iso-8859-15"}, {"the №5", "windows-1251"}, {"İzmir and Şırnak", "windows-1254"},
		{"Łódź", "windows-1250"}, {"§ 12 «of the act»", "windows-1252"}, {"Škoda and Dvořák", "iso-8859-2"}, {"5 °C", "koi8-r"},
	} {
		text := "The harbour master told the council that the price was " + c.text + " and that it stayed closed.\n"
		e, _ := charset.Lookup(c.name)
		raw, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got, trouble := Read(raw, c.name, Plain); trouble != "" || string(got.Bytes) != text {
			t.Errorf("%s is read as %s (%s): %s", c.name, got.Name, trouble, got.Bytes)
		}
	}
}

// TestRead_ofADamagedByte: it is damage of that byte, and no other encoding.
func TestRead_ofADamagedByte(t *testing.T) {
	for raw, declared := range map[string]string{
		"The price is 100 euros, and the café did n\xffot open.":                    "utf-8",
		"L’été a été long, dit l’élue, et le café n’a pas rouv\xe9rt à midi.":       "",
		"L’été a été long, dit l’élue, et le café n’a pas rouvert à midi, dit-\xc3": "",
	} {
		if got, trouble := Read([]byte(raw), declared, Plain); trouble != "" || string(got.Bytes) != strings.ToValidUTF8(raw, "\uFFFD") {
			t.Errorf("read as %s: %q %s", got.Name, got.Bytes, trouble)
		}
	}
	for raw, want := range map[string]string{"Le caf\xe9 a rouvert.": "Le café a rouvert.", "Le caf\xe9 a rouvert, dit l\x92\xe9lue.": "Le café a rouvert, dit l’élue."} {
		if got, trouble := Read([]byte(raw), "utf-8", Plain); trouble != "" || string(got.Bytes) != want {
			t.Errorf("what was never UTF-8 is read as %s: %q %s", got.Name, got.Bytes, trouble)
		}
	}
}

// TestRead_refusesWhatHasNoBlanks: the letters of large machines are letters elsewhere, and its blanks are none.
func TestRead_refusesWhatHasNoBlanks(t *testing.T) {
	text := "The port of Brest reopens\n\nThe council of Brest decided on Tuesday to reopen the port after a long closure, the mayor said.\n\n" +
		"The harbour master told the council that the price was 100 euros and that the cafe stayed closed.\n"
	raw, err := charmap.CodePage037.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if got, trouble := Read(raw, "", Plain); trouble == "" {
		t.Errorf("it is read as %s: %q", got.Name, got.Bytes)
	}
}

// TestRead_signsOfShiftsInOtherTexts: the encoding of Japanese mails has bytes of ASCII only.
func TestRead_signsOfShiftsInOtherTexts(t *testing.T) {
	s := "The terminal shows \x1b$B é \x1b(B where the accent should stand."
	if got, trouble := Read([]byte(s), "", Plain); trouble != "" || got.Name != UTF8 || string(got.Bytes) != s {
		t.Errorf("read as %s: %q %s", got.Name, got.Bytes, trouble)
	}
}

// written is a text in the characters that an encoding has: that of Vietnamese has tones behind letters.
func written(s, encoding string) string {
	if encoding != "windows-1258" {
		return s
	}
	const tones = "\u0300\u0301\u0303\u0309\u0323"
	var b strings.Builder
	for _, r := range s {
		var tone, letter string
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune(tones, part) {
				tone += string(part)
			} else {
				letter += string(part)
			}
		}
		b.WriteString(norm.NFC.String(letter) + tone)
	}
	return b.String()
}

func TestGarbled_textReadWrongly(t *testing.T) {
	for _, s := range samples[4:5] {
		raw, _ := charset.Lookup("windows-1251")
		as1251, _ := raw.NewEncoder().Bytes([]byte(s.text))
		latin, _ := charset.Lookup("windows-1252")
		for _, b := range [][]byte{as1251, []byte(s.text)} {
			wrong, _ := latin.NewDecoder().Bytes(b)
			if !Garbled(wrong) {
				t.Errorf("%q is taken for a text", wrong)
			}
		}
	}
	french := strings.Repeat("Les élus ont cédé à l’été : « où êtes-vous ? » a demandé Zoë, déçue, çà et là. ", 5)
	if Garbled([]byte(french)) {
		t.Error("French is taken for garbled")
	}
}
