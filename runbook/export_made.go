package runbook

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dandori/runbook/lang"
)

// Export says that a paper, a copy of the log or a bundle was written to a file: what
// was handed out, when, by whom, and made from which entries. It is the program's own
// entry ([Event.Own]): nothing that happened changes by it, a closed incident takes it,
// and no paper made later differs by it. What is only shown, or written to the standard
// output, leaves none.
type Export struct {
	Report  string `json:"report"`            // id of the report; "log" or "bundle"
	Format  string `json:"format"`            //
	Public  bool   `json:"public,omitzero"`   // the version for the public
	Hidden  int    `json:"hidden,omitzero"`   // how many words somebody chose to leave out of it; which, is not said
	Entries int    `json:"entries"`           // told of; of the log and a bundle, every entry
	Head    string `json:"head,omitzero"`     // the head code that stands on it, with the number of entries: "7XWG-5ZWG-HAK8/49"
	File    string `json:"file"`              // the name of the file without its folder
	SHA256  string `json:"sha256"`            // of the file, 64 hex digits
	Size    int64  `json:"bytes,omitzero"`    // of the file
	Lang    string `json:"language,omitzero"` // of a paper
}

func (*Export) eventData() {}

func (d *Export) check() error {
	if d.Report == "" || d.Format == "" || d.File == "" || d.SHA256 == "" {
		return errors.New("an export of nothing")
	}
	return nil
}

// details says of which version it is, from what it was made, and what fixes the file.
func (d *Export) details() []lang.Text {
	t := lang.ExportRecord
	var out []lang.Text
	if d.Public {
		out = append(out, lang.PublicPaper.Handling)
	}
	if d.Hidden > 0 {
		out = append(out, lang.NamesLeft.Recorded.With(d.Hidden))
	}
	out = append(out, t.From.With(d.Entries))
	if d.Head != "" {
		out = append(out, t.Head.With(d.Head))
	}
	return append(out, t.Digest.With(d.SHA256))
}

// NoteExport puts on record that something of the incident was written to a file, by
// whoever uses the program. Entries that others wrote meanwhile go before it. An error
// means that the log does not say so; the file is what it is.
func (s *Session) NoteExport(ctx context.Context, made Export, who Actor, now time.Time) error {
	for range attempts {
		logged := now.In(s.state.Location()).Truncate(time.Second)
		at := s.state.Now(logged) // of a drill, drill time
		events := []Event{{Seq: s.head.Seq + 1, Type: ExportMade, At: at, Logged: logged, Actor: who, Data: &made}}
		s.host.clock(&events[0])
		if err := Stamp(s.random, events); err != nil {
			return err
		}
		head, err := s.store.Append(ctx, s.state.ID, s.head, events)
		if _, conflict := errors.AsType[*ConflictError](err); conflict {
			if _, err := s.Refresh(ctx); err != nil {
				return err
			}
			continue
		}
		if err == nil {
			s.accept(events, head)
		}
		return err
	}
	return fmt.Errorf("%s: other writers kept coming first", s.state.ID)
}
