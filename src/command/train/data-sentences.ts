/**
 * What can be wrong with the data of a training, in sentences whose remedies are options of the command.
 */
import * as O from 'fp-ts/lib/Option.js'
import { preparedWidth } from '../../data/preparation/preparation.ts'
import type { Column, Preparation } from '../../data/preparation/column.ts'
import type { PreparationError, PreparationFault } from '../../data/preparation/preparation-error.ts'
import type { ScaleWarning } from '../../data/preparation/warnings.ts'
import type { Table } from '../../data/table/table.ts'
import type { TargetError } from '../../data/targets.ts'
import { countOf, showSize, type PlainSize } from '../sizes.ts'
import { plural } from '../words.ts'
import type { PartName } from './facts.ts'

const few = (names: readonly string[]): string =>
  (names.length > 8 ? [...names.slice(0, 7), '…', ...names.slice(-1)] : names).join(', ')

/** The numbers that a column becomes. */
const becomes = (name: string, column: Column): string =>
  column._tag === 'Number'
    ? `${name} 1 number`
    : `${name} ${plural(column.classes.length, 'number')} (one for each of the classes ${few(column.classes)})`

const side = (names: readonly string[], columns: readonly Column[]): string =>
  few(columns.map((column, k) => becomes(names[k] ?? '', column)))

/** A network whose sizes are not those of the data. */
export interface Misfit {
  readonly file: string
  readonly model: string
  readonly table: Pick<Table, 'inputNames' | 'targetNames'>
  readonly preparation: Preparation
  readonly inputs: PlainSize
  readonly outputs: PlainSize
  /** How many rows the training part has. */
  readonly rows: number
}

