import { describe, expect, it } from 'vitest'
import { fileErrorWhere } from '../../../../src/command/node/file-error.ts'
import { claimFolder, settleFolder, writeSet } from '../../../../src/command/node/internal/write-set.ts'
import { showOutputError } from '../../../../src/command/file-sentences.ts'
import { disk, processesOf, type Disk, type Meddle } from './memory.ts'

const set = {
  folder: '/w/out',
  files: [
    { name: 'a', text: 'new a' },
    { name: 'c', text: 'new c' }
  ],
  names: ['a', 'b', 'c']
}
const mine = { '/w/out/notes': 'mine', '/w/out/deep/d': 'mine' }
const old = { '/w/out/a': 'old a', '/w/out/b': 'old b', ...mine }
const new_ = { '/w/out/a': 'new a', '/w/out/c': 'new c', ...mine }

/** The process that writes, and one that comes after it has ended. */
const writer = () => processesOf([7, 'start 7'])
const next = () => processesOf([8, 'start 8'])

/** The files, without folders. */
const filesOf = (on: Disk): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(on.contents()).filter(([path]) => !path.endsWith('/')))

const settled = async (on: Disk): Promise<Readonly<Record<string, string>>> => {
  await settleFolder(on.again().files, next(), '/w/out')
  return filesOf(on)
}

const expectWhole = (
  files: Readonly<Record<string, string>>,
  from: Readonly<Record<string, string>>,
  at: string
): void => expect([from, new_], at).toContainEqual(files)

/** Writes the set on a meddled disk; what it threw, if it threw. */
const write = async (on: Disk): Promise<unknown> => {
  try {
    await writeSet(on.files, writer(), set)
    return undefined
  } catch (error) {
    return error
  }
}

const callsOf = async (from: Readonly<Record<string, string>>): Promise<number> => {
  const on = disk(from)
  expect(await write(on)).toBe(undefined)
  expect(filesOf(on)).toEqual(new_)
  return on.calls.length
}

const at =
  (k: number, code: string): Meddle =>
  call =>
    call === k ? code : undefined

describe('a set of files', () => {
  it('is exchanged as one, and nothing else is touched or left', async () => {
    const on = disk(old)
    expect(await write(on)).toBe(undefined)
    expect(on.contents()).toEqual({ '/w/': '', '/w/out/': '', '/w/out/deep/': '', ...new_ })
  })

  it('makes its folder, with those above it', async () => {
    const on = disk({ '/w/': '' })
    expect(await write(on)).toBe(undefined)
    expect(on.contents()).toEqual({ '/w/': '', '/w/out/': '', '/w/out/a': 'new a', '/w/out/c': 'new c' })
  })

  it('does not remove a single file of one of its names, which may be anybody’s', async () => {
    const on = disk({ '/w/out/b': 'mine' })
    expect(await write(on)).toBe(undefined)
    expect(filesOf(on)).toEqual({ '/w/out/a': 'new a', '/w/out/b': 'mine', '/w/out/c': 'new c' })
  })

  it('is refused where one of its names is a folder', async () => {
    const on = disk({ ...old, '/w/out/c/d': 'mine' })
    const before = on.contents()
    expect(fileErrorWhere('/w/out')(await write(on))).toMatchObject({ problem: 'isNoFile', path: '/w/out/c' })
    expect(on.contents()).toEqual(before)
  })
})

