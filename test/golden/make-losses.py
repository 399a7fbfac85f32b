"""Makes losses.json: losses of PyTorch and their gradients, summed over the components, in float64, on one thread.

What PyTorch has no loss for is its own formula, differentiated by autograd.

Debian 12: apt-get install python3-torch; then /usr/bin/python3 test/golden/make-losses.py
"""
import json
from pathlib import Path

import torch
from torch.nn import functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(11)
size, count = 4, 24


def draw(scale):
    return torch.round(torch.randn(size, generator=generator) * scale * 1024) / 1024


def uniform():
    return torch.rand(size, generator=generator)


def labels():
    return torch.randint(0, 2, (size,), generator=generator).double()


def one_hot():
    return F.one_hot(torch.randint(0, size, (), generator=generator), size).double()


def soft():
    return torch.softmax(draw(1), 0)


scales = [1.0, 0.1, 30.0]
numbers = [(draw(scales[k % 3]), draw(scales[k % 3])) for k in range(count)]
logits_labels = [(draw(scales[k % 3] * 3), labels() if k % 2 else uniform()) for k in range(count)]
shares_labels = [(0.01 + 0.98 * uniform(), labels() if k % 2 else uniform()) for k in range(count)]
logits_classes = [(draw(scales[k % 3] * 3), one_hot() if k % 2 else soft()) for k in range(count)]
shares_classes = [(torch.softmax(draw(2), 0), one_hot() if k % 2 else soft()) for k in range(count)]
scores_signs = [(draw(2), 2 * labels() - 1) for _ in range(count)]

losses = {
    "quadratic": (numbers, lambda h, y: 0.5 * F.mse_loss(h, y, reduction="sum")),
    "absolute": (numbers, lambda h, y: F.l1_loss(h, y, reduction="sum")),
    "huber(1)": (numbers, lambda h, y: F.huber_loss(h, y, reduction="sum")),
    "huber(0.25)": (numbers, lambda h, y: F.huber_loss(h, y, reduction="sum", delta=0.25)),
    "huber(2)": (numbers, lambda h, y: 2 * F.smooth_l1_loss(h, y, reduction="sum", beta=2.0)),
    "logCosh": (numbers, lambda h, y: torch.log(torch.cosh(h - y)).sum()),
    "hinge": (scores_signs, lambda h, y: F.relu(1 - y * h).sum()),
    "binaryCrossEntropy": (shares_labels, lambda h, y: F.binary_cross_entropy(h, y, reduction="sum")),
    "sigmoidCrossEntropy": (
        logits_labels,
        lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    ),
    "categoricalCrossEntropy": (shares_classes, lambda h, y: -(y * torch.log(h)).sum()),
    "softmaxCrossEntropy": (logits_classes, lambda z, y: F.cross_entropy(z, y, reduction="sum")),
}


def of(cases, loss):
    rows = []
    for prediction, target in cases:
        h = prediction.clone().requires_grad_()
        value = loss(h, target)
        (gradient,) = torch.autograd.grad(value, h)
        rows.append(
            {
                "prediction": prediction.tolist(),
                "target": target.tolist(),
                "value": value.item(),
                "gradient": gradient.tolist(),
            }
        )
    return rows


answer = {
    "format": "lawgrad-losses/1",
    "madeBy": f"test/golden/make-losses.py, PyTorch {torch.__version__}, float64, one thread",
    "losses": {name: of(*each) for name, each in losses.items()},
}
Path(__file__).with_name("losses.json").write_text(json.dumps(answer) + "\n")
