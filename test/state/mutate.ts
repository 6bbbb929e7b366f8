import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Picks integers from 0 to a limit (exclusive). */
type Pick = (below: number) => number

/** A kind of corruption of a directory; returns a description. */
type Mutation = (directory: string, pick: Pick) => string

const one = <item>(items: readonly item[], pick: Pick): item => {
  const item = items[pick(items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from')
  return item
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}

const bytes =
  (name: string, change: (contents: Buffer, pick: Pick) => Buffer): Mutation =>
  (directory, pick) => {
    const path = one(filesIn(directory), pick)
    writeFileSync(path, change(readFileSync(path), pick))
    return `${name} of ${relative(directory, path)}`
  }

const lines = (name: string, change: (lines: string[], pick: Pick) => string[]): Mutation =>
  bytes(name, (contents, pick) => {
    const texts = contents.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? []
    return Buffer.from(change(texts, pick).join(''), 'latin1')
  })

const paths =
  (name: string, change: (one: string, other: string) => void): Mutation =>
  (directory, pick) => {
    const files = filesIn(directory)
    const [first, second] = [one(files, pick), one(files, pick)]
    if (first !== second) change(first, second)
    return `${name} ${relative(directory, first)}, ${relative(directory, second)}`
  }

function exchange(first: string, second: string): void {
  const between = `${first}.exchange`
  renameSync(first, between)
  renameSync(second, first)
  renameSync(between, second)
}

const mutations: readonly Mutation[] = [
  bytes('a flipped bit', (contents, pick) => {
    const index = pick(Math.max(1, contents.length))
    const byte = contents[index]
    if (byte !== undefined) contents[index] = byte ^ (1 << pick(8))
    return contents
  }),
  bytes('a changed digit', (contents, pick) => {
    const digits = [...contents.keys()].filter((index) =>
      /\d/.test(String.fromCharCode(contents[index] ?? 0)),
    )
    if (digits.length > 0) contents[one(digits, pick)] = 0x30 + pick(10)
    return contents
  }),
  bytes('a cut', (contents, pick) => contents.subarray(0, pick(contents.length + 1))),
  bytes('a cut of the last bytes', (contents, pick) => contents.subarray(0, -1 - pick(8))),
  bytes('a hole', (contents, pick) => contents.fill(0, pick(contents.length + 1))),
  bytes('the emptying', () => Buffer.alloc(0)),
  bytes('bytes behind the end', (contents, pick) =>
    Buffer.concat([contents, Buffer.from(one(['\n', '0', '{"block":{"num', '\0\0\0\0'], pick))]),
  ),
  lines('a dropped line', (texts, pick) => texts.toSpliced(pick(texts.length), 1)),
  lines('dropped last lines', (texts, pick) => texts.slice(0, -1 - pick(3))),
  lines('a repeated line', (texts, pick) => {
    const index = pick(texts.length)
    return texts.toSpliced(index, 0, texts[index] ?? '')
  }),
  lines('exchanged lines', (texts, pick) => {
    const [first, second] = [pick(texts.length), pick(texts.length)]
    return texts.with(first, texts[second] ?? '').with(second, texts[first] ?? '')
  }),
  (directory, pick) => {
    const path = one(filesIn(directory), pick)
    rmSync(path)
    return `the loss of ${relative(directory, path)}`
  },
  (directory, pick) => {
    const path = one(filesIn(directory), pick)
    rmSync(path)
    mkdirSync(path)
    return `a folder in the place of ${relative(directory, path)}`
  },
  paths('exchanged files', exchange),
  paths('a copy', (from, to) => cpSync(from, to)),
  (directory, pick) => {
    const path = one(filesIn(directory), pick)
    const copy = path.replace(/\d*$/, (number) => String(Number(number) + 1 + pick(2)))
    if (lstatSync(copy, { throwIfNoEntry: false }) === undefined) cpSync(path, copy)
    return `a further copy of ${relative(directory, path)}`
  },
  (directory, pick) => {
    const folders = readdirSync(directory).filter((name) => /^chain-\d+$/.test(name))
    const [first, second] = [one(folders, pick), one(folders, pick)]
    if (first !== second) exchange(join(directory, first), join(directory, second))
    return `exchanged folders ${first}, ${second}`
  },
  (directory, pick) => {
    const folder = dirname(one(filesIn(directory), pick))
    if (folder !== directory) rmSync(folder, { recursive: true })
    return `the loss of folder ${relative(directory, folder)}`
  },
]

/** Corrupts a directory at random, deterministic for a generator. */
export function mutate(directory: string, random: RandomGenerator): string {
  const pick: Pick = (below) => uniformInt(random, 0, Math.max(0, below - 1))
  return one(mutations, pick)(directory, pick)
}
