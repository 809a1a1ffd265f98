package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// Summary is what a list shows of one log.
type Summary struct {
	ID   runbook.IncidentID
	Head runbook.Head // of the log it is about
	Data []byte       // what summarize made of it; nil with an error
	Err  error        // why the log cannot be opened, or what summarize said
}

// The summaries made are kept in a file of the data folder, which is only a
// cache: it can be deleted at any time, and is not synced. Its first line is
//
//	dandori-list-2 <version> LF
//
// and each further one
//
//	<CRC-32C of what follows, 8 hex digits> <id> <bytes of the log> <its time of change, in nanoseconds, or 0> <where its last entry begins> <its number> <its hash> <data> LF
//
// A line is used when the log still has this length and time, and was left alone for
// 3 seconds before the cache was written: until then a change need not show in the
// time. Otherwise it is used when the log has this length and, where it is known, this
// time, and at that place this number and hash. So a list sees every entry, and reads
// in whole each log that any program wrote to; that the entries before the last one
// of the others are as they were, it takes from when the summary was made. Opening a
// log never rests on a summary.
const (
	cacheName    = ".list"
	cacheNewName = ".list.new"
	cacheBegin   = "dandori-list-2 "
	cacheSettled = 3 * time.Second
	maxCache     = 1 << 30
)

// cached is a line of the cache.
type cached struct {
	line []byte // whole, with its line feed
	pos  eventlog.Position
	time int64 // of the last change of the log, in nanoseconds since 1970; 0: not known
	old  bool  // it had been left alone when the cache was written
	last int64 // where the last entry begins
	data []byte
}

