"""What a question says: its words put plainly, its items, periods, numbers and concepts."""
