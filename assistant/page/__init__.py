"""What the chat page shows, made from results without any page library: words, charts, tables, exports."""
