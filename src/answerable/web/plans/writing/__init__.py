"""What may be changed of a plan, what blocks it, and what would make it better. Rules on plans as values."""
