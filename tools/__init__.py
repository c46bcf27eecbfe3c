"""Facts: the seven tools over immutable snapshots, read-only."""
