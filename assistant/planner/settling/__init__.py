"""From a question and the answers before it to a complete frame, or to a word on why there is none."""
