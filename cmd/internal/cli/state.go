package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/store"
)

// stateDir is the folder of what the program remembers of this computer: its key,
// and how far logs were verified. It is apart from the data folder, so that who
// puts an older copy of that back does not put back the memory of it. It is "" where
// the platform has no such folder.
func (a *app) stateDir() string {
	dir := a.state
	if dir == "" {
		dir = a.env.getenv("DANDORI_STATE")
	}
	if dir == "" && a.env.StateHome != "" {
		name := "dandori"
		if filepath.Clean(a.env.StateHome) == filepath.Clean(a.env.DataHome) { // Windows and macOS have one folder for both
			name = "dandori-state"
		}
		dir = filepath.Join(a.env.StateHome, name)
	}
	if dir == "" {
		return ""
	}
	return a.path(dir)
}

// pinsDir is the folder of the pins of the data folder in use.
func (a *app) pinsDir() string {
	if a.stateDir() == "" {
		return ""
	}
	return store.PinsFolder(a.stateDir(), a.dataDir())
}

// keyName is the file of the key in the state folder. Whoever can read it can sign
// in the name of this computer.
const keyName = "key"

func (a *app) keyPath() string { return filepath.Join(a.stateDir(), keyName) }

// errNoState says that there is no folder for the key.
var errNoState = errors.New("there is no folder for the state of the program")

// heldKey is the key of this computer, once it was asked for.
type heldKey struct {
	once sync.Once
	key  *eventlog.PrivateKey
	err  error
}

// key gives the key of this computer, and makes it the first time.
func (a *app) key() (*eventlog.PrivateKey, error) {
	h := a.held
	h.once.Do(func() {
		h.key, h.err = a.readKey()
		if errors.Is(h.err, fs.ErrNotExist) {
			h.key, h.err = a.makeKey()
		}
	})
	return h.key, h.err
}

// maxKey bounds the file of the key, in bytes.
const maxKey = 4 << 10

func (a *app) readKey() (*eventlog.PrivateKey, error) {
	if a.stateDir() == "" {
		return nil, errNoState
	}
	info, err := os.Stat(a.keyPath())
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxKey {
		return nil, &keyError{a.keyPath(), errors.New("not the file of a key")}
	}
	text, err := os.ReadFile(a.keyPath())
	if err != nil {
		return nil, err
	}
	key, err := eventlog.ParsePrivateKey(string(text))
	if err != nil {
		return nil, &keyError{a.keyPath(), err}
	}
	return key, nil
}

// keyError says that the file of the key does not hold one.
type keyError struct {
	path string
	err  error
}

func (e *keyError) Error() string { return e.path + ": " + e.err.Error() }
func (e *keyError) Unwrap() error { return e.err }

// makeKey makes the key. Of several programs that do so at once, one wins, and all
// get its key.
func (a *app) makeKey() (*eventlog.PrivateKey, error) {
	key, err := eventlog.GenerateKey(a.env.Random, eventlog.MakeKeyName(a.env.Computer))
	if err != nil {
		return nil, err
	}
	dir := a.stateDir()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	tmp, err := os.CreateTemp(dir, ".key-*.tmp") // 0600
	if err != nil {
		return nil, err
	}
	defer os.Remove(tmp.Name())
	_, err = fmt.Fprintln(tmp, key.Secret())
	if syncErr := tmp.Sync(); err == nil {
		err = syncErr
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return nil, err
	}
	// A link never replaces what is there; where a file system has none, the
	// name is claimed first.
	if err := os.Link(tmp.Name(), a.keyPath()); err != nil && !errors.Is(err, fs.ErrExist) {
		f, err := os.OpenFile(a.keyPath(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			f.Close()
			err = os.Rename(tmp.Name(), a.keyPath())
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	if err := syncDir(dir); err != nil {
		return nil, err
	}
	return a.readKey()
}

// host is the data folder as this computer uses it: with its key and its clocks.
func (a *app) host(st *store.Store) *runbook.Host {
	return &runbook.Host{Store: st, Key: a.key, Clock: a.env.Clock}
}
