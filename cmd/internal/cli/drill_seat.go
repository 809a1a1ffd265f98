package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-json-experiment/json"

	"dandori/runbook"
	"dandori/runbook/store"
	"dandori/tui"
)

// Who sits at a terminal in a drill is kept in the state folder, which is of this computer
// and its user alone, and never in the data folder: another terminal would take the
// facilitator's seat, and with it the plan.
//
//	STATE/seats/<data folder>/<drill>/<terminal>.json
//
// A terminal is known by what its program says of it, and by its device with the session it
// is used in: the name of a device is given again to whoever opens the next one. One that
// says nothing is asked each time the program is started.

// seatFile is what a file holds.
type seatFile struct {
	Format int    `json:"format"`
	As     string `json:"as"`
	Name   string `json:"name,omitzero"`
	Role   string `json:"role,omitzero"`
	ByHand bool   `json:"by-hand,omitzero"`
	Read   []int  `json:"read,omitzero"`
}

const (
	seatFormat = 1
	maxSeat    = 64 << 10 // bytes of a file
)

// terminalNames are the variables by which terminals, and programs that divide one, tell
// their windows apart; the outermost first.
var terminalNames = []string{"WT_SESSION", "TERM_SESSION_ID", "ITERM_SESSION_ID", "WINDOWID", "SSH_TTY", "STY", "WINDOW", "TMUX", "TMUX_PANE"}

// terminal names the terminal this program runs in, the same after a restart; "" where
// nothing does.
func (a *app) terminal() string { return a.terminalBy("/proc") }

// terminalBy does it where the system tells of its processes in a folder.
func (a *app) terminalBy(proc string) string {
	var parts []string
	for _, name := range terminalNames {
		if v := a.env.getenv(name); v != "" {
			parts = append(parts, name+"="+v)
		}
	}
	if f, ok := a.env.Stdin.(*os.File); ok && a.env.IsTerminal(f) {
		device, err := os.Readlink(filepath.Join(proc, "self", "fd", "0"))
		if session := sessionOf(proc); err == nil && strings.HasPrefix(device, "/dev/") && session != "" {
			parts = append(parts, device, session)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:8])
}

// sessionOf names the session this program runs in: the number of the process that leads it,
// which is given again one day, and when that was started. It is "" where that is not told.
func sessionOf(proc string) string {
	const session, start = 3, 19 // of what stands after the name of the program, see proc(5)
	stat := func(process string) []string {
		text, err := os.ReadFile(filepath.Join(proc, process, "stat"))
		if err != nil {
			return nil
		}
		return strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:])) // the name may have blanks and brackets
	}
	of := stat("self")
	if len(of) <= session {
		return ""
	}
	leader := stat(of[session])
	if len(leader) <= start {
		return ""
	}
	return of[session] + " " + leader[start]
}

// seatPath is the file of this terminal's seat in a drill; "" where it cannot be kept.
func (a *app) seatPath(id runbook.IncidentID) string {
	terminal := a.terminal()
	if a.stateDir() == "" || terminal == "" {
		return ""
	}
	data := filepath.Base(store.PinsFolder(a.stateDir(), a.dataDir())) // names the data folder
	return filepath.Join(a.stateDir(), "seats", data, string(id), terminal+".json")
}

// seat is what this terminal is in a drill. A file that cannot be read is none.
func (a *app) seat(id runbook.IncidentID) (tui.Seat, bool) {
	path := a.seatPath(id)
	if path == "" {
		return tui.Seat{}, false
	}
	f, err := os.Open(path)
	if err != nil {
		return tui.Seat{}, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSeat+1))
	var file seatFile
	if err != nil || len(data) > maxSeat || json.Unmarshal(data, &file) != nil || file.Format != seatFormat {
		return tui.Seat{}, false
	}
	return tui.Seat{As: file.As, Name: file.Name, Role: file.Role, ByHand: file.ByHand, Read: file.Read}, true
}

// keepSeat keeps it, for the owner of the state folder alone.
func (a *app) keepSeat(id runbook.IncidentID, s tui.Seat) error {
	path := a.seatPath(id)
	if path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file := seatFile{Format: seatFormat, As: s.As, Name: s.Name, Role: s.Role, ByHand: s.ByHand, Read: s.Read}
	return writeFile(path, true, func(w io.Writer) error { return json.MarshalWrite(w, file) })
}
