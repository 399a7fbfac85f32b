/** What becomes of the gradient of a tensor that is right before. */

const sum = (each: readonly number[]): number => each.reduce((total, x) => total + x, 0)

export type Rows = readonly (readonly number[])[]

export const mapped = (rows: Rows, f: (i: number, j: number) => number): Rows =>
  rows.map((row, i) => row.map((_, j) => f(i, j)))

const columnSum = (rows: Rows, j: number): number => sum(rows.map(row => row[j]!))

const decimals = [2, 3, 4, 5, 6, 7, 8, 9].map(
  digits =>
    [
      `rounded to ${digits} decimals`,
      `are rounded to ${digits} decimals`,
      (rows: Rows): Rows => mapped(rows, (i, j) => Math.round(rows[i]![j]! * 10 ** digits) / 10 ** digits)
    ] as const
)

/** What becomes of the gradient of a tensor when all examples are in it: a vector is a matrix of one column. */
export const changes: readonly (readonly [name: string, cause: string, change: (rows: Rows) => Rows])[] = [
  ...decimals,
  [
    'by columns',
    'are written by columns where the parameters stand by rows: they are flat in another order',
    rows => {
      const turned = rows[0]!.flatMap((_, j) => rows.map(row => row[j]!))
      return mapped(rows, (i, j) => turned[i * rows[0]!.length + j]!)
    }
  ],
  [
    'read by columns',
    'are read by columns where the parameters stand by rows: they are flat in another order',
    rows => {
      const values = rows.flat()
      return mapped(rows, (i, j) => values[j * rows.length + i]!)
    }
  ],
  [
    'transposed where square',
    'are transposed where the weights are square',
    rows => (rows.length === rows[0]!.length ? mapped(rows, (i, j) => rows[j]![i]!) : rows)
  ],
  ['rows reversed', 'have their units in reverse order', rows => rows.toReversed()],
  ['columns reversed', 'have their inputs in reverse order', rows => rows.map(row => row.toReversed())],
  [
    'rows shifted',
    'are off by one: each unit has those of the one before',
    rows => mapped(rows, (i, j) => rows.at(i - 1)![j]!)
  ],
  [
    'rows shifted back',
    'are off by one: each unit has those of the next',
    rows => mapped(rows, (i, j) => rows[(i + 1) % rows.length]![j]!)
  ],
  [
    'columns shifted',
    'are off by one: each input has those of the one before',
    rows => mapped(rows, (i, j) => rows[i]!.at(j - 1)!)
  ],
  [
    'columns shifted back',
    'are off by one: each input has those of the next',
    rows => mapped(rows, (i, j) => rows[i]![(j + 1) % rows[i]!.length]!)
  ],
  ['rows shared', 'are one array for all units: they add up in it', rows => mapped(rows, (_, j) => columnSum(rows, j))],
  ['last row for all', 'are those of the last unit for all units', rows => mapped(rows, (_, j) => rows.at(-1)![j]!)],
  ['first row for all', 'are those of the first unit for all units', rows => mapped(rows, (_, j) => rows[0]![j]!)],
  ['rows averaged', 'are averaged over the units', rows => mapped(rows, (_, j) => columnSum(rows, j) / rows.length)],
  ['columns summed', 'are summed over the inputs', rows => mapped(rows, i => sum(rows[i]!))],
  ['columns averaged', 'are averaged over the inputs', rows => mapped(rows, i => sum(rows[i]!) / rows[i]!.length)],
  [
    'last row missing',
    'lack the last unit: a loop ends one too early',
    rows => mapped(rows, (i, j) => (i === rows.length - 1 ? 0 : rows[i]![j]!))
  ],
  [
    'first row missing',
    'lack the first unit: a loop begins one too late',
    rows => mapped(rows, (i, j) => (i === 0 ? 0 : rows[i]![j]!))
  ],
  [
    'last column missing',
    'lack the last input: a loop ends one too early',
    rows => mapped(rows, (i, j) => (j === rows[i]!.length - 1 ? 0 : rows[i]![j]!))
  ],
  [
    'first column missing',
    'lack the first input: a loop begins one too late',
    rows => mapped(rows, (i, j) => (j === 0 ? 0 : rows[i]![j]!))
  ],
  [
    'square alone',
    'lack what is outside of a square: a loop over one axis runs to the size of the other',
    rows => mapped(rows, (i, j) => (i < rows[i]!.length && j < rows.length ? rows[i]![j]! : 0))
  ],
  [
    'columns to the rows',
    'lack inputs: a loop over the inputs runs to the number of units',
    rows => mapped(rows, (i, j) => (j < rows.length ? rows[i]![j]! : 0))
  ],
  [
    'rows to the columns',
    'lack units: a loop over the units runs to the number of inputs',
    rows => mapped(rows, (i, j) => (i < rows[i]!.length ? rows[i]![j]! : 0))
  ],
  [
    'first row alone',
    'are those of the first unit alone: the others are zero',
    rows => mapped(rows, (i, j) => (i > 0 ? 0 : rows[i]![j]!))
  ],
  [
    'last row alone',
    'are those of the last unit alone: the others are zero',
    rows => mapped(rows, (i, j) => (i < rows.length - 1 ? 0 : rows[i]![j]!))
  ],
  ['diagonal alone', 'are zero but for the diagonal', rows => mapped(rows, (i, j) => (i === j ? rows[i]![j]! : 0))],
  ['diagonal missing', 'are zero in the diagonal', rows => mapped(rows, (i, j) => (i === j ? 0 : rows[i]![j]!))],
  ['sign', 'have the wrong sign', rows => mapped(rows, (i, j) => -rows[i]![j]!)],
  ['zero', 'are zero', rows => mapped(rows, () => 0)],
  [
    'negative missing',
    'are zero where they should be negative',
    rows => mapped(rows, (i, j) => Math.max(0, rows[i]![j]!))
  ],
  [
    'positive missing',
    'are zero where they should be positive',
    rows => mapped(rows, (i, j) => Math.min(0, rows[i]![j]!))
  ],
  ['÷ units', 'are divided by the number of units', rows => mapped(rows, (i, j) => rows[i]![j]! / rows.length)],
  ['× units', 'are multiplied by the number of units', rows => mapped(rows, (i, j) => rows[i]![j]! * rows.length)],
  ['÷ inputs', 'are divided by the number of inputs', rows => mapped(rows, (i, j) => rows[i]![j]! / rows[i]!.length)],
  ['single', 'are rounded to single precision', rows => mapped(rows, (i, j) => Math.fround(rows[i]![j]!))]
]
