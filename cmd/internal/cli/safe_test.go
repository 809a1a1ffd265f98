package cli

import (
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
	"dandori/tui"
)

// openSafe is a safe of one console.
func openSafe(t *testing.T, dir string, seed int64) *safe {
	t.Helper()
	return &safe{dir: dir, random: rand.New(rand.NewSource(seed)), locks: map[string]*os.File{}}
}

func half(text string) tui.HalfWritten {
	return tui.HalfWritten{
		Incident: "INC-20261122-01", Form: "note opening/note-detection", Title: lang.Text{Ja: "メモ", En: "Note"}, Sent: true,
		At:     time.Date(2026, 11, 22, 13, 40, 0, 0, time.UTC),
		Fields: []tui.HalfField{{ID: "text", Text: text}, {ID: "kinds", Chosen: []string{"flaming"}}}, Stray: "余り",
	}
}

// What a console that ended left is given to the next one as it was, and to no other:
// not while its console lives, and not once another has it.
func TestSafe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "half")
	first := openSafe(t, dir, 1)
	if left, err := first.Left(); len(left) != 0 || err != nil {
		t.Fatalf("a new safe has %v, %v", left, err)
	}
	want := half("市民から電話")
	slot, err := first.Keep(half("市民"))
	if err != nil {
		t.Fatal(err)
	}
	want.Slot = slot
	if again, err := first.Keep(want); again != slot || err != nil {
		t.Fatalf("%s, %v", again, err)
	}
	other := openSafe(t, dir, 2)
	if left, err := other.Left(); len(left) != 0 || err != nil {
		t.Errorf("what a living console has is given away: %v, %v", left, err)
	}
	first.close()
	left, err := other.Left()
	if err != nil || len(left) != 1 || !reflect.DeepEqual(left[0], want) {
		t.Fatalf("left is %+v, %v, want %+v", left, err, want)
	}
	third := openSafe(t, dir, 3)
	if left, _ := third.Left(); len(left) != 0 {
		t.Errorf("two consoles have it: %v", left)
	}
	for range 2 {
		if err := other.Drop(slot); err != nil {
			t.Error(err)
		}
	}
	other.close()
	third.close()
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("folders are left behind: %v", entries)
	}
}

// Nobody but their owner can read what is half written.
func TestSafeIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a profile folder is private by itself there")
	}
	dir := filepath.Join(t.TempDir(), "half")
	s := openSafe(t, dir, 1)
	slot, err := s.Keep(half("a"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{dir: 0o700, filepath.Dir(slot): 0o700, slot: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s is %v, %v, want %v", path, info.Mode(), err, want)
		}
	}
}

// Files that are none of ours, cut off or far too long keep nothing from beginning.
func TestSafeWithRubbish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "half")
	first := openSafe(t, dir, 1)
	slot, err := first.Keep(half("ある"))
	if err != nil {
		t.Fatal(err)
	}
	first.close()
	folder := filepath.Dir(slot)
	whole, err := os.ReadFile(slot)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"2.json": "", "3.json": string(whole[:len(whole)/2]), "4.json": "{}", "5.json": strings.Repeat("x", maxHalf+10),
		"6.json": `{"format":99,"form":"note"}`, "7.json": `{"format":1,"form":" "}`, "notes.txt": "a", ".dandori-1.tmp": "half a write",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "8.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	left, err := openSafe(t, dir, 2).Left()
	if err != nil || len(left) != 1 || left[0].Fields[0].Text != "ある" {
		t.Errorf("left is %+v, %v", left, err)
	}
	if _, err := os.Stat(filepath.Join(folder, ".dandori-1.tmp")); err == nil {
		t.Error("half a write is still there")
	}
}

// A safe on a disk that cannot be written says so.
func TestSafeNowhere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if slot, err := openSafe(t, filepath.Join(file, "half"), 1).Keep(half("a")); err == nil {
		t.Errorf("kept in %q", slot)
	}
}
