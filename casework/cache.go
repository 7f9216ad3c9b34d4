package casework

import (
	"sync"

	"sesperf/rules/act"
)

// cacheLimit is how many folded cases are kept in memory.
const cacheLimit = 4096

// cache keeps folded cases under the version they belong to, so that no instance sees them stale: whoever reads
// asks the store for the version first. A case in it is never changed; a new version is a copy.
type cache struct {
	mu    sync.RWMutex
	cases map[key]act.Case
}

type key struct{ agency, stream string }

func newCache() *cache { return &cache{cases: map[key]act.Case{}} }

// get gives the case at exactly that version.
func (c *cache) get(agency, stream string, version int64) (act.Case, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	x, ok := c.cases[key{agency, stream}]
	if !ok || x.Base().Version != version {
		return nil, false
	}
	return x, true
}

// any gives the case at whatever version it is kept, to fold on from.
func (c *cache) any(agency, stream string) (act.Case, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	x, ok := c.cases[key{agency, stream}]
	return x, ok
}

// put keeps a case, unless a newer version is kept already.
func (c *cache) put(agency, stream string, x act.Case) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := key{agency, stream}
	if have, ok := c.cases[k]; ok && have.Base().Version > x.Base().Version {
		return
	}
	if len(c.cases) >= cacheLimit {
		for old := range c.cases { // any one will do: the map gives them in no order
			delete(c.cases, old)
			break
		}
	}
	c.cases[k] = x
}

// publish keeps what a committed batch has written.
func (c *cache) publish(agency string, written map[string]act.Case) {
	for stream, x := range written {
		c.put(agency, stream, x)
	}
}

// forget drops what is kept of an agency.
func (c *cache) forget(agency string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k := range c.cases {
		if k.agency == agency {
			delete(c.cases, k)
		}
	}
}
