package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/clean"
)

// TestCreditsAroundAText shows in which lines around a text whoever it is from may be named, and in which not.
func TestCreditsAroundAText(t *testing.T) {
	english := "The northern channel of the port was shut on Tuesday after a bulk carrier struck a grain ship off the old lighthouse.\n\n" +
		"Three sailors were slightly hurt, and nobody is missing, the harbour master told a conference in the afternoon.\n"
	russian := "Северный фарватер порта будет закрыт не менее трёх недель, сообщил журналистам капитан порта.\n\n" +
		"По его словам, при столкновении сухогруза с зерновозом пострадали четыре моряка, погибших нет.\n"
	chinese := "努尔港当局15日宣布，北航道将关闭至少三周，等待沉船打捞。\n\n港务局长说，事故造成4名船员受伤，没有人员死亡，船东已派出代表。\n"
	for _, c := range []struct {
		above, text, below, outlet string
		want                       string // source:line
	}{
		{"Channel shut after a collision\n\nBy Reuters\n\n5 March 2026", english, "", "", "reuters:3"},
		{"Channel shut after a collision\n\nBy Ada Moss, AP\n\n5 March 2026", english, "", "", "ap:3"},
		{"Channel shut after a collision\n\nAFP\n\n5 March 2026", english, "", "", "afp:3"},
		{"Channel shut after a collision", english, "Source: Reuters", "", "reuters:7"},
		{"Channel shut after a collision", english, "© 2026 Reuters. All rights reserved.", "", "reuters:7"},
		{"Channel shut after a collision\n\nBy Associated Press 5 March 2026", english, "", "", "ap:3"},
		{"Порт закрыт\n\n15 октября 2026, 10:20", russian, "Источник: ТАСС", "", "tass:9"},
		{"努尔港关闭北航道\n\n2026年10月16日 08:20 来源：新华社 作者：陈静", chinese, "", "", "xinhua:3"},

		{"Channel shut after a collision\n\nBy Reuters\n\n5 March 2026", english, "", "Reuters", ""}, // the outlet itself
		{"Channel shut after a collision\n\n© Reuters\n\n5 March 2026", english, "", "", ""},         // a picture
		{"Channel shut after a collision", english, "Read also: what the owner told Reuters of the ship and of its crew", "", ""},
		{"Channel shut after a collision", english, "Follow us on Facebook\n\nNewsletter\n\nContact\n\nImprint\n\nPrivacy\n\nReuters", "", ""},
	} {
		raw := c.above + "\n\n" + c.text + "\n" + c.below + "\n"
		article, _ := clean.Clean([]byte(raw), clean.Options{Outlet: c.outlet})
		var got []string
		for _, u := range article.Upstream {
			got = append(got, fmt.Sprintf("%s:%d", u.Name, u.Line))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\ncredits %q, want %q", raw, got, c.want)
		}
	}
}
