package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Every word is looked for, in any order; without words everything is found.
func TestSearchWords(t *testing.T) {
	var s search
	if !s.has("anything") || s.active() {
		t.Error("nothing is looked for, and something is not found")
	}
	s.set("課長　URL ")
	if !s.has("課長が url を送った") || s.has("課長が送った") || s.has("urlだけ") {
		t.Error("every word must be there, in any order")
	}
}

// narrowable are the screens with a list, each with words that one of its lines has and
// words that none has.
var narrowable = []struct {
	name, words string
	open        func(*console)
}{
	{"home", "なりすまし 本物", func(c *console) {}},
	{"home", "炎上", func(c *console) {}},
	{"steps", "password", func(c *console) { c.Key("1", "enter") }},
	{"log", "見張り", func(c *console) { c.Key("1", "enter", "5"); c.Type("見張りを立てた"); c.Key("ctrl+s", "l") }},
	{"texts", "周知", func(c *console) { c.Key("1", "enter", "t") }},
	{"contacts", "係長", func(c *console) { c.Key("1", "enter", "p") }},
	{"readiness", "パスワード", func(c *console) { c.Key("r") }},
	{"menu", "evidence", func(c *console) { c.Key("1", "enter", "0") }},
	{"help", "訂正", func(c *console) { c.Key("1", "enter", "l", "?") }},
}

// Every list is narrowed by words after /, says so, and is whole again with Esc, which
// then still leads back as ever.
func TestEveryListNarrows(t *testing.T) {
	for _, at := range narrowable[1:] {
		t.Run(at.name, func(t *testing.T) {
			c := start(t, small(t), "test", lang.Japanese, 80, 24)
			at.open(c)
			whole := c.Text()
			c.Key("/")
			s := c.m.searchOf()
			if s == nil || !s.open {
				t.Fatalf("/ opens no search:\n%s", c.Text())
			}
			c.Type(at.words)
			c.Text()
			if s.found < 1 || s.found >= s.of {
				t.Fatalf("%q leaves %d of %d:\n%s", at.words, s.found, s.of, c.Text())
			}
			c.Shows("探す", fmt.Sprintf("%d／%d件", s.found, s.of))
			c.Type("ＸＹＺＺＹ")
			c.Text()
			if s.found != 0 && !(at.name == "steps" && s.found == 0) {
				t.Errorf("%d lines say XYZZY", s.found)
			}
			c.Key("esc")
			if c.m.searching() || s.active() {
				t.Error("Esc does not end it")
			}
			if at.name != "steps" && c.Text() != whole {
				t.Errorf("after Esc it is not as before:\n%s\nbefore:\n%s", c.Text(), whole)
			}
		})
	}
}

// Enter keeps a list narrowed; then Esc shows it whole before it leads back.
func TestNarrowedUntilEsc(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("市民から電話")
	c.Key("ctrl+s", "l", "/")
	c.Type("電話")
	c.Key("enter")
	c.Shows("「電話」で絞り込み中", "1／2件", "市民から電話")
	c.Hides("事案の記録を始めた")
	c.Key("esc")
	c.Shows("事案の記録を始めた")
	if c.m.screen != onLog {
		t.Fatal("Esc left the log")
	}
	c.Key("esc")
	if c.m.screen != onIncident {
		t.Error("Esc does not lead back")
	}
}

// With the input method on, what is typed after / is text, and its caret is where the
// characters appear.
func TestSearchTakesKana(t *testing.T) {
	c := hijack(t)
	var on bool
	var row, col int
	c.m.caret = func(o bool, r, k int) { on, row, col = o, r, k }
	c.Type("・") // the key of /
	c.Type("ろぐいん")
	line := []rune(c.Lines()[row])
	if !on || !strings.Contains(string(line), "ろぐいん") || col != 2*len([]rune("探す"))+2+2*len([]rune("ろぐいん")) {
		t.Errorf("caret %v at %d,%d in %q", on, row, col, string(line))
	}
	c.Shows("ログインできるか")
	c.Hides("半角/全角", "管理者全員の")
	if got := c.m.work.selected.Step(); got != "can-log-in" {
		t.Errorf("the step in hand is %s", got)
	}
	c.Key("enter")
	c.Shows("で絞り込み中")
}

