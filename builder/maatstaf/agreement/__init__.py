"""Several people's ratings of the same units to agreement figures: an exact fraction, or why there is none.

``tallies`` counts the ratings once; every figure in ``coefficients`` is a function of that tally, and ``intervals``
says of any such function how sure it is.
A figure has no unit: 1 is full agreement, and for those that take chance off, 0 is what chance alone would give.
"""
