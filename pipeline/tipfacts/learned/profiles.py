"""Profiles: which learned parts speak beside the rules, and where their folders are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from tipfacts.errors import InputError
from tipfacts.learned.ensemble import Ensemble
from tipfacts.learned.event_model import EventModel, load_event_model
from tipfacts.learned.folder import CONFIG, read_config
from tipfacts.learned.mentions import MentionTagger

Profile = Literal["rules", "light", "full"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
SHIPPED: dict[Profile, tuple[str, ...]] = {
    "rules": (),
    "light": ("light-tagger", "law-events"),
    "full": ("light-tagger", "encoder-tagger", "law-events"),
}
"""The folders of `models/` that each profile reads, of two taggers the first where both see a law."""


def models_home() -> Path:
    """Give the folder of the models that ship: in the package, or `models/` of a checkout."""
    inside = Path(str(files("tipfacts"))) / "models"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "models"


def profile_of(name: str) -> Profile:
    """Read the name of a profile.

    Raises:
        InputError: there is no such profile.
    """
    for profile in PROFILES:
        if profile == name:
            return profile
    raise InputError(f"{name}: no such profile; there are {', '.join(PROFILES)}")


def told_models(names: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Tell a base model from folders of learned ones, among the names of `--model`.

    A folder with a `config.json` is a learned model; any other name is the spaCy base.

    Raises:
        InputError: two base models are named.
    """
    given = list(names)
    learned = tuple(name for name in given if (Path(name) / CONFIG).is_file())
    bases = [name for name in given if name not in learned]
    if len(bases) > 1:
        raise InputError(f"{bases[1]}: one base model at most, and {bases[0]} is one already")
    return (bases[0] if bases else None), learned


@lru_cache(maxsize=8)
def load_ensemble(profile: Profile = "rules", folders: tuple[str, ...] = ()) -> Ensemble:
    """Load the learned parts of a profile, and those of a user's own folders.

    Args:
        profile: which of the models that ship speak beside the rules.
        folders: folders of models made by `tipfacts train`; each takes the place of the shipped one
            of its kind.

    Raises:
        InputError: a folder holds no model, a file is not the one that was trained, or what the
            model needs is not installed.
    """
    own = [Path(folder) for folder in folders]
    taken = {read_config(folder).kind for folder in own}
    shipped = [models_home() / name for name in SHIPPED[profile]]
    chosen = [*own, *(f for f in shipped if read_config(f).kind not in taken)]
    parts = [load_model(folder) for folder in chosen]
    taggers = tuple(p for p in parts if not isinstance(p, EventModel))
    events = next((p for p in parts if isinstance(p, EventModel)), None)
    return Ensemble(taggers, events)


def load_model(folder: Path) -> MentionTagger | EventModel:
    """Load a model of any kind from its folder.

    Raises:
        InputError: as `load_ensemble`.
    """
    kind = read_config(folder).kind
    if kind == "law-events":
        return load_event_model(folder)
    if kind == "spacy-tagger":
        from tipfacts.learned.spacy_tagger import load_spacy_tagger

        return load_spacy_tagger(folder)
    from tipfacts.learned.encoder_tagger import load_encoder_tagger

    return load_encoder_tagger(folder)
