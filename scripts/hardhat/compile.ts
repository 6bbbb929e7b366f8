import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TASK_COMPILE, TASK_COMPILE_SOLIDITY_CHECK_ERRORS } from 'hardhat/builtin-tasks/task-names'
import { subtask, task } from 'hardhat/config'
import type { HardhatRuntimeEnvironment } from 'hardhat/types'

type CompilerMessage = {
  severity: string
  formattedMessage: string
  sourceLocation?: { file: string }
}

subtask(
  TASK_COMPILE_SOLIDITY_CHECK_ERRORS,
  async (args: { output: { errors?: CompilerMessage[] } }, _hre, runSuper) => {
    await runSuper(args)
    const messages = args.output.errors ?? []
    const ownWarnings = messages.filter((message) =>
      message.sourceLocation?.file.startsWith('contracts/'),
    )
    if (ownWarnings.length > 0)
      throw new Error(
        `Compiler warnings count as errors:\n${ownWarnings.map((message) => message.formattedMessage).join('\n')}`,
      )
  },
)

task(TASK_COMPILE, async (args, hre, runSuper) => {
  await runSuper(args)
  await writeAbis(hre)
})

/** Writes `contracts/abi/<Contract>.ts`, one `as const` ABI a deployable contract, for viem's and wagmi's types. */
async function writeAbis({ artifacts, config }: HardhatRuntimeEnvironment): Promise<void> {
  const directory = join(config.paths.sources, 'abi')
  await mkdir(directory, { recursive: true })
  const names = (await artifacts.getAllFullyQualifiedNames()).filter(
    (name) => name.startsWith('contracts/') && !name.startsWith('contracts/test/'),
  )
  const written = new Set<string>()
  for (const name of names) {
    const { abi, bytecode, contractName } = await artifacts.readArtifact(name)
    if (bytecode === '0x' || abi.length === 0) continue
    const file = `${contractName}.ts`
    written.add(file)
    const identifier = `${uncapitalize(contractName)}Abi`
    const text = [
      '// Generated from the compiled contract by `npm run compile`. Do not edit.',
      `export const ${identifier} = ${JSON.stringify(abi, null, 2)} as const`,
      '',
    ].join('\n')
    await writeIfChanged(join(directory, file), text)
  }
  for (const file of await readdir(directory))
    if (!written.has(file)) await rm(join(directory, file))
}

/** `InteropToken` → `interopToken`, `L1Messenger` → `l1Messenger`, `ZKChain` → `zkChain`. */
function uncapitalize(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (head) => head.toLowerCase())
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => undefined)
  if (present !== text) await writeFile(path, text)
}
