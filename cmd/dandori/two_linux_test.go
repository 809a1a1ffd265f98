package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Two responders have one incident on the screen, each in a terminal of their own:
// what one records the other sees at once, and who comes second with the same step is
// told who came first.
func TestTwoTerminals(t *testing.T) {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	folders := []string{"--data", filepath.Join(dir, "data"), "--state", filepath.Join(dir, "state"), "--lang", "ja"}
	out, err := exec.Command(program, append(folders, "start", "flaming", "--by", "鈴木", "--org", "ube", "--json")...).Output()
	var begun struct{ ID string }
	if err == nil {
		err = json.Unmarshal(out, &begun)
	}
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	open := func(user string) *player {
		p, stop := play(t, exec.Command(program, append(folders, "resume", begun.ID)...), user)
		t.Cleanup(stop)
		p.until("いまできる手順") // the list at the start names the step, too
		return p
	}
	suzuki, sato := open("鈴木"), open("佐藤")
	var took []time.Duration
	for n := range 5 {
		text := fmt.Sprintf("電話その%d", n)
		sato.press("5")
		sato.until("メモを書く")
		sato.press(text)
		sato.until(text)
		suzuki.mark()
		sato.press("\x13") // Ctrl+S
		told := sato.until("記録しました")
		took = append(took, suzuki.until(text).Sub(told))
	}
	slices.Sort(took)
	t.Logf("seen after %v", took)
	// A busy computer can make any one late; a console that looks every second or two
	// is late most of the time.
	if took[0] > 200*time.Millisecond || took[2] > 400*time.Millisecond {
		t.Errorf("what one recorded the other saw after %v", took)
	}

	suzuki.press("1")
	suzuki.until("済んだことを記録する")
	sato.press("1")
	sato.until("済んだことを記録する")
	suzuki.mark()
	sato.press("\x13")
	sato.until("記録しました")
	suzuki.until("済み")
	suzuki.press("\x13")
	suzuki.until("この手順をつい先ほど記録しました")
}
