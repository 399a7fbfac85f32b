/** Below this, what bytes take is nothing to wait for; and small ones lie in a room that Node shares among many. */
const least = 2 ** 20

/** Gives the memory of bytes back at once, which nobody reads any more; the collector may let a file lie until a training is done. */
export const letGo = ({ buffer, byteLength }: Uint8Array): void => {
  if (byteLength >= least && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
