package lang

import (
	"testing"
	"time"
)

func TestMoments(t *testing.T) {
	at := func(hour, minute int) time.Time {
		return time.Date(2026, 11, 2, hour, minute, 59, 0, time.FixedZone("JST", 9*60*60))
	}
	for _, c := range []struct {
		at     time.Time
		ja, en string
	}{
		{at(0, 0), "11月2日午前0時", "2 November, 00:00"},
		{at(9, 5), "11月2日午前9時5分", "2 November, 09:05"},
		{at(12, 0), "11月2日正午", "2 November, 12:00"},
		{at(22, 40), "11月2日午後10時40分", "2 November, 22:40"},
	} {
		if ja, en := Moment(c.at, Japanese), Moment(c.at, English); ja != c.ja || en != c.en {
			t.Errorf("%v: %q, %q", c.at, ja, en)
		}
	}
	if ja, en := Date(at(0, 0), Japanese), Date(at(0, 0), English); ja != "2026年11月2日" || en != "2 November 2026" {
		t.Errorf("%q, %q", ja, en)
	}
}
