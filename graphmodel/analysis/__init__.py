"""Pure functions on a network: each module is named after the answer it gives."""
