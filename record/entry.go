package record

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
)

// SaltSize is the length of a salt in bytes.
const SaltSize = 32

// Entry is one act as the record keeps it.
type Entry struct {
	Header
	Salt []byte // 32 random bytes; without them a body cannot be guessed from its sum
	Body []byte // JSON as stored; never encoded again before it is hashed
	// Files are those that come with it when it is appended; an entry that is read has none: they are read one by one.
	Files []File
}

// NewSalt gives 32 random bytes.
func NewSalt() []byte {
	salt := make([]byte, SaltSize)
	rand.Read(salt) // never fails: crypto/rand ends the program instead
	return salt
}

// SumOf gives the SHA-256 of the salt followed by the body.
func SumOf(salt, body []byte) [32]byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	var sum [32]byte
	h.Sum(sum[:0])
	return sum
}

// Check says whether the header may stand in a record and its sum is that of salt and body.
func (e Entry) Check() error {
	if err := e.Valid(); err != nil {
		return err
	}
	if len(e.Salt) != SaltSize {
		return fmt.Errorf("record: the salt of entry %d has %d bytes, not %d", e.Seq, len(e.Salt), SaltSize)
	}
	if SumOf(e.Salt, e.Body) != e.Sum {
		return fmt.Errorf("record: the sum of entry %d is not that of its salt and body", e.Seq)
	}
	return nil
}