// Summaries gives a summary of every log of the series named, or of all, in the
// order of [Store.List]. What summarize makes of the events of a log is kept until
// the log grows, so that listing thousands reads little; version is that of the
// form of the data. Summarize is called by several goroutines at once.
func (s *Store) Summaries(ctx context.Context, version string, summarize func(runbook.IncidentID, []runbook.Event) ([]byte, error), series ...runbook.Series) ([]Summary, error) {
	if len(series) == 0 {
		series = runbook.AllSeries
	}
	cache := s.readCache(version)
	var all []Summary
	var keep [][]byte
	changed := false
	var young atomic.Bool // a cache written from now on would save a look into a log
	for _, one := range series {
		err := s.folders(ctx, one, func(dir fsys, entries []fs.DirEntry) error {
			sums := make([]Summary, len(entries))
			lines := make([][]byte, len(entries))
			var wg sync.WaitGroup
			workers := runtime.GOMAXPROCS(0)
			for w := range workers {
				wg.Go(func() {
					for i := w; i < len(entries) && ctx.Err() == nil; i += workers {
						id := runbook.IncidentID(entries[i].Name())
						c, ok := cache[id]
						if ok && s.metDamage(id) == nil && (c.same(dir, id) || c.holds(dir, id)) {
							if !c.old && c.time != 0 {
								young.Store(true)
							}
							sums[i] = Summary{ID: id, Head: head(c.pos), Data: c.data}
							lines[i] = c.line
							continue
						}
						sums[i], lines[i] = s.summary(ctx, dir, entries[i], summarize)
					}
				})
			}
			wg.Wait()
			for i, sum := range sums {
				if sum.ID == "" {
					continue
				}
				if c := cache[sum.ID]; lines[i] != nil && (c == nil || !bytes.Equal(c.line, lines[i])) {
					changed = true
				}
				delete(cache, sum.ID)
				all = append(all, sum)
				if lines[i] != nil {
					keep = append(keep, lines[i])
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, explain(err)
		}
	}
	if changed || young.Load() {
		for _, c := range cache { // of the series that were not asked for
			keep = append(keep, c.line)
		}
		s.writeCache(version, keep)
	}
	slices.SortFunc(all, func(a, b Summary) int { return newestFirst(a.ID, b.ID) })
	return all, nil
}

// same reports whether the system says that a log was left alone since it was
// summarized.
func (c *cached) same(dir fsys, id runbook.IncidentID) bool {
	if !c.old {
		return false
	}
	info, err := dir.Lstat(string(id) + "/" + logName)
	return err == nil && info.Mode().IsRegular() && info.Size() == c.pos.Offset && info.ModTime().UnixNano() == c.time
}

// holds reports whether a log is still the one that was summarized.
func (c *cached) holds(dir fsys, id runbook.IncidentID) bool {
	f, err := dir.Open(string(id)+"/"+logName, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != c.pos.Offset || !info.Mode().IsRegular() || c.time != 0 && info.ModTime().UnixNano() != c.time {
		return false
	}
	want := fmt.Appendf(nil, `{"hash":"%s","event":{"seq":%d,`, c.pos.Hash, c.pos.Seq)
	got := make([]byte, len(want))
	_, err = f.ReadAt(got, c.last)
	return err == nil && bytes.Equal(got, want)
}

// summary makes the summary of a log, and the line of the cache for it, if it
// can be kept.
func (s *Store) summary(ctx context.Context, dir fsys, e fs.DirEntry, summarize func(runbook.IncidentID, []runbook.Event) ([]byte, error)) (Summary, []byte) {
	id := runbook.IncidentID(e.Name())
	err, ok := s.listed(dir, e)
	if !ok {
		return Summary{}, nil
	}
	sum := Summary{ID: id, Err: err}
	if err != nil {
		if _, ok := errors.AsType[*runbook.DamageError](err); !ok || s.metDamage(id) == nil {
			return sum, nil
		}
	}
	// Its time is looked at before it is read: a change in between shows in the next.
	info, infoErr := dir.Lstat(string(id) + "/" + logName)
	events, head, err := s.Read(ctx, id, runbook.Head{})
	if sum.Err = err; err != nil {
		return sum, nil
	}
	sum.Head = head
	if sum.Data, sum.Err = summarize(id, events); sum.Err != nil {
		return sum, nil
	}
	l, err := s.log(ctx, id)
	if err != nil {
		return sum, nil
	}
	l.mu.Lock()
	k := l.known
	l.mu.Unlock()
	if k.head() != head || bytes.IndexByte(sum.Data, '\n') >= 0 {
		return sum, nil // its last entry lacks its line feed, or the data does not fit
	}
	c := cached{pos: k.pos, last: k.start(k.pos.Seq), data: sum.Data}
	if infoErr == nil && info.Size() == k.pos.Offset {
		c.time = info.ModTime().UnixNano()
	}
	return sum, c.format(id)
}

func (c *cached) format(id runbook.IncidentID) []byte {
	rest := fmt.Appendf(nil, "%s %d %d %d %d %s %s\n", id, c.pos.Offset, c.time, c.last, c.pos.Seq, c.pos.Hash, c.data)
	return append(fmt.Appendf(nil, "%08x ", crc32.Checksum(rest, castagnoli)), rest...)
}

// readCache reads the cache; without one, or one of another version, nothing is
// known.
func (s *Store) readCache(version string) map[runbook.IncidentID]*cached {
	all := map[runbook.IncidentID]*cached{}
	f, err := s.fs.Open(cacheName, os.O_RDONLY)
	if err != nil {
		return all
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() > maxCache {
		return all
	}
	b := make([]byte, info.Size())
	n, _ := f.ReadAt(b, 0)
	first, rest, _ := bytes.Cut(b[:n], []byte("\n"))
	if string(first) != cacheBegin+version {
		return all
	}
	for line := range bytes.Lines(rest) {
		if id, c, ok := parseCached(line); ok {
			c.old = c.time != 0 && info.ModTime().Sub(time.Unix(0, c.time)) > cacheSettled
			all[id] = c
		}
	}
	return all
}

func parseCached(line []byte) (runbook.IncidentID, *cached, bool) {
	f := strings.SplitN(string(line), " ", 8)
	if len(f) != 8 || !bytes.HasSuffix(line, []byte("\n")) {
		return "", nil, false
	}
	sum, err := strconv.ParseUint(f[0], 16, 32)
	if err != nil || uint32(sum) != crc32.Checksum(line[9:], castagnoli) {
		return "", nil, false
	}
	c := &cached{line: line, data: []byte(strings.TrimSuffix(f[7], "\n"))}
	var errs [5]error
	c.pos.Offset, errs[0] = strconv.ParseInt(f[2], 10, 64)
	c.time, errs[1] = strconv.ParseInt(f[3], 10, 64)
	c.last, errs[2] = strconv.ParseInt(f[4], 10, 64)
	c.pos.Seq, errs[3] = strconv.Atoi(f[5])
	c.pos.Hash, errs[4] = eventlog.ParseHash(f[6])
	id := runbook.IncidentID(f[1])
	return id, c, errors.Join(errs[:]...) == nil && id.Valid()
}

// writeCache replaces the cache, if it can.
func (s *Store) writeCache(version string, lines [][]byte) {
	f, err := s.fs.Open(cacheNewName, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return
	}
	_, err = f.WriteAt(append([]byte(cacheBegin+version+"\n"), bytes.Join(lines, nil)...), 0)
	if closeErr := f.Close(); err == nil && closeErr == nil {
		err = s.fs.Rename(cacheNewName, cacheName)
	}
	if err != nil {
		s.fs.Remove(cacheNewName)
	}
}
