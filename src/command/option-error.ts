/** The value of an option that is not what the option takes. */
export type OptionError = {
  readonly option: string
  readonly expected: string
  readonly got: string
  readonly remedy: string
}

export const optionError =
  (option: string, expected: string, remedy: string) =>
  (got: string): OptionError => ({ option, expected, got, remedy })

/** For example `--epochs: expected an integer from 1; got "0". Give …`. */
export const showOptionError = ({ option, expected, got, remedy }: OptionError): string =>
  `${option}: expected ${expected}; got ${JSON.stringify(got)}. ${remedy}`
