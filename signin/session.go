// Package signin says who is there: sessions, and for a demonstration the picking of a person. It keeps no password
// and knows nothing of cases. The entry is New. What a person may do is asked of the relation to a case, never here.
package signin

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"sesperf/store"
	"sesperf/store/sqlc"
)

// How long a session lasts: a working day over all, and half an hour without a request (NIST SP 800-63B-4, AAL2).
// A request is also a draft that saves itself, so typing is activity.
const (
	Lifetime   = 12 * time.Hour
	Inactivity = 30 * time.Minute
)

// Sessions keeps who is signed in, in the working tables of the database; tokens are stored as their hashes.
type Sessions struct {
	scs   *scs.SessionManager
	store sessionStore
	now   func() time.Time
}

// New opens the sessions of a database. Secure cookies go over https only; a demonstration on localhost has none.
func New(db *store.DB, now func() time.Time, secure bool) *Sessions {
	m := scs.New()
	m.Store = sessionStore{db}
	m.HashTokenInStore = true
	m.Lifetime = Lifetime
	m.Cookie.Name = "sesperf"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = secure
	return &Sessions{m, sessionStore{db}, now}
}

// Wrap loads the session of each request and saves it when it changed.
func (s *Sessions) Wrap(next http.Handler) http.Handler { return s.scs.LoadAndSave(next) }

// Person gives the id of the person who is signed in; empty for nobody, and after too long a silence.
func (s *Sessions) Person(ctx context.Context) string {
	person := s.scs.GetString(ctx, "person")
	if person == "" {
		return ""
	}
	seen, now := s.scs.GetInt64(ctx, "seen"), s.now().Unix()
	if now-seen > int64(Inactivity/time.Second) {
		return ""
	}
	if now-seen >= 60 { // once a minute is enough, and spares a write for every page
		s.scs.Put(ctx, "seen", now)
	}
	return person
}

// SignIn begins a session for a person under a new token, and clears away the sessions that are over.
func (s *Sessions) SignIn(ctx context.Context, person string) error {
	if err := s.store.sweep(ctx); err != nil {
		return err
	}
	if err := s.scs.RenewToken(ctx); err != nil {
		return err
	}
	s.scs.Put(ctx, "person", person)
	s.scs.Remove(ctx, "for")
	s.scs.Put(ctx, "seen", s.now().Unix())
	return nil
}

// InPlaceOf gives in whose place the person of the session has chosen to act; empty for nobody's.
func (s *Sessions) InPlaceOf(ctx context.Context) string { return s.scs.GetString(ctx, "for") }

// TakePlace chooses in whose place the person of the session acts from now on; empty for the own.
func (s *Sessions) TakePlace(ctx context.Context, principal string) { s.scs.Put(ctx, "for", principal) }

// SignOut ends the session.
func (s *Sessions) SignOut(ctx context.Context) error { return s.scs.Destroy(ctx) }

// sessionStore keeps sessions in the table session. scs calls the methods with a context when there is one.
type sessionStore struct{ db *store.DB }

var _ scs.CtxStore = sessionStore{}

func (s sessionStore) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		row, err := tx.Session(ctx, sqlc.SessionParams{TokenHash: []byte(token), ExpiresAt: time.Now().UnixMicro()})
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		data, found = row.Data, err == nil
		return err
	})
	return data, found, err
}

func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.db.Save(ctx, func(tx *store.Tx) error {
		return tx.SaveSession(ctx, sqlc.SaveSessionParams{TokenHash: []byte(token), Data: data, ExpiresAt: expiry.UnixMicro()})
	})
}

// sweep deletes the sessions that are over, by the clock that set their ends.
func (s sessionStore) sweep(ctx context.Context) error {
	return s.db.Save(ctx, func(tx *store.Tx) error {
		_, err := tx.DeleteExpiredSessions(ctx, time.Now().UnixMicro())
		return err
	})
}

func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.db.Save(ctx, func(tx *store.Tx) error { return tx.DeleteSession(ctx, []byte(token)) })
}

func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s sessionStore) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
