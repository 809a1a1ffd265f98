package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

func (a *app) verify() *cobra.Command {
	var codes, keys []string
	var evidence bool
	c := a.command("verify [ID|FILE|FOLDER]", 0, 1, lang.Command.VerifyHelp, func(c *cobra.Command, args []string) error {
		known, err := a.known(codes, keys)
		if err != nil {
			return err
		}
		known.evidence = evidence
		if len(args) == 0 {
			return a.verifyAll(c.Context(), known)
		}
		if id, err := incidentID(args[0]); err == nil {
			st, err := a.existingStore()
			if err != nil {
				return err
			}
			defer st.Close()
			return a.verifyOne(c.Context(), target{name: string(id), id: id, path: st.Path(id), store: st}, known)
		}
		path := a.path(args[0])
		info, err := os.Stat(path)
		if err != nil {
			return usage(lang.Command.NotALog.With(args[0]), lang.Command.NotALogHint)
		}
		if !info.IsDir() && !info.Mode().IsRegular() {
			return failed(lang.Command.NotRegular.With(args[0]), lang.Text{})
		}
		if !info.IsDir() && looksLikeBundle(path) {
			return a.verifyBundle(c.Context(), args[0], path, known)
		}
		if !info.IsDir() {
			return a.verifyOne(c.Context(), target{name: args[0], path: path}, known)
		}
		logs, err := logsIn(path, args[0])
		if err != nil {
			return err
		}
		if len(logs) == 0 {
			return failed(lang.Proof.FolderWithoutLogs.With(args[0]), lang.Text{})
		}
		if len(logs) == 1 {
			return a.verifyOne(c.Context(), logs[0], known)
		}
		return a.verifyEach(c.Context(), logs, nil, known)
	})
	a.texts(c, &codes, "head", "CODE", lang.Proof.HeadFlag)
	a.texts(c, &keys, "key", "KEY|FILE", lang.Proof.KeyFlag)
	a.yes(c, &evidence, "evidence", lang.Proof.EvidenceFlag)
	a.asJSON(c)
	return c
}

// known is what there is to compare a log with: the key of this computer, and what
// was given on the command line.
func (a *app) known(codes, keys []string) (knowledge, error) {
	var k knowledge
	if own, err := a.readKey(); err == nil {
		k.own = own.Public()
		k.Keys = append(k.Keys, k.own)
	}
	for _, text := range keys {
		key, ok := a.publicKey(text)
		if !ok {
			return k, usage(lang.Proof.BadKey.With(text), lang.Proof.BadKeyHint)
		}
		k.given = append(k.given, key)
		k.Keys = append(k.Keys, key)
	}
	for _, text := range codes {
		code, size, _ := strings.Cut(norm.NFKC.String(text), "/")
		q := eventlog.Quoted{}
		var err error
		if q.Code, err = eventlog.ParseCode(code); err != nil {
			return k, usage(lang.Proof.BadCode.With(text, codeFault(err)), lang.Proof.BadCodeHint)
		}
		if size != "" {
			if q.Size, err = strconv.Atoi(strings.TrimSpace(size)); err != nil || q.Size < 1 {
				return k, usage(lang.Command.FlagBadValue.With("--head", text), lang.Proof.BadCodeHint)
			}
		}
		k.Quoted = append(k.Quoted, q)
	}
	return k, nil
}

// knowledge is what a verification compares with.
type knowledge struct {
	eventlog.Known
	own      eventlog.PublicKey // of this computer; zero when there is none
	given    []eventlog.PublicKey
	evidence bool // the files that a log from elsewhere names are to be read
}

func codeFault(err error) lang.Text {
	for name, fault := range map[string]eventlog.CodeFault{"length": eventlog.CodeLength, "letter": eventlog.CodeLetter, "typo": eventlog.CodeTypo} {
		if errors.Is(err, fault) {
			return lang.Proof.CodeFault[name]
		}
	}
	return lang.Same(err.Error())
}

