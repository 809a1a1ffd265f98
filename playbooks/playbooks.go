// Package playbooks holds the data that ships with the program: the playbooks of
// the incident kinds, the opening and the closing they share, the profiles of
// offices, and the scenarios of drills. It is data and the means to embed it; package
// playbook, package org and package drill say what the files mean.
package playbooks

import (
	"embed"
	"io/fs"
	"path"

	"dandori/runbook/playbook"
)

//go:embed incidents/*.toml shared/*.toml orgs/*.toml sources/*.toml
//go:embed readiness/*.toml points/*.toml
//go:embed texts/*.toml platforms/*.toml
//go:embed drills/*.toml
var files embed.FS

// Files returns everything that ships for runs to rest on.
func Files() playbook.Files {
	return playbook.Files{Playbooks: Playbooks(), Profiles: Profiles(), Sources: Sources(), Texts: Texts(), Platforms: Platforms()}
}

// Playbooks returns the shipped playbook files: the shared parts and one for each
// kind.
func Playbooks() []playbook.File { return append(read("shared"), read("incidents")...) }

// Profiles returns the shipped profile files.
func Profiles() []playbook.File { return read("orgs") }

// Sources returns the shipped source files: the documents that are cited.
func Sources() []playbook.File { return read("sources") }

// Texts returns the shipped prepared texts, a file for each family, and the file of
// wording checks.
func Texts() []playbook.File { return read("texts") }

// Platforms returns the shipped platform files.
func Platforms() []playbook.File { return read("platforms") }

// Readiness returns the shipped file of readiness items.
func Readiness() playbook.File { return read("readiness")[0] }

// Points returns the shipped file of the points that an incident asks of an
// office's rules.
func Points() playbook.File { return read("points")[0] }

// Drills returns the shipped scenarios of drills.
func Drills() []playbook.File { return read("drills") }

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
