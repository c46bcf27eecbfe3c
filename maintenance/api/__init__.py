"""The sidecar REST API."""
