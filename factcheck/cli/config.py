"""A path in, the settings that hold for it and where each was set out."""

from __future__ import annotations

import click


@click.command(name="config", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", default="-", metavar="[PATH]")
@click.option("--config", "given", metavar="FILE", help="Settings, instead of the nearest .factcheck.yaml.")
def command(path: str, given: str | None) -> None:
    """Show the settings that hold for PATH (a text or a folder; without it, this folder) and where each comes from.

    Settings stand in the nearest .factcheck.yaml in the folder of a text or above it; --config FILE, or else the environment
    variable FACTCHECK_CONFIG, names another file instead. Options of the command line go over both.
    """
    from factcheck.cli._errors import usable_settings
    from factcheck.config import Effective, config_for, effective

    with usable_settings():
        config = config_for(path, given)
        found = effective(config, path, Effective())
    click.echo(f"settings file: {config.path if config else 'none'}")
    settings = found.settings
    shown = {
        "rules": ", ".join(settings.rules),
        "select": ", ".join(sorted(settings.select)) or "all",
        "ignore": ", ".join(sorted(settings.ignore)) or "none",
        "severity": ", ".join(f"{name} {level}" for name, level in settings.severities),
        "language": settings.language or "as each text tells",
        "fail-on": found.fail_on,
        "strict": "yes" if settings.strict else "no",
        "exclude": ", ".join(found.exclude),
        "baseline": found.baseline or "none",
    }
    for name, value in shown.items():
        origin = found.origin.get(name, "default")
        click.echo(f"{name:9} {value or 'none'}  {click.style(f'({origin})', dim=True)}")