// publicKey reads a public key as it was given: itself, or a file with it on a line.
func (a *app) publicKey(text string) (eventlog.PublicKey, bool) {
	if key, err := eventlog.ParsePublicKey(strings.TrimSpace(text)); err == nil {
		return key, true
	}
	info, err := os.Stat(a.path(text))
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxKey {
		return eventlog.PublicKey{}, false
	}
	b, err := os.ReadFile(a.path(text))
	if err != nil {
		return eventlog.PublicKey{}, false
	}
	for line := range strings.Lines(string(b)) {
		if key, err := eventlog.ParsePublicKey(strings.TrimSpace(line)); err == nil {
			return key, true
		}
	}
	return eventlog.PublicKey{}, false
}

// target is a log to be verified.
type target struct {
	name  string             // as it was given
	id    runbook.IncidentID // whose it should be, or "" when only the log tells
	path  string
	store *store.Store // nil for a file anywhere

	inside *inside // of a log in a bundle
}

func (t target) open(ctx context.Context) (io.ReadCloser, error) {
	if t.store != nil {
		return t.store.Raw(ctx, t.id)
	}
	if t.inside != nil {
		return t.inside.open()
	}
	return openRegular(t.path)
}

// logsIn finds the logs of a folder: a data folder, one of an incident, or a copy of
// either. A log in a folder with the name of an incident should be that incident's.
func logsIn(dir, name string) ([]target, error) {
	const depth = 3
	var logs []target
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		below, _ := filepath.Rel(dir, path)
		if e.IsDir() {
			if strings.Count(below, string(filepath.Separator)) >= depth {
				return fs.SkipDir
			}
			return nil
		}
		if e.Name() == "log.jsonl" {
			t := target{name: filepath.Join(name, below), path: path}
			if id := runbook.IncidentID(filepath.Base(filepath.Dir(path))); id.Valid() {
				t.id = id
			}
			logs = append(logs, t)
		}
		return nil
	})
	return logs, err
}

// verifyOne verifies a log and says everything that was proved of it and what was
// not.
func (a *app) verifyOne(ctx context.Context, t target, known knowledge) error {
	v, err := a.prove(ctx, t, known)
	if folder := a.elsewhere(t.id); t.store != nil && folder != "" && errors.Is(err, runbook.ErrNotFound) {
		home := logFolders[t.id.Series()] + "/" + string(t.id)
		return &failure{exitDamaged, lang.Damage.MovedTo.With(string(t.id), folder), lang.Damage.WrongPlaceHint.With(string(t.id), home)}
	}
	if err != nil {
		return err
	}
	if a.json {
		if err := a.printJSON(a.proof(v)); err != nil {
			return err
		}
	} else {
		a.printProof(v)
	}
	return v.failure()
}

// verifyAll verifies every log of the data folder, and that none is gone.
func (a *app) verifyAll(ctx context.Context, known knowledge) error {
	st, err := a.existingStore()
	if errors.Is(err, runbook.ErrNotFound) {
		return a.verifyEach(ctx, nil, nil, known)
	}
	if err != nil {
		return err
	}
	defer st.Close()
	listings, err := st.List(ctx)
	if err != nil {
		return err
	}
	var logs []target
	for _, l := range listings {
		logs = append(logs, target{name: string(l.ID), id: l.ID, path: st.Path(l.ID), store: st})
	}
	ids, err := st.Gone(ctx)
	if err != nil {
		return err
	}
	var gone []lost
	for _, id := range ids {
		head, err := st.Pinned(ctx, id)
		if err != nil {
			return err
		}
		gone = append(gone, lost{id, head.Seq, a.elsewhere(id)})
	}
	return a.verifyEach(ctx, logs, gone, known)
}

// lost is a log that was verified before and is not there any more.
type lost struct {
	ID      runbook.IncidentID `json:"log"`
	Entries int                `json:"entries"`
	Folder  string             `json:"folder,omitzero"` // the folder of other logs in which it lies
}

