"""Files that several threads of one process write at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from game.storage.files import write_whole


def test_threads_that_write_the_same_file_do_not_meet(tmp_path: Path) -> None:
    """None of them fails, the file is one of theirs and whole, and nothing is left beside it."""
    file = tmp_path / "picture.jpg"
    contents = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_whole(file, content), contents * 10))
    assert file.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [file]
