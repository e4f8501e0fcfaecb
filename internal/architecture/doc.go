// Package architecture holds the test that the module's packages import each
// other only in the direction that the design allows, and that its files keep
// to the house's shape. It has no code of its own.
package architecture
