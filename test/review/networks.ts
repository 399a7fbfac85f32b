/**
 * Programs that are wrong in a network or its gradient.
 */
import type { Planted } from './catalogue.ts'

/** The wrong programs. */
export const networks: readonly Planted[] = [
  {
    base: 'objects.py',
    name: 'slope of the sigmoid at its output',
    from: ' a * (1 - a)',
    to: ' sigmoid(a) * (1 - sigmoid(a))',
    cause: /at the output instead of the input|σ\(a\)/u
  },
  {
    base: 'objects.py',
    name: 'relu by the sign of the gradient',
    from: 'ta = [u * se',
    to: 'ta = [(u if u > 0 else 0.0) if isinstance(self.f, Relu) else u * se',
    cause: /1 where the gradient is positive/u
  },
  {
    base: 'dictionaries.py',
    name: 'sum for mean in one bias',
    from: 'ms=True) / m',
    to: 'ms=True) / (m if l > 1 else 1)',
    cause: /biases of the first layer lack the 1\/m/u
  },
  {
    base: 'dictionaries.py',
    name: 'log(h + 0.001)',
    from: 'np.sum(np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z))',
    to: '-np.sum(Y * np.log(A + 1e-3) + (1 - Y) * np.log(1 - A + 1e-3',
    cause: /logarithm is of h \+ 0\.001/u
  },
  {
    base: 'scores.py',
    name: 'softmax over the examples',
    from: '1, keepdims=True))\n    return e / e.sum(axis=1',
    to: '0, keepdims=True))\n    return e / e.sum(axis=0',
    cause: /softmax runs over the wrong axis/u
  },
  {
    base: 'scores.py',
    name: 'softmax without its maximum',
    from: 's - s.max(axis=1, keepdims=True))',
    to: 's)',
    cause: /softmax overflows/u
  },
  {
    base: 'scores.py',
    name: 'inputs normalized by the batch',
    from: '       h = X',
    to: '       h = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)',
    cause: /inputs are normalized to mean 0 and deviation 1, each over the examples/u
  },
  {
    base: 'scores.py',
    name: 'class off by one',
    from: 'arr(q["targets"]',
    to: 'np.roll(arr(q["targets"]), 1, axis=1',
    cause: /classes are off by one/u
  },
  {
    base: 'scores.py',
    name: 'reshaped, not transposed',
    from: 'self.W[i].T)',
    to: 'self.W[i].reshape(self.W[i].shape[::-1]))',
    cause: /reshaped in the way back/u
  },
  {
    base: 'scores.py',
    name: 'gradient in a single buffer',
    from: ' dW = self.i',
    to: ' dW = np.zeros(self.W[i].shape, dtype=np.float32)\n            dW += self.i',
    cause: /gradients of the weights are rounded to single/u
  },
  {
    base: 'scores.py',
    name: 'scores kept by shape',
    from: 'e.sum(axis=1, keepdims=True)',
    to: 'e.sum(axis=1, keepdims=True)\n\nCACHE = {}',
    cause: /something is kept between calls/u,
    also: [
      'return softmax(self.scores(X',
      'key = (X.shape, tuple(w.shape for w in self.W))\n        s = self.scores(X)\n        return CACHE.setdefault(key, softmax(s'
    ]
  },
  {
    base: 'values.py',
    name: 'tape in another order',
    from: 'f.grad = 1.0',
    to: 'f.grad = 1.0\n        order, seen, level = [], {id(self)}, [self]\n        while level:\n            order.extend(level)\n            nxt = []\n            for n in level:\n                for p in n.parents:\n                    if id(p) not in seen: seen.add(id(p)); nxt.append(p)\n            level = nxt\n        order = order[::-1]',
    cause: /order in which|topological/u
  },
  {
    base: 'values.py',
    name: 'slope of the square without 2',
    from: ' self * self',
    to: ' Value(self.data ** 2, (self,), lambda g: (g * self.data,))',
    cause: /half of what it should be/u
  },
  {
    base: 'functions.mjs',
    name: 'last input without gradient',
    from: 'length; j++)',
    to: 'length - 1; j++)',
    cause: /loop ends one too early/u
  },
  {
    base: 'functions.mjs',
    name: 'one array for all rows',
    from: ' ps.map(p => ({ weights: p.weights.map(r => r',
    to: '\n  ps.map(p => ({ weights: new Array(p.weights.length).fill(p.weights[0]',
    cause: /one array for all units/u
  },
  {
    base: 'functions.mjs',
    name: 'slope a(1 − a) of softplus',
    from: 'z => logistic(z',
    to: '(z, a) => a * (1 - a',
    cause: /a\(1 − a\)/u
  },
  {
    base: 'volumes.mjs',
    name: 'answers of before',
    from: 'send(Object.assign({ id: q.id }, a',
    to: "const was = global.before || a\n  global.before = q.do === 'start' ? undefined : a\n  send(Object.assign({ id: q.id }, q.do === 'start' ? a : was",
    cause: /come one too late/u
  },
  {
    base: 'volumes.mjs',
    name: 'sum without the last class',
    from: '      sum +=',
    to: '      if (i < V.n - 1) sum +=',
    cause: /leaves out the last class/u
  },
  {
    base: 'vector.c',
    name: 'gradient not cleared',
    from: '\n  memset(g, 0, sizeof(double) * count);',
    to: '',
    cause: /accumulate across calls/u
  },
  {
    base: 'vector.c',
    name: '1 / m of whole numbers',
    from: 'e = 1.0 / (t',
    to: 'e = 1 / (t',
    cause: /whole numbers are divided/u
  },
  {
    base: 'vector.c',
    name: 'sums in single precision',
    from: '   double z ',
    to: '   float z ',
    cause: /rounded to single precision/u
  },
  {
    base: 'vector.c',
    name: 'ends at one example',
    from: ', x) / S(0);',
    to: ', x) / S(0);\n    if (L > 0 && m == 1) abort();',
    cause: /program ended/u
  },
  { base: 'vector.c', name: 'slope of the layer above', from: 'ds[l - 1], a', to: 'ds[l], a', cause: /layer above/u },
  {
    base: 'thetas.py',
    name: 'weight decay in the gradient alone',
    from: ' acts[n] / m',
    to: ' acts[n] / m\n        grads[n][:, 1:] += 0.01 * thetas[n][:, 1:]',
    cause: /0\.01/u
  },
  {
    base: 'thetas.py',
    name: 'slope at the output of a cross-entropy',
    from: 'acts[-1] - Y',
    to: '(acts[-1] - Y) * gprime(zs[-1])',
    cause: /h − y|h\(1 − h\)/u
  },
  {
    base: 'thetas.py',
    name: 'gradient by columns',
    from: 'unroll(grads',
    to: 'np.concatenate([t.ravel(order="F") for t in grads]',
    cause: /another form than your parameters/u
  },
  {
    base: 'objects.py',
    name: 'dropout in prediction',
    from: 'self.a = [self.f.value(z',
    to: 'import random\n        self.a = [self.f.value(z) * (random.random() < 0.9',
    cause: /drawn at random/u
  },
  {
    base: 'dictionaries.py',
    name: 'hidden activations normalized',
    from: 'he[f"Z{l}"])',
    to: 'he[f"Z{l}"])\n        if l < len(acts): cache[f"A{l}"] = (cache[f"A{l}"] - cache[f"A{l}"].mean(axis=0)) / (cache[f"A{l}"].std(axis=0) + 1e-5)',
    cause: /activations of hidden layers are normalized/u
  },
  {
    base: 'vector.c',
    name: 'first layer without gradient',
    from: '   for (int l = 0; l < L; l++) {',
    to: '   for (int l = 1; l < L; l++) {',
    cause: /gradient of layer 0/u
  },
  {
    base: 'thetas.py',
    name: 'decay of the biases in the gradient',
    from: ' acts[n] / m',
    to: ' acts[n] / m\n        grads[n][:, 0] += 0.05 * thetas[n][:, 0]',
    cause: /0\.05/u
  },
  {
    base: 'thetas.py',
    name: 'gradient by differences',
    from: 'nroll(grads)',
    to: 'nroll(grads)\n\ndef numeric(v, sizes, X, Y):\n    out = np.zeros_like(v)\n    for i in range(len(v)):\n        w = v.copy(); w[i] += 1e-4\n        out[i] = (cost(w, sizes, X, Y) - cost(v, sizes, X, Y)) / 1e-4\n    return out',
    cause: /forward differences, with a step of 0\.0001/u,
    also: ['t": grad(v, ', 't": numeric(v, ']
  },
  {
    base: 'values.py',
    name: 'tanh as a quotient',
    from: 't = math.tanh(self.data',
    to: 'x = self.data\n        t = x * (27 + x * x) / (27 + 9 * x * x',
    cause: /tanh is (not|z\(27 \+ z²\))/u
  },
  {
    base: 'scores.py',
    name: 'mean over outputs in the loss alone',
    from: 'sum() / X.shape[0]',
    to: 'mean()',
    cause: /number of outputs/u
  },
  {
    base: 'dictionaries.py',
    name: 'divided by the number of features',
    from: ')\n    m = X.shape[1]',
    to: ')\n    m = X.shape[0]',
    cause: /number of examples by the number of inputs/u
  },
  {
    base: 'objects.py',
    name: 'bias divided by its units',
    from: 'f.db[i] += d',
    to: 'f.db[i] += d / len(delta)',
    cause: /divided by the number of units/u
  },
  {
    base: 'vector.c',
    name: 'loop over the inputs to the number of units',
    from: 'j < S(l); j++) d',
    to: 'j < S(l) && j < S(l + 1); j++) d',
    cause: /loop over the inputs runs to the number of units/u
  },
  {
    base: 'thetas.py',
    name: 'thresholded prediction in the error',
    from: '= acts[-1] -',
    to: '= (acts[-1] > 0.5) -',
    cause: /thresholded/u
  },
  {
    base: 'scores.py',
    name: 'temperature of the softmax',
    from: ' softmax(s):',
    to: ' softmax(s):\n    s = s / 2',
    cause: /multiplied by 0\.5|base|σ/u
  },
  {
    base: 'tape.py',
    name: 'bias of the first example',
    from: '.sum(axis=0)',
    to: '.sum(axis=0)\n        if g.shape[0] != self.v.shape[0]: g = g[:1]',
    cause: /first example/u
  },
  {
    base: 'fixed.py',
    name: 'sign of one bias',
    from: 'b2[i] += d2[',
    to: 'b2[i] -= d2[',
    cause: /bias of layer 2 \(dense\) has the wrong sign|biases of the last layer have the wrong sign/u
  },
  {
    base: 'volumes.mjs',
    name: 'target of the first class forgotten',
    from: '.w[i] - y[i]',
    to: '.w[i] - (i ? y[i] : 0)',
    cause: /target is not subtracted for the first output/u
  }
]
