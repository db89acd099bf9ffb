"""What the pages for proposing show: a definition's fields as a form, from the model, and the words around them."""
