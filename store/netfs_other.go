//go:build !linux

package store

// networkFileSystem cannot tell on this system; the operations manual says so.
func networkFileSystem(string) (name string, remote bool) { return "", false }
