/**
 * A network as equations, in the notation of (4)–(10): `a¹ = g(W¹·x + b¹)`, `h = g(W²·a¹ + b²)`.
 */
import type { Logits } from './losses.ts'
import type { LayerFacts } from './run.ts'

const raised: ReadonlyMap<string, string> = new Map([...'0123456789'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹'][i] ?? c]))
const lowered: ReadonlyMap<string, string> = new Map([...'0123456789'].map((c, i) => [c, [...'₀₁₂₃₄₅₆₇₈₉'][i] ?? c]))

const written = (digits: ReadonlyMap<string, string>, n: number): string =>
  [...String(n)].map(c => digits.get(c) ?? c).join('')

export const superscript = (n: number): string => written(raised, n)
export const subscript = (n: number): string => written(lowered, n)

/** The layers with parameters, counted from 1; a single one needs no number. */
export const indexOf = (layers: readonly LayerFacts[], index: number): string => {
  const counted = layers.filter(({ size }) => size > 0).length
  return counted > 1 ? superscript(layers.slice(0, index + 1).filter(({ size }) => size > 0).length) : ''
}

/** An expression under way: the lines before it, how many, and the shapes that it names. */
type Draft = { readonly lines: readonly string[]; readonly expression: string; readonly shapes: readonly string[] }

const line = (name: string, { expression, shapes }: Draft): string =>
  shapes.length === 0 ? `${name} = ${expression}` : `${name} = ${expression},  ${shapes.join(', ')}`

/** A hidden value gets a name before the next layer with parameters. */
const settled = (draft: Draft): Draft => {
  const name = `a${superscript(draft.lines.length + 1)}`
  return /^(?:x|a[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u.test(draft.expression)
    ? draft
    : { lines: [...draft.lines, line(name, draft)], expression: name, shapes: [] }
}

const applied = (layers: readonly LayerFacts[], draft: Draft, layer: LayerFacts, index: number): Draft => {
  const k = indexOf(layers, index)
  const before = layer.size > 0 ? settled(draft) : draft
  const x = before.expression
  switch (layer.name) {
    case 'dense':
      return {
        ...before,
        expression: `W${k}·${x} + b${k}`,
        shapes: [
          `W${k} ∈ ℝ${superscript(layer.outputs)}ˣ${superscript(layer.inputs)}`,
          `b${k} ∈ ℝ${superscript(layer.outputs)}`
        ]
      }
    case 'sigmoid':
      return { ...before, expression: `g(${x})` }
    case 'identity':
      return before
    default:
      return layer.size > 0
        ? {
            ...before,
            expression: `${layer.name}(${x}; θ${k})`,
            shapes: [`θ${k} ∈ ℝ${superscript(layer.size)}`]
          }
        : { ...before, expression: `${layer.name}(${x})` }
  }
}

/** From the logits z to the probabilities h, which the loss does by itself. */
const fromLogits: Readonly<Record<Logits, readonly string[]>> = {
  none: [],
  sigmoid: ['h = g(z), in the loss'],
  softmax: ['h = softmax(z), in the loss']
}

/** The equations from the input x to h, the output or what the loss makes of logits z, and that of g where it is used. */
export const equationsOf = (layers: readonly LayerFacts[], logits: Logits = 'none'): readonly string[] => {
  const draft = layers.reduce<Draft>((before, layer, index) => applied(layers, before, layer, index), {
    lines: [],
    expression: 'x',
    shapes: []
  })
  const g = logits === 'sigmoid' || layers.some(({ name }) => name === 'sigmoid') ? ['g(z) = 1 / (1 + e^(−z))'] : []
  return [...draft.lines, line(logits === 'none' ? 'h' : 'z', draft), ...fromLogits[logits], ...g]
}
