import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPackage } from './packages/buildPackage'
import { packages } from './packages/packages'

const tarballs = join(__dirname, '..', 'dist', 'packages')

/** Builds the packages and packs each into a tarball, as it would be published, into `dist/packages/`. */
async function pack(): Promise<void> {
  mkdirSync(tarballs, { recursive: true })
  for (const file of readdirSync(tarballs)) if (file.endsWith('.tgz')) rmSync(join(tarballs, file))
  for (const description of packages) {
    const directory = await buildPackage(description)
    const { status, stdout, error } = spawnSync(
      'npm',
      ['pack', directory, '--pack-destination', tarballs, '--silent'],
      { encoding: 'utf8', shell: process.platform === 'win32' },
    )
    if (status !== 0) throw error ?? new Error(`npm could not pack ${directory}.`)
    console.log(join('dist', 'packages', stdout.trim()))
  }
}

void pack().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
