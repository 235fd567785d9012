"""One canonical style for a YAML text; what it says, and what is remarked on it, stays."""