// verifyEach verifies several logs, one line each.
func (a *app) verifyEach(ctx context.Context, logs []target, gone []lost, known knowledge) error {
	if len(known.Quoted) > 0 {
		return usage(lang.Command.ArgumentMissing.With("ID"), lang.Proof.BadCodeHint)
	}
	var proofs []proof
	var wrong []string
	for _, t := range logs {
		v, err := a.prove(ctx, t, known)
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			v = &verification{target: t, wrong: []flaw{{text: a.explain(err).text}}}
		}
		if v.damage != nil || len(v.wrong) > 0 {
			wrong = append(wrong, t.name)
		}
		if a.json {
			proofs = append(proofs, a.proof(v))
		} else {
			a.printSummary(v)
		}
	}
	moved := 0
	for _, l := range gone {
		wrong = append(wrong, string(l.ID))
		switch {
		case l.Folder != "":
			moved++
			if !a.json {
				a.say(lang.Damage.Moved, l.ID, l.Folder, logFolders[l.ID.Series()])
			}
		case !a.json:
			a.say(lang.Proof.SummaryGone, l.ID, l.Entries)
		}
	}
	if a.json {
		if err := a.printJSON(struct {
			Format int     `json:"format"`
			Logs   []proof `json:"logs"`
			Gone   []lost  `json:"gone"`
		}{1, nonNil(proofs), nonNil(gone)}); err != nil {
			return err
		}
	} else if len(logs)+len(gone) == 0 {
		a.say(lang.Proof.NothingToVerify)
	} else {
		a.say(lang.Proof.SummaryTotal, len(logs)+len(gone), len(wrong))
	}
	if len(wrong) == 0 {
		return nil
	}
	hint := lang.Proof.VerifyFailedHint
	switch {
	case moved > 0 && moved == len(wrong):
		hint = lang.Damage.MovedHint
	case len(gone) == len(wrong):
		hint = lang.Proof.GoneHint
	}
	return &failure{exitDamaged, lang.Proof.VerifyFailed.With(len(wrong), strings.Join(wrong, " ")), hint}
}

// verification is what is proved of a log.
type verification struct {
	target
	known  knowledge
	report *eventlog.Report

	entries int // up to which every level of the log itself is right
	head    eventlog.Hash
	bytes   int64
	shown   int  // how many of them are no hashes of a redacted copy alone
	opened  bool // the first is one of those
	place   bool // it is the log of the incident in whose folder it lies
	real    bool // its first entry says that it is no drill

	pin         runbook.Head      // how far this computer verified it before
	pinStanding eventlog.Standing // "" without a pin
	evidence    []evidenceFile
	damage      *runbook.DamageError // the first wrong entry
	wrong       []flaw               // what is wrong besides
}

// flaw is something that is not as it should be, though the chain holds.
type flaw struct {
	entry int // 0 when it is of no entry
	text  lang.Text
}

// evidenceFile is a file named by an entry, compared with what it was.
type evidenceFile struct {
	Number int    `json:"number"`
	Entry  int    `json:"entry"`
	Path   string `json:"path"`
	Status string `json:"status"` // same changed unreachable unread
	proof  runbook.FileProof
}

// errSameID says that two entries carry one id: the later one is a copy.
var errSameID = errors.New("an earlier entry has the same id")

// failure is how a verification ends the program.
func (v *verification) failure() error {
	t := lang.Proof
	switch {
	case v.damage != nil:
		return v.damage
	case len(v.wrong) > 0:
		w := v.wrong[0]
		text := lang.Command.FaultDetail.With(v.name, w.text)
		if w.entry > 0 {
			text = t.UntrueAt.With(v.name, w.entry, w.text)
		}
		return &failure{exitDamaged, text, t.UntrueHint}
	}
	return nil
}

