"""The examples in the description of the API: an invented family, and what this program makes of it."""

import json
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel

from api.bodies import MEDIA, MEGABYTES
from api.problems import ANSWERS, answer_of, told
from api.request_errors import (
    ForeignHostError,
    ForeignPageError,
    InputError,
    MediaTypeError,
    MethodError,
    Place,
    PreconditionError,
    RequestError,
    TooLargeError,
)
from api.routes import casussen, health, questions, reference, rules
from graphmodel.errors import (
    CasusFileError,
    Problem,
    StoreFullError,
    StoreUnreachableError,
    UnknownCasusError,
    VangnetError,
)
from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language
from graphmodel.loading import Media, read_casus
from graphmodel.model.casus import Casus, canonical, content_hash
from graphmodel.model.network import network_of
from graphmodel.report.build import gap_report
