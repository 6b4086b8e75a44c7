"""Siblings in their order: the probability of each answer of each, summed over all ways to answer the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Links = Mapping[tuple[str, str], float]
"""What it is worth that one answer follows another, for each pair of answers of two neighbours."""


class Chain:
    """Siblings, each with the weights (logarithms) of its answers, and the links between neighbours."""

    def __init__(self, states: Sequence[Mapping[str, float]], links: Sequence[Links]) -> None:
        self._states = states
        self._links = links
        self._forward = [dict(states[0])]
        for at in range(1, len(states)):
            before = self._forward[-1]
            self._forward.append(
                {
                    state: own + log_sum([value + links[at - 1][prior, state] for prior, value in before.items()])
                    for state, own in states[at].items()
                }
            )
        # the logarithm of the summed weight of all ways to answer the siblings
        self.total = log_sum(list(self._forward[-1].values()))

    def marginals(self) -> list[dict[str, float]]:
        """The probability of each answer of each sibling."""
        backward: list[dict[str, float]] = [dict.fromkeys(self._states[-1], 0.0)]
        for at in range(len(self._states) - 2, -1, -1):
            after = backward[0]
            backward.insert(
                0,
                {
                    state: log_sum(
                        [
                            value + self._states[at + 1][later] + self._links[at][state, later]
                            for later, value in after.items()
                        ]
                    )
                    for state in self._states[at]
                },
            )
        return [
            {state: math.exp(forward[state] + back[state] - self.total) for state in forward}
            for forward, back in zip(self._forward, backward, strict=True)
        ]


def log_sum(values: Sequence[float]) -> float:
    """The logarithm of the sum of exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
