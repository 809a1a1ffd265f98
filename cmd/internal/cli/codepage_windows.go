package cli

import "golang.org/x/sys/windows"

// codePage is the code page in which the console reads what programs give each other;
// 0: there is no console.
func codePage() uint32 {
	n, err := windows.GetConsoleOutputCP()
	if err != nil {
		return 0
	}
	return n
}
