import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file that has no name any more, so that it is gone with the process however that ends. */
const nameless = async (folder: string): Promise<FileHandle> => {
  const path = join(folder, `lawgrad-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}

const given = async function* (first: readonly string[], file: FileHandle | undefined): AsyncGenerator<string, void> {
  yield* first
  if (file === undefined) return
  for await (const part of file.createReadStream({ start: 0, encoding: 'utf8' })) yield String(part)
}

/** Takes parts to their end before it gives them out: in memory up to so many characters, else in a file in a folder. */
export const hold = async (
  parts: AsyncIterable<string>,
  most = 2 ** 24,
  folder = tmpdir()
): Promise<AsyncIterable<string>> => {
  const first: string[] = []
  let count = 0
  let file: FileHandle | undefined
  try {
    for await (const part of parts) {
      count += part.length
      if (count > most) file ??= await nameless(folder)
      if (file === undefined) first.push(part)
      else await file.appendFile(part)
    }
    return given(first, file)
  } catch (error) {
    await file?.close()
    throw error
  }
}
