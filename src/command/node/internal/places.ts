import { join } from 'node:path'

/** Where an exchange of files keeps what it works with: in one hidden folder inside of the target, so that it is on the same disk. */
export interface Places {
  readonly folder: string
  readonly work: string
  /** The new files, whole and flushed before any of them is moved. */
  readonly next: string
  /** The earlier files, until the new ones are in place. */
  readonly earlier: string
  /** It is there while an exchange has begun and has not ended. */
  readonly journal: string
  readonly draft: string
  readonly lock: string
}

export const placesOf = (folder: string): Places => {
  const work = join(folder, '.lawgrad')
  return {
    folder,
    work,
    next: join(work, 'new'),
    earlier: join(work, 'old'),
    journal: join(work, 'journal.json'),
    draft: join(work, 'journal.draft'),
    lock: join(work, 'lock.json')
  }
}
