"""The only writers: publisher, sidecar, backup, rollover, and the `hub` command."""
