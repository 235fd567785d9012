"""What helps an author write: definitions, new entries, a first kit, one style, a look at one standard."""
