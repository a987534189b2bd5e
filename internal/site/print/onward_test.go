package print_test

import (
	"testing"

	"dossier/internal/site/print"
)

func TestOnward_Attributes(t *testing.T) {
	const rel = ` rel="noopener noreferrer nofollow"`
	for _, c := range []struct {
		onward print.Onward
		want   string
	}{
		{print.Onward{Address: "https://e.org/a?b=1&c=2"}, ` href="https://e.org/a?b=1&amp;c=2"` + rel},
		{print.Onward{Address: "https://e.org/", First: "La digue, a-t-elle « tenu » ?"}, ` href="https://e.org/#:~:text=La%20digue%2C%20a%2Dt%2Delle%20%C2%AB%20tenu%20%C2%BB%20%3F"` + rel},
		{print.Onward{Address: "https://e.org/#p", First: "one  two\u00a0three four", Last: "six seven eight nine"}, ` href="https://e.org/#p:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"` + rel},
		{print.Onward{Address: "https://e.org/", First: "俄罗斯和伊朗"}, ` href="https://e.org/#:~:text=%E4%BF%84%E7%BD%97%E6%96%AF%E5%92%8C%E4%BC%8A%E6%9C%97"` + rel},
		{
			print.Onward{Address: "https://e.org/", Archived: `https://a.org/2025"/`, On: "2025-01-18"},
			` href="https://e.org/"` + rel + ` data-originalurl="https://e.org/" data-versionurl="https://a.org/2025&#34;/" data-versiondate="2025-01-18"`,
		},
		{print.Onward{Address: "https://e.org/", Archived: "https://a.org/"}, ` href="https://e.org/"` + rel + ` data-originalurl="https://e.org/" data-versionurl="https://a.org/"`},
	} {
		if got := string(c.onward.Attributes()); got != c.want {
			t.Errorf("%+v\n%s\n%s", c.onward, got, c.want)
		}
	}
}
