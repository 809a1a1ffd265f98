package eventlog

import (
	"bytes"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// opening is what the proof needs from the first event of a log. What is not
// there, or not a string, is empty.
type opening struct{ incident, host string }

func readOpening(event []byte) (o opening) {
	_, data := typeAndData(event)
	var d struct {
		Incident jsontext.Value `json:"incident"`
		Log      jsontext.Value `json:"log"`
		Host     jsontext.Value `json:"host"`
	}
	if json.Unmarshal(data, &d) == nil {
		if len(d.Incident) == 0 {
			d.Incident = d.Log // of what is no incident
		}
		o.incident, _ = unquote(d.Incident)
		o.host, _ = unquote(d.Host)
	}
	return o
}

var checkpointType = []byte(`"` + CheckpointType + `"`)

// readNote gives the note of an event of type log.checkpoint, and whether it is
// one. The type is known by its bytes, so that an event which does not hold them
// need not be read.
func readNote(event []byte) (text string, hasNote, isCheckpoint bool) {
	if !bytes.Contains(event, checkpointType) {
		return "", false, false
	}
	typ, data := typeAndData(event)
	if !bytes.Equal(typ, checkpointType) {
		return "", false, false
	}
	var d struct {
		Note jsontext.Value `json:"note"`
	}
	if json.Unmarshal(data, &d) != nil {
		return "", false, true
	}
	text, hasNote = unquote(d.Note)
	return text, hasNote, true
}

// typeAndData gives two members of an event.
func typeAndData(event []byte) (typ, data jsontext.Value) {
	var e struct {
		Type jsontext.Value `json:"type"`
		Data jsontext.Value `json:"data"`
	}
	if json.Unmarshal(event, &e) != nil {
		return nil, nil
	}
	return e.Type, e.Data
}

func unquote(v jsontext.Value) (string, bool) {
	if v.Kind() != '"' {
		return "", false
	}
	b, err := jsontext.AppendUnquote(nil, v)
	return string(b), err == nil
}