// Where there is room for one pane only, it is the list that is searched.
func TestStepSearchShowsTheList(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 60, 20)
	c.Key("1", "enter", "/")
	c.Type("通報")
	c.Shows("▸", "運営会社へ通報する", "1／")
	c.Key("enter", "enter")
	c.Hides("封じ込め")
}

// A step that nothing shows otherwise is found, and goes with its search.
func TestStepSearchFindsHidden(t *testing.T) {
	c := hijack(t)
	c.Key("/")
	c.Type("通報")
	c.Shows("運営会社へ通報する")
	if v := c.m.work.view(); !strings.Contains(v.Title.Ja, "通報") {
		t.Errorf("in hand is %s", v.Title.Ja)
	}
	c.Key("enter", "n") // the most urgent step is shown although it has not the words
	if v := c.m.work.view(); strings.Contains(v.Title.Ja, "通報") {
		t.Error("n stays in the list")
	}
	if len(c.m.work.lines) < 3 {
		t.Errorf("%d lines", len(c.m.work.lines))
	}
}

// Every action is found by its Japanese and by its English name, from every screen of
// the incident, and done with Enter.
func TestPaletteInBothLanguages(t *testing.T) {
	for _, screen := range []string{"", "l", "t", "i", "p"} {
		for _, words := range []string{"証拠を記録", "record evidence", "ＲＥＣＯＲＤ　ＥＶＩＤＥＮＣＥ", "えびでんす"} {
			c := hijack(t)
			if screen != "" {
				c.Key(screen)
			}
			c.Key(":")
			c.Type(words)
			if words == "えびでんす" {
				c.Shows("当てはまるものはありません")
				c.Key("enter")
				if c.m.menu == nil {
					t.Error("Enter on nothing closes the palette")
				}
				continue
			}
			c.Key("enter")
			if f := c.m.form(); f == nil || f.title != word.FormEvidence {
				t.Errorf("after %q, %q opens %+v:\n%s", screen, words, f, c.Text())
			}
		}
	}
}

// The palette names every action that a table of keys of the incident names.
func TestPaletteIsComplete(t *testing.T) {
	c := hijack(t)
	have := map[lang.Text]bool{}
	for _, x := range c.m.commands() {
		have[x.what] = true
		if x.what.Ja == "" || x.what.En == "" {
			t.Errorf("%+v has no name in one language", x.what)
		}
	}
	for _, b := range incidentKeys {
		if !b.what.IsZero() && !b.do.moves() && !have[b.what] {
			t.Errorf("the palette lacks %s", b.what.Ja)
		}
	}
	c.Key("l")
	have = map[lang.Text]bool{}
	for _, x := range c.m.commands() {
		have[x.what] = true
	}
	for _, b := range append(append(keymap{}, logKeys...), incidentKeys...) {
		if b.menu && !have[b.what] && b.do != doExport && b.do != doNote {
			t.Errorf("from the log the palette lacks %s", b.what.Ja)
		}
	}
}

// What cannot be done now is listed, and says why when it is chosen.
func TestPaletteSaysWhyNot(t *testing.T) {
	c := hijack(t)
	c.Key(":")
	c.Type("再開")
	c.Key("enter")
	c.Shows("終結していません")
}

// Kana in the list of all actions look for a name; they are no key.
func TestMenuTakesKana(t *testing.T) {
	c := hijack(t)
	c.Key("0")
	c.Type("しょうにん")
	c.Hides("半角/全角")
	c.Shows("探す [しょうにん")
	c.Key("esc", "esc")
	c.Key("0")
	c.Type("承認")
	c.Shows("承認・不承認を記録する")
}

