"""The story layer: cases, playthroughs, campaigns and scores, in pure Python without input or output."""
