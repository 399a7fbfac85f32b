/**
 * Programs in which one number stands for another, a sum runs on, or a batch has another length.
 */
import type { Planted } from './catalogue.ts'

/** The wrong programs. */
export const operands: readonly Planted[] = [
  {
    base: 'lists.py',
    name: 'own output for the input',
    from: 'gw[k][i][j] += d * v',
    to: 'gw[k][i][j] += d * levels[k + 1][i]',
    cause: /weight takes the output of its own unit/u
  },
  {
    base: 'lists.py',
    name: 'errors without sign sent back',
    from: '[i][j] * delta[i] for',
    to: '[i][j] * abs(delta[i]) for',
    cause: /sent back takes the error without its sign/u
  },
  {
    base: 'lists.py',
    name: 'last of several units not sent back',
    from: 'for i in range(len(delta)))',
    to: 'for i in range(max(1, len(delta) - 1)))',
    cause: /error of the last of several units is not sent back/u
  },
  {
    base: 'lists.py',
    name: 'error clipped',
    from: 'delta = [(h - t) *',
    to: 'delta = [max(-0.1, min(0.1, h - t)) *',
    cause: /error h − y of the outputs is clipped at ±0\.1/u
  },
  {
    base: 'lists.py',
    name: 'second derivative of the sigmoid',
    from: '"sigmoid": lambda a: a * (1 - a),',
    to: '"sigmoid": lambda a: a * (1 - a) * (1 - 2 * a),',
    cause: /slope of sigmoid is taken for a·\(1 − a\)·\(1 − 2a\)/u
  },
  {
    base: 'lists.py',
    name: 'cube of the error',
    from: 'sum((h - t) ** 2 for',
    to: 'sum(abs(h - t) ** 3 for',
    cause: /loss is of \|h − y\|³/u
  },
  {
    base: 'lists.py',
    name: 'bias in the sum',
    from: 'zip(row, levels[-1])) + b)',
    to: 'zip(row, levels[-1])) + b * len(row))',
    cause: /bias is added once for each input/u
  },
  {
    base: 'lists.py',
    name: 'batches of one too many',
    from: 'q["inputs"][at : at + size], q["targets"][at : at + size]',
    to: 'q["inputs"][at : at + size + 1], q["targets"][at : at + size + 1]',
    cause: /overlap by one example|as many examples as 1 more than the batch size/u
  },
  {
    base: 'lists.py',
    name: 'targets of the first batch',
    from: 'q["targets"][at : at + size])',
    to: 'q["targets"][: len(q["inputs"][at : at + size])])',
    cause: /go with the targets of the first batch/u
  }
]
