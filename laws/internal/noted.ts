/** What a run notes down, as a list: `make` is given the pen, and answers what is run. */
export const noted = <A, T>(make: (note: (a: A) => void) => (t: T) => void): ((t: T) => readonly A[]) => {
  let notes: A[] = []
  const run = make(a => {
    notes.push(a)
  })
  return t => {
    notes = []
    run(t)
    return notes
  }
}
