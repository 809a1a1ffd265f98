package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// ErrNothingLeft says that a log cannot be repaired, because its first entry
// cannot be proved: without it nobody knows whose log it is.
var ErrNothingLeft = errors.New("the first entry is lost: nothing can be repaired")

// RepairReport says exactly what a repair found and did.
type RepairReport struct {
	ID runbook.IncidentID

	// Needed says that something was wrong. Otherwise nothing was done.
	Needed bool
	Fault  error // what was wrong, as a reader is told; nil when only entries are missing

	Kept     int        // so many entries at the beginning are as they were
	Restored []Restored // the entries after them whose bytes could be proved
	Dropped  Dropped    // what follows

	// Missing is the head the log was once verified to have, when what is left
	// of it has fewer entries; otherwise the zero Head.
	Missing runbook.Head

	Original string // the file beside the log that keeps its bytes as they were
	SHA256   string // of that file, lower-case hex
	Bytes    int64  // its length

	Head runbook.Head // of the repaired log, with the entry that tells of the repair
}

// Restored is an entry whose damaged bytes could be proved to have been these.
type Restored struct {
	Entry int
	What  string // what was wrong with it
}

// Dropped is what of a damaged log is not in the repaired one.
type Dropped struct {
	Entry    int    // the number of the first entry dropped; 0 when nothing was
	Offset   int64  // where that began in the original
	Bytes    int64  //
	SHA256   string // of these bytes
	Lines    int    // how many lines they hold, the last one whole or not
	Readable []int  // the numbers of those entries among them that can be read, but not proved to follow
}

// Repair makes a damaged log one that can be written to again. It is only for
// people to ask for.
//
// The log is first copied to <log.jsonl>.damaged-<time> beside it. Then it is
// replaced by its intact beginning, the entries after it whose bytes can be
// proved (by a hash that was stored with them: see [Restored]), and the entry that
// tell makes of the report, which is to carry the number of Head.Seq. What was
// dropped is in the copy. The pin of the log is set to what is there now.
//
// A log that is as it was is left alone; so is one of another incident
// ([runbook.ErrMisplaced]).
func (s *Store) Repair(ctx context.Context, id runbook.IncidentID, now time.Time, tell func(RepairReport) (runbook.Event, error)) (RepairReport, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return RepairReport{}, err
	}
	select {
	case l.writer <- struct{}{}:
	case <-ctx.Done():
		return RepairReport{}, ctx.Err()
	}
	defer func() { <-l.writer }()
	l.closeFiles()
	if err := l.lockLog(ctx, time.After(s.opts.LockTimeout)); err != nil {
		return RepairReport{}, explain(err)
	}
	defer l.closeFiles() // with its lock: the log is another file now
	r, err := l.repair(ctx, now, tell)
	return r, explain(err)
}

// PlanRepair tells what [Store.Repair] would do, and changes nothing: it also works
// where nobody may write. The report names no file for the original, and its Head is
// that of the entries that would be kept.
func (s *Store) PlanRepair(ctx context.Context, id runbook.IncidentID) (RepairReport, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return RepairReport{}, err
	}
	f, err := l.openToRead()
	if err != nil {
		return RepairReport{}, err
	}
	defer f.Close()
	r, _, _, err := l.diagnose(ctx, f)
	return r, explain(err)
}

// diagnose finds what is wrong with an open log. It gives its bytes and what of them
// is proved.
func (l *log) diagnose(ctx context.Context, f file) (RepairReport, []byte, *salvaged, error) {
	r := RepairReport{ID: l.id}
	info, err := f.Stat()
	if err != nil {
		return r, nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return r, nil, nil, l.damaged(1, 0, ErrNotFile)
	}
	damaged := make([]byte, info.Size())
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, info.Size()), damaged); err != nil {
		return r, nil, nil, err
	}
	sum := sha256.Sum256(damaged)
	r.SHA256, r.Bytes = hex.EncodeToString(sum[:]), info.Size()

	whole, err := l.salvage(ctx, damaged, &r)
	if err != nil {
		return r, nil, nil, err
	}
	if whole.of != "" && whole.of != l.id {
		return r, nil, nil, l.damaged(1, 0, fmt.Errorf("%w: it is the log of %q", runbook.ErrMisplaced, whole.of))
	}
	pos := whole.pos
	if seen := l.pinned(); seen.Seq > pos.Seq {
		r.Missing = head(seen)
	} else if seen.Seq > 0 && whole.heads[seen.Seq-1] != seen.Hash {
		r.Missing = head(seen)
	}
	if pos.Seq == 0 {
		return r, nil, nil, l.damaged(1, 0, ErrNothingLeft)
	}
	r.Needed = r.Fault != nil || r.Missing != runbook.Head{}
	r.Head = head(pos)
	return r, damaged, whole, nil
}

