"""The doctor's checks: each takes the settings and gives its findings."""
