/**
 * Programs that are wrong: a base, which is right, and one text in it that stands for another.
 */
export interface Planted {
  readonly base: string
  readonly name: string
  readonly from: string
  readonly to: string
  /** Another text that stands for another. */
  readonly also?: readonly [from: string, to: string]
  /** What a cause must say to be the right one. */
  readonly cause: RegExp
}

const of =
  (base: string) =>
  (name: string, from: string, to: string, cause: RegExp): Planted => ({ base, name, from, to, cause })

const lists = of('lists.py')
const rows = of('rows.py')
const columns = of('columns.py')
const softmax = of('softmax.py')
const autograd = of('autograd.py')
const optimizers = of('optimizers.py')
const classes = of('classes.mjs')
const flat = of('flat.mjs')
const closures = of('closures.mjs')
const online = of('online.mjs')
const inC = of('flat.c')

/** The wrong programs. */
export const planted: readonly Planted[] = [
  lists(
    'slope missing at the output',
    ' * SLOPE[q["activations"][-1]](h) for h, t',
    ' for h, t',
    /slope is missing in the last|slope is missing/u
  ),
  lists(
    'slope missing in hidden layers',
    '            if k > 0:\n                back',
    '            if False:\n                back',
    /slope is missing/u
  ),
  lists('bias gradient of the last example alone', 'gb[k][i] += d', 'gb[k][i] = d', /biases are overwritten/u),
  lists(
    'sum for mean',
    'gw[k] = [[g / m for g in row] for row in gw[k]]\n        gb[k] = [g / m for g in gb[k]]',
    'pass',
    /1\/m of the mean|summed/u
  ),
  lists('tanh slope 1 − a', '1 - a * a', '1 - a', /1 − a(?! ²)/u),
  lists(
    'rate twice',
    'q["parameters"] = moved(q["parameters"], g, rate)',
    'q["parameters"] = moved(q["parameters"], g, rate * rate)',
    /rate is applied twice/u
  ),
  lists(
    'last batch dropped',
    'at = at + size if at + size < m else 0',
    'at = at + size if at + 2 * size <= m else 0',
    /last batch/u
  ),
  lists('sigmoid of the wrong sign', '1 / (1 + math.exp(-z))', '1 / (1 + math.exp(z))', /σ\(−z\)/u),
  lists('gradient ascends', 'w - rate * d for w, d', 'w + rate * d for w, d', /weights.*wrong sign/u),
  lists(
    'off by one in the loop over units',
    'for i, d in enumerate(delta):',
    'for i, d in enumerate(delta[:-1]):',
    /last unit/u
  ),
  lists('bias left out', 'levels[-1])) + b)', 'levels[-1])))', /bias is not added/u),
  lists(
    'examples are shuffled',
    'at = 0\n    for',
    'order = list(range(m))[::-1]\n    order[0], order[-1] = order[-1], order[0]\n    q["inputs"], q["targets"] = [q["inputs"][i] for i in order], [q["targets"][i] for i in order]\n    at = 0\n    for',
    /another order|shuffled/u
  ),
  lists(
    'inputs shuffled without their targets',
    'at = 0\n    for',
    'q["inputs"] = q["inputs"][1:] + q["inputs"][:1]\n    at = 0\n    for',
    /inputs (?:and|go with the) targets/u
  ),
  lists(
    'divided by the batch size',
    'gb[k] = [g / m for g in gb[k]]',
    'gb[k] = [g / (m + 1) for g in gb[k]]',
    /biases/u
  ),
  lists(
    'dropout left on',
    'levels = [x]',
    'import random\n    levels = [[v * random.choice([0, 1]) for v in x]]',
    /random|another answer/u
  ),
  rows('factor 2 forgotten', '2 * (xs[-1] - y)', '(xs[-1] - y)', /half of what/u),
  rows('mean over the examples alone', '/ y.size', '/ len(y)', /number of outputs/u),
  rows('slope at the output', 'SLOPE[names[k - 1]](zs[k - 1])', 'SLOPE[names[k - 1]](xs[k])', /taken at the output/u),
  rows('bias by the mean', 'delta.sum(axis=0)', 'delta.mean(axis=0)', /biases are divided by the number of examples/u),
  rows('bias gradient missing', 'delta.sum(axis=0)', '0 * delta.sum(axis=0)', /gradient of bias.*(?:missing|zero)/u),
  rows('relu slope everywhere', '(z > 0).astype(float)', 'np.ones_like(z)', /slope is missing/u),
  rows(
    'loss of the root',
    'float(np.mean((forward(ps, q["activations"], x)[1][-1] - y) ** 2))',
    'float(np.sqrt(np.mean((forward(ps, q["activations"], x)[1][-1] - y) ** 2)))',
    /the root of/u
  ),
  rows(
    'activation missing at the output',
    'xs.append(ACT[name](zs[-1]))',
    'xs.append(ACT[name](zs[-1]) if len(xs) < len(ps) else zs[-1])',
    /missing in the last layer/u
  ),
  columns(
    'slope of the sigmoid for tanh',
    '(1 - cache[f"A{k - 1}"] ** 2)',
    '(cache[f"A{k - 1}"] * (1 - cache[f"A{k - 1}"]))',
    /a\(1 − a\)/u
  ),
  columns('1 − a for 1 − a²', '(1 - cache[f"A{k - 1}"] ** 2)', '(1 - cache[f"A{k - 1}"])', /1 − a/u),
  columns(
    'slope at the output of the cross-entropy',
    'dZ = cache[f"A{L}"] - Y',
    'dZ = (cache[f"A{L}"] - Y) * cache[f"A{L}"] * (1 - cache[f"A{L}"])',
    /h − y|slope is applied twice/u
  ),
  columns(
    'bias not divided by m',
    'np.sum(dZ, axis=1, keepdims=True) / m',
    'np.sum(dZ, axis=1, keepdims=True)',
    /biases lack the 1\/m/u
  ),
  columns('second term missing', ' + (1 - Y) * np.log(1 - A)', '', /\(1 − y\)·log\(1 − h\) is missing/u),
  columns(
    'update counts the bias twice',
    'params[f"b{k}"] = params[f"b{k}"] - rate * grads',
    'params[f"b{k}"] = params[f"b{k}"] - 2 * rate * grads',
    /biases are updated twice/u
  ),
  columns(
    'bias goes up',
    'params[f"b{k}"] - rate',
    'params[f"b{k}"] + rate',
    /biases are updated with the wrong sign/u
  ),
  softmax(
    'over the wrong axis',
    'e / e.sum(axis=1, keepdims=True)',
    'e / e.sum(axis=0, keepdims=True)',
    /over the wrong axis/u
  ),
  softmax('not divided by m', '(p - y) / len(x)', '(p - y)', /1\/m of the mean|summed/u),
  softmax('relu slope missing', ' * (xs[k] > 0)', '', /slope is missing/u),
  softmax('base 2', '-np.log(p', '-np.log2(p', /base 2/u),
  softmax('sign', '(p - y) / len(x)', '(y - p) / len(x)', /wrong sign/u),
  softmax(
    'hidden bias without gradient',
    'grads.insert(0, ones(xs[k]).T @ d)',
    'grads.insert(0, np.hstack([xs[k], np.zeros((len(x), 1))]).T @ d)',
    /bias.*(?:zero|missing)/u
  ),
  softmax(
    'probabilities of logarithms',
    'return xs, softmax(ones(xs[-1]) @ ws[-1])',
    'return xs, np.log(softmax(ones(xs[-1]) @ ws[-1]))',
    /logarithm of a softmax/u
  ),
  autograd('gradients overwritten', 'p.grad += g', 'p.grad = g', /overwritten/u),
  autograd('tanh slope', 'g * (1 - t * t)', 'g * (1 - t)', /1 − a/u),
  autograd(
    'product rule',
    'lambda g: (g * other.data, g * self.data)',
    'lambda g: (g * self.data, g * other.data)',
    /product rule/u
  ),
  autograd('relu of its gradient', 'g if self.data > 0 else 0.0', 'g if g > 0 else 0.0', /gradient is positive/u),
  optimizers(
    'momentum sign',
    'self.o["momentum"] * v + d for',
    '-self.o["momentum"] * v + d for',
    /momentum has the wrong sign/u
  ),
  optimizers(
    'no bias correction',
    'c1, c2 = 1 - b1**self.t, 1 - b2**self.t',
    'c1, c2 = 1.0, 1.0',
    /bias correction is missing/u
  ),
  optimizers(
    'bias correction of m alone',
    'c1, c2 = 1 - b1**self.t, 1 - b2**self.t',
    'c1, c2 = 1 - b1**self.t, 1.0',
    /second moment is missing/u
  ),
  {
    ...optimizers(
      'moments of before',
      '        self.t += 1\n',
      '        self.t += 1\n        old = self.m, self.v\n',
      /gradient of the step before/u
    ),
    also: ['a, m, v in zip(p, self.m, self.v)', 'a, m, v in zip(p, *old)']
  },
  optimizers('steps not counted', 'self.t += 1', 'self.t = 1', /not counted/u),
  optimizers(
    'decay grows',
    'a - rate * self.o.get("weightDecay", 0.0) * a',
    'a + rate * self.o.get("weightDecay", 0.0) * a',
    /decay has the wrong sign/u
  ),
  optimizers(
    'decay without the rate',
    'a - rate * self.o.get("weightDecay", 0.0) * a',
    'a - self.o.get("weightDecay", 0.0) * a',
    /decay is not multiplied/u
  ),
  optimizers('squares not kept', 'self.s = [s + d * d for', 'self.s = [d * d for', /not kept/u),
  optimizers('root missing', '(math.sqrt(s) + self.o["epsilon"])', '(s + self.o["epsilon"])', /the root of/u),
  optimizers('rho exchanged', '[rho * s + (1 - rho) * d * d', '[(1 - rho) * s + rho * d * d', /exchanged/u),
  classes('gradients never set to zero', 'this.dense.forEach(layer => layer.zero())', '', /accumulate/u),
  classes(
    'last layer forgotten',
    'this.dense.forEach(layer => layer.step(rate))',
    'this.dense.slice(0, -1).forEach(layer => layer.step(rate))',
    /last layer is not updated/u
  ),
  classes('a step too few', 'step < steps; step++', 'step < steps - 1; step++', /step too few/u),
  classes(
    'steps for each example',
    'this.dense.forEach(layer => layer.step(rate))',
    'for (let k = at; k < end; k++) this.dense.forEach(layer => layer.step(rate))',
    /sum over the batch/u
  ),
  classes(
    'overwrites',
    'this.weightsGradient[i][j] += di * xj',
    'this.weightsGradient[i][j] = di * xj',
    /overwritten|last example/u
  ),
  classes('softplus slope of −z', 'di / (1 + Math.exp(-this.z[i]))', 'di / (1 + Math.exp(this.z[i]))', /another sign/u),
  classes(
    'forgets the last example of a batch',
    'this.gradient(xs.slice(at, end)',
    'this.gradient(xs.slice(at, Math.max(at + 1, end - 1))',
    /last example of each batch/u
  ),
  classes('always the first batch', 'at = end === xs.length ? 0 : end', 'at = 0', /first batch/u),
  flat(
    'transposed on the way back',
    'below[j] += d[i] * p[at + i * n + j]',
    'below[j] += d[i] * p[at + j * m + i]',
    /W instead of Wᵀ/u
  ),
  flat(
    'slope of the layer above',
    'activations[k - 1]](levels[k][j])',
    'activations[k]](levels[k][j])',
    /layer above/u
  ),
  flat(
    'input of the network for all',
    'g[at + i * n + j] += d[i] * levels[k][j]',
    'g[at + i * n + j] += d[i] * (levels[0][j] ?? 0)',
    /input of the network/u
  ),
  flat('hangs', 'let loss = 0', 'for (;;);\n      let loss = 0', /within/u),
  flat('ends', 'let loss = 0', 'process.exit(3)\n      let loss = 0', /exit code 3/u),
  flat('answers out of order', 'let loss = 0', 'let loss = 0\n      q.id += 1', /answer to request/u),
  flat('a little too large', '(h - y[i]) * slope', '1.0001 * (h - y[i]) * slope', /1\.0001/u),
  closures('tanh slope not squared', '1 / Math.cosh(z) ** 2', '1 / Math.cosh(z)', /not squared/u),
  closures(
    'parts in the wrong order',
    'input: x.map((_, j) => c.reduce((sum, ci, i) => sum + ci * weights[j][i], 0))',
    'input: x.map(() => 0)',
    /send back is zero/u
  ),
  closures('bias twice', 'bias: c }', 'bias: c.map(ci => 2 * ci) }', /bias.*twice/u),
  online(
    'rate of the bias',
    'n.b -= rate * n.delta',
    'n.b -= n.delta',
    /biases are updated without the learning rate/u
  ),
  {
    ...online(
      'updated before it is sent back',
      'n.delta = error * n.out * (1 - n.out)',
      'n.delta = error * n.out * (1 - n.out)\n        const a = k === 0 ? x : nodes[k - 1].map(one => one.out)\n        n.w = n.w.map((w, j) => w - rate * n.delta * a[j])\n        n.b -= rate * n.delta',
      /updated before/u
    ),
    also: ['nodes.forEach((layer, k) => {', 'if (rate === undefined) nodes.forEach((layer, k) => {']
  },
  online(
    'a rate of zero is not said',
    'q.optimizer.learningRate)',
    'q.optimizer.learningRate || 0.01)',
    /learning rate of 0 is taken for 0\.01/u
  ),
  online(
    'decay that nobody asked for',
    'w - rate * n.delta * a[j])',
    'w - rate * (n.delta * a[j] + 0.001 * w))',
    /decay of 0\.001 has slipped in, of the weights alone/u
  ),
  online(
    'slope missing',
    'n.delta = error * n.out * (1 - n.out)',
    'n.delta = k === nodes.length - 1 ? error : error * n.out * (1 - n.out)',
    /slope is missing/u
  ),
  inC(
    'slope taken twice',
    'd[k][j] *= a[k][j] * (1 - a[k][j])',
    'd[k][j] *= pow(a[k][j] * (1 - a[k][j]), 2)',
    /slope is applied twice/u
  ),
  inC('rounded to single', '1 / (1 + exp(-z))', '(float)(1 / (1 + exp(-z)))', /single precision/u),
  inC(
    'bias of the first unit for all',
    'q[sizes[k] * sizes[k + 1] + i]',
    'q[sizes[k] * sizes[k + 1]]',
    /bias of the first unit/u
  )
]
