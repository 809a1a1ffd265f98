package report_test

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// picture is the picture of a page, and its alternative text.
func picture(t testing.TB, page string) (svg, alt string) {
	t.Helper()
	m := regexp.MustCompile(`(?s)<svg [^>]*aria-label="([^"]*)">.*</svg>`).FindStringSubmatch(page)
	if m == nil {
		t.Fatal("there is no picture")
	}
	return m[0], m[1]
}

// dotsOf are the places of what is drawn, from left to right.
func dotsOf(svg string) []int {
	var all []int
	for _, m := range regexp.MustCompile(`<circle[^>]* cx="(\d+)"`).FindAllStringSubmatch(svg, -1) {
		x, _ := strconv.Atoi(m[1])
		all = append(all, x)
	}
	slices.Sort(all)
	return all
}

// TestThePictureBeginsAsTheTable: when it happened and became known are in the picture, too.
func TestThePictureBeginsAsTheTable(t *testing.T) {
	s, entries := incident(t, false)
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		svg, alt := picture(t, string(write(t, report.Chronology, "html", s, entries, options(l))))
		says(t, "picture", svg, ">"+lang.Report.Happened.In(l)+"</text>", ">"+lang.Report.Detected.In(l)+"</text>", ">21:40</text>", ">22:35</text>")
		if n := strings.Count(svg, `<circle class="known"`); n != 2 {
			t.Errorf("%d times of the incident are drawn", n)
		}
		says(t, "alternative text", alt, "2026-11-22 21:40", "2026-11-22 22:35")
	}
}

// TestTheNightFillsThePicture: what was typed in the next morning, and one look a day for a
// week, leave the hours of the incident most of the picture.
func TestTheNightFillsThePicture(t *testing.T) {
	for name, later := range map[string][]time.Duration{
		"morning": {9 * time.Hour, 9*time.Hour + time.Minute, 9*time.Hour + 2*time.Minute},
		"watches": {24 * time.Hour, 48 * time.Hour, 72 * time.Hour, 96 * time.Hour, 120 * time.Hour, 144 * time.Hour, 168 * time.Hour},
	} {
		s, entries := incident(t, false)
		add := func(at time.Time) {
			entries = append(entries, runbook.Event{Seq: len(entries) + 1, At: at, Logged: at, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: "鈴木"}, Data: &runbook.Noted{Text: "x"}})
		}
		for i := range 30 {
			add(t0.Add(time.Duration(i*4) * time.Minute))
		}
		for _, d := range later {
			add(t0.Add(d))
		}
		svg, alt := picture(t, string(write(t, report.Chronology, "html", s, entries, options(lang.Japanese))))
		cut := regexp.MustCompile(`class="cut" x1="(\d+)"`).FindStringSubmatch(svg)
		if cut == nil {
			t.Fatalf("%s: the axis is not broken", name)
		}
		if x, _ := strconv.Atoi(cut[1]); x-100 < 350 {
			t.Errorf("%s: the night has %d of 700 units", name, x-100)
		}
		if !strings.Contains(svg, `class="cut"`) || !strings.Contains(alt, "省いた") {
			t.Errorf("%s: that the axis is broken is not said: %s", name, alt)
		}
	}
	// What has no gap has no break.
	s, entries := incident(t, false)
	if svg, alt := picture(t, string(write(t, report.Chronology, "html", s, entries, options(lang.Japanese)))); strings.Contains(svg, `class="cut"`) || strings.Contains(alt, "省いた") {
		t.Errorf("an axis is broken where nothing is left out: %s", alt)
	}
}

// TestAnyCourseIsDrawnInTime: whatever the times, everything is within the picture, what was
// later is not farther to the left, and no two times below it run into each other.
func TestAnyCourseIsDrawnInTime(t *testing.T) {
	s, opening := incident(t, false)
	rapid.Check(t, func(r *rapid.T) {
		entries := slices.Clone(opening)
		at := t0
		for _, minutes := range rapid.SliceOfN(rapid.SampledFrom([]int{0, 1, 3, 20, 61, 300, 1440, 60000}), 1, 30).Draw(r, "gaps") {
			at = at.Add(time.Duration(minutes) * time.Minute)
			entries = append(entries, runbook.Event{Seq: len(entries) + 1, At: at, Logged: at, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: "鈴木"}, Data: &runbook.Noted{Text: "x"}})
		}
		var b bytes.Buffer
		if err := report.Write(&b, report.Chronology, "html", s, entries, options(lang.Japanese)); err != nil {
			r.Fatal(err)
		}
		svg, _ := picture(t, b.String())
		for _, x := range dotsOf(svg) {
			if x < 100 || x > 800 {
				r.Fatalf("a dot at %d", x)
			}
		}
		last, lane := -1000, ""
		for _, m := range regexp.MustCompile(`<text x="(\d+)" y="(\d+)" class="at">`).FindAllStringSubmatch(svg, -1) {
			x, _ := strconv.Atoi(m[1])
			if lane == "" {
				lane = m[2]
			}
			if m[2] != lane { // a day, below its time
				continue
			}
			if x-last < 32 {
				r.Fatalf("times at %d and %d", last, x)
			}
			last = x
		}
	})
}