// Each key that the help of a screen names does something there: it changes the screen,
// or says why not.
func TestNoDeadKeys(t *testing.T) {
	scenes := map[string]func(*console){
		"home": func(c *console) {}, "incident": func(c *console) { c.Key("1", "enter") }, "log": func(c *console) { c.Key("1", "enter", "l") },
		"texts": func(c *console) { c.Key("1", "enter", "t") }, "text": func(c *console) { c.Key("1", "enter"); c.to("tell-public"); c.Key("t", "enter") },
		"contacts": func(c *console) { c.Key("1", "enter", "p") }, "summary": func(c *console) { c.Key("1", "enter", "i") },
		"readiness": func(c *console) { c.Key("r") }, "menu": func(c *console) { c.Key("1", "enter", "0") },
		"help": func(c *console) { c.Key("1", "enter", "?") }, "search": func(c *console) { c.Key("1", "enter", "l", "/") },
	}
	for name, open := range scenes {
		probe := start(t, small(t), "test", lang.Japanese, 80, 24)
		open(probe)
		for _, b := range probe.m.table() {
			if b.do == doLanguage && name != "home" && name != "menu" { // only from the lists of actions: TestAStrayLetterChangesNoLanguage
				continue
			}
			if b.what.IsZero() || b.do.moves() && b.do != doSearch && b.do != doPalette && b.do != doMenu && b.do != doEnter {
				continue
			}
			for _, key := range b.keys {
				c := start(t, small(t), "test", lang.Japanese, 80, 24)
				open(c)
				before := c.Text()
				c.Key(key)
				if !c.Ended() && c.Text() == before {
					t.Errorf("%s: %s (%s) does nothing:\n%s", name, key, b.what.Ja, before)
				}
			}
		}
	}
}

// Whom to call: those of the step first, deputies under their post, what is unset said;
// Enter leads to the report that is owed to the role, with the deputy chosen.
func TestContacts(t *testing.T) {
	c := hijack(t)
	c.to("tell-head")
	c.Key("p")
	c.Shows("この手順の連絡先", "所属長（広報広聴課長）", "代理1 広報係長", "宿直経由", "連絡先【未設定】", "庁外")
	c.Key("enter")
	c.Shows("掛ける番号: 昼 内線 1234　夜 宿直経由")
	c.Key("esc", "p", "down")
	c.Shows("代理する職", "「上司へ第一報を入れる」の報告として記録する")
	c.Key("enter")
	c.Hides("掛ける番号")
	f := c.m.form()
	if f == nil || f.text("to") != "section-head" || f.text("via") != viaID("section-head", 1) {
		t.Fatalf("the form is %+v:\n%s", f, c.Text())
	}
	c.pick("reached", "yes")
	c.Key("ctrl+s")
	if d := c.last().Data.(*runbook.Reported); d.To != "section-head" || d.Via != "広報係長" {
		t.Errorf("reported %+v", d)
	}
	c.Key("esc", "p", "/")
	c.Type("運営会社")
	c.Key("enter", "enter")
	c.Shows("運営会社")
	if f := c.m.form(); f == nil || f.title != word.FormNote || f.text("to") != "運営会社" {
		t.Errorf("nobody is owed a report there: %+v", f)
	}
}

// At home they are those of the office, and nothing can be recorded.
func TestContactsAtHome(t *testing.T) {
	c := start(t, small(t), "test", lang.English, 80, 24)
	c.Key("p")
	c.Shows("People and contacts", "Section head (Head of public", "deputy 1: Chief clerk", "[not set]")
	c.Key("enter")
	c.Shows("calls are recorded in an incident")
	c.Key("esc")
	c.Shows("What happened?")
}

