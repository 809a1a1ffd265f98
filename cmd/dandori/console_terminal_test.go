package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// inTerminal is a terminal with an incident open in it.
func inTerminal(t *testing.T, w, h int) *terminal {
	t.Helper()
	if testing.Short() {
		t.Skip("works the real program in a real terminal")
	}
	term := newTerminal(t, w, h)
	term.run()
	term.wait("何が起きましたか", "対応中の事案")
	term.key("1")
	term.wait("いま記録を始める")
	term.key("Enter")
	term.wait("【実対応】")
	return term
}

// killed ends the program as a power failure would, and puts the terminal right.
func (term *terminal) killed() {
	term.t.Helper()
	p, err := os.FindProcess(atoi(term.t, term.pid()))
	if err != nil {
		term.t.Fatal(err)
	}
	p.Kill()
	term.wait("Killed")
	term.tmux("send-keys", "-R")
	term.tmux("send-keys", "-l", "stty sane")
	term.tmux("send-keys", "C-j") // the terminal is raw: Enter is no line break
	time.Sleep(200 * time.Millisecond)
}

func atoi(t testing.TB, s string) (n int) {
	t.Helper()
	if _, err := fmt.Sscan(s, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// cursor is what stands before the terminal's own cursor in its line, and whether it
// shows.
func (term *terminal) cursor() (before string, shows bool) {
	term.t.Helper()
	var x, y, flag int
	if _, err := fmt.Sscan(term.tmux("display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}"), &x, &y, &flag); err != nil {
		term.t.Fatal(err)
	}
	lines := strings.Split(term.screen(), "\n")
	line := lines[y] + strings.Repeat(" ", 300)
	return ansi.Truncate(line, x, ""), flag == 1
}

// behind waits until the terminal's cursor shows and stands right behind a text.
func (term *terminal) behind(what, text string) {
	term.t.Helper()
	before, shows := "", false
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if before, shows = term.cursor(); shows && strings.HasSuffix(before, text) {
			return
		}
	}
	term.t.Fatalf("%s: the cursor (shows: %v) stands behind %q, want %q\n%s", what, shows, before, text, term.screen())
}

// halves lists the files of what is half written.
func (term *terminal) halves() []string {
	var files []string
	_ = filepath.WalkDir(term.data+"-state", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.Contains(path, "half-written") && filepath.Ext(path) == ".json" {
			files = append(files, path)
		}
		return nil
	})
	return files
}

