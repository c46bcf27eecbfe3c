"""The commands of `hub`: one topic a file, each command thin, heavy imports inside the function."""
