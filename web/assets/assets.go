// Package assets holds what the pages need beside their HTML: stylesheets, one script, the typeface, the flag. All of it
// is in the program; nothing is fetched from elsewhere. The entry is Handler, and URL for what a page links to. It
// imports nothing of the house.
package assets

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed app.css app.js icon.svg dist
var files embed.FS

// Prefix is the path under which Handler serves.
const Prefix = "/assets/"

// Missing is what a page says when the stylesheet was not compiled into the program; empty when it was.
var Missing = sync.OnceValue(func() string {
	if _, err := fs.Stat(files, "dist/uswds.css"); err != nil {
		return "This program was built without its stylesheet. Run “make build” and start it again."
	}
	return ""
})

type asset struct {
	kind   string
	plain  []byte
	packed []byte // gzip; empty where it saves nothing
}

type library struct {
	sum    string
	byName map[string]asset
}

// All files share one sum in their address, so that the stylesheet's own relative addresses of fonts stay right.
var load = sync.OnceValue(func() library {
	lib, sum := library{byName: map[string]asset{}}, sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".md" {
			return err
		}
		plain, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		short := strings.TrimPrefix(name, "dist/")
		sum.Write([]byte(short + "\x00" + strconv.Itoa(len(plain)) + "\x00"))
		sum.Write(plain)
		lib.byName[short] = asset{kind: kindOf(name), plain: plain, packed: pack(name, plain)}
		return nil
	})
	if err != nil {
		panic("assets: " + err.Error()) // embedded files cannot fail to read
	}
	lib.sum = hex.EncodeToString(sum.Sum(nil))[:16]
	return lib
})

func kindOf(name string) string {
	switch ext := path.Ext(name); ext {
	case ".woff2":
		return "font/woff2"
	case ".js":
		return "text/javascript; charset=utf-8"
	default:
		return mime.TypeByExtension(ext)
	}
}

func pack(name string, plain []byte) []byte {
	switch path.Ext(name) {
	case ".woff2", ".png":
		return nil
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant of the package
	}
	_, _ = w.Write(plain) // a buffer takes everything
	_ = w.Close()
	if b.Len() >= len(plain) {
		return nil
	}
	return b.Bytes()
}

// URL gives the address of a file: app.css, uswds.css, app.js, img/us_flag_small.png. It changes whenever any
// file does, so that a browser may keep what it has for a year.
func URL(name string) string { return Prefix + load().sum + "/" + name }

// Handler serves the files under Prefix, packed for browsers that take it.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lib := load()
		sum, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, Prefix), "/")
		file, ok := lib.byName[name]
		if !ok || (r.Method != http.MethodGet && r.Method != http.MethodHead) {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", file.kind)
		h.Set("Vary", "Accept-Encoding")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-cache")
		if sum == lib.sum {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		body := file.plain
		if file.packed != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = file.packed
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(body) // a client that went away needs no answer
		}
	})
}
