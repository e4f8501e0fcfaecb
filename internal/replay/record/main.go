// Command record stands between an editor and a language server and writes down
// what they say, as package replay has it:
//
//	record -to FILE -root FOLDER -- SERVER ARGUMENT...
//
// A file that is there already is kept: a server that an editor starts again is
// passed through and not recorded.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/jiaozhu/jiaozhu/internal/replay"
)

func main() {
	to := flag.String("to", "", "the `file` to write")
	root := flag.String("root", "", "the `folder` of the workspace")
	flag.Parse()
	code, err := run(*to, *root, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "record:", err)
	}
	os.Exit(code)
}

// run returns the exit code of the server.
func run(to, root string, command []string) (int, error) {
	if to == "" || root == "" || len(command) == 0 {
		return 2, errors.New("-to, -root and the command of the server are needed")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return 2, err
	}
	var out io.Writer = io.Discard
	file, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	switch {
	case err == nil:
		defer file.Close()
		out = file
	case !errors.Is(err, os.ErrExist):
		return 2, err
	}
	r := &replay.Recorder{Places: replay.Places{Root: root, Cache: cache}, To: out}
	if err := r.Start(); err != nil {
		return 2, err
	}
	return serve(r, command)
}

func serve(r *replay.Recorder, command []string) (int, error) {
	server := exec.Command(command[0], command[1:]...)
	server.Stderr = os.Stderr
	stdin, err := server.StdinPipe()
	if err != nil {
		return 2, err
	}
	stdout, err := server.StdoutPipe()
	if err != nil {
		return 2, err
	}
	if err := server.Start(); err != nil {
		return 2, err
	}
	go func() {
		_ = r.Pass(replay.Client, bufio.NewReader(os.Stdin), stdin) // ends with the session
		_ = stdin.Close()
	}()
	_ = r.Pass(replay.Server, stdout, os.Stdout)
	err = server.Wait()
	if code := server.ProcessState.ExitCode(); code >= 0 {
		return code, nil
	}
	return 1, err
}
