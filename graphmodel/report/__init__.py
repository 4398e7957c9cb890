"""The gap report: what was found in one network, as the document `gap-report/1` and as sentences."""
