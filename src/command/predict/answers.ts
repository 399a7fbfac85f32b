/**
 * The answers as text: a CSV written as the table was, or one JSON document; either row by row.
 */
import type { TableFormat } from '../../data/table/table.ts'
import { scoresAreProbabilities, type Prediction } from '../../exchange/model-file/predictor.ts'
import type { ModelColumns } from '../../exchange/model-file/model-table.ts'
import type { SavedModel } from '../../exchange/model-file/saved-model.ts'

/** What is written of a row: its other columns, and what is predicted, nothing where a value is missing. */
export interface AnsweredRow {
  readonly others: readonly string[]
  readonly prediction: Prediction | null
}

/** How answers are written. */
export interface Writing {
  readonly head: string
  readonly row: (row: AnsweredRow, index: number) => string
  readonly tail: string
}

const separators: Readonly<Record<TableFormat['delimiter'], string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  spaces: ','
}

/** A cell in quotes where it would be read as another. */
const cell =
  (separator: string) =>
  (text: string): string =>
    text.includes(separator) || /["\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const decimals =
  (decimal: TableFormat['decimal']) =>
  (x: number): string =>
    decimal === 'comma' ? String(x).replace('.', ',') : String(x)

/** The classes of each column of targets; none of one of numbers. */
const classesOf = ({ preparation }: SavedModel): readonly (readonly string[])[] =>
  preparation.targets.map(column => (column._tag === 'Classes' ? column.classes : []))

/** For example `predicted_species`, `probability_setosa`; with several columns of classes each class after its column. */
const columnNames = (model: SavedModel): readonly string[] => {
  const classes = classesOf(model)
  const several = classes.filter(names => names.length > 0).length > 1
  const score = scoresAreProbabilities(model) ? 'probability' : 'score'
  return model.data.targets.flatMap((target, k) => [
    `predicted_${target}`,
    ...(classes[k] ?? []).map(name => (several ? `${score}_${target}_${name}` : `${score}_${name}`))
  ])
}

/** A header, then a row for each of the file's: the columns that are no inputs, then the answers. */
export const csvWriting = (model: SavedModel, { names, others }: ModelColumns): Writing => {
  const { delimiter, decimal } = model.data.format
  const separator = separators[delimiter]
  const [write, number] = [cell(separator), decimals(decimal)]
  const line = (cells: readonly string[]): string => `${cells.map(write).join(separator)}\n`
  const answers = columnNames(model)
  return {
    head: line([...others.map(k => names[k] ?? ''), ...answers]),
    row: ({ others: kept, prediction }) =>
      line([
        ...kept,
        ...(prediction === null
          ? answers.map(() => '')
          : prediction.flatMap(answer =>
              answer._tag === 'Number'
                ? [answer.value === null ? '' : number(answer.value)]
                : [answer.value ?? '', ...answer.scores.map(number)]
            ))
      ]),
    tail: ''
  }
}

/** A number as JSON has it; one that JSON lacks is `null`. */
const plain = (x: number | null): number | null => (x !== null && Number.isFinite(x) ? x : null)

/** The document of `--json`: a line for each row. */
export const jsonWriting = (
  version: string,
  from: { readonly model: string; readonly data: string },
  model: SavedModel,
  { names, others }: ModelColumns
): Writing => {
  const classes = classesOf(model)
  const score = scoresAreProbabilities(model) ? 'probabilities' : 'scores'
  const head = JSON.stringify({
    format: 'lawgrad-predictions/1',
    lawgrad: version,
    ...from,
    gradient: model.gradient
  }).slice(0, -1)
  return {
    head: `${head},"rows":[`,
    row: ({ others: kept, prediction }, index) =>
      `${index === 0 ? '' : ','}\n${JSON.stringify({
        kept: Object.fromEntries(others.map((position, k) => [names[position] ?? '', kept[k] ?? ''])),
        predicted:
          prediction === null
            ? null
            : Object.fromEntries(prediction.map(({ name, ...answer }) => [name, answered(answer)])),
        ...(prediction === null || !prediction.some(({ _tag }) => _tag === 'Class')
          ? {}
          : {
              [score]: Object.fromEntries(
                prediction.flatMap((answer, k) =>
                  answer._tag === 'Class'
                    ? [[answer.name, Object.fromEntries(scored(classes[k] ?? [], answer.scores))]]
                    : []
                )
              )
            })
      })}`,
    tail: '\n]}\n'
  }
}

const answered = (answer: { readonly value: string | number | null }): string | number | null =>
  typeof answer.value === 'string' ? answer.value : plain(answer.value)

const scored = (names: readonly string[], scores: readonly number[]): readonly (readonly [string, number | null])[] =>
  names.map((name, j) => [name, plain(scores[j] ?? null)])
