package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dandori/runbook/tomlfile"
)

// settings is what settings.toml of the data folder holds.
type settings struct {
	org string // the office used without --org, or ""
}

// maxSettings bounds the settings file, in bytes.
const maxSettings = 64 << 10

func (a *app) settingsPath() string { return filepath.Join(a.dataDir(), "settings.toml") }

// readSettings reads the settings; without a file everything is unset.
func (a *app) readSettings() (settings, error) {
	data, err := readBounded(a.settingsPath())
	if errors.Is(err, fs.ErrNotExist) {
		return settings{}, nil
	}
	if err != nil {
		return settings{}, err
	}
	doc := tomlfile.Read(a.settingsPath(), data, tomlfile.Limits{Size: maxSettings, Nesting: 1})
	var s settings
	if root := doc.Root(); root != nil {
		s.org = root.ID("org", 0).Value
		root.Done()
	}
	return s, doc.Problems().Err()
}

// writeSettings replaces the settings.
func (a *app) writeSettings(s settings) error {
	return writeFile(a.settingsPath(), true, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "org = %q\n", s.org)
		return err
	})
}

// writeFile writes a file so that it is there whole or not at all: to a temporary
// name in the same folder, synced, then renamed. Without replace a file that
// exists is left alone and the error is fs.ErrExist. The error is errFileName for
// what is no name of a file, and errIsFolder for that of a folder; errors are of the
// path and never of the temporary name.
func writeFile(path string, replace bool, write func(io.Writer) error) (err error) {
	if !filepath.IsLocal(filepath.Base(path)) { // on Windows also NUL, con.html and 22:40.html
		return &fs.PathError{Op: "open", Path: path, Err: errFileName}
	}
	if info, err := os.Stat(path); replace && err == nil && info.IsDir() {
		return &fs.PathError{Op: "open", Path: path, Err: errIsFolder}
	}
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, ".dandori-*.tmp")
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: p.Op, Path: dir, Err: p.Err} // nobody knows the temporary name
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
		if p, ok := errors.AsType[*fs.PathError](err); ok && p.Path == tmp.Name() {
			err = &fs.PathError{Op: p.Op, Path: path, Err: p.Err} // as above
		}
	}()
	if err := write(tmp); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if !replace {
		// Whoever makes the name first owns it; two exports at once cannot
		// overwrite each other.
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		f.Close()
		if err := renameTo(path, tmp.Name()); err != nil {
			os.Remove(path)
			return err
		}
		return syncDir(dir)
	}
	if err := renameTo(path, tmp.Name()); err != nil {
		return err
	}
	return syncDir(dir)
}

// errFileName is of a name that leads elsewhere or to a device.
var errFileName = errors.New("not the name of a file")

// errIsFolder is of a name that a folder has, where a file was to be replaced.
var errIsFolder = errors.New("it is a folder")

// renameTo gives a temporary file its name. The error is of that name, as nobody knows
// the other.
func renameTo(path, tmp string) error {
	err := os.Rename(tmp, path)
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return &fs.PathError{Op: l.Op, Path: path, Err: l.Err}
	}
	return err
}

// syncDir makes a new name in a folder durable, where the system can: Windows
// refuses, and does not need it.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	d.Sync()
	return nil
}
