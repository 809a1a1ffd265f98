package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

var acknowledged = regexp.MustCompile(`記録しました（記録 ([0-9]+)）`)

// refused names the field that a form is refused for.
var refused = regexp.MustCompile(`!「(.+?)」(が空欄です|を選んでください)`)

// answers are the options chosen in the walk, by the title of the decision;
// otherwise the first.
var answers = map[string]string{
	"種別を判定する": "", // the kind the incident began with is ticked already
}

// mission are the acts that a hijack must not miss, each a step of its own, by
// the words its title begins with.
var mission = []string{
	"管理者のパスワードを変更する",
	"疑わしい管理者等を外す",
	"運営会社へ通報する",
	"ほかのアカウントで周知する",
	"公式サイトで周知する",
	"デジタル担当へ状況を報告する",
	"危機管理担当へ状況を報告する",
	"警察へ連絡する",
}

// promised is the step that keeps the promise the notice on the website makes.
const promised = "公式サイトで続報を知らせる"

// walk works an incident in a terminal by following the key that goes to the most
// urgent step.
type walk struct {
	*terminal
	last   int      // the last entry the screen acknowledged
	titles []string // of the steps recorded, in order
}

// TestHijackByKeyboard walks Ube's hijack from launch to export on the real
// program at 80×24 with Japanese text, kills it in the middle, and finds every
// acknowledged entry again.
func TestHijackByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("the walk in a real terminal takes ten seconds")
	}
	w := &walk{terminal: newTerminal(t, 80, 24)}
	w.run()
	w.wait("何が起きましたか", "対応中の事案")

	// The office, once.
	w.key("o")
	w.wait("所属を選ぶ", "宇部市")
	w.key("5", "C-s")
	w.wait("所属を「宇部市」にしました")

	// Two keys start the log; here the title is typed first.
	w.key("4")
	w.wait("いま記録を始める")
	w.key("Tab", "Tab")
	w.text("公式Xの乗っ取り（𠮷田さんから電話）")
	w.wait("𠮷田さん")
	w.key("C-s")
	w.wait("【実対応】", "INC-", "記録を始めました")
	w.last = 1
	w.key("9")
	w.wait("新しい記録係")
	w.text("鈴木")
	w.acknowledge("鈴木が記録係になった")

	// Evidence first: it opens the gate of what destroys something.
	w.key("6")
	w.wait("残したもの") // the step that keeps evidence knows what is usually kept
	w.key("Tab")
	w.wait("▸ 内容")
	w.text("覚えのない投稿の画面")
	w.wait("覚えのない投稿の画面") // an Enter right behind a text belongs to it
	w.key("Enter")
	w.text("共有フォルダ")
	w.acknowledge("証拠 1")

	for range 6 {
		w.step()
	}

	// The power goes. What the screen acknowledged is there.
	pid, err := strconv.Atoi(w.pid())
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Kill(); err != nil { // SIGKILL
		t.Fatal(err)
	}
	w.wait("Killed")
	w.tmux("send-keys", "-R") // a killed program cannot put the terminal right
	w.text("stty sane")
	w.key("C-j") // a raw terminal does not turn Enter into the end of a line
	entries := strings.Count(strings.TrimSpace(w.command("log", w.incident(), "--json")), "\n") + 1
	if entries < w.last {
		t.Fatalf("%d entries after the kill, %d were acknowledged", entries, w.last)
	}
	w.command("verify", w.incident())
	w.run("resume")
	w.wait("【実対応】", "公式Xの乗っ取り（𠮷田さんから電話）", "鈴木")

	for range 60 {
		if w.missing() == "" {
			break
		}
		w.step()
	}
	if m := w.missing(); m != "" {
		t.Fatalf("never came to %q; recorded %q\n%s", m, w.titles, w.screen())
	}

	// A note in Japanese. While a promise to the public is open, closing leads to the step that
	// keeps it, and asks for no words that would be lost.
	w.key("5")
	w.wait("メモ")
	w.text("市民から問合せが3件。＝1+1 という件名のメールも届いた。")
	w.acknowledge("市民から問合せが3件")
	w.key("c")
	w.wait("まだ終結できません")
	for range 60 {
		if strings.Contains(strings.Join(w.titles, "\n"), promised) {
			break
		}
		w.step()
	}
	w.key("c")
	w.wait("事案を終結する", "後で読む人のために")
	w.text("残りは翌朝に引き継ぐ")
	w.close("終結しました")
	w.key("1") // export, from the summary
	w.wait("ここで読む")
	w.key("2") // into a file
	w.key("C-s")
	w.wait("書き出しました")
	page, err := os.ReadFile(filepath.Join(w.dir, w.incident()+"-chronology.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range append([]string{"𠮷田さん", "市民から問合せが3件", "共有フォルダ"}, mission...) {
		if !strings.Contains(string(page), want) {
			t.Errorf("the export does not tell of %q", want)
		}
	}
}

