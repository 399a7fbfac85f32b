"""Makes activations.json: activations of PyTorch and their derivatives, in float64, on one thread.

Debian 12: apt-get install python3-torch; then /usr/bin/python3 test/golden/make-activations.py
"""
import json
from pathlib import Path

import torch
from torch.nn import functional as F

torch.set_num_threads(1)
steps = [k / 16 for k in range(0, 97)]
far = [6.5, 8.25, 10.0, 12.0, 20.0, 30.0, 36.5, 40.0, 100.0, 745.0, 1000.0, 1e5]
points = sorted({s * x for x in steps + far for s in (-1, 1)})

activations = {
    "leakyRelu(0.01)": F.leaky_relu,
    "leakyRelu(0.2)": lambda z: F.leaky_relu(z, 0.2),
    "elu(1)": F.elu,
    "elu(0.75)": lambda z: F.elu(z, 0.75),
    "gelu": F.gelu,
    "geluTanh": lambda z: F.gelu(z, approximate="tanh"),
    "silu": F.silu,
    "hardSigmoid": F.hardsigmoid,
}


def of(f):
    z = torch.tensor(points, dtype=torch.float64, requires_grad=True)
    y = f(z)
    y.sum().backward()
    return {"y": y.tolist(), "dy": z.grad.tolist()}


answer = {
    "format": "lawgrad-activations/1",
    "madeBy": f"test/golden/make-activations.py, PyTorch {torch.__version__}, float64, one thread",
    "x": points,
    "activations": {name: of(f) for name, f in activations.items()},
}
Path(__file__).with_name("activations.json").write_text(json.dumps(answer) + "\n")
