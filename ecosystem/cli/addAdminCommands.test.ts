import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { addAdminCommands } from './addAdminCommands'

/** Runs a command; resolves to what it prints, as JSON. */
async function run(...words: string[]): Promise<unknown> {
  const program = new Command().exitOverride()
  addAdminCommands(program)
  for (const command of program.commands)
    command.exitOverride().configureOutput({ writeErr: () => {} })
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await program.parseAsync(words, { from: 'user' })
    expect(log).toHaveBeenCalledOnce()
    return JSON.parse(String(log.mock.calls[0]?.[0]))
  } finally {
    log.mockRestore()
  }
}

describe('the commands of a running network', () => {
  let ecosystem: StakingEcosystem

  beforeAll(async () => {
    ecosystem = await createStakingEcosystem()
  })

  afterAll(() => ecosystem.stop())

  const call = (...words: string[]) => run(...words, '--admin', ecosystem.adminUrl ?? '')

  it('call its admin methods, with JSON, numbers and text as arguments', async () => {
    expect(await call('set-pace', 'fast')).toMatchObject({ seal: 1_000 })
    expect(await call('get-status')).toMatchObject({ pace: { name: 'fast' } })
    const pace = { seal: 20, commit: 20, prove: 20, execute: 20, import: 20 }
    expect(await call('set-pace', JSON.stringify(pace))).toMatchObject(pace)
    expect(
      await call('fund', '0x00000000000000000000000000000000000000aa', '1000000000000000000000'),
    ).toMatchObject({ 506: '0x3635c9adc5dea00000' })
    expect(await call('add-chain')).toMatchObject({ name: 'staking3' })
  })

  it('fail with what the network rejects', async () => {
    await expect(call('crash-node', 'nowhere')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('Unknown chain nowhere. Chains: gateway (506)'),
    })
    await expect(call('set-faults', '{"rpc":{"errorRate":2}}')).rejects.toThrow(
      'faults.rpc.errorRate must be a number from 0 to 1',
    )
    await expect(call('crash-node')).rejects.toThrow("missing required argument 'chain'")
  })

  it('name the remedy if no network is running', async () => {
    await expect(run('get-status', '--admin', 'http://127.0.0.1:1')).rejects.toMatchObject({
      exitCode: 1,
      message:
        'No running network found at http://127.0.0.1:1. Start one, or pass another URL with --admin.',
    })
  })
})
