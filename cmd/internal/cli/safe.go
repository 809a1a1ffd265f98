package cli

import (
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-json-experiment/json"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store"
	"dandori/tui"
)

// safe keeps what is half written in the state folder, apart from the data folder:
// that may be shared, and what nobody has recorded yet is nobody else's to read.
// Each console has a folder of its own there, with a file for each form:
//
//	STATE/half-written/<data folder>/<console>/lock
//	STATE/half-written/<data folder>/<console>/<number>.json
//
// A console holds the lock of its folder until its process ends, whatever ends it.
// A folder whose lock is free was left; the next console takes it over with its lock.
// Files are for their owner alone, and written whole or not at all.
type safe struct {
	dir    string // of all consoles of this data folder
	random io.Reader

	mu    sync.Mutex
	own   string              // the folder of this console; empty: none was needed yet
	locks map[string]*os.File // of the folders held
	next  int
}

// halfFile is what a file holds.
type halfFile struct {
	Format   int                `json:"format"`
	Incident runbook.IncidentID `json:"incident,omitzero"`
	Form     string             `json:"form"`
	TitleJa  string             `json:"title-ja"`
	TitleEn  string             `json:"title-en"`
	Sent     bool               `json:"sent,omitzero"`
	At       time.Time          `json:"at"`
	Fields   []halfField        `json:"fields"`
	Stray    string             `json:"stray,omitzero"`
}

type halfField struct {
	ID     string   `json:"id"`
	Text   string   `json:"text,omitzero"`
	Chosen []string `json:"chosen,omitzero"`
}

const (
	halfFormat = 1
	maxHalf    = 1 << 20 // bytes of a file; a form has a few fields of 64 KiB at most
	maxLeft    = 100     // files that are offered again
)

// newSafe gives the safe of the data folder in use, or nil where the platform has no
// folder for the state of programs.
func (a *app) newSafe() *safe {
	if a.stateDir() == "" {
		return nil
	}
	name := filepath.Base(store.PinsFolder(a.stateDir(), a.dataDir())) // names the data folder
	return &safe{dir: filepath.Join(a.stateDir(), "half-written", name), random: a.env.Random, locks: map[string]*os.File{}}
}

// Left implements [tui.Safe].
func (s *safe) Left() ([]tui.HalfWritten, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var left []tui.HalfWritten
	for _, e := range entries {
		folder := filepath.Join(s.dir, e.Name())
		if !e.IsDir() || s.locks[folder] != nil || !s.hold(folder) {
			continue
		}
		found := s.read(folder)
		if len(found) == 0 {
			s.release(folder)
		}
		left = append(left, found...)
	}
	slices.SortStableFunc(left, func(a, b tui.HalfWritten) int { return a.At.Compare(b.At) })
	return left[max(0, len(left)-maxLeft):], nil
}

// hold takes the lock of a folder; false when another console has it, or nobody can
// have it.
func (s *safe) hold(folder string) bool {
	f, err := os.OpenFile(filepath.Join(folder, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return false
	}
	if lockFile(f) != nil {
		f.Close()
		return false
	}
	s.locks[folder] = f
	return true
}

// release gives a folder up, which goes when nothing is left in it.
func (s *safe) release(folder string) {
	s.locks[folder].Close()
	delete(s.locks, folder)
	os.Remove(filepath.Join(folder, "lock"))
	os.Remove(folder)
}

// read reads the files of a folder. One that cannot be read stays where it is: it
// is no reason not to begin.
func (s *safe) read(folder string) []tui.HalfWritten {
	entries, _ := os.ReadDir(folder)
	var found []tui.HalfWritten
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".json" {
			if strings.HasSuffix(e.Name(), ".tmp") { // of a write that was interrupted
				os.Remove(filepath.Join(folder, e.Name()))
			}
			continue
		}
		path := filepath.Join(folder, e.Name())
		if h, err := readHalf(path); err == nil {
			h.Slot = path
			found = append(found, h)
		}
	}
	return found
}

func readHalf(path string) (h tui.HalfWritten, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxHalf+1))
	if err != nil {
		return h, err
	}
	var file halfFile
	if len(data) > maxHalf || json.Unmarshal(data, &file) != nil || file.Format != halfFormat || strings.TrimSpace(file.Form) == "" {
		return h, errors.New("not a file of half-written text")
	}
	h = tui.HalfWritten{
		Incident: file.Incident, Form: file.Form, Title: lang.Text{Ja: file.TitleJa, En: file.TitleEn},
		Sent: file.Sent, At: file.At, Stray: file.Stray,
	}
	for _, x := range file.Fields {
		h.Fields = append(h.Fields, tui.HalfField(x))
	}
	return h, nil
}

// Keep implements [tui.Safe].
func (s *safe) Keep(h tui.HalfWritten) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	slot := h.Slot
	if slot == "" {
		if err := s.open(); err != nil {
			return "", err
		}
		s.next++
		slot = filepath.Join(s.own, strconv.Itoa(s.next)+".json")
	}
	file := halfFile{
		Format: halfFormat, Incident: h.Incident, Form: h.Form, TitleJa: h.Title.Ja, TitleEn: h.Title.En,
		Sent: h.Sent, At: h.At, Stray: h.Stray,
	}
	for _, x := range h.Fields {
		file.Fields = append(file.Fields, halfField(x))
	}
	return slot, writeFile(slot, true, func(w io.Writer) error { return json.MarshalWrite(w, file) })
}

// open makes the folder of this console.
func (s *safe) open() error {
	if s.own != "" {
		return nil
	}
	var name [8]byte
	if _, err := io.ReadFull(s.random, name[:]); err != nil {
		return err
	}
	own := filepath.Join(s.dir, hex.EncodeToString(name[:]))
	if err := os.MkdirAll(own, 0o700); err != nil {
		return err
	}
	if !s.hold(own) {
		return &fs.PathError{Op: "lock", Path: own, Err: errors.ErrUnsupported}
	}
	s.own = own
	return nil
}

// Drop implements [tui.Safe].
func (s *safe) Drop(slot string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := os.Remove(slot)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// close gives up the folders: those in which something is left are offered to the
// next console.
func (s *safe) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for folder := range s.locks {
		f := s.locks[folder]
		if entries, err := os.ReadDir(folder); err == nil && len(entries) <= 1 { // the lock
			s.release(folder)
			continue
		}
		f.Close()
		delete(s.locks, folder)
	}
	s.own = ""
}
