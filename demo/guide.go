package demo

import (
	"context"
	"errors"

	"sesperf/rules/act"
	"sesperf/store"
	"sesperf/store/sqlc"
)

// Pick is a person of the demonstration whom it is worth signing in as.
type Pick struct {
	Person string // the stream
	Name   string
	Role   string // what the person has to do today
}

// ErrNone says that the database holds no demonstration agency.
var ErrNone = errors.New("the database holds no demonstration agency")

// Guide names a few people worth picking, each with something to do. It reads the tables and asks nobody; ErrNone if they
// hold no demonstration.
func Guide(ctx context.Context, db *store.DB) (picks []Pick, err error) {
	err = db.Read(ctx, func(tx *store.Tx) error {
		g := guide{tx: tx, ctx: ctx}
		if err := g.officials(); err != nil {
			return err
		}
		err := g.ofCases()
		picks = g.picks
		return err
	})
	return picks, err
}

type guide struct {
	tx    *store.Tx
	ctx   context.Context
	picks []Pick
}

func (g *guide) add(id, role string) error {
	p, err := g.tx.Person(g.ctx, sqlc.PersonParams{Agency: Agency, ID: id})
	if err == nil {
		g.picks = append(g.picks, Pick{id, p.Name, role})
	}
	return err
}

func (g *guide) officials() error {
	held, err := g.tx.HoldersOf(g.ctx, sqlc.HoldersOfParams{Agency: Agency, Office: string(act.ExecutiveResources)})
	if err != nil {
		return err
	}
	if len(held) == 0 {
		return ErrNone
	}
	return g.add(held[0], "executive resources: opens appraisals and refers cases to the boards")
}

// ofCases finds, by what offices have to do, a case whose window for a response is open longest, and one before a board.
func (g *guide) ofCases() error {
	waiting, err := g.tx.TasksOfOffice(g.ctx, sqlc.TasksOfOfficeParams{Agency: Agency, Office: string(act.ExecutiveResources)})
	if err != nil {
		return err
	}
	var latest sqlc.Task
	for _, t := range waiting {
		if t.Act == "appraisal.refer-to-board" && t.FromOn > latest.FromOn {
			latest = t
		}
	}
	if latest.CaseID != "" {
		if err := g.rated(latest.CaseID); err != nil {
			return err
		}
	}
	return g.chair()
}

// rated names those who have to do with a case whose initial rating has been shared.
func (g *guide) rated(id string) error {
	a, err := g.tx.Appraisal(g.ctx, sqlc.AppraisalParams{Agency: Agency, ID: id})
	if err != nil {
		return err
	}
	return errors.Join(g.add(a.Executive, "an executive whose initial rating has just been shared"),
		g.add(a.RatingOfficial, "a rating official, with plans and ratings to write"),
		g.add(a.AppointingAuthority, "an appointing authority, who assigns annual summary ratings"))
}

// chair names the chair of a board that has a case before it.
func (g *guide) chair() error {
	before, err := g.tx.TasksOfOffice(g.ctx, sqlc.TasksOfOfficeParams{Agency: Agency, Office: string(act.BoardChair)})
	if err != nil || len(before) == 0 {
		return err
	}
	a, err := g.tx.Appraisal(g.ctx, sqlc.AppraisalParams{Agency: Agency, ID: before[0].CaseID})
	if err != nil {
		return err
	}
	members, err := g.tx.BoardMembers(g.ctx, sqlc.BoardMembersParams{Agency: Agency, Board: a.Board})
	for _, m := range members {
		if m.Role == "chair" && m.EndedOn == "" {
			return g.add(m.Person, "the chair of a performance review board")
		}
	}
	return err
}
