"""The golden thread: its picture, its coverage and its loose ends."""
