/**
 * Buffers cut from rooms that they share with some others of their length. A buffer of its own costs V8 half a kilobyte beside its numbers, for an object on
 * the heap, its keeper outside and its entry in a list; and it takes a microsecond or two to make. Eight in a room share that.
 *
 * What is kept of a room keeps the whole of it, so rooms are small: eight buffers at most, and one, two and four in the first rooms of a length.
 */

/** Below this many numbers V8 keeps a buffer inside its heap, and above `mostShared` what it costs beside its numbers is nothing to them. */
export const leastShared = 9
export const mostShared = 1024

/** Buffers in a room, at most. */
const mostShares = 8

/** Rooms that are open at the same time: as many lengths as a program usually makes by turns. */
const open = 4

interface Room {
  readonly length: number
  readonly shares: number
  readonly numbers: ArrayBuffer
  taken: number
}

const rooms: Room[] = []
const clock = { next: 0 }

const bytesOf = 8

/** A room of so many shares in the place of another. */
const renew = (place: number, length: number, shares: number): Room =>
  (rooms[place] = { length, shares, numbers: new ArrayBuffer(length * shares * bytesOf), taken: 0 })

const roomOf = (length: number): Room => {
  for (let place = 0; place < rooms.length; place++) {
    const room = rooms[place]!
    if (room.length === length)
      return room.taken < room.shares ? room : renew(place, length, Math.min(2 * room.shares, mostShares))
  }
  const place = clock.next
  clock.next = (place + 1) % open
  return renew(place, length, 1)
}

/** A buffer of zeros that nobody else holds; what it lies in is shared with other ones. */
export const freshBuffer = (length: number): Float64Array => {
  if (length < leastShared || length > mostShared) return new Float64Array(length)
  const room = roomOf(length)
  return new Float64Array(room.numbers, room.taken++ * length * bytesOf, length)
}
