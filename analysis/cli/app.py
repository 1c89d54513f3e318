"""The ``sayso`` command."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from analysis.cli import agreement as cli_agreement
from analysis.cli import inputs, runs, scoring
from analysis.cli import reference as cli_reference
from analysis.common.english import counted
from analysis.common.loading import why
from analysis.common.sanitize import json_text, line, shown
from analysis.errors import ParameterError, RenderError, SaysoError
from analysis.statements.corrections import not_applied
from analysis.statements.statements import UNNAMED

ALLOW = click.option(
    "--allow",
    multiple=True,
    metavar="NETWORK",
    help="Fetch from this network though it is not public, such as 127.0.0.0/8.",
)
LONGEST_LINE = 1000  # characters of a sentence for the user
SPEECH = "Leave out what is only thought, planned or done: list speech and writing alone."
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Group(click.Group):
    """Commands, with a hint at the nearest one where a name is mistyped."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"try {ctx.command_path} --help."
            ctx.fail(f"There is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Group, context_settings=CONTEXT)
@click.version_option(package_name="sayso", prog_name="sayso", message="%(prog)s %(version)s")
def sayso() -> None:
    """Read news articles and show who says what about whom, and how."""


@sayso.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--out",
    default="reports",
    show_default=True,
    metavar="DIR",
    help="Folder to write the reports to.",
)
@click.option(
    "--to",
    "formats",
    multiple=True,
    type=click.Choice(["html", "pdf"]),
    help="Format to make; both by default.",
)
@click.option(
    "--brief", is_flag=True, help="Make a brief of one page instead (beside what --to names)."
)
@click.option(
    "-p", "pairs", multiple=True, metavar="NAME=VALUE", help="Set a parameter of the notebook."
)
@click.option(
    "--reference",
    metavar="FILE|GROUP",
    help="Compare with this file, made by `sayso reference`, or with a group of Sayso's own "
    "articles: outlet:Reuters, topic:elections, year:2018, ... (`sayso reference --list`).",
)
@click.option(
    "--notebook",
    metavar="NAME",
    help="Run this notebook: compare (all ARTICLEs), corpus (a folder or table), or a file.",
)
@click.option(
    "--code",
    default="hide",
    show_default=True,
    type=click.Choice(["hide", "fold", "show"]),
    help="Leave out, fold or show the notebook's code.",
)
@click.option("--speech", is_flag=True, help=SPEECH)
@click.option("--force", is_flag=True, help="Make the report even if nothing has changed.")
@ALLOW
def report(
    articles: tuple[str, ...],
    out: str,
    formats: tuple[str, ...],
    brief: bool,
    pairs: tuple[str, ...],
    reference: str | None,
    notebook: str | None,
    code: str,
    speech: bool,
    force: bool,
    allow: tuple[str, ...],
) -> None:
    """Make a report on each ARTICLE: HTML, PDF, the executed notebook and a manifest.

    ARTICLE is a file, a folder, an address of the web, or - for standard input.
    """
    from analysis.reporting import report as making
    from analysis.reporting.forked_kernel import kernel_of_command
    from analysis.reporting.notebook_parameters import given
    from analysis.reporting.notebooks import TOGETHER, notebook_path, takes
    from analysis.reporting.report_pages import BRIEF, FORMATS

    asked = (*formats, BRIEF) if brief else formats or FORMATS
    parameters = given(pairs)
    if reference is not None:
        parameters["reference"] = reference
    if speech:
        parameters["speech"] = "true"
    if notebook is not None and takes(notebook_path(notebook)) in TOGETHER:
        from analysis.reporting.joint_report import joint_report

        _show(joint_report(articles, out, asked, parameters, notebook, code, force))
        return
    given_paths = inputs.paths(articles, Path(out), inputs.networks(allow))
    inputs.distinct([path for path in given_paths if isinstance(path, str)])
    worst, how = 0, making.How(kernel=kernel_of_command())
    for path in given_paths:
        if isinstance(path, SaysoError):
            worst = max(worst, _tell(path))
            continue
        try:
            result = making.report(path, out, asked, parameters, notebook, code, force, how)
        except OSError as error:
            worst = max(worst, _tell(_failed(error, f"The report on {path}")))
            continue
        except SaysoError as error:
            worst = max(worst, _tell(error))
            continue
        _show(result)
    sys.exit(worst)


def _show(made: Any) -> None:
    """Say where a report's files lie, and what the user should know of it."""
    for file in made.files:
        click.echo(str(file))
    for note in made.notes:
        click.echo(line(note, LONGEST_LINE), err=True)
    if not made.fresh:
        click.echo(f"{made.folder} is up to date.", err=True)


