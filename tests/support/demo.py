"""What `jawab demo` tells about the shop that it made."""

import re
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Demo:
    """How to reach the demo shop as a visitor and as its agent."""

    site_key: str
    email: str
    password: str

    @classmethod
    def parse(cls, shown: str) -> Self:
        """Read the lines `E-mail …`, `Password …` and `Site key …` that `jawab demo` prints."""
        told = dict(re.findall(r"^(Site key|E-mail|Password)\s+(\S+)$", shown, re.M))
        assert len(told) == 3, f"jawab demo should tell site key, e-mail and password; it printed:\n{shown}"
        return cls(told["Site key"], told["E-mail"], told["Password"])
