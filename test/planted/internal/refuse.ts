/** Throws: what wrong parts do that refuse what they must take. */
export const refuse = (message: string): never => {
  throw new Error(message)
}
