/** Pictures of errors as plain SVG: a map by tensor, and error against magnitude. */
import { escapeMarkup } from './escape-markup.ts'

/** A number that was expected, and the one that came. */
export interface Compared {
  readonly name: string
  readonly expected: number
  readonly got: number
}

const error = ({ expected, got }: Compared): number => Math.abs(got - expected)

/** 0 for nothing, 1 for as much as the largest, on a scale of decades. */
const shade = (value: number, most: number): number =>
  Number.isNaN(value) || value === Infinity
    ? 1
    : value === 0 || most === 0
      ? 0
      : Math.max(0.08, 1 + Math.log10(value / most) / 12)

const tensorOf = (name: string): string => name.replace(/\[.*$/u, '')

const placeOf = (name: string): readonly [row: number, column: number] => {
  const [row = 0, column] = (/\[(?<index>[\d,]+)\]/u.exec(name)?.groups?.['index'] ?? '0').split(',').map(Number)
  return column === undefined ? [0, row] : [row, column]
}

const finite = (values: readonly number[]): readonly number[] => values.filter(Number.isFinite)

/**
 * The absolute error of each number as a square, tensor by tensor, the darker the larger, on a scale of twelve decades. Names end in the place, as
 * `0.weights[1,0]`. Never fails.
 *
 * @example
 * ```ts
 * import { errorMap } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.match(errorMap([{ name: 'w[0,1]', expected: 1, got: 2 }]), /<title>w\[0,1\]: expected 1, got 2<\/title>/u)
 * ```
 */
export const errorMap = (numbers: readonly Compared[]): string => {
  const most = Math.max(0, ...finite(numbers.map(error)))
  const tensors = [...new Set(numbers.map(({ name }) => tensorOf(name)))]
  const cell = 18
  const blocks = tensors.reduce<{ readonly top: number; readonly width: number; readonly parts: readonly string[] }>(
    ({ top, width, parts }, tensor) => {
      const own = numbers.filter(({ name }) => tensorOf(name) === tensor)
      const places = own.map(({ name }) => placeOf(name))
      const rows = Math.max(...places.map(([row]) => row)) + 1
      const columns = Math.max(...places.map(([, column]) => column)) + 1
      const squares = own.map((one, k) => {
        const [row, column] = places[k] ?? [0, 0]
        const opacity = shade(error(one), most).toFixed(2)
        const title = escapeMarkup(`${one.name}: expected ${one.expected}, got ${one.got}`)
        return `<rect x="${110 + column * cell}" y="${top + row * cell}" width="${cell - 1}" height="${cell - 1}" fill="#c0392b" fill-opacity="${opacity}" stroke="#999" stroke-width="0.5"><title>${title}</title></rect>`
      })
      return {
        top: top + rows * cell + 10,
        width: Math.max(width, 120 + columns * cell),
        parts: [...parts, `<text x="4" y="${top + 13}" font-size="12">${escapeMarkup(tensor)}</text>`, ...squares]
      }
    },
    { top: 8, width: 160, parts: [] }
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${blocks.width} ${blocks.top}" width="${blocks.width}" height="${blocks.top}" role="img" aria-label="absolute error by tensor" font-family="sans-serif" fill="currentColor">${blocks.parts.join('')}</svg>`
}

const decade = (x: number): number => Math.log10(Math.max(x, 1e-18))

/**
 * Each number as a dot: its size to the right, its absolute error upwards, both on scales of decades from 1e-18; what is exact lies on the ground.
 * Never fails.
 *
 * @example
 * ```ts
 * import { errorScatter } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.match(errorScatter([{ name: 'w[0]', expected: 1, got: 1.5 }]), /<circle /u)
 * ```
 */
export const errorScatter = (numbers: readonly Compared[]): string => {
  const x = (value: number): number => 50 + ((decade(Math.abs(value)) + 18) / 24) * 300
  const y = (value: number): number => 220 - ((decade(Number.isFinite(value) ? value : 1e6) + 18) / 24) * 200
  const ticks = [-18, -12, -6, 0, 6]
  const axis = ticks.map(
    power =>
      `<text x="${x(Number(`1e${power}`)).toFixed(0)}" y="238" font-size="11" text-anchor="middle">1e${power}</text>` +
      `<text x="44" y="${(y(Number(`1e${power}`)) + 4).toFixed(0)}" font-size="11" text-anchor="end">1e${power}</text>`
  )
  const dots = numbers.map(
    one =>
      `<circle cx="${x(one.expected).toFixed(1)}" cy="${y(error(one)).toFixed(1)}" r="3" fill="#c0392b" fill-opacity="0.6"><title>${escapeMarkup(one.name)}</title></circle>`
  )
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 260" width="370" height="260" role="img" aria-label="error against magnitude" font-family="sans-serif" fill="currentColor">' +
    '<path d="M50 20V220H350" fill="none" stroke="currentColor"/>' +
    `${axis.join('')}<text x="200" y="256" font-size="12" text-anchor="middle">magnitude of what is right</text>` +
    `<text x="52" y="14" font-size="12">absolute error</text>${dots.join('')}</svg>`
  )
}
