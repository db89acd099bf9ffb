"""What workshops decided, in numbers and as a matrix."""
