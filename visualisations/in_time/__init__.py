"""Pictures with time to the right, and the tables that say the same."""
