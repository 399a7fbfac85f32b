/** The last sentence that something says while it runs. */
export const noticed = (run: (notice: (sentence: string) => void) => unknown): string | undefined => {
  let said: string | undefined
  run(sentence => {
    said = sentence
  })
  return said
}
