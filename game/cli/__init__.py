"""The command line: the one place where everything is put together."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status. Errors are one line on stderr, never a traceback (but with --debug)."""
    import click

    from game.cli.commands import NobodyReads, fenjer
    from game.cli.desk import LACKING, USAGE, Trouble

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        done = fenjer.main(given, prog_name="fenjer", standalone_mode=False)
    except Trouble as trouble:
        click.echo(str(trouble), err=True)
        return trouble.status
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message())
        return USAGE
    except click.ClickException as error:
        error.show()
        return USAGE
    except NobodyReads:
        # What is still to be written at the end must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return LACKING
    except (click.Abort, KeyboardInterrupt):
        return LACKING
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else LACKING
    except Exception as error:  # the last line of defence: a player is never shown a traceback
        if "--debug" in given:
            raise
        click.echo(f"fenjer: {type(error).__name__}: {error} (--debug shows where)", err=True)
        return LACKING
    return done if isinstance(done, int) else 0
