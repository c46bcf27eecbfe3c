"""From a frame to tool calls and statements."""
