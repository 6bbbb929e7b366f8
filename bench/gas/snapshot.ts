import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const file = join(__dirname, 'gasSnapshot.json')

const snapshotSchema = z.record(z.string(), z.number())

/** Gas of each operation, by its name. */
export type GasSnapshot = z.infer<typeof snapshotSchema>

/** Reads the gas costs of the last measurement. */
export async function readSnapshot(): Promise<GasSnapshot> {
  return snapshotSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

export async function writeSnapshot(snapshot: GasSnapshot): Promise<void> {
  await writeFile(file, `${JSON.stringify(snapshot, null, 2)}\n`)
}
