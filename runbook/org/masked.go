package org

import (
	"maps"
	"slices"
)

// Masked is the profile with mask in the place of every contact number, for who must not
// call anybody. The bytes it was read from are left out of it.
func (p *Profile) Masked(mask string) *Profile {
	hide := func(number *string) {
		if *number != "" {
			*number = mask
		}
	}
	m := *p
	m.Data = nil
	m.Roles = maps.Clone(p.Roles)
	for id, r := range m.Roles {
		hide(&r.Day)
		hide(&r.Night)
		r.Deputies = slices.Clone(r.Deputies)
		for i := range r.Deputies {
			hide(&r.Deputies[i].Day)
			hide(&r.Deputies[i].Night)
		}
		m.Roles[id] = r
	}
	return &m
}
