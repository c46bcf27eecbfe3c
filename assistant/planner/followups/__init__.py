"""What a few words mean after an answer: put in full, or filled in from the answers before."""
