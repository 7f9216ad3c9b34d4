//go:build !pages

package cli

import (
	"log/slog"
	"net/http"

	"sesperf/casework"
)

type pageOptions struct {
	Agency       string
	Demo, Secure bool
	Logger       *slog.Logger
}

func newPages(*casework.Door, pageOptions) (http.Handler, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	return mux, nil
}