// incident is the id of the one incident there is.
func (w *walk) incident() string {
	return regexp.MustCompile(`INC-[0-9]{8}-[0-9]{2}`).FindString(w.command("list", "--all"))
}

// missing is the first of the mission's acts that is not recorded yet.
func (w *walk) missing() string {
	all := strings.Join(w.titles, "\n")
	for _, m := range mission {
		if !strings.Contains(all, m) {
			return m
		}
	}
	return ""
}

// step goes to the most urgent step and records it, whatever its kind.
func (w *walk) step() {
	w.t.Helper()
	w.key("n", "Enter")
	screen := w.wait("Ctrl+S 記録")
	title := w.title(screen)
	if strings.Contains(screen, "答え 【必須】") {
		answer, ok := answers[title]
		if !ok {
			answer = "1"
		}
		if answer != "" {
			w.key(answer)
		}
	}
	if strings.Contains(screen, "▸ 承認の対象") {
		w.key("Tab") // one of several acts, asked for one after the other
		screen = w.wait("▸ 結果 【必須】")
	}
	if strings.Contains(screen, "▸ 結果 【必須】") {
		w.key("1") // reached, or approved
	}
	if strings.Contains(screen, "承認・不承認を記録する") { // the gate first
		w.acknowledge("承認: ")
		return
	}
	w.acknowledge("")
	w.titles = append(w.titles, title)
}

// title is the title of the step in hand: the first lines of the step's pane, which stands
// on the left of the form that is open.
func (w *walk) title(screen string) string {
	w.t.Helper()
	title := ""
	for _, line := range strings.Split(screen, "\n") {
		pane, _, ok := strings.Cut(line, " |")
		if !ok {
			continue
		}
		if indented := strings.HasPrefix(pane, "  "); title != "" && !indented {
			return title
		}
		title += strings.TrimSpace(strings.TrimLeft(pane, "☐✓! "))
	}
	w.t.Fatalf("no step on the screen:\n%s", screen)
	return ""
}

// pane is the form, on the right of the step that it is about, with its lines joined and
// without white space: a sentence is found in it however the lines break.
func pane(screen string) string {
	var all strings.Builder
	for _, line := range strings.Split(screen, "\n") {
		if _, form, ok := strings.Cut(line, "|"); ok {
			line = form
		}
		all.WriteString(strings.Join(strings.Fields(line), ""))
	}
	return all.String()
}

// acknowledge submits the form, fills in whatever the program then asks for, and
// waits for the entry to be acknowledged.
func (w *walk) acknowledge(want string) {
	w.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	w.key("C-s")
	for time.Now().Before(deadline) {
		screen := w.screen()
		if m := acknowledged.FindStringSubmatch(screen); m != nil {
			n, _ := strconv.Atoi(m[1])
			if n > w.last {
				w.last = n
				if !strings.Contains(screen, want) {
					w.t.Fatalf("recorded, but the screen does not show %q:\n%s", want, screen)
				}
				return
			}
		}
		form := pane(screen)
		m := refused.FindStringSubmatch(form)
		switch {
		case m != nil && !strings.Contains(form, "▸"+m[1]): // the focus goes to what is asked for
		case m != nil && m[2] == "が空欄です":
			w.text("確認中")
			w.key("C-s")
			time.Sleep(100 * time.Millisecond)
		case m != nil && m[1] == "承認者の職":
			w.key("1", "C-s") // the one whom the rules name
			time.Sleep(100 * time.Millisecond)
		case strings.Contains(form, "は時刻として"):
			w.key("C-a", "C-k")
			w.text("２３：５９")
			w.key("C-s")
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(30 * time.Millisecond)
	}
	w.t.Fatalf("the entry was never acknowledged:\n%s", w.screen())
}

// close submits the closing and confirms it.
func (w *walk) close(want ...string) {
	w.t.Helper()
	w.key("C-s")
	screen := w.wait("終結しますか")
	if !strings.Contains(screen, "▸ 1 いいえ") {
		w.t.Fatalf("closing does not default to no:\n%s", screen)
	}
	w.key("2", "Enter")
	w.wait(want...)
}
