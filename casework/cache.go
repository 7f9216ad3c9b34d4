package casework

import (
	"sync"

	"sesperf/rules/act"
)

// keepCases is how many folded cases a door keeps in memory, unless it is told another number.
const keepCases = 4096

// cache keeps folded cases under the version they belong to, so that no instance sees them stale: whoever reads
// asks the store for the version first. A case in it is never changed; a new version is a copy.
//
// Versions that were read at a size of the record hold as long as the record has that size. Whoever takes the head row,
// or reads a snapshot, sees the size first and need not ask for them again.
type cache struct {
	mu    sync.RWMutex
	limit int // how many cases are kept
	cases map[key]act.Case
	sizes map[string]int64 // by agency: the size of the record at which sure holds
	sure  map[key]int64    // versions of streams; 0 for one that is not there
}

type key struct{ agency, stream string }

func newCache() *cache {
	return &cache{limit: keepCases, cases: map[key]act.Case{}, sizes: map[string]int64{}, sure: map[key]int64{}}
}

// at says whether what is sure holds for a record of that size. A record that has grown by others' acts, or that is seen
// for the first time, makes all unsure and is followed; a snapshot from before is not.
func (c *cache) at(agency string, size int64, held bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	last, known := c.sizes[agency]
	if known && last == size {
		return true
	}
	if known && size < last && !held {
		return false
	}
	c.unsure(agency)
	c.sizes[agency] = size
	return true
}

func (c *cache) unsure(agency string) {
	for k := range c.sure {
		if k.agency == agency {
			delete(c.sure, k)
		}
	}
}

// version gives the version of a stream in a record of that size, if it is sure.
func (c *cache) version(agency, stream string, size int64) (int64, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.sure[key{agency, stream}]
	return v, ok && c.sizes[agency] == size
}

// learn makes sure of a version that was read at that size; if the record has grown meanwhile, it is nothing new.
func (c *cache) learn(agency, stream string, size, version int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sizes[agency] != size {
		return
	}
	if len(c.sure) >= 4*c.limit {
		clear(c.sure)
	}
	c.sure[key{agency, stream}] = version
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
	if len(c.cases) >= c.limit {
		for old := range c.cases { // any one will do: the map gives them in no order
			delete(c.cases, old)
			break
		}
	}
	c.cases[k] = x
}

// publish keeps what a committed batch has written, and follows the record to its new size.
func (c *cache) publish(agency string, size int64, written map[string]act.Case) {
	for stream, x := range written {
		c.put(agency, stream, x)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.sure) >= 4*c.limit {
		clear(c.sure)
	}
	c.sizes[agency] = size
	for stream, x := range written {
		c.sure[key{agency, stream}] = x.Base().Version
	}
}

// forget drops what is kept of an agency.
func (c *cache) forget(agency string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sizes, agency)
	c.unsure(agency)
	for k := range c.cases {
		if k.agency == agency {
			delete(c.cases, k)
		}
	}
}
