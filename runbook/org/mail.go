package org

import (
	"slices"
	"strings"
)

// freeMail are well-known services where anybody gets an address for nothing.
var freeMail = []string{
	"gmail.com", "googlemail.com", "yahoo.co.jp", "yahoo.com", "ymail.ne.jp", "outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp",
	"live.jp", "live.com", "msn.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com", "excite.co.jp", "goo.jp", "infoseek.jp", "mail.com", "gmx.com", "zoho.com",
}

// FreeMail reports whether a mail address is at a well-known free service. Such an
// address is somebody's own: when they leave, what the platform sends to give an
// account back reaches nobody.
func FreeMail(address string) bool {
	_, domain, ok := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	return ok && slices.Contains(freeMail, domain)
}
