"""How a handbook looks: colours and their contrast, the tokens that follow from them, and the pictures it brings."""
