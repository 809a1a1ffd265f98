package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// needs skips a test that this machine cannot run, and says why.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("it mounts file systems of its own: run it as root")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("%s is missing (Debian: apt-get install xfsprogs e2fsprogs)", p)
		}
	}
}

func sh(args ...string) error {
	if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, out)
	}
	return nil
}

func must(t *testing.T, args ...string) {
	t.Helper()
	if err := sh(args...); err != nil {
		t.Fatal(err)
	}
}

// mounted makes a file system in a file of so many megabytes, and mounts it.
func mounted(t *testing.T, dir, name string, megabytes int, options string, mkfs ...string) (image, at string) {
	t.Helper()
	image, at = filepath.Join(dir, name+".img"), filepath.Join(dir, name)
	must(t, "truncate", "-s", fmt.Sprintf("%dM", megabytes), image)
	must(t, append(mkfs, image)...)
	if err := os.Mkdir(at, 0o700); err != nil {
		t.Fatal(err)
	}
	mount(t, image, at, options)
	t.Cleanup(func() { unmount(at) })
	return image, at
}

func mount(t *testing.T, image, at, options string) {
	t.Helper()
	if err := sh("mount", "-o", strings.TrimSuffix("loop,"+options, ","), image, at); err != nil {
		t.Skipf("this machine does not let us mount: %v", err)
	}
}

func unmount(at string) error {
	var err error
	for range 100 {
		if err = sh("umount", at); err == nil {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}

// On a small real disk that runs full at one level after another: what was
// acknowledged is there, a full disk is called that, the incident can still be
// written to in the space set aside, nothing new begins, and with room again the
// same store goes on.
func TestDiskFull(t *testing.T) {
	if *fills == 0 {
		t.Skip("asked for with -args -fills=50")
	}
	needs(t, "mkfs.ext4", "mount")
	_, at := mounted(t, t.TempDir(), "small", 24, "", "mkfs.ext4", "-q", "-m", "0")
	data, filler, pins := filepath.Join(at, "data"), filepath.Join(at, "filler"), t.TempDir()
	inReserve := 0
	for level := range *fills {
		s, err := Open(data, Options{Reserve: 1 << 20, Pins: pins})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		id, head, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First)
		if err != nil {
			t.Fatalf("level %d: with room: %v", level, err)
		}
		health, err := s.Health(t.Context())
		if err != nil || !health.Reserve || !health.Low {
			t.Fatalf("level %d: %+v, %v", level, health, err)
		}
		// All of the disk but so many blocks.
		leave := int64(level) * 2048
		f, err := os.Create(filler)
		if err != nil {
			t.Fatal(err)
		}
		if err := (osFile{f}).Reserve(health.Free - leave); err != nil {
			t.Logf("level %d: %v", level, err)
		}
		f.Close()

		acked := 1
		full := false
		for range 2000 {
			events := storetest.Notes(head, fmt.Sprintf("l%d", level), 3)
			events[1].Data = &runbook.Noted{Text: strings.Repeat("長い記録", 5000)}
			next, err := s.Append(t.Context(), id, head, events)
			if err != nil {
				if full = true; !isNoSpace(err) {
					t.Fatalf("level %d: %v", level, err)
				}
				break
			}
			head, acked = next, acked+3
			if h, _ := s.Health(t.Context()); !h.Reserve {
				inReserve++
			}
		}
		if !full {
			t.Fatalf("level %d: the disk did not run full: the test tests nothing", level)
		}
		if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First); !isNoSpace(err) {
			t.Errorf("level %d: begun on a full disk: %v", level, err)
		}
		if events, now := storetest.Read(t, s, id, runbook.Head{}); len(events) != acked || now != head {
			t.Fatalf("level %d: %d entries, acknowledged %d", level, len(events), acked)
		}
		os.Remove(filler)
		storetest.Append(t, s, id, head, storetest.Notes(head, "later", 1)...)
		if sum := verified(t, s, id); sum.Entries != acked+1 {
			t.Fatalf("level %d: %+v", level, sum)
		}
		s.Close() // what is deleted while it is open keeps its space
		os.RemoveAll(data)
		os.RemoveAll(pins)
	}
	t.Logf("%d levels; %d appends went into the space set aside", *fills, inReserve)
	if inReserve == 0 {
		t.Error("the space set aside was never used")
	}
}

// cutModes are the file systems on which the power is cut, with their mount
// options.
var cutModes = []struct {
	name, options string
	mkfs          []string
}{
	{"ext4", "", []string{"mkfs.ext4", "-q"}},
	{"ext4, writeback", "data=writeback,commit=1000", []string{"mkfs.ext4", "-q"}},
	{"xfs", "nouuid", []string{"mkfs.xfs", "-q"}},
}

// The power is cut under a live writer: what was acknowledged is there when it
// comes back. The writer works on a file system inside an image, and a reflink
// copy of the image, which takes a moment, is what the disk would hold: without
// what was only in memory. The control is a writer that does not sync: it must
// lose in nine of ten cuts, or nothing was tested.
func TestPowerCut(t *testing.T) {
	if *cuts == 0 {
		t.Skip("asked for with -args -cuts=100")
	}
	needs(t, "mkfs.xfs", "mkfs.ext4", "mount", "truncate")
	dir := t.TempDir()
	_, outer := mounted(t, dir, "outer", 3000, "", "mkfs.xfs", "-q", "-m", "reflink=1")
	for _, mode := range cutModes {
		t.Run(mode.name, func(t *testing.T) {
			size := 64
			if strings.HasPrefix(mode.name, "xfs") {
				size = 320
			}
			image, at := mounted(t, outer, strings.ReplaceAll(mode.name, ", ", "-"), size, mode.options, mode.mkfs...)
			back := at + "-back"
			if err := os.Mkdir(back, 0o700); err != nil {
				t.Fatal(err)
			}
			n := max(1, *cuts/len(cutModes))
			acked, losses, _ := cutPower(t, "until killed", n, image, at, back, mode.options)
			if losses > 0 {
				t.Errorf("%d of %d cuts lost what was acknowledged", losses, n)
			}
			control := max(10, n/5)
			_, without, told := cutPower(t, "until killed, without syncing", control, image, at, back, mode.options)
			t.Logf("%d cuts, %d entries acknowledged, %d cuts lost some; the control lost in %d of %d (%d entries told)", n, acked, losses, without, control, told)
			if without*10 < control*9 {
				t.Errorf("the control lost in %d of %d cuts only: nothing was tested", without, control)
			}
		})
	}
}

// cutPower cuts the power n times under a writer, and counts the entries that were
// acknowledged in time, and the cuts that lost some.
func cutPower(t *testing.T, what string, n int, image, at, back, options string) (acked, losses, told int) {
	t.Helper()
	snapshot := image + ".cut"
	for cut := range n {
		data := filepath.Join(at, fmt.Sprintf("data%d", cut%7))
		os.RemoveAll(data)
		must(t, "sync", "-f", at) // the folder's own beginnings are not the question
		p := start(t, what, data, "", fmt.Sprintf("c%d", cut), "12")
		time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
		lines := p.now()
		must(t, "cp", "--reflink=always", image, snapshot) // the power goes out here
		p.kill()
		mount(t, snapshot, back, options)
		a, l := lost(t, filepath.Join(back, filepath.Base(data)), lines)
		acked += a
		told += len(lines)
		if l > 0 {
			losses++
		}
		if err := unmount(back); err != nil {
			t.Fatal(err)
		}
		os.Remove(snapshot)
	}
	return acked, losses, told
}
