"""What a form asks, as every view of it shows it."""
