"""Reports and alerts on their way to people.

message   what is said
channels  the ways it takes, one for each that is set
outbox    sends a message by all of them
"""
