package system

import "github.com/goccy/go-yaml/ast"

// given says of the sections that a system may be without whether this one has them. A section that is left out or
// stands as {} is not there; one that states a single key is, with whatever its other keys lack.
type given struct{ board, review bool }

// HasBoard says whether the system has a performance review board. Only a senior-professional system, or one under
// another authority than chapter 43, may be without (§1330.403(d)).
func (d *Description) HasBoard() bool { return d.given.board }

// HasHigherLevelReview says whether the system has higher level review. Only a senior-professional system, or one
// under another authority than chapter 43, may be without (§1330.403(d)).
func (d *Description) HasHigherLevelReview() bool { return d.given.review }

// hasKeys says whether a key of the description stands there with keys of its own.
func hasKeys(tree ast.Node, key string) bool {
	for _, v := range valuesOf(tree) {
		if v.Key.GetToken().Value == key {
			return len(valuesOf(v.Value)) > 0
		}
	}
	return false
}

// valuesOf gives the keys of a mapping with their values; none for anything else.
func valuesOf(n ast.Node) []*ast.MappingValueNode {
	switch v := n.(type) {
	case *ast.MappingNode:
		return v.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{v}
	}
	return nil
}
