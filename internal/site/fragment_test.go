package site

import (
	"strings"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/text"
)

func TestWordsThere(t *testing.T) {
	for name, c := range map[string]struct {
		before, text string // the sentence stands between two bars, words were cut out at a tilde
		first, last  string
	}{
		"a short one": {
			"", "Il pleut. |« La digue a tenu », dit-elle.| Rien d’autre.",
			"La digue a tenu », dit-elle", "",
		},
		"a long one": {
			"", "|The harbour master told the council that forty-one boats still steer by the light.|",
			"The harbour master told", "steer by the light",
		},
		"whose beginning stands above": {
			"The harbour master told the council nothing.", "|The harbour master told the council that forty-one boats still steer by the light.|",
			"The harbour master told the council that", "steer by the light",
		},
		"whose end stands inside": {
			"", "|They say it was calm in the south for years before anybody knew that it was calm in the south.|",
			"They say it was", "was calm in the south",
		},
		"of which words were cut out": {
			"", "|The harbour ~master told the council that forty-one boats steer by the~ light.|",
			"The harbour", "light",
		},
		"of Chinese": {
			"", "|「俄罗斯和伊朗签署了全面战略伙伴关系条约」，两国总统在莫斯科会谈后宣布，双方将在国防、反恐、能源、金融、交通、工业、农业、文化、科学和技术等领域合作。|",
			"俄罗斯和伊朗签署了全面战略伙伴关系条约」，两国总统在莫斯科会谈后宣布，双方将在国防、反恐", "工业、农业、文化、科学和技术等领域合作",
		},
		"of Chinese, of which words were cut out": {"", "|两国总统在莫斯科会谈后~宣布将在国防领域合作。|", "两国总统在莫斯科会谈后", "宣布将在国防领域合作"},
		"of marks": {"", "|« … ».|", "", ""},
		"of Thai, which sets few spaces": {
			"", "|เรือสี่สิบเอ็ดลำยังคงใช้แสงของประภาคาร เมื่อเครื่องมือขัดข้อง|",
			"เรือสี่สิบเอ็ดลำยังคงใช้แสงของประภาคาร เมื่อเครื่องมือขัดข้อง", "",
		},
	} {
		plain := strings.ReplaceAll(c.text, "~", "")
		p := &model.Passage{Text: strings.ReplaceAll(plain, "|", ""), Line: 2}
		for i, r := range strings.ReplaceAll(c.text, "|", "") {
			if r == '~' {
				p.Seams = append(p.Seams, i-len(p.Seams))
			}
		}
		p.Article = &model.Article{Capture: &model.Capture{Lines: custody.Split([]byte(c.before + "\n" + p.Text))}}
		from := strings.Index(plain, "|")
		first, last := wordsThere(p, text.Range{From: from, To: strings.LastIndex(plain, "|") - 1})
		if first != c.first || last != c.last {
			t.Errorf("%s: %q … %q, want %q … %q", name, first, last, c.first, c.last)
		}
	}
}
