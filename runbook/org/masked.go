package org

import (
	"maps"
	"reflect"
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

// Without puts mask in the place of every value of the profile that is one of those to be
// hidden, such as a password that somebody wrote into it. Ids, and the bytes it was read
// from, stay as they are.
func (p *Profile) Without(hidden func(string) bool, mask string) {
	hide(reflect.ValueOf(p).Elem(), hidden, mask)
}

// names are the fields of a profile that name something and are not shown as values.
var names = []string{"ID", "FileName", "Data"}

func hide(v reflect.Value, hidden func(string) bool, mask string) {
	switch v.Kind() {
	case reflect.String:
		if hidden(v.String()) {
			v.SetString(mask)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(names, f.Name) {
				hide(v.Field(i), hidden, mask)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			hide(v.Index(i), hidden, mask)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			value := reflect.New(v.Type().Elem()).Elem()
			value.Set(v.MapIndex(key))
			hide(value, hidden, mask)
			v.SetMapIndex(key, value)
		}
	}
}
