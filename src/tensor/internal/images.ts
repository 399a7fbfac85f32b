/**
 * Windows and pools of images of C channels, H rows and W columns, each with its adjoint. Sums run in the order of the windows.
 */

/** An image's channels, rows and columns. */
export type Image = readonly [channels: number, height: number, width: number]

/** Calls `visit(place of the window's component in the matrix, place in the image)` for each window of K×K. */
const eachWindow = ([channels, height, width]: Image, k: number, visit: (to: number, from: number) => void): void => {
  const [rows, columns] = [height - k + 1, width - k + 1]
  let to = 0
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++)
        for (let r = 0; r < rows; r++)
          for (let q = 0; q < columns; q++) visit(to++, (c * height + r + i) * width + q + j)
}

/** The K×K windows of each channel: row c·K² + i·K + j, a column for each place. */
export const windowed = (x: Float64Array, image: Image, k: number): Float64Array => {
  const y = new Float64Array(image[0] * k * k * (image[1] - k + 1) * (image[2] - k + 1))
  eachWindow(image, k, (to, from) => {
    y[to] = x[from]!
  })
  return y
}

/** The adjoint of {@link windowed}: each place gets the sum over the windows that it is in. */
export const foldedWindows = (y: Float64Array, image: Image, k: number): Float64Array => {
  const x = new Float64Array(image[0] * image[1] * image[2])
  eachWindow(image, k, (to, from) => {
    x[from]! += y[to]!
  })
  return x
}

/** Where the greatest of each K×K block stands, the first of equal ones, a NaN first of all. */
export const peaks = (x: Float64Array, [channels, height, width]: Image, k: number): Int32Array => {
  const [rows, columns] = [height / k, width / k]
  const places = new Int32Array(channels * rows * columns)
  for (let c = 0; c < channels; c++)
    for (let r = 0; r < rows; r++)
      for (let q = 0; q < columns; q++) {
        let best = (c * height + r * k) * width + q * k
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++) {
            const at = (c * height + r * k + i) * width + q * k + j
            const [next, most] = [x[at]!, x[best]!]
            if (next > most || (Number.isNaN(next) && !Number.isNaN(most))) best = at
          }
        places[(c * rows + r) * columns + q] = best
      }
  return places
}