// prove verifies a log at every level: the chain as it is stored, its checkpoints
// and their signatures, every event, that it is the log of its incident, that it
// goes on from what was seen of it before, and the files it names. What is wrong with
// it is part of the result; the error is one of reading.
func (a *app) prove(ctx context.Context, t target, known knowledge) (*verification, error) {
	v := &verification{target: t, known: known}
	if t.store != nil {
		var err error
		if v.pin, err = t.store.Pinned(ctx, t.id); err != nil {
			return nil, err
		}
	}
	r, err := t.open(ctx)
	if d, ok := errors.AsType[*runbook.DamageError](err); ok {
		v.report, v.damage = &eventlog.Report{}, d
		return v, nil
	}
	if err != nil {
		return nil, err
	}
	known.Incident = string(t.id)
	v.report, err = eventlog.Audit(cancelReader{ctx, r}, known.Known)
	r.Close()
	if err != nil {
		return nil, err
	}
	pinned, err := v.events(ctx)
	if err != nil {
		return nil, err
	}
	v.chain()
	v.remembered(pinned)
	v.checkpoints()
	a.evidenceFiles(ctx, v)
	if t.store != nil && v.damage == nil && len(v.wrong) == 0 {
		_, _, err = t.store.Read(ctx, t.id, runbook.Head{}) // which remembers how far it is verified
	}
	return v, err
}

// wrongFrom notes the first wrong entry.
func (v *verification) wrongFrom(entry int, offset int64, err error) {
	if v.damage == nil || entry < v.damage.Entry {
		v.damage = &runbook.DamageError{ID: v.id, Path: v.path, Entry: entry, Offset: offset, Err: err}
	}
}

// chain takes what is wrong with the form, the numbers and the hashes.
func (v *verification) chain() {
	c := v.report.Chain
	switch {
	case c.Damage != nil:
		v.wrongFrom(c.Damage.Entry, c.Damage.Offset, c.Damage)
	case c.Entries == 0:
		v.wrongFrom(1, 0, store.ErrEmpty)
	case c.Withheld.Count > 0 && (v.store != nil || v.inside != nil):
		v.wrongFrom(c.Withheld.Ranges[0][0], 0, eventlog.Withheld)
	}
}

// events goes through the entries whose chain was verified: each is an event that
// can be read, no two have the same id, the pinned files have their SHA-256, and the
// first is of the incident. What is proved then ends before the first that is not
// so. It gives the hash of the entry up to which the log was seen before.
func (v *verification) events(ctx context.Context) (pinned string, err error) {
	r, err := v.open(ctx)
	if err != nil {
		return "", err
	}
	defer r.Close()
	sum := v.report.Chain.Summary
	scan := eventlog.NewCopyScanner(cancelReader{ctx, r}, eventlog.Position{})
	seen := map[string]bool{}
	read := 0
	for ; read < sum.Entries && scan.Scan(); read++ {
		e := scan.Entry()
		if e.Seq == v.pin.Seq {
			pinned = e.Hash.String()
		}
		if v.damage != nil && v.entries < read || e.Event == nil {
			continue
		}
		if err := v.event(e, seen); err != nil {
			v.wrongFrom(e.Seq, e.Offset, err)
			continue
		}
		v.entries, v.head, v.bytes = e.Seq, e.Hash, scan.Position().Offset
		v.shown++
		v.opened = v.opened || e.Seq == 1
	}
	if v.damage == nil || errors.Is(v.damage, runbook.ErrMisplaced) {
		v.entries, v.head, v.bytes = sum.Entries, sum.Head, sum.Size // with a last entry that lacks its line feed
	}
	if err := scan.Err(); err != nil && read < sum.Entries {
		if _, ok := errors.AsType[*eventlog.Error](err); !ok {
			return pinned, err
		}
	}
	return pinned, nil
}

