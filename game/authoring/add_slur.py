"""`python -m game.authoring.add_slur`: puts a slur on the list without storing it anywhere.

The word is asked for without showing it, so that it comes into no history of a shell either; only its hashes
are written to slurs.txt beside this file, sorted, so that their order tells nothing.
"""

from pathlib import Path

import click

from game.authoring.denylist import slur_hashes
from game.storage.files import write_whole

LIST = Path(__file__).with_name("slurs.txt")


def add(word: str, file: Path = LIST) -> None:
    """Write the hashes of a word into a list, which keeps the comments at its top."""
    lines = file.read_text("utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    hashes = sorted({line for line in lines if line and line not in comments}.union(slur_hashes(word)))
    write_whole(file, ("\n".join([*comments, *hashes]) + "\n").encode())


@click.command()
def main() -> None:
    """Put a slur on the list as hashes. The word is asked for, in either script."""
    add(click.prompt("The word", hide_input=True).strip())
    click.echo(f"{LIST.name} has its hashes now.")


if __name__ == "__main__":
    main()
