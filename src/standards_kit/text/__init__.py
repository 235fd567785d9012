"""Places and verdicts. Knows no YAML."""