describe('a process that ends at any call', () => {
  it('leaves all earlier files or all new ones to whoever comes next, and nothing else', async () => {
    for (const from of [old, mine]) {
      const count = await callsOf(from)
      expect(count).toBeGreaterThan(50)
      const seen = new Set<string>()
      for (let k = 0; k < count; k++) {
        const broken = disk(from)
        await write(broken.again(at(k, 'crash')))
        const files = await settled(broken)
        expectWhole(files, from, `call ${k}`)
        expect(
          Object.keys(broken.contents()).some(path => path.includes('.lawgrad')),
          `call ${k}`
        ).toBe(false)
        seen.add(JSON.stringify(files))
      }
      expect(seen.size).toBe(2)
    }
  })

  it('and again in the course of the recovery', async () => {
    const count = await callsOf(old)
    for (let k = 0; k < count; k++)
      // Every third call, another third for each crash.
      for (let j = k % 3; ; j += 3) {
        const broken = disk(old)
        await write(broken.again(at(k, 'crash')))
        const recovery = broken.again(at(j, 'crash'))
        const ended = await settleFolder(recovery.files, processesOf([9, 'start 9']), '/w/out').then(
          () => true,
          () => false
        )
        expectWhole(await settled(broken), old, `call ${k}, then ${j}`)
        if (ended && recovery.calls.length <= j) break
      }
  })

  it('loses nothing when the power goes with it', async () => {
    const count = await callsOf(old)
    for (let k = 0; k < count; k++) {
      const broken = disk(old)
      await write(broken.again(at(k, 'crash')))
      expectWhole(await settled(broken.afterPowerFailure()), old, `call ${k}`)
    }
    const whole = disk(old)
    await write(whole)
    expect(await settled(whole.afterPowerFailure())).toEqual(new_)
  })
})

const option = { flag: '--output', thing: 'a folder for the results', another: 'another folder' }

/** What is said is what is so, and whoever comes next finds a whole set. */
const expectTold = async (on: Disk, error: unknown, where: string): Promise<void> => {
  const files = filesOf(on)
  const visible = Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('/.lawgrad/')))
  const hidden = Object.keys(files).filter(path => path.includes('/.lawgrad/'))
  if (error === undefined) expect(visible, where).toEqual(new_)
  else {
    const sentence = showOutputError(option)(fileErrorWhere('/w/out')(error))
    if (sentence.includes('nothing was written')) {
      expect(visible, where).toEqual(old)
      expect(
        hidden.filter(path => /\/(new|old|journal)/.test(path)),
        where
      ).toEqual([])
    } else if (sentence.includes('stands as it was')) expect(visible, where).toEqual(old)
    else {
      expect(sentence, where).toContain('the exchange of the files stopped on the way, and nothing is lost')
      for (const text of ['old a', 'old b', 'new a', 'new c']) expect(Object.values(files), where).toContain(text)
    }
  }
  expectWhole(await settled(on), old, where)
  expect(
    Object.keys(on.contents()).some(path => path.includes('.lawgrad')),
    where
  ).toBe(false)
}

describe('a system call that fails', () => {
  it.each(['ENOSPC', 'EIO', 'EACCES'])('with %s loses nothing, and the message says what stands', async code => {
    const count = await callsOf(old)
    const told = new Set<string>()
    for (let k = 0; k < count; k++) {
      const on = disk(old)
      const error = await write(on.again(at(k, code)))
      told.add(error === undefined ? 'written' : 'failed')
      await expectTold(on, error, `call ${k}`)
    }
    expect([...told].toSorted()).toEqual(['failed', 'written'])
  })

  it('and another in the course of the undoing', async () => {
    const count = await callsOf(old)
    const said = new Set<string>()
    for (let k = 0; k < count; k++)
      for (let j = k + 1; ; j++) {
        const on = disk(old)
        const meddled = on.again(call => (call === k || call === j ? 'EIO' : undefined))
        const error = await write(meddled)
        if (error !== undefined)
          said.add(showOutputError(option)(fileErrorWhere('/w/out')(error)).replace(/^.*folder; /, ''))
        await expectTold(on, error, `call ${k}, then ${j}`)
        if (meddled.calls.length <= j) break
      }
    expect(said.size).toBeGreaterThanOrEqual(3)
  })

  it('and every one after it', async () => {
    const count = await callsOf(old)
    for (let k = 0; k < count; k++) {
      const on = disk(old)
      await expectTold(on, await write(on.again(call => (call >= k ? 'EIO' : undefined))), `from call ${k} on`)
    }
  })
})

