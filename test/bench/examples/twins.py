"""The networks of the examples in PyTorch: the same data, parts, sizes, losses, rates and batches; other random starts and orders, by three seeds.

Run by `npm run examples`, with the folder that it has filled; prints the metric of each example on its test part as JSON, with the version of PyTorch.
"""
import csv
import gzip
import json
import math
import sys
import time
from pathlib import Path

import numpy
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
folder = Path(sys.argv[1])
job = json.loads((folder / "job.json").read_text())
seeds = 3


def glorot(network):
    for layer in network:
        if isinstance(layer, nn.Linear):
            limit = math.sqrt(6 / (layer.in_features + layer.out_features))
            nn.init.uniform_(layer.weight, -limit, limit)
            nn.init.uniform_(layer.bias, -limit, limit)
    return network


def learn(network, loss, optimizer, x, y, epochs, size):
    for _ in range(epochs):
        order = torch.randperm(len(x)) if size < len(x) else torch.arange(len(x))
        for start in range(0, len(x), size):
            chosen = order[start : start + size]
            optimizer.zero_grad()
            loss(network(x[chosen]), y[chosen]).backward()
            optimizer.step()


def rows(name, lines):
    with open(folder / f"{name}.csv") as file:
        all_rows = list(csv.reader(file))
    return [all_rows[line - 1] for line in lines]


def standardized(training, test):
    mean, deviation = training.mean(0), training.std(0, unbiased=False)
    return (training - mean) / deviation, (test - mean) / deviation


def cars(training, test):
    numbers = lambda part: torch.tensor([[float(cell) for cell in row[1:7]] for row in part])
    origins = sorted({row[7] for row in training})
    origin = lambda part: torch.tensor([[float(row[7] == each) for each in origins] for row in part])
    mpg = lambda part: torch.tensor([[float(row[0])] for row in part])
    x, x_test = standardized(numbers(training), numbers(test))
    x, x_test = torch.cat([x, origin(training)], 1), torch.cat([x_test, origin(test)], 1)
    y, deviation = mpg(training), mpg(training).std(unbiased=False)
    scaled = (y - y.mean()) / deviation
    network = glorot(nn.Sequential(nn.Linear(9, 16), nn.Tanh(), nn.Linear(16, 1)))
    half = lambda h, t: 0.5 * ((h - t) ** 2).sum() / len(h)
    learn(network, half, torch.optim.Adam(network.parameters(), lr=0.01), x, scaled, 100, 32)
    error = network(x_test) * deviation + y.mean() - mpg(test)
    return math.sqrt(float((error**2).mean()))


def accuracy(network, x, labels):
    return float((network(x).argmax(1) == labels).double().mean())


def iris(training, test):
    numbers = lambda part: torch.tensor([[float(cell) for cell in row[:4]] for row in part])
    species = sorted({row[4] for row in training})
    labels = lambda part: torch.tensor([species.index(row[4]) for row in part])
    x, x_test = standardized(numbers(training), numbers(test))
    network = glorot(nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3)))
    optimizer = torch.optim.Adam(network.parameters(), lr=0.05)
    learn(network, nn.CrossEntropyLoss(), optimizer, x, labels(training), 100, len(x))
    return accuracy(network, x_test, labels(test))


def digits_part(part):
    images, labels = (numpy.load(folder / f"digits-{part}-{what}.npy") for what in ("images", "labels"))
    return torch.tensor(images / 255.0), torch.tensor(labels.astype(int))


def fashion_part(part):
    at = Path("/usr/share/datasets/fashion-mnist")
    images = gzip.decompress((at / f"{part}-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((at / f"{part}-labels-idx1-ubyte.gz").read_bytes())
    pixels = numpy.frombuffer(images, numpy.uint8, offset=16).reshape(-1, 784)
    return torch.tensor(pixels / 255.0), torch.tensor(numpy.frombuffer(labels, numpy.uint8, offset=8).astype(int))


def images(training, test, last, loss, rate, epochs):
    (x, labels), (x_test, labels_test) = training, test
    network = glorot(nn.Sequential(nn.Linear(784, 30), nn.Sigmoid(), nn.Linear(30, 10), *last))
    learn(network, loss, torch.optim.SGD(network.parameters(), lr=rate), x, labels, epochs, 10)
    return accuracy(network, x_test, labels_test)


def half_squares(h, labels):
    return 0.5 * ((h - nn.functional.one_hot(labels, 10)) ** 2).sum() / len(h)


def twin(name, measure, count=seeds):
    start, metrics = time.time(), []
    for seed in range(count):
        torch.manual_seed(seed)
        metrics.append(measure())
    return {"name": name, "metrics": metrics, "seconds": (time.time() - start) / count}


answer = []
for table in job["tables"]:
    parts = rows(table["name"], table["training"]), rows(table["name"], table["test"])
    answer.append(twin(table["name"], lambda: {"cars": cars, "iris": iris}[table["name"]](*parts)))
for each in job["images"]:
    parts = (
        (fashion_part("train"), fashion_part("t10k"))
        if each["name"] == "fashion"
        else (digits_part("training"), digits_part("test"))
    )
    last, loss, rate = {
        "digits": ([nn.Sigmoid()], half_squares, 3.0),
        "digits-softmax": ([], nn.CrossEntropyLoss(), 0.5),
        "fashion": ([], nn.CrossEntropyLoss(), 0.1),
    }[each["name"]]
    count = 1 if each["name"] == "fashion" else seeds
    answer.append(twin(each["name"], lambda: images(*parts, last, loss, rate, each["epochs"]), count))
print(json.dumps({"version": torch.__version__, "twins": answer}))
