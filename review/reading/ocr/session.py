"""A model opened in onnxruntime: one thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from review.machine import offline

offline.silence_engine(onnxruntime)

Tensor = NDArray[np.float32]

_ERRORS_ONLY = 3


class Model:
    """A loaded model of one input and one output. Not for two threads at once.

    One process reads with one thread: pages are spread over processes, and more threads only fight each
    other. Shapes of memory are not remembered: lines have any length.
    """

    def __init__(self, path: Path) -> None:
        options: Any = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = True
        options.enable_mem_pattern = False
        options.log_severity_level = _ERRORS_ONLY
        self._session: Any = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name

    def __call__(self, tensor: Tensor) -> Tensor:
        """The output for `tensor` (batch × channels × height × width)."""
        result: Tensor = self._session.run(None, {self._input: tensor})[0]
        return result
