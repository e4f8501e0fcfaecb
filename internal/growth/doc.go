// Package growth holds tests to the promise that a computation takes time in
// proportion to its input, however the input is made.
//
// It compares two measurements with each other and never with a clock's limit,
// and it measures the processor's time where the system tells it: a slow machine
// lengthens both, and one that is busy with other work neither.
package growth
