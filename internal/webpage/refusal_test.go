package webpage

import "testing"

// TestAsks_notOfAgreements: a line asks for consent, and does not when it tells of agreements.
func TestAsks_notOfAgreements(t *testing.T) {
	q := question{}
	if said := q.asks("המדינות חתמו על הסכמים בנמל."); len(said) > 0 {
		t.Errorf("agreements ask with %q", said)
	}
	if len(q.asks("נדרשת הסכמתכם כדי להמשיך.")) == 0 {
		t.Error("a line that needs consent asks for nothing")
	}
}
