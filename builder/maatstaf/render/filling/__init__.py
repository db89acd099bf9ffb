"""What the fill-in page shows and carries of a form, from its spec alone."""
