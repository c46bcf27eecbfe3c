"""The operations page: its files, who may see it, what it shows and what it asks for."""
