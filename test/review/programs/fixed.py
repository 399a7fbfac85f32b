# One network only, 2-4-3, written out.
import json, sys, math

def act(name, z): return 1 / (1 + math.exp(-z)) if name == "sigmoid" else math.tanh(z)
def dact(name, a): return a * (1 - a) if name == "sigmoid" else 1 - a ** 2

def run(P, x, f):
    h = [act(f[0], sum(P[0]["weights"][i][j] * x[j] for j in range(2)) + P[0]["bias"][i]) for i in range(4)]
    o = [act(f[1], sum(P[1]["weights"][i][j] * h[j] for j in range(4)) + P[1]["bias"][i]) for i in range(3)]
    return h, o

def grad(P, X, Y, f):
    dW1 = [[0.0] * 2 for _ in range(4)]; db1 = [0.0] * 4
    dW2 = [[0.0] * 4 for _ in range(3)]; db2 = [0.0] * 3
    for x, y in zip(X, Y):
        h, o = run(P, x, f)
        d2 = [(o[i] - y[i]) * dact(f[1], o[i]) for i in range(3)]
        d1 = [sum(d2[i] * P[1]["weights"][i][j] for i in range(3)) * dact(f[0], h[j]) for j in range(4)]
        for i in range(3):
            for j in range(4): dW2[i][j] += d2[i] * h[j]
            db2[i] += d2[i]
        for i in range(4):
            for j in range(2): dW1[i][j] += d1[i] * x[j]
            db1[i] += d1[i]
    return [{"weights": dW1, "bias": db1}, {"weights": dW2, "bias": db2}]

def cost(P, X, Y, f): return sum((o - t) ** 2 for x, y in zip(X, Y) for o, t in zip(run(P, x, f)[1], y))

def learn(P, X, Y, f, rate, steps, size):
    n = 0
    for _ in range(steps):
        xb, yb = X[n:n+size], Y[n:n+size]
        n = n + size if n + size < len(X) else 0
        G = grad(P, xb, yb, f)
        for p, g in zip(P, G):
            for i in range(len(p["bias"])):
                for j in range(len(p["weights"][i])): p["weights"][i][j] -= rate * 2 * g["weights"][i][j]
                p["bias"][i] -= rate * 2 * g["bias"][i]
    return P

def number(v):
    if isinstance(v, list): return [number(u) for u in v]
    if isinstance(v, dict): return {k: number(u) for k, u in v.items()}
    return float(v.replace("Infinity", "inf")) if isinstance(v, str) else v

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    if q["do"] == "start":
        print(json.dumps({"id": q["id"], "protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient", "train"], "sizes": [[2, 4, 3]], "activations": ["sigmoid", "tanh"], "losses": ["quadratic"]}), flush=True)
        continue
    P, X, Y, f = number(q["parameters"]), number(q["inputs"]), number(q["targets"]), q["activations"]
    if q["do"] == "forward": a = {"outputs": [run(P, x, f)[1] for x in X]}
    elif q["do"] == "loss": a = {"loss": cost(P, X, Y, f)}
    elif q["do"] == "gradient":
        G = grad(P, X, Y, f)
        a = {"gradient": [{"weights": [[2 * v for v in r] for r in g["weights"]], "bias": [2 * v for v in g["bias"]]} for g in G]}
    else: a = {"parameters": learn(P, X, Y, f, q["optimizer"]["learningRate"], q["steps"], q["batchSize"])}
    print(json.dumps({"id": q["id"], **a}), flush=True)