// What was being typed when the program is killed is offered at the next start, goes
// on record from there, and is nowhere else afterwards.
func TestTypingSurvivesKill(t *testing.T) {
	term := inTerminal(t, 80, 24)
	term.key("5")
	term.wait("メモを書く")
	term.text("市民から電話。予約投稿かもしれない")
	term.behind("typed", "かもしれない")
	var kept []string
	for end := time.Now().Add(10 * time.Second); len(kept) == 0 && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		kept = term.halves()
	}
	if len(kept) != 1 {
		t.Fatalf("kept: %v", kept)
	}
	if info, err := os.Stat(kept[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if log := term.command("log", "INC"+id(term.screen())); strings.Contains(log, "予約投稿") {
		t.Errorf("it is in the log:\n%s", log)
	}
	time.Sleep(300 * time.Millisecond) // the last characters
	term.killed()
	term.run("resume")
	term.wait("書きかけで終わった入力", "続きを書く", "【実対応】")
	term.key("2", "Enter")
	term.wait("予約投稿かもしれない", "書きかけを捨てる")
	term.behind("again", "かもしれない")
	term.text("（22:41）")
	term.key("C-s")
	term.wait("記録しました")
	if log := term.command("log", "INC"+id(term.screen())); !strings.Contains(log, "予約投稿かもしれない（22:41）") {
		t.Errorf("it is not in the log:\n%s", log)
	}
	term.quit()
	if kept := term.halves(); len(kept) != 0 {
		t.Errorf("it is still kept: %v", kept)
	}
}

// id is the number of the incident on the screen.
func id(screen string) string {
	_, rest, _ := strings.Cut(screen, "【実対応】 INC")
	number, _, _ := strings.Cut(rest, " ")
	return number
}

// quit leaves the program: Ctrl+C asks, and to stay is the answer Enter takes.
func (term *terminal) quit() {
	term.t.Helper()
	term.key("C-c")
	term.wait("終了しますか")
	term.key("Enter")
	term.wait("【実対応】")
	time.Sleep(100 * time.Millisecond)
	if strings.Contains(term.screen(), "終了しますか") {
		term.t.Fatalf("the question is still there:\n%s", term.screen())
	}
	term.key("C-c")
	term.wait("終了しますか")
	term.key("2", "Enter")
	term.wait("$")
}

// While text is typed the terminal's own cursor is where the next character will
// appear, whatever the text, its place and the size of the window; at the end the
// terminal is as it was.
func TestInputMethod(t *testing.T) {
	term := inTerminal(t, 80, 24)
	if _, shows := term.cursor(); shows {
		t.Error("a cursor where nothing is typed")
	}
	term.key("5")
	term.wait("メモを書く")
	for _, c := range []struct{ name, text, behind string }{
		{"half width", "ab", "ab"},
		{"full width", "段取り", "段取り"},
		{"mixed, beyond U+FFFF", "x𠮷野家9", "𠮷野家9"},
		{"half-width kana", "ｶﾞｽ", "ガス"},
		{"ambiguous", "※①", "※①"},
		{"wrapped", "市役所の代表電話に三件の問合せがあった", "問合せがあった"},
	} {
		term.text(c.text)
		term.behind(c.name, c.behind)
	}
	term.key("Left", "Left")
	term.behind("moved alone", "があ")
	term.key("Home")
	term.behind("at the start", "[")
	term.key("End")
	term.behind("at the end", "があった")
	for range 7 {
		term.text("、続けて書く長い文章です")
	}
	term.behind("scrolled", "長い文章です")
	term.tmux("resize-window", "-x", "60", "-y", "20")
	term.behind("a smaller window", "[章です")
	term.text("小")
	term.behind("typed in the smaller window", "小")
	term.tmux("resize-window", "-x", "120", "-y", "40")
	term.behind("a larger window", "小")
	term.key("Tab")
	term.text("宿直")
	term.behind("another field", "宿直")
	term.key("Escape")
	term.wait("【実対応】")
	term.quit()
	term.behind("after the end", "$ ")
	if alt := strings.TrimSpace(term.tmux("display-message", "-p", "#{alternate_on}")); alt != "0" {
		t.Error("the other screen still shows")
	}
	term.text("stty -a | tr ';' '\\n' | grep -o -e '-*icanon' -e '-* *echo$'")
	term.key("Enter")
	term.wait("icanon")
	if screen := term.screen(); strings.Contains(screen, "\n-icanon") {
		t.Errorf("the terminal is still raw:\n%s", screen)
	}
}

// A paste of 10,000 characters into a terminal that does not mark pastes is one note,
// to the last character.
func TestBigPasteUnmarked(t *testing.T) {
	term := inTerminal(t, 80, 24)
	term.key("5")
	term.wait("メモを書く")
	const line = "段取り、市役所。𠮷野家①9 "
	want := strings.Repeat(line, 10_000/len([]rune(line)))
	file := filepath.Join(t.TempDir(), "paste")
	if err := os.WriteFile(file, []byte(want+"終わり"), 0o600); err != nil {
		t.Fatal(err)
	}
	term.tmux("load-buffer", file)
	term.tmux("paste-buffer") // without -p: as keys
	term.behind("pasted", "終わり")
	term.key("C-s")
	term.wait("記録しました")
	if log := term.command("log", "INC"+id(term.screen()), "--json"); !strings.Contains(log, want+"終わり") {
		t.Error("the note is another text")
	}
}