// event verifies one event.
func (v *verification) event(e eventlog.Entry, seen map[string]bool) error {
	event, err := runbook.DecodeEvent(e.Event)
	if err != nil {
		return err
	}
	if seen[event.ID] {
		return fmt.Errorf("%w: %s", errSameID, event.ID)
	}
	seen[event.ID] = true
	if d, ok := event.Data.(*runbook.Opened); ok {
		v.real = !d.Drill
	}
	if v.real && runbook.OnlyOfDrill(event) {
		return runbook.ErrMixed
	}
	var of runbook.IncidentID
	switch d := event.Data.(type) {
	case *runbook.Opened:
		for _, p := range d.Pinned {
			if runbook.MakePin(p.What, p.Name, []byte(p.Text)).SHA256 != p.SHA256 {
				return fmt.Errorf("%w: %s", runbook.ErrPinAltered, p.Name)
			}
		}
		of = d.Incident
	case *runbook.ReadinessOpening:
		of = d.Log
	case *runbook.EvidenceItem:
		if d.File != nil {
			v.evidence = append(v.evidence, evidenceFile{Number: d.Number, Entry: e.Seq, Path: d.File.Path, proof: *d.File})
		}
	}
	if e.Seq == 1 && v.id != "" {
		if v.place = of == v.id; !v.place {
			return &runbook.MisplacedError{Of: of}
		}
	}
	return nil
}

// remembered compares the log with what this computer saw of it before.
func (v *verification) remembered(hash string) {
	entries := v.report.Chain.Entries
	switch {
	case v.pin.Seq == 0:
	case hash == v.pin.Hash && v.pin.Seq == entries:
		v.pinStanding = eventlog.Same
	case hash == v.pin.Hash:
		v.pinStanding = eventlog.Extended
	case hash != "":
		v.pinStanding = eventlog.Different
		v.wrongFrom(v.pin.Seq, 0, store.ErrRewritten)
	case v.report.Chain.Damage != nil && !errors.Is(v.report.Chain.Damage, eventlog.Torn):
		v.pinStanding = eventlog.Unreached
	default:
		v.pinStanding = eventlog.Shorter
		v.wrongFrom(entries+1, v.report.Chain.Size, &store.ShortenedError{Have: entries, Seen: v.pin})
	}
}

// checkpoints takes what is wrong with the checkpoints, their signatures, and what
// was given on the command line.
func (v *verification) checkpoints() {
	t := lang.Proof
	for _, f := range v.report.Checkpoints.Faults {
		v.wrong = append(v.wrong, flaw{f.Entry, fault(f)})
	}
	for _, k := range v.report.Keys {
		if slices.Contains(v.known.given, k.Key) && k.Valid == 0 {
			v.wrong = append(v.wrong, flaw{0, t.FaultKey.With(k.Key.Name())})
		}
	}
	for _, q := range v.report.Quoted {
		if !q.Standing.Holds() {
			v.wrong = append(v.wrong, flaw{0, t.FaultCode.With(string(q.Quoted.Code), t.Standing[string(q.Standing)])})
		}
	}
}

// evidenceFiles reads the files that entries name, where they can be read. A log that is
// not one of this data folder may name anything: whatever it names here is read only if
// that was asked for.
func (a *app) evidenceFiles(ctx context.Context, v *verification) {
	for i := range v.evidence {
		e := &v.evidence[i]
		switch {
		case v.inside != nil:
			e.Status = v.inside.status(e.proof)
			continue
		case v.store == nil && !v.known.evidence:
			e.Status = "unread"
			continue
		}
		now, err := identify(ctx, a.path(e.Path))
		switch {
		case err != nil:
			e.Status = "unreachable"
		case now.SHA256 == e.proof.SHA256 && now.Size == e.proof.Size:
			e.Status = "same"
		default:
			e.Status = "changed"
			v.wrong = append(v.wrong, flaw{e.Entry, lang.Proof.FaultEvidence.With(e.Number)})
		}
	}
}
