"""What a class, an event or a programme learned: figures, sentences, charts, and the files they are written to.

`classes` and `looking` reckon the figures of a session, `programme` those of many workshops; `class_report` and
`programme_report` make a `document` of them, with sentences (`class_words`, `figure_words`, `hard_words`) and `charts`;
`paper` sets it, `web` writes it as a page, `table` writes the figures alone.
"""
