package capture_test

import (
	"testing"

	"dossier/internal/capture"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestRead_subtitlesInEveryEncoding holds that subtitles say the same whatever encoding the program
// that wrote them has chosen, with a byte order mark and without; and that the encoding is told.
func TestRead_subtitlesInEveryEncoding(t *testing.T) {
	const times = "1\r\n00:00:01,000 --> 00:00:04,000\r\n"
	russian := "Совет не голосовал за кредит, и сумма ещё не выделена.\r\n"
	arabic := "لم يصوت المجلس على القرض، والمبلغ ثلاثمئة ألف، ولم يصرف بعد.\r\n"
	japanese8 := "議会は融資を採決しなかった。金額は三十六万ユーロで、まだ支払われていない。\r\n"
	little := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	for _, c := range []struct {
		words string
		in    encoding.Encoding
		told  string
	}{
		{russian, charmap.Windows1251, "windows-1251"},
		{russian, charmap.KOI8R, "koi8-r"},
		{russian, little, "utf-16le"},
		{russian, big, "utf-16be"},
		{russian, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"},
		{russian, unicode.UTF8BOM, "utf-8"},
		{arabic, charmap.Windows1256, "windows-1256"},
		{japanese8, japanese.ShiftJIS, "shift_jis"},
		{"议会没有投票通过贷款。金额为三十六万欧元，尚未支付。\r\n", simplifiedchinese.GB18030, "gb18030"},
		{"Le conseil n’a pas voté le crédit : 300 €, c’est trop.\r\n", charmap.Windows1252, "windows-1252"},
	} {
		raw, err := c.in.NewEncoder().Bytes([]byte(times + c.words))
		if err != nil {
			t.Fatal(err)
		}
		got, refusal := capture.FormatOf("x.srt").Read(raw)
		if refusal != nil {
			t.Errorf("%s: %s", c.told, refusal.Reason)
			continue
		}
		if want := "00:00:01\n" + c.words[:len(c.words)-2] + "\n"; got.Text != want || got.Charset != c.told {
			t.Errorf("%s is read as %s:\n%q, want\n%q", c.told, got.Charset, got.Text, want)
		}
	}
}
