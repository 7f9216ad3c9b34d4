package system

// AnyDescription gives a description with anything in it that the format takes.
var AnyDescription = anyDescription
