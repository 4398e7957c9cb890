"""What can be asked over HTTP, one module per subject. The docstrings of the handlers are the manual of the API."""
