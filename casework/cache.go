package casework

import (
	"sync"

	"sesperf/rules/act"
)

// cacheLimit is how many folded cases are kept in memory.
const cacheLimit = 4096

// cache keeps folded cases under the version they belong to, so that no instance sees them stale: whoever reads
// asks the store for the version first. A case in it is never changed; a new version is a copy.
//
// A writer need not ask for the version of a case that this process itself wrote last: the head row that it holds
// says whether anybody else has written since.
type cache struct {
	mu    sync.RWMutex
	cases map[key]act.Case
	sure  map[key]int64    // versions that this process wrote last
	sizes map[string]int64 // the record's size after this process's last commit, by agency
}

type key struct{ agency, stream string }

func newCache() *cache {
	return &cache{cases: map[key]act.Case{}, sure: map[key]int64{}, sizes: map[string]int64{}}
}

// ours says whether this process made the last commit of the agency; if not, nothing about it is sure any more.
func (c *cache) ours(agency string, size int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if last, ok := c.sizes[agency]; ok && last == size {
		return true
	}
	delete(c.sizes, agency)
	for k := range c.sure {
		if k.agency == agency {
			delete(c.sure, k)
		}
	}
	return false
}

// version gives the version of a case that is sure, while the head row is held.
func (c *cache) version(agency, stream string) (int64, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.sure[key{agency, stream}]
	return v, ok
}

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

// publish keeps what a committed batch has written and has made sure of, and how long the record is now.
func (c *cache) publish(agency string, size int64, written map[string]act.Case, versions map[string]int64) {
	for stream, x := range written {
		c.put(agency, stream, x)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.sure) > 4*cacheLimit {
		clear(c.sure)
	}
	c.sizes[agency] = size
	for stream, v := range versions {
		c.sure[key{agency, stream}] = v
	}
}

// forget drops what is kept of an agency.
func (c *cache) forget(agency string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sizes, agency)
	for k := range c.cases {
		if k.agency == agency {
			delete(c.cases, k)
		}
	}
}
