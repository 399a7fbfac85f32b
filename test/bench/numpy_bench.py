"""NumPy and, with the argument torch, PyTorch: the same workloads, one thread. Arguments: numpy32|numpy64|torch32|torch64, seconds, names.
Batches that are not full are drawn from all examples, which are shuffled at the beginning of each epoch."""
import json, sys, time
kind, seconds, names = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
import numpy as np
wide = kind.endswith('64')
number = np.float64 if wide else np.float32
OR = [[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 1]]
XOR = [[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 0]]
random = np.random.RandomState(1)
def table(rows):
    a = np.array(rows, number)
    return a[:, :2].copy(), a[:, 2:].copy()
def images(n):
    x = random.rand(n, 784).astype(number)
    x[random.rand(n, 784) < 0.5] = 0
    return x, np.eye(10, dtype=number)[random.randint(0, 10, n)]
def parameters(sizes):
    return [((random.rand(a, b).astype(number) * 2 - 1) * number((6 / (a + b)) ** 0.5), np.zeros(b, number)) for a, b in zip(sizes, sizes[1:])]
def batches(examples, size):
    while True:
        order = random.permutation(examples)
        for k in range(0, examples, size): yield order[k:k + size]
def trained(sizes, hidden, softmax, data, rate, adam, steps, size=None):
    drawn = None if size is None else batches(len(data[0]), size)
    layers = [list(p) for p in parameters(sizes)]
    moments = [[(np.zeros_like(p), np.zeros_like(p)) for p in layer] for layer in layers]
    rate = number(rate); t = 0
    def step():
        nonlocal t
        t += 1
        if drawn is None: x0, y = data
        else:
            rows = next(drawn)
            x0, y = data[0][rows], data[1][rows]
        xs = [x0]
        for l, (w, b) in enumerate(layers):
            z = xs[-1] @ w + b
            if l == len(layers) - 1 and softmax:
                z -= z.max(1, keepdims=True); np.exp(z, z); z /= z.sum(1, keepdims=True)
            elif hidden == 'relu': np.maximum(z, 0, out=z)
            else: z = 1 / (1 + np.exp(-z))
            xs.append(z)
        h = xs[-1]
        d = (h - y) if softmax else (h - y) * h * (1 - h)
        d /= number(len(x0))
        for l in range(len(layers) - 1, -1, -1):
            x = xs[l]
            gradients = [x.T @ d, d.sum(0)]
            if l > 0:
                d = d @ layers[l][0].T
                d = d * (x > 0) if hidden == 'relu' else d * x * (1 - x)
            for k, g in enumerate(gradients):
                if adam:
                    m, v = moments[l][k]
                    m *= number(0.9); m += number(0.1) * g; v *= number(0.999); v += number(0.001) * g * g
                    layers[l][k] -= rate * (m / number(1 - 0.9 ** t)) / (np.sqrt(v / number(1 - 0.999 ** t)) + number(1e-8))
                else: layers[l][k] -= rate * g
    def call():
        for _ in range(steps): step()
    return call, steps
def inferring(n, hidden):
    (w1, b1), (w2, b2) = parameters([784, hidden, 10])
    x = images(n)[0]
    def small():
        z = 1 / (1 + np.exp(-(x @ w1 + b1)))
        return 1 / (1 + np.exp(-(z @ w2 + b2)))
    def call():
        z = np.maximum(x @ w1 + b1, 0) @ w2 + b2
        z = np.exp(z - z.max(1, keepdims=True))
        return z / z.sum(1, keepdims=True)
    return (small if hidden == 30 else call), 1
def torch_trained(sizes, hidden, softmax, data, rate, adam, steps, size=None):
    import torch
    torch.set_num_threads(1)
    dtype = torch.float64 if wide else torch.float32
    modules = []
    for l, (a, b) in enumerate(zip(sizes, sizes[1:])):
        modules.append(torch.nn.Linear(a, b, dtype=dtype))
        if l < len(sizes) - 2 or not softmax: modules.append(torch.nn.ReLU() if hidden == 'relu' else torch.nn.Sigmoid())
    model = torch.nn.Sequential(*modules)
    x, y = (torch.tensor(a) for a in data)
    drawn = None if size is None else batches(len(x), size)
    loss = torch.nn.CrossEntropyLoss() if softmax else lambda h, y: ((h - y) ** 2).sum() / 2 / len(h)
    optimizer = (torch.optim.Adam if adam else torch.optim.SGD)(model.parameters(), lr=rate)
    def call():
        for _ in range(steps):
            rows = slice(None) if drawn is None else torch.from_numpy(next(drawn))
            optimizer.zero_grad(); loss(model(x[rows]), y[rows]).backward(); optimizer.step()
    return call, steps
def torch_inferring(n, hidden):
    import torch
    torch.set_num_threads(1)
    dtype = torch.float64 if wide else torch.float32
    first, last = (torch.nn.Sigmoid(), torch.nn.Sigmoid()) if hidden == 30 else (torch.nn.ReLU(), torch.nn.Softmax(1))
    model = torch.nn.Sequential(torch.nn.Linear(784, hidden, dtype=dtype), first, torch.nn.Linear(hidden, 10, dtype=dtype), last)
    x = torch.tensor(images(n)[0])
    def call():
        with torch.no_grad(): return model(x)
    return call, 1
torch = kind.startswith('torch')
train = torch_trained if torch else trained
infer = torch_inferring if torch else inferring
tasks = {
    'or': lambda: train([2, 1], 'sigmoid', False, table(OR), 40, False, 20),
    'xor-2': lambda: train([2, 2, 1], 'sigmoid', False, table(XOR), 15, False, 20),
    'xor-4': lambda: train([2, 4, 1], 'sigmoid', False, table(XOR), 15, False, 20),
    'digits-30': lambda: train([784, 30, 10], 'sigmoid', False, images(400), 3, False, 1, 10),
    'digits-128': lambda: train([784, 128, 10], 'relu', True, images(512), 0.1, False, 1, 128),
    'digits-128-adam': lambda: train([784, 128, 10], 'relu', True, images(512), 0.001, True, 1, 128),
    'infer-30-1': lambda: infer(1, 30),
    'infer-30-1000': lambda: infer(1000, 30),
    'infer-128-1': lambda: infer(1, 128),
    'infer-128-1000': lambda: infer(1000, 128)
}
for name in names:
    if name not in tasks: continue
    call, steps = tasks[name]()
    end = time.perf_counter() + seconds / 10
    while time.perf_counter() < end: call()
    samples = []; end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(samples) < 3:
        start = time.perf_counter(); call(); samples.append((time.perf_counter() - start) * 1e6 / steps)
    print(json.dumps({'workload': name, 'samples': samples}), flush=True)
