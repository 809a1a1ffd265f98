// Command dandori leads the people who run a city office's social media accounts
// through an incident, and keeps the record. See package cli for the commands.
package main

import (
	"os"

	"dandori/cmd/internal/cli"
)

func main() { os.Exit(cli.Main(cli.System(), os.Args[1:])) }
