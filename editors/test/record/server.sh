#!/bin/sh
# Stands where an editor wants the server, and records what the two say:
#   RECORDER         the program built from internal/replay/record
#   RECORD_SERVER    the server
#   RECORD_TO        the recording; one that exists is kept
#   RECORD_ROOT      the folder of the workspace
exec "$RECORDER" -to "$RECORD_TO" -root "$RECORD_ROOT" -- "$RECORD_SERVER" "$@"