// A night number stands first off hours: a narrow row may have room for one only.
func TestNightNumberFirst(t *testing.T) {
	lib := small(t)
	c := start(t, lib, "test", lang.Japanese, 80, 24)
	p := c.m.profile()
	p.Hours.From, p.Hours.To, p.Hours.Days = 8*time.Hour, 17*time.Hour, []time.Weekday{1, 2, 3, 4, 5}
	got := c.m.numbers(runbook.Contact{Contact: p.Contacts("section-head")[0]})
	if got.Ja != "夜 宿直経由　昼 内線 1234" {
		t.Errorf("on a Sunday night: %s", got.Ja)
	}
	c.Key("p")
	c.Shows("いまは勤務時間外")
	c.now = c.now.Add(12 * time.Hour)
	c.pass(0)
	if got := c.m.numbers(runbook.Contact{Contact: p.Contacts("section-head")[0]}); got.Ja != "昼 内線 1234　夜 宿直経由" {
		t.Errorf("on a Monday morning: %s", got.Ja)
	}
}

// Only what is mine: the list has the steps of one role, says so, n goes to the most
// urgent of them, and d gives the others back.
func TestMine(t *testing.T) {
	c := hijack(t)
	c.Key("d")
	c.pick("role", "section-head")
	c.Key("ctrl+s")
	c.Shows("所属長だけ")
	for _, l := range c.m.work.lines {
		if l.view != nil && l.view.Performer != "section-head" {
			t.Errorf("%s is listed, of %s", l.view.Ref, l.view.Performer)
		}
	}
	if v := c.m.work.view(); v.Performer != "section-head" {
		t.Errorf("in hand is a step of %s", v.Performer)
	}
	c.Key("n")
	if v := c.m.work.view(); v.Performer != "section-head" {
		t.Errorf("n goes to a step of %s", v.Performer)
	}
	c.Key("d")
	c.pick("role", anyEntry)
	c.Key("ctrl+s")
	c.Hides("所属長だけ")
	c.Shows("覚知を記録する")
}

// A step that waits leads to what it waits for with one key, through to a step that can
// be dealt with now; one that waits for nothing says so.
func TestToWhatItWaitsFor(t *testing.T) {
	c := hijack(t)
	n := 0
	for i := range c.m.work.views {
		v := c.m.work.views[i]
		if v.State != runbook.Waiting || len(v.WaitsFor) == 0 || len(v.OpensOn) > 0 {
			continue
		}
		n++
		c.m.work.pick(v.Ref)
		c.Key("b")
		if got := c.m.work.view(); got.Ref == v.Ref || got.State != runbook.Ready && got.State != runbook.Held {
			t.Errorf("from %s it leads to %s, which is %s", v.Ref, got.Ref, got.State)
		}
	}
	if n < 3 {
		t.Fatalf("%d steps wait", n)
	}
	c.to("note-detection")
	c.Key("b")
	c.Shows("待っている手順はありません")
}

// What becomes overdue rings once, is said, stands in the title, and takes nothing from
// who is typing.
func TestOverdueRingsOnce(t *testing.T) {
	rings := 0
	c := hijack(t, func(cfg *Config) { cfg.Bell, cfg.Titles = func() { rings++ }, true })
	if rings != 0 || !strings.Contains(c.m.titled, "【実対応】 INC-20261122-01") {
		t.Fatalf("%d rings, title %q", rings, c.m.titled)
	}
	c.Key("5")
	c.Type("電話")
	c.pass(4 * time.Minute)
	if rings != 1 || !strings.HasPrefix(c.m.titled, "（超過 1）") {
		t.Errorf("%d rings, title %q", rings, c.m.titled)
	}
	c.Shows("期限を過ぎました", "[電話")
	c.Type("中")
	c.Shows("[電話中")
	for range 20 {
		c.pass(2 * time.Second)
	}
	if rings != 1 {
		t.Errorf("it goes on ringing: %d", rings)
	}
	c.pass(3 * time.Minute)
	if rings != 2 {
		t.Errorf("the next one is late and it rang %d times", rings)
	}
	c.Key("ctrl+s", "esc")
	c.pass(11 * time.Second)
	if rings != 2 || !strings.Contains(c.m.titled, "超過") {
		t.Errorf("at home: %d rings, title %q", rings, c.m.titled)
	}
}