describe('a single file', () => {
  const one = { folder: '/w', files: [{ name: 'v.xml', text: 'new' }], names: ['v.xml'] }
  const texts = ['old', 'new']

  it('is whole after every crash and every failure, and nothing is left over', async () => {
    const whole = disk({ '/w/v.xml': 'old' })
    await writeSet(whole.files, writer(), one)
    expect(whole.contents()).toEqual({ '/w/': '', '/w/v.xml': 'new' })
    for (const code of ['crash', 'EIO', 'ENOSPC'])
      for (let k = 0; k < whole.calls.length; k++) {
        const on = disk({ '/w/v.xml': 'old' })
        const failed = await writeSet(on.again(at(k, code)).files, writer(), one).then(
          () => undefined,
          (error: unknown) => error
        )
        const power = on.afterPowerFailure()
        if (failed !== undefined && code !== 'crash') {
          const { stands } = fileErrorWhere('/w')(failed)
          expect(on.contents()['/w/v.xml'], `${code} ${k}`).toBe(stands?._tag === 'New' ? 'new' : 'old')
        }
        for (const each of [on, power]) {
          await settleFolder(each.again().files, next(), '/w')
          expect(
            texts.map(text => ({ '/w/': '', '/w/v.xml': text })),
            `${code} ${k}`
          ).toContainEqual(each.contents())
        }
      }
  })
})

describe('a folder', () => {
  it('belongs to one run at a time, and the second is told whose it is', async () => {
    const on = disk(old)
    await claimFolder(on.files, writer(), '/w/out')
    const second = processesOf([8, 'start 8'], { 7: 'start 7' })
    const error = await claimFolder(on.files, second, '/w/out').catch((reason: unknown) => reason)
    expect(showOutputError(option)(fileErrorWhere('/w/out')(error))).toBe(
      '--output: expected a folder for the results that no other run has; got /w/out: process 7 has had it since 2026-01-01T00:00:00.000Z. Wait for that run to end, or name another folder with --output; nothing was written.'
    )
    expect(filesOf(on)['/w/out/a']).toBe('old a')
  })

  it.each([
    ['has ended', {}],
    ['has another process by now', { 7: 'start 9' }]
  ])('is taken over where its process %s', async (_, others) => {
    const on = disk(old)
    await claimFolder(on.files, writer(), '/w/out')
    await writeSet(on.files, processesOf([8, 'start 8'], others), set)
    expect(filesOf(on)).toEqual(new_)
  })

  it('of another machine is never taken over, and the remedy is named', async () => {
    const on = disk(old)
    await claimFolder(on.files, processesOf([7, 'start 7'], {}, 'there'), '/w/out')
    const error = await claimFolder(on.files, next(), '/w/out').catch((reason: unknown) => reason)
    expect(fileErrorWhere('/w/out')(error).reason).toContain(
      'process 7 of the machine there has had it since 2026-01-01T00:00:00.000Z; if that one has ended, delete /w/out/.lawgrad/lock.json'
    )
  })

  it('that was made for a run which wrote nothing goes with it', async () => {
    const on = disk({ '/w/': '' })
    await claimFolder(on.files, writer(), '/w/out/deep')
    await settleFolder(on.files, next(), '/w/out/deep')
    expect(on.contents()).toEqual({ '/w/': '' })
  })

  it('is read without a word while another run has it', async () => {
    const on = disk(old)
    await claimFolder(on.files, writer(), '/w/out')
    const before = on.contents()
    await settleFolder(on.files, processesOf([8, 'start 8'], { 7: 'start 7' }), '/w/out')
    expect(on.contents()).toEqual(before)
  })

  it('with an exchange under way is waited for, and in the end refused', async () => {
    const on = disk({ ...old, '/w/out/.lawgrad/journal.json': '{}' })
    await on.files.rename('/w/out/.lawgrad/journal.json', '/w/out/.lawgrad/journal.kept')
    await claimFolder(on.files, writer(), '/w/out')
    await on.files.rename('/w/out/.lawgrad/journal.kept', '/w/out/.lawgrad/journal.json')
    const error = await settleFolder(on.files, processesOf([8, 'start 8'], { 7: 'start 7' }), '/w/out').catch(
      (reason: unknown) => reason
    )
    expect(fileErrorWhere('/w/out')(error)).toMatchObject({ problem: 'busy' })
  })
})