/** A name as a command line takes it in a list. */
const quoted = (names: readonly string[]): string => {
  const text = names.join(',')
  return /^[\w.,-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** A column of classes that are nearly as many as the rows names the rows, and tells nothing of others. */
const namesRows =
  (rows: number) =>
  (column: Column): boolean =>
    column._tag === 'Classes' && column.classes.length > Math.max(20, rows / 2)

/** What to write instead, if some columns are names of rows. */
const withoutNames = ({ table, preparation, rows }: Misfit): readonly string[] => {
  const isName = namesRows(rows)
  const [names, rest] = [true, false].map(wanted =>
    table.inputNames.filter((_, k) => {
      const column = preparation.inputs[k]
      return column !== undefined && isName(column) === wanted
    })
  )
  const kept = preparation.inputs.filter(column => !isName(column))
  return names === undefined || rest === undefined || names.length === 0 || rest.length === 0
    ? []
    : [
        `Nearly every row has a class of its own in ${few(names)}, which tells nothing of other rows: leave it out with --inputs ${quoted(rest)} and write input(${preparedWidth({ inputs: kept, targets: [] }, 'inputs')}).`
      ]
}

/** What each column becomes, and the stages to write. */
export const showMisfit = (misfit: Misfit): string => {
  const { file, model, table, preparation, inputs, outputs } = misfit
  const [wide, high] = [preparedWidth(preparation, 'inputs'), preparedWidth(preparation, 'targets')]
  const write = [
    ...(wide === countOf(inputs) ? [] : [`input(${wide})`]),
    ...(high === countOf(outputs) ? [] : [`dense(${high}) at its end`])
  ].join(' and ')
  return [
    `${model}: expected a network of ${plural(wide, 'input')} and ${plural(high, 'output')}, which the columns of ${file} become; got one of ${showSize(inputs)} and ${showSize(outputs)}. Write ${write}, or choose other columns with --inputs and --targets.`,
    `Inputs: ${side(table.inputNames, preparation.inputs)}.`,
    `Targets: ${side(table.targetNames, preparation.targets)}.`,
    ...withoutNames(misfit)
  ].join('\n')
}

const faultSentence = (fault: PreparationFault, isTarget: boolean, part: PartName): string => {
  switch (fault._tag) {
    case 'Missing':
      return isTarget
        ? 'expected a value; got none. Leave such rows out with --missing drop.'
        : 'expected a value; got none. Leave such rows out with --missing drop, or fill in with --missing mean or --missing mode.'
    case 'NoNumber':
      return `expected a finite number; got ${JSON.stringify(fault.got)}. Correct the cell, or take the column for classes with --classes.`
    case 'UnknownClass':
      return `expected one of the classes of the training part (${few(fault.classes)}); got ${JSON.stringify(fault.got)}, which occurs in the ${part} part alone. Hold out less, take another --seed, or leave the rare class out.`
    case 'AllMissing':
      return 'expected at least one value to learn from; got none. Leave the column out with --inputs.'
    case 'TooLarge':
      return 'expected numbers whose mean and spread are doubles; got numbers beyond. Divide the column by a power of ten.'
  }
}

/** A cell that cannot be prepared: file, line, column, what came, and the option that helps. */
export const showCellFault =
  (file: string, { inputNames, targetNames }: Pick<Table, 'inputNames' | 'targetNames'>, part: PartName) =>
  (line: O.Option<number>, error: PreparationError): string => {
    const at = O.isSome(line) ? `${file}, line ${line.value}` : file
    if (error._tag === 'WrongWidth')
      return `${at}: expected ${error.expected} ${error.what} of ${error.of}; got ${error.got}. Choose the columns with --inputs and --targets.`
    const names = error.of === 'inputs' ? inputNames : targetNames
    return `${at}, column ${names[error.column - 1] ?? error.column}: ${faultSentence(error.fault, error.of === 'targets', part)}`
  }

const domains: Readonly<Record<Extract<TargetError, { readonly _tag: 'TargetOutside' }>['domain'], string>> = {
  any: 'finite numbers',
  'unit interval': 'numbers from 0 to 1',
  simplex: 'numbers from 0 to 1 with the sum 1',
  signs: '-1 or 1'
}

const targetRemedy = (
  { domain, otherLabels, got }: Extract<TargetError, { readonly _tag: 'TargetOutside' }>,
  column: string
): string =>
  !Number.isFinite(got)
    ? 'Correct the value, or leave the row out.'
    : otherLabels && domain !== 'any'
      ? `Write the labels ${domain === 'signs' ? '0 as -1' : '-1 as 0 (--scale-targets min-max does)'}, or take the loss ${domain === 'signs' ? 'sigmoidCrossEntropy' : 'hinge'}.`
      : domain === 'unit interval'
        ? 'Scale the targets with --scale-targets min-max, or take a loss for any numbers: --loss quadratic.'
        : domain === 'simplex'
          ? `Take the column for classes with --classes ${column}, or another --loss.`
          : 'Write one class as -1 and the other as 1, or take another --loss.'

/** A target that the loss does not take, before training: line, column, value, remedy. */
export const showTargetFault =
  (file: string, targetNames: readonly string[]) =>
  (line: number, error: TargetError): string => {
    if (error._tag === 'TargetSum')
      return `${file}, line ${line}: ${error.loss} expects targets with the sum 1; got the sum ${error.got}. ${
        error.got > 0 ? 'Divide them by their sum' : 'Give the row a class'
      }, or take another --loss.`
    const column = targetNames[error.component - 1] ?? String(error.component)
    return `${file}, line ${line}, column ${column}: ${error.loss} expects ${domains[error.domain]}; got ${error.got}. ${targetRemedy(error, column)}`
  }

const short = (value: number): string => String(Number(value.toPrecision(2)))

/** What is striking about a column, with the option that helps. */
export const showScaling = (warning: ScaleWarning): string => {
  switch (warning._tag) {
    case 'Unequal':
      return `${warning.name} is ${short(warning.times)} times as large as ${warning.than} (up to ${warning.greatest}): --scale standardize`
    case 'Large':
      return `${warning.name} goes up to ${warning.greatest}: --scale standardize`
    case 'Constant':
      return `${warning.name} is the same in all examples of the training part and tells nothing: leave it out with --inputs`
  }
}