// The title of a drill says so, and what is late in a drill is not announced at home as
// if it were real.
func TestTitleOfADrill(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Titles = true })
	c.Key("t")
	c.pick("kinds", "hijack")
	c.Key("ctrl+s")
	if !strings.Contains(c.m.titled, "【訓練】") {
		t.Errorf("title %q", c.m.titled)
	}
	c.pass(2 * time.Hour)
	c.Key("esc")
	c.pass(11 * time.Second)
	if strings.Contains(c.m.titled, "超過") {
		t.Errorf("at home: %q", c.m.titled)
	}
}

// Coming back says what is next and what was written down last.
func TestResumedSaysWhatHappened(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("課長に電話、折り返し待ち")
	c.Key("ctrl+s", "esc")
	c.resume("INC-20261122-01")
	c.Shows("次は「覚知を記録する」", "最後の記録は 22:40、鈴木: 課長に電話、折り返し待ち")
	c.Key("c")
	c.fill("reason", "途中まで")
	c.Key("ctrl+s", "2", "enter", "enter")
	c.Key("c")
	c.resume("INC-20261122-01")
	c.Shows("終結した事案です")
}

// Drills stand in a frame of their own, in words and signs and not in colour alone.
func TestHomeFramesDrills(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("t", "ctrl+s", "esc")
	c.Shows("+- 【訓練】進行中の訓練", "| ▸ 【訓練】 DRL-")
	c.Resize(60, 20)
	c.Key("end", "home")
	for _, l := range c.Lines() {
		if strings.Contains(l, "DRL-") && !strings.HasPrefix(l, "|") {
			t.Errorf("outside the frame: %q", l)
		}
	}
}

// No table of keys gives one key to two actions: the second could never be reached.
func TestNoKeyTwice(t *testing.T) {
	for name, table := range map[string]keymap{
		"home": homeKeys, "incident": incidentKeys, "menu": menuKeys, "form": formKeys, "log": logKeys, "read": readKeys, "summary": summaryKeys,
		"texts": textsKeys, "text": textKeys, "readiness": readinessKeys, "contacts": contactsKeys, "search": searchKeys, "ask": askKeys,
	} {
		has := map[string]action{}
		for _, b := range table {
			for _, key := range b.keys {
				if _, twice := has[key]; twice {
					t.Errorf("%s: the key %q is given twice", name, key)
				}
				has[key] = b.do
			}
		}
	}
}

// Away from an incident the contacts offer no key that records a call: there is nothing to
// record it in.
func TestContactsOfTheDeskRecordNothing(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("p")
	c.Hides("連絡を記録")
	c.Key("?")
	c.Hides(finding.HelpCall.Ja)
	c.Key("esc", "esc", "1", "enter", "p")
	c.Shows("Enter 連絡を記録")
}

// A list of steps that is narrowed says so while a message stands below it.
func TestANarrowedListSaysSoUnderAMessage(t *testing.T) {
	c := hijack(t)
	c.Key("/")
	c.Type("周知")
	c.Key("enter", "v")
	if c.m.notice.text.IsZero() {
		t.Fatal("there is no message")
	}
	c.Shows("「周知」だけ（/ で変える）")
	c.Key("left") // and no more than once
	if !c.m.notice.text.IsZero() {
		t.Fatalf("there is a message:\n%s", c.Text())
	}
	c.Hides("「周知」だけ（/ で変える）")
	c.Shows("周知")
	if n := strings.Count(c.Text(), "「周知」"); n != 1 {
		t.Errorf("what it is narrowed to is said %d times:\n%s", n, c.Text())
	}
}

// The key line of what is read says that it goes on only while it does.
func TestTheKeyLineOfWhatIsWhole(t *testing.T) {
	c := hijack(t)
	c.Key("?")
	c.Shows("PgDn 続き")
	c.m.help.rows = func(int) []row { return []row{line(inkPlain, "短い")} }
	c.Resize(80, 24)
	c.Hides("PgDn 続き")
}
