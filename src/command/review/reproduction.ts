/** A failing case as a program’s own numbers, without this library. */
import { denseData } from '../../../laws/arbitraries/dense-data.ts'
import { whereOf, type Failure } from '../../../laws/review/report.ts'

type Language = {
  readonly comment: string
  readonly assign: (name: string, value: string) => string
  readonly brackets: readonly [string, string]
}

const python: Language = { comment: '#', assign: (name, value) => `${name} = ${value}`, brackets: ['[', ']'] }
const javascript: Language = {
  comment: '//',
  assign: (name, value) => `const ${name} = ${value}`,
  brackets: ['[', ']']
}
const c: Language = {
  comment: '//',
  assign: (name, value) => `static const double ${name} = ${value};`,
  brackets: ['{', '}']
}
const rust: Language = { comment: '//', assign: (name, value) => `let ${name} = ${value};`, brackets: ['[', ']'] }

const languageOf = (command: string): Language =>
  /\.[cm]?[jt]s\b|\bnode\b|\bdeno\b|\bbun\b/u.test(command)
    ? javascript
    : /\.rs\b/u.test(command)
      ? rust
      : /\.py\b|python/u.test(command)
        ? python
        : /\.c\b/u.test(command)
          ? c
          : python

/** The numbers of a failing case, in the language that the command line tells of. */
export const reproduction = (command: string, failure: Failure): string => {
  const { comment, assign, brackets } = languageOf(command)
  const { case: one, course, ability, numbers, worst } = failure
  const [open, close] = brackets
  const numbersOf = (values: readonly number[]): string =>
    `${open}${values.map(x => (Object.is(x, -0) ? '-0.0' : String(x))).join(', ')}${close}`
  const rows = (all: readonly (readonly number[])[]): string => `${open}${all.map(numbersOf).join(', ')}${close}`
  const axes = (name: string, all: readonly (readonly number[])[]): string =>
    assign(comment === '//' && open === '{' ? `${name}[${all.length}][${all[0]?.length ?? 0}]` : name, rows(all))
  const axis = (name: string, all: readonly number[]): string =>
    assign(open === '{' ? `${name}[${all.length}]` : name, numbersOf(all))
  return [
    `${comment} ${ability} of ${one.sizes.join(' → ')} (${one.activations.join(', ')}), ${one.loss}`,
    ...denseData(one).flatMap(({ weights, bias }, k) => [axes(`w${k}`, weights), axis(`b${k}`, bias)]),
    axes('inputs', one.inputs),
    axes('targets', one.targets),
    ...(course === undefined
      ? []
      : [`${comment} ${course.steps} × ${JSON.stringify(course.optimizer)}, batches of ${course.batchSize}`]),
    `${comment} expected ${whereOf(failure)} = ${numbers.expected[worst]}`,
    `${comment} got      ${whereOf(failure)} = ${numbers.got[worst]}`
  ].join('\n')
}
