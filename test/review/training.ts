/**
 * Programs that are wrong in training.
 */
import type { Planted } from './catalogue.ts'

/** The wrong programs. */
export const training: readonly Planted[] = [
  { base: 'objects.py', name: 'sign of the momentum', from: '  v = self.m', to: '  v = -self.m', cause: /wrong sign/u },
  {
    base: 'objects.py',
    name: 'upper layer first',
    from: 'self.net.gradient(xs, ys)\n        self.update()',
    to: 'L = self.net.layers\n        runs = []\n        for x in xs:\n            h = self.net.predict(x)\n            runs.append([(l.x, l.z, l.a) for l in L])\n        ups = [[(hi - t) / len(xs) for hi, t in zip(r[-1][2], y)] for r, y in zip(runs, ys)]\n        for n in reversed(range(len(L))):\n            l = L[n]\n            l.zero()\n            deltas = []\n            for k, r in enumerate(runs):\n                l.x, l.z, l.a = r[n]\n                d = [u * l.f.slope(z, a) for u, z, a in zip(ups[k], l.z, l.a)]\n                deltas.append(d)\n                l.backward(ups[k])\n            for i in range(len(l.b)):\n                for j in range(len(l.w[i])): l.w[i][j] = self.move((n, i, j), l.w[i][j], l.dw[i][j])\n                l.b[i] = self.move((n, i, "b"), l.b[i], l.db[i])\n            ups = [[sum(d[i] * l.w[i][j] for i in range(len(d))) for j in range(len(l.w[0]))] for d in deltas]',
    cause: /updated before/u
  },
  {
    base: 'objects.py',
    name: 'one velocity for all layers',
    from: 'n, i, j), l.w[i][j], l.dw[i][j])\n                l.b[i] = self.move((n, ',
    to: 'i, j), l.w[i][j], l.dw[i][j])\n                l.b[i] = self.move((',
    cause: /all layers share/u
  },
  {
    base: 'objects.py',
    name: 'velocity of the training before',
    from: 'class Trainer:\n    def __init__(self, net, o):\n        self.net, self.rate, self.mu = net, o["learningRate"], o.get("momentum", 0.0) if o["name"] == "momentum" else 0.0\n        self.velocity = {}',
    to: 'VELOCITY = {}\n\nclass Trainer:\n    def __init__(self, net, o):\n        self.net, self.rate, self.mu = net, o["learningRate"], o.get("momentum", 0.0) if o["name"] == "momentum" else 0.0\n        self.velocity = VELOCITY',
    cause: /something is kept between calls/u
  },
  {
    base: 'objects.py',
    name: 'last batch dropped',
    from: '0, len(xs), ',
    to: '0, max(1, len(xs) - size + 1), ',
    cause: /last batch of an epoch is dropped/u
  },
  {
    base: 'objects.py',
    name: 'gradient never cleared',
    from: '\n        self.net.zero()',
    to: '',
    cause: /accumulate across steps/u
  },
  {
    base: 'dictionaries.py',
    name: 'second moment not corrected',
    from: '/ (1 - b2 ** t)',
    to: '',
    cause: /correction of the second moment is missing/u
  },
  {
    base: 'dictionaries.py',
    name: 'no ε',
    from: '* d ** 2\n                P[k] = P[k] - lr * d / (np.sqrt(S[k]) + eps)',
    to: '* d ** 2\n                P[k] = P[k] - lr * d / np.sqrt(S[k])',
    cause: /ε is 0/u
  },
  {
    base: 'dictionaries.py',
    name: 'plain momentum',
    from: 'name == "nesterov"',
    to: 'False',
    cause: /plain momentum/u
  },
  {
    base: 'dictionaries.py',
    name: 'rate falls with the steps',
    from: '      t += 1',
    to: '      t += 1\n        lr = o["learningRate"] / (1 + 0.1 * (t - 1))',
    cause: /1\/\(1 \+ 0\.1·k\)/u
  },
  {
    base: 'dictionaries.py',
    name: 'inputs shuffled alone',
    from: '0\n    m = X.shape[1]',
    to: '0\n    m = X.shape[1]\n    X = X[:, np.random.default_rng(0).permutation(m)]',
    cause: /shuffled apart/u
  },
  {
    base: 'dictionaries.py',
    name: 'β₁ and β₂ exchanged',
    from: '   b1, b2 = ',
    to: '   b2, b1 = ',
    cause: /exchanged/u
  },
  {
    base: 'scores.py',
    name: 'AdamW with L2',
    from: 'o["name"] == "adam" and ',
    to: '',
    cause: /goes through the moments/u,
    also: ['if o["name"] == "adamW" and j == 0: u = u + wd * p', 'pass']
  },
  {
    base: 'functions.mjs',
    name: 'counter one ahead',
    from: ' p - (o.learningRate * (m / (1 - o.beta1 ** t))) / (Math.sqrt(n / (1 - o.beta2 ** t',
    to: '\n          p - (o.learningRate * (m / (1 - o.beta1 ** (t + 1)))) / (Math.sqrt(n / (1 - o.beta2 ** (t + 1)',
    cause: /steps are counted from 2/u
  },
  {
    base: 'functions.mjs',
    name: 'early stop',
    from: ') cursor = 0',
    to: ') cursor = 0\n    if (lossOf(network(ps, q.activations), xs, ys) < 0.05) break',
    cause: /training ends early/u
  },
  {
    base: 'volumes.mjs',
    name: 'divided by the batch twice',
    from: ' / this.seen',
    to: ' / this.seen / this.seen',
    cause: /divided by the number of examples twice/u
  },
  {
    base: 'volumes.mjs',
    name: 'last batch divided by the batch size',
    from: ' / this.seen',
    to: ' / this.size',
    cause: /last batch that is not full is divided/u
  },
  {
    base: 'thetas.py',
    name: 'rate twice',
    from: 'pha * grad(v',
    to: 'pha * alpha * grad(v',
    cause: /rate is applied twice/u
  },
  {
    base: 'functions.mjs',
    name: 'm·g for g²',
    from: ') => o.beta2 * u + (1 - o.beta2) * d * d, s, g',
    to: ', m) => o.beta2 * u + (1 - o.beta2) * Math.abs(d * m), s, g, v',
    cause: /m·g/u
  },
  {
    base: 'functions.mjs',
    name: 'velocity lost each epoch',
    from: ') cursor = 0',
    to: ') cursor = 0\n    if (t > 1 && cursor === Math.min(q.batchSize, q.inputs.length) % q.inputs.length) v = zeros(ps)',
    cause: /lost when an epoch begins/u
  },
  {
    base: 'tape.py',
    name: 'biases without momentum',
    from: ' = self.mu *',
    to: ' = (self.mu if k < len(self.ps) // 2 else 0) *',
    cause: /for the biases, there is no momentum/u
  },
  {
    base: 'functions.mjs',
    name: 'last batch filled up',
    from: 'xs = q.inputs.slice(cursor, cursor + q.batchSize)\n    const ys = q.targets.slice(cursor, cursor + q.batchSize)\n    cursor += q.batchSize\n    if (cursor >= q.inputs.length) cursor = 0',
    to: 'ids = [...Array(q.batchSize).keys()].map(i => (cursor + i) % q.inputs.length)\n    const xs = ids.map(i => q.inputs[i])\n    const ys = ids.map(i => q.targets[i])\n    cursor = (cursor + q.batchSize) % q.inputs.length',
    cause: /filled up with the first examples/u
  },
  { base: 'dictionaries.py', name: 'its own ε', from: 't(sh) + eps)', to: 't(sh) + 1e-3)', cause: /ε is 0\.001/u },
  {
    base: 'volumes.mjs',
    name: 'squares not kept',
    from: 'gs[j] += g *',
    to: 'gs[j] = g *',
    cause: /earlier gradients are not kept/u
  },
  {
    base: 'vector.c',
    name: 'rate halved each epoch',
    from: ' m ? 0 : to;',
    to: ' m ? 0 : to;\n    if (at == 0) rate /= 2;',
    cause: /multiplied by 0\.5 each epoch/u
  },
  {
    base: 'objects.py',
    name: 'examples sorted',
    from: 'teps, size):',
    to: 'teps, size):\n        order = sorted(range(len(xs)), key=lambda k: ys[k][0])\n        xs, ys = [xs[k] for k in order], [ys[k] for k in order]',
    cause: /another order/u
  },
  {
    base: 'tape.py',
    name: 'inputs normalized in training',
    from: 'batchSize"])',
    to: 'batchSize"])\n    X = X / np.linalg.norm(X, axis=1, keepdims=True)',
    cause: /in training, the inputs are normalized to norm 1/u
  },
  {
    base: 'fixed.py',
    name: 'targets of the next batch',
    from: ', yb = X[n:n+size], Y[n:n+size]\n        n = n + size if n + size < len(X) else 0',
    to: ' = X[n:n+size]\n        n = n + size if n + size < len(X) else 0\n        yb = Y[n:n+size]',
    cause: /shuffled apart/u
  },
  {
    base: 'values.py',
    name: 'biases never cleared',
    from: 'n n.w + [n.b]: v.g',
    to: 'n n.w: v.g',
    cause: /gradients of the biases accumulate/u
  },
  {
    base: 'objects.py',
    name: 'a tenth of the rate in one layer',
    from: ', value, g):',
    to: ', value, g):\n        if key[0] == 0: g = 0.1 * g',
    cause: /first layer is 0\.1 times/u
  }
]
