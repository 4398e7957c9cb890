"""Where casussen are kept: `open_store(url)` gives one of the stores that fulfil `contract.GraphStore`."""
