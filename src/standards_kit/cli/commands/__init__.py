"""The commands, one a file; each module has ``register(app)``."""
