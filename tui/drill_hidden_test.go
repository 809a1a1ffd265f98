package tui

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// hidden is a drill whose facilitator has noted something, put off the second inject for a
// reason and left out the third: words that no player may see.
func hidden(t *testing.T) (f *console, x *attention, secrets []string) {
	t.Helper()
	f, x = startDrills(t, lang.Japanese, 80, 40)
	f.begin("control")
	f.pass(2 * time.Second)
	f.Key("home", "down", "down", "2")
	f.fill("reason", "重なるため")
	f.Key("ctrl+s")
	f.Key("up", "1")
	f.fill("minutes", "9")
	f.fill("reason", "電話が長い")
	f.Key("ctrl+s")
	f.Key("5")
	f.Type("宛先を探している")
	f.Key("ctrl+s")
	return f, x, append([]string{"重なるため", "電話が長い", "宛先を探している"}, plan[:3]...)
}

// Who opens a drill as a player is told nothing of what the facilitator wrote, and neither is
// who has not said yet who it is.
func TestGreetingTellsNothingOfThePlan(t *testing.T) {
	f, x, secrets := hidden(t)
	p := f.besides(x, false, f.state().ID)
	p.Hides(secrets...)
	p.Shows("最後の記録は") // the call that came
	p.plays("高橋", "operator")
	p.Hides(secrets...)
	p.Key("esc", "1", "enter") // left, and come back to
	p.resume(f.state().ID)
	p.Hides(secrets...)

	var out bytes.Buffer
	cfg := f.m.cfg
	cfg.Drills, cfg.Incident, cfg.Random = x.drills(false), f.state().ID, rand.New(rand.NewSource(3))
	cfg.Drills.Seat = func(runbook.IncidentID) (Seat, bool) { return Seat{As: "player", Name: "西村", Role: "pr"}, true }
	asks := []string{"l"}
	for n := range len(f.m.work.chron.entries) {
		asks = append(asks, fmt.Sprint("番号", n+1))
	}
	if err := RunPlain(t.Context(), cfg, strings.NewReader(script(append(asks, "<", "q", "2")...)), &out, Lines{Piped: true}); err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if strings.Contains(out.String(), secret) {
			t.Errorf("the lines say %q:\n%s", secret, out.String())
		}
	}
	has(t, out.String(), "参加者 西村", "4 番はありません")
}

// Who sits at the console anew sees the log as it is for them, in every pane of it.
func TestLogIsDrawnAnewForAnotherSeat(t *testing.T) {
	f, _, _ := hidden(t)
	f.Resize(130, 40)
	title := "取りやめ"
	f.Key("tab")
	f.Shows(title) // at the side
	f.Key("l")
	f.Shows(title)
	places := len(f.m.log.places(f.m.work))
	f.Key("esc", "tab", "u")
	f.plays("高橋", "operator")
	f.Hides(title)
	if got, want := f.m.View(), f.fresh(); got != want {
		t.Errorf("an old screen:\n%s\n--- drawn anew:\n%s", got, want)
	}
	f.Key("l")
	f.Hides(title)
	if n := len(f.m.log.places(f.m.work)); n >= places {
		t.Errorf("a player finds %d entries, the facilitator %d", n, places)
	}
	before := f.m.log.places(f.m.work)
	f.m.work.drill.seat = seatControl                          // while the log is open
	if now := f.m.log.places(f.m.work); len(now) != places+1 { // who plays the role is on record since
		t.Errorf("the facilitator finds %v of what were %v", now, before)
	}
}

// The same entries say other words to a player than to the facilitator.
func TestSidePaneIsDrawnAnewForAnotherSeat(t *testing.T) {
	f, _ := startDrills(t, lang.Japanese, 130, 24)
	f.begin("control")
	f.Key("tab")
	told := map[seat]bool{}
	for n := range 8 {
		if n == 1 { // the first call is on record between notes
			f.pass(2 * time.Second)
		}
		f.Key("5")
		f.Type("電話")
		f.Key("ctrl+s")
		for _, as := range []seat{seatPlayer, seatControl} {
			f.m.work.drill.seat = as
			got := f.m.View()
			if want := f.fresh(); got != want {
				t.Fatalf("seat %d: an old screen:\n%s\n--- drawn anew:\n%s", as, got, want)
			}
			told[as] = told[as] || strings.Contains(got, "状況付与 1")
		}
	}
	if !told[seatControl] || told[seatPlayer] {
		t.Errorf("what arrived was told to %v", told)
	}
}

// What is looked for in the log is found where the log shows it, and a player finds nothing
// by what only the plan says.
func TestLogIsFoundByWhatItShows(t *testing.T) {
	f, x, _ := hidden(t)
	find := func(c *console, words string) int {
		c.t.Helper()
		c.Key("l", "/")
		c.Type(words)
		n := len(c.m.log.places(c.m.work))
		c.Key("esc", "esc")
		return n
	}
	for words, found := range map[string]int{plan[1]: 1, "宛先を探している": 1, "観察": 0, "observed": 0} {
		if n := find(f, words); n != found {
			t.Errorf("the facilitator finds %d by %q, not %d", n, words, found)
		}
	}
	p := f.besides(x, false, f.state().ID)
	p.plays("高橋", "operator")
	given := p.m.work.drill.given[0]
	for words, found := range map[string]int{given.From.Ja: 1, given.From.En: 1, "状況付与": 0, plan[1]: 0, "宛先を探している": 0} {
		if n := find(p, words); n != found {
			t.Errorf("a player finds %d by %q, not %d", n, words, found)
		}
	}

	// What was made searchable for one is not what another finds.
	f.m.work.drill.seat = seatPlayer
	f.m.screen = onIncident
	if n := find(f, "状況付与"); n != 0 {
		t.Errorf("whoever sits where the facilitator sat finds %d", n)
	}
}

// Nothing of a drill that was left running is said while something real is in hand.
func TestDrillLeftRunningIsSilent(t *testing.T) {
	f, _ := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	id := f.state().ID
	f.Key("esc", "3", "enter", "1", "2", "enter") // left running; something real
	if f.m.work == nil || f.state().Drill {
		t.Fatalf("nothing real was begun:\n%s", f.Text())
	}
	f.m.kept[id].drill.held = true // until what is due was handed out, which somebody does elsewhere
	before := fmt.Sprint(f.m.notice)
	f.pass(2 * time.Second)
	if now := fmt.Sprint(f.m.notice); now != before {
		t.Errorf("it says %s", now)
	}
	f.m.unheard(job{work: f.m.kept[id], intent: drill.Deliver{}}, errors.New("満杯"))
	f.Hides("満杯")
	if f.m.kept[id].drill.held {
		t.Error("what is due is not handed out any more")
	}
	f.Hides(lang.DrillScreen.AutoNowOn.Ja)
}
