package workspace

import (
	"errors"
	"fmt"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// expected is the error of a value in a configuration that is not what it should
// be. It says what that is.
type expected struct{ check.Message }

// Error implements error, in English.
func (e expected) Error() string { return e.En }

// wanted makes an error of what a value should be.
func wanted(hant, en string, args ...any) error {
	if len(args) == 0 {
		return expected{message(hant, en)}
	}
	return expected{message(fmt.Sprintf(hant, args...), fmt.Sprintf(en, args...))}
}

// expectation returns what an error says the value should be.
func expectation(err error) check.Message {
	var e expected
	if errors.As(err, &e) {
		return e.Message
	}
	return message(err.Error(), err.Error())
}
