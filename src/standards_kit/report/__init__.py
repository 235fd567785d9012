"""What a run has to say, in the format that is asked for."""
