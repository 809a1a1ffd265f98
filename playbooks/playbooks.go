// Package playbooks holds the data that ships with the program: the playbooks of
// the incident kinds, the opening and the closing they share, and the profiles of
// offices. It is data and the means to embed it; package playbook and package org
// say what the files mean.
package playbooks

import (
	"embed"
	"io/fs"
	"path"

	"dandori/runbook/playbook"
)

//go:embed incidents/*.toml shared/*.toml orgs/*.toml
var files embed.FS

// Playbooks returns the shipped playbook files: the shared parts and one for each
// kind.
func Playbooks() []playbook.File { return append(read("shared"), read("incidents")...) }

// Profiles returns the shipped profile files.
func Profiles() []playbook.File { return read("orgs") }

// read returns the files of a folder by name. The folder is embedded, so reading
// cannot fail.
func read(folder string) []playbook.File {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		panic(err)
	}
	var list []playbook.File
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		data, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		list = append(list, playbook.File{Name: name, Data: data})
	}
	return list
}
