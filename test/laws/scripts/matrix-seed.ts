/** The seed of the kill matrix: of the page and of the tests. */
export const matrixSeed = 20_260_101
