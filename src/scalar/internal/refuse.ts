/** A hyperparameter out of range is a defect. */
export const refuse = (message: string): never => {
  throw new TypeError(message)
}
