"""Judges gradients by the real torch.autograd.gradcheck: reads questions as JSON from a file, prints the answers as JSON."""
import json
import sys

import torch

torch.set_default_dtype(torch.float64)
ACTIVATIONS = {"sigmoid": torch.sigmoid}


def cost(sizes, activations, targets, numbers):
    """1/(2m) * sum of squares of a network of dense layers at all parameters and then all inputs, one row of numbers."""
    start = 0
    layers = []
    for rows, columns in zip(sizes[1:], sizes[:-1]):
        weights = numbers[start : start + rows * columns].reshape(rows, columns)
        start += rows * columns
        layers.append((weights, numbers[start : start + rows]))
        start += rows
    values = numbers[start:].reshape(len(targets), sizes[0])
    for (weights, bias), name in zip(layers, activations):
        values = ACTIVATIONS[name](values @ weights.T + bias)
    return ((values - torch.tensor(targets)) ** 2).sum() / (2 * len(targets))


def function(case, gradient):
    """The cost with a gradient of one's own."""

    class Cost(torch.autograd.Function):
        @staticmethod
        def forward(ctx, numbers):
            return cost(case["sizes"], case["activations"], case["targets"], numbers)

        @staticmethod
        def backward(ctx, cotangent):
            return cotangent * torch.tensor(gradient)

    return Cost.apply


answers = []
for question in json.load(open(sys.argv[1])):
    case = question["case"]
    point = case["parameters"] + [x for row in case["inputs"] for x in row]
    answers.append(
        [
            torch.autograd.gradcheck(
                function(case, gradient), (torch.tensor(point, requires_grad=True),), raise_exception=False
            )
            for gradient in question["gradients"]
        ]
    )
print(json.dumps({"torch": torch.__version__, "answers": answers}))