@sayso.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--jsonl", is_flag=True, help="Print one line of JSON per article, with offsets.")
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
@click.option("--speech", is_flag=True, help=SPEECH)
@ALLOW
def statements(
    articles: tuple[str, ...], jsonl: bool, rules: bool, speech: bool, allow: tuple[str, ...]
) -> None:
    """Show who says what in each ARTICLE: a file, a folder, an address, or - for standard input."""
    from analysis.statements.attribution_row import attributions_row

    worst = 0
    for a in _each(articles, "rules" if rules else "tagger", speech, allow):
        if isinstance(a, SaysoError):
            worst = max(worst, _tell(a))
        elif jsonl:
            click.echo(_json(attributions_row(a.article.id, a.statements)))
        else:
            click.echo("\n".join(_listing(a.statements)))
    sys.exit(worst)


@sayso.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--jsonl", is_flag=True, help="Print one line of JSON per article.")
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
@click.option("--speech", is_flag=True, help=SPEECH)
@ALLOW
def findings(
    articles: tuple[str, ...], jsonl: bool, rules: bool, speech: bool, allow: tuple[str, ...]
) -> None:
    """Print everything found in each ARTICLE as JSON (see docs/analysis.schema.json).

    ARTICLE is a file, a folder, an address of the web, or - for standard input.
    """
    from analysis.reporting.findings import complete

    worst = 0
    for a in _each(articles, "rules" if rules else "tagger", speech, allow):
        if isinstance(a, SaysoError):
            worst = max(worst, _tell(a))
        else:
            click.echo(json_text(complete(a), None if jsonl else 1))
    sys.exit(worst)


def _each(
    names: tuple[str, ...], method: str, speech: bool, allow: tuple[str, ...]
) -> Iterator[Any]:
    """The analysis of every article in the inputs, or what is wrong with it."""
    from analysis.pipeline import analyse

    for article in inputs.articles(names, inputs.networks(allow)):
        try:
            if isinstance(article, SaysoError):
                yield article
                continue
            for note in inputs.notes(article):
                click.echo(line(note, LONGEST_LINE), err=True)
            a = analyse(article, method=method, speech=speech)
            for note in not_applied(article, a.outcomes):
                click.echo(line(note, LONGEST_LINE), err=True)
            yield a
        except SaysoError as error:
            yield error


for command in (
    cli_agreement.agreement,
    cli_reference.reference,
    *scoring.COMMANDS,
    *runs.COMMANDS,
):
    sayso.add_command(command)


def main() -> None:
    """Run the command; every error that Sayso raises becomes one sentence and an exit status.

    Exit status 0: done. 1: the notebook failed. 2: the input, a parameter or an option is wrong.
    """
    try:
        sayso.main(standalone_mode=False, prog_name="sayso")
    except SaysoError as error:
        sys.exit(_tell(error))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of the pipe has enough; leave nothing to flush on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        sys.exit(_tell(_failed(error, "The output")))


def _tell(error: SaysoError) -> int:
    click.echo(f"sayso: {line(error, LONGEST_LINE)}", err=True)
    return 1 if isinstance(error, RenderError) else 2


def _failed(error: OSError, what: str) -> ParameterError:
    """What the system refuses (a full disk, a name too long) as a sentence."""
    name = error.filename if isinstance(error.filename, str) else ""
    where = f" at {name}" if name else ""
    return ParameterError(f"{what} cannot be written: {why(error)}{where}.")


def _listing(statements: Any) -> Iterator[str]:
    """The statements as lines that fit the terminal."""
    import shutil
    import textwrap

    from analysis.article.article import title_of

    width = max(48, min(shutil.get_terminal_size().columns, 120))
    text = statements.article.text
    name = line(title_of(statements.article), 1000)
    yield textwrap.shorten(name, width, placeholder=" …")
    yield counted(len(statements), "statement")
    for statement in statements:
        cue = " ".join(line(s.of(text), 1000) for s in statement.cue)
        head = f"{line(statement.speaker) or UNNAMED}, {statement.kind}"
        head = textwrap.shorten(f"{head}, “{cue}”" if cue else head, width - 5, placeholder=" …")
        yield f"{statement.number:>3}  {head}"
        yield from textwrap.wrap(
            shown(statements.words(statement)),
            width,
            initial_indent=" " * 5,
            subsequent_indent=" " * 5,
        )
    yield ""


def _json(value: Any) -> str:
    """One line of JSON; what acts on a terminal, and what UTF-8 cannot carry, is escaped."""
    return json_text(value)
