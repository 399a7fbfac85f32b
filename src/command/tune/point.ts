/**
 * Points of a space: in words, as options of a training, and told apart.
 */
import type { Setting } from '../../training/tune/space.ts'
import { typesetNumber } from '../../report/format-number.ts'

/** A point of a space whose type is not known. */
export type AnyPoint = Readonly<Record<string, Setting>>

/** The settings that mean options of the command, as its options are named in the program. */
export const optionNames = [
  'learningRate',
  'batchSize',
  'optimizer',
  'epochs',
  'schedule',
  'warmUp',
  'clipValue',
  'clipNorm',
  'l1',
  'l2',
  'initializer'
] as const

/** For example `--learning-rate`. */
export const flagOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`

/** The texts of the options that a point sets. */
export const textsAt = (point: AnyPoint): Readonly<Record<string, string>> =>
  Object.fromEntries(
    optionNames.flatMap(name => {
      const setting = point[name]
      return setting === undefined ? [] : [[name, String(setting)]]
    })
  )

export const showSetting = (setting: Setting | undefined): string =>
  typeof setting === 'number' ? typesetNumber(4)(setting) : String(setting ?? '')

/** For example `width = 4, learningRate = 0.1`. */
export const showPoint = (point: AnyPoint): string =>
  Object.entries(point)
    .map(([name, setting]) => `${name} = ${showSetting(setting)}`)
    .join(', ')

/** Two points are the same one if these texts are. */
export const keyOf = (point: AnyPoint): string =>
  JSON.stringify(Object.entries(point).toSorted(([a], [b]) => (a < b ? -1 : 1)))
