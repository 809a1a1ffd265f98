package runbook

import (
	"fmt"
	"regexp"
	"time"
)

// IncidentID names an incident or a drill: INC-20261122-01, DRL-20261122-01.
type IncidentID string

var incidentID = regexp.MustCompile(`^(INC|DRL)-[0-9]{8}-[0-9]{2,6}$`)

// Prefixes of incident ids.
const (
	IncidentPrefix = "INC"
	DrillPrefix    = "DRL"
)

// Valid reports whether the id has the form of one. Ids become folder names, so
// nothing else may pass.
func (id IncidentID) Valid() bool { return incidentID.MatchString(string(id)) }

// Drill reports whether the id is a drill's.
func (id IncidentID) Drill() bool { return id.Valid() && id[:3] == DrillPrefix }

// MakeIncidentID forms the id of the nth incident (or drill) of the day of t, in
// t's own time zone.
func MakeIncidentID(drill bool, t time.Time, n int) IncidentID {
	prefix := IncidentPrefix
	if drill {
		prefix = DrillPrefix
	}
	return IncidentID(fmt.Sprintf("%s-%s-%02d", prefix, t.Format("20060102"), n))
}

// Actor is who did something: the name as the responder gave it, and the role
// in which they acted, where one was given.
type Actor struct {
	Name string `json:"name,omitzero"`
	Role string `json:"role,omitzero"`
}
