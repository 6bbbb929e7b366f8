import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { firstLoad } from './firstLoad'

const code = 'console.log("a page")'
const bytes = gzipSync(code).byteLength

describe('firstLoad', () => {
  it('lists the entry and all of its imports, once each', () => {
    expect(
      firstLoad([
        { fileName: 'entry.js', isEntry: true, code, imports: ['a.js', 'b.js'] },
        { fileName: 'a.js', code, imports: ['b.js'] },
        { fileName: 'b.js', code, imports: ['a.js'] },
      ]),
    ).toEqual(['entry.js', 'a.js', 'b.js'].map((fileName) => ({ fileName, bytes })))
  })

  it('omits files that are loaded on demand', () => {
    expect(
      firstLoad([
        { fileName: 'entry.js', isEntry: true, code, imports: [] },
        { fileName: 'later.js', code },
      ]),
    ).toEqual([{ fileName: 'entry.js', bytes }])
  })
})
