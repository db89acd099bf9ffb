"""What authors look up: fields, findings and pitfalls."""
