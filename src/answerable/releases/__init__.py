"""Results and a policy become documented tables that are fit to publish."""
