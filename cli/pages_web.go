//go:build pages

package cli

import (
	"net/http"

	"sesperf/casework"
	"sesperf/web"
)

type pageOptions = web.Options

func newPages(door *casework.Door, o pageOptions) (http.Handler, error) { return web.New(door, o) }