func (l *log) repair(ctx context.Context, now time.Time, tell func(RepairReport) (runbook.Event, error)) (RepairReport, error) {
	r, damaged, whole, err := l.diagnose(ctx, l.file)
	if err != nil || !r.Needed {
		return r, err
	}
	pos := whole.pos
	f, name, err := l.beside(logName+".damaged-", now)
	if err != nil {
		return r, err
	}
	if err := fill(f, damaged, int64(len(damaged))); err != nil {
		l.root.Remove(name)
		return r, err
	}
	r.Original = name
	r.Head = runbook.Head{Seq: pos.Seq + 1}
	event, err := tell(r)
	if err == nil {
		var bodies [][]byte
		if bodies, err = encode(head(pos), []runbook.Event{event}); err == nil {
			whole.log, pos.Hash = eventlog.AppendLine(whole.log, pos.Hash, bodies[0])
		}
	}
	if err != nil {
		l.root.Remove(name)
		return r, err
	}
	pos.Seq, pos.Offset = pos.Seq+1, int64(len(whole.log))
	if err := l.replace(whole.log); err != nil {
		return r, err
	}
	// From here on it is repaired, whatever becomes of the pin: Health tells of that.
	l.repin(pos)
	l.failed = nil
	l.mu.Lock()
	l.pending = -1
	l.mu.Unlock()
	r.Head = head(pos)
	return r, nil
}

// replace puts another log in the place of the log.
func (l *log) replace(b []byte) error {
	l.root.Remove(newName) // of an attempt that was interrupted
	f, err := l.root.Open(newName, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	if err := fill(f, b, int64(len(b))); err != nil {
		l.root.Remove(newName)
		return err
	}
	l.dropFile()
	// While nobody may write, it is no matter that readers look closer.
	if err := l.publish(0); err != nil {
		return err
	}
	if err := l.root.Rename(newName, logName); err != nil {
		l.root.Remove(newName)
		return err
	}
	if err := l.root.SyncDir("."); err != nil {
		return err
	}
	l.publish(int64(len(b)))
	return nil
}

// salvaged is the part of a damaged log that is proved.
type salvaged struct {
	log   []byte
	pos   eventlog.Position
	heads []eventlog.Hash // the hash of each entry

	of runbook.IncidentID // whose log its first entry says it is; empty when it does not say
}

// salvage takes from a damaged log what can be proved, and reports the rest.
func (l *log) salvage(ctx context.Context, damaged []byte, r *RepairReport) (*salvaged, error) {
	out := &salvaged{}
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rest := damaged[len(out.log):]
		s := eventlog.NewScanner(bytes.NewReader(rest), out.pos)
		for s.Scan() {
			if len(out.heads) == 0 {
				out.of = logOf(s.Entry().Event)
			}
			out.heads = append(out.heads, s.Entry().Hash)
		}
		out.log = damaged[:s.Position().Offset]
		out.pos = s.Position()
		if r.Fault == nil {
			r.Kept = out.pos.Seq
		}
		fault := s.Err()
		if fault == nil {
			return out, nil
		}
		if r.Fault == nil {
			r.Fault = fault
		}
		line := damaged[len(out.log):]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		proved, n, what := prove(ctx, line, damaged[len(out.log)+len(line):], out.pos)
		if proved == nil {
			r.Dropped = dropped(damaged, out.pos)
			return out, ctx.Err()
		}
		// From here on it is not the original: the bytes that are proved stand
		// in the place of those that were there.
		damaged = bytes.Join([][]byte{damaged[:len(out.log)], proved, damaged[len(out.log)+n:]}, nil)
		r.Restored = append(r.Restored, Restored{out.pos.Seq + 1, what})
	}
}

// logOf tells whose log begins with an event. One in another's place is not repaired:
// the memory of the log that belongs there would be lost.
func logOf(event []byte) runbook.IncidentID {
	e, err := runbook.DecodeEvent(event)
	if err != nil {
		return ""
	}
	return beginning(e)
}

// owns reports whether a log that begins with an entry belongs where it was read. One in
// another's place is not remembered there: when it is back in its own, nothing is missing.
func (l *log) owns(first runbook.Event) bool {
	of := beginning(first)
	return of == "" || of == l.id
}

// beginning tells whose log an entry begins; "" of one that begins none.
func beginning(first runbook.Event) runbook.IncidentID {
	switch d := first.Data.(type) {
	case *runbook.Opened:
		return d.Incident
	case *runbook.ReadinessOpening:
		return d.Log
	}
	return ""
}

// dropped describes what of a log follows a place.
func dropped(log []byte, from eventlog.Position) Dropped {
	rest := log[from.Offset:]
	sum := sha256.Sum256(rest)
	d := Dropped{Entry: from.Seq + 1, Offset: from.Offset, Bytes: int64(len(rest)), SHA256: hex.EncodeToString(sum[:])}
	for line := range bytes.Lines(rest) {
		d.Lines++
		line = bytes.TrimSuffix(line, []byte("\n"))
		if len(line) < eventlog.EventOffset+2 {
			continue
		}
		body := line[eventlog.EventOffset : len(line)-1]
		if e, err := runbook.DecodeEvent(body); err == nil && eventlog.Check(e.Seq, body) == nil {
			d.Readable = append(d.Readable, e.Seq)
		}
	}
	return d
}
