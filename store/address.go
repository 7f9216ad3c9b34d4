package store

import "net/url"

// shown gives a database's address without its password, for messages.
func shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "URL"
	}
	return u.Redacted()
}
