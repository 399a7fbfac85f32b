/** The greatest absolute value of each column of rows of equal length; NaN counts as nothing. */
export const greatestOf = (rows: readonly (readonly number[])[]): readonly number[] => {
  const greatest = rows[0]!.map(() => 0)
  for (const row of rows)
    for (const [k, value] of row.entries()) if (Math.abs(value) > greatest[k]!) greatest[k] = Math.abs(value)
  return greatest
}
