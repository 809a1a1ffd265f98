package runbook

import (
	"fmt"
	"regexp"
	"time"
)

// Series is a sort of log; ids begin with it and count within it.
type Series string

// The series.
const (
	SeriesIncident  Series = "INC"
	SeriesDrill     Series = "DRL"
	SeriesReadiness Series = "RDY" // readiness checks (点検) of one office
)

// AllSeries lists the series.
var AllSeries = []Series{SeriesIncident, SeriesDrill, SeriesReadiness}

// IncidentID names a log: of an incident (INC-20261122-01), of a drill
// (DRL-20261122-01) or of readiness checks (RDY-20261122-01).
type IncidentID string

var incidentID = regexp.MustCompile(`^(INC|DRL|RDY)-[0-9]{8}-[0-9]{2,6}$`)

// Valid reports whether the id has the form of one. Ids become folder names, so
// nothing else may pass.
func (id IncidentID) Valid() bool { return incidentID.MatchString(string(id)) }

// Series is the series of a valid id, and "" of any other text.
func (id IncidentID) Series() Series {
	if !id.Valid() {
		return ""
	}
	return Series(id[:3])
}

// Drill reports whether the id is a drill's.
func (id IncidentID) Drill() bool { return id.Series() == SeriesDrill }

// MakeIncidentID forms the id of the nth log of a series on the day of t, in t's
// own time zone.
func MakeIncidentID(series Series, t time.Time, n int) IncidentID {
	return IncidentID(fmt.Sprintf("%s-%s-%02d", series, t.Format("20060102"), n))
}

// Actor is who did something: the name as the responder gave it, and the role
// in which they acted, where one was given.
type Actor struct {
	Name string `json:"name,omitzero"`
	Role string `json:"role,omitzero"`
}
