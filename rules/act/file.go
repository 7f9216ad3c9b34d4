package act

// MaxFile is how many bytes a file that comes with an act may have: 10 MB.
const MaxFile = 10 << 20

// File is a file that comes with an act. Its bytes lie beside the body of the entry; an act that takes files lists them in
// its outcome under files, by which they are found and verified.
type File struct {
	Name string `json:"name"`
	Type string `json:"type"` // the media type, by its content
	Size int64  `json:"size"` // bytes
	Sum  string `json:"sum"`  // of a salt of its own and the bytes, in hexadecimal
}
