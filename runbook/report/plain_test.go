package report_test

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestPlainTextHasTheSignsOfItsLanguage: what stands between a name and what is known, and
// before a point of a list, is full-width in Japanese only.
func TestPlainTextHasTheSignsOfItsLanguage(t *testing.T) {
	s := takeover(t)
	for l, want := range map[lang.Lang][2]string{lang.Japanese: {"\r\n組織： 宇部市\r\n", "\r\n・【未記入】\r\n"}, lang.English: {"\r\nOffice: Ube City\r\n", "\r\n- [not filled in]\r\n"}} {
		got := string(write(t, report.First, "txt", s.State(), s.Entries(), report.Options{Lang: l}))
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s: no %q in\n%s", l, words, got)
			}
		}
		if l == lang.English && strings.ContainsAny(got, "：・　") {
			t.Errorf("full-width signs in English:\n%s", got)
		}
	}
}

// TestACutSaysMoreThanItHides: words are not cut where to say so takes as much room as the
// rest of them, and of a fact never how sure it is and as of when.
func TestACutSaysMoreThanItHides(t *testing.T) {
	s, entries := course(t, false, "")
	for l, want := range map[lang.Lang]string{lang.Japanese: "】（2026-11-22 ", lang.English: "] (as of 2026-11-22 "} {
		for i, f := range s.Facts {
			s.Facts[i].Text = strings.Repeat("長い話", 40) + f.Text
		}
		got := string(write(t, report.First, "txt", s, entries, report.Options{Lang: l}))
		long := 0
		for line := range strings.Lines(got) {
			if strings.Contains(line, "長い話") {
				long++
				if !strings.Contains(line, want) || !strings.Contains(line, "…") {
					t.Errorf("%s: %s", l, line)
				}
			}
		}
		if long == 0 {
			t.Error("no fact is in it")
		}
	}
}
