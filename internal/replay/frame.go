package replay

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
)

// largest bounds a message, in bytes: a longer one is a broken header.
const largest = 1 << 28

// ReadFrame reads one message of the base protocol.
func ReadFrame(r *bufio.Reader) ([]byte, error) {
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil || n < 0 || n > largest {
		return nil, errors.New("a message without a good Content-Length")
	}
	body := make([]byte, n)
	_, err = io.ReadFull(r, body)
	return body, err
}

// WriteFrame writes one message of the base protocol.
func WriteFrame(w io.Writer, body []byte) error {
	_, err := fmt.Fprintf(w, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return err
}
