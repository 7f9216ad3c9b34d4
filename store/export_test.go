package store

import "reflect"

// ProjectedNames lists the projected tables for tests.
func ProjectedNames() (names []string) {
	for _, t := range projected {
		names = append(names, t.name)
	}
	return names
}

// ProjectedTypes lists the types of their rows.
func ProjectedTypes() (types []reflect.Type) {
	for _, t := range projected {
		types = append(types, t.row)
	}
	return types
}

// ProjectedKey lists a table's columns and those of its key.
func ProjectedKey(i int) (columns, key []string) {
	for _, k := range projected[i].keys {
		key = append(key, projected[i].columns[k])
	}
	return projected[i].columns, key
}
