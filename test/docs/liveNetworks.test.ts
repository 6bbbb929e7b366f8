import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { expect, it } from 'vitest'
import { readLiveSettings } from '../../scripts/liveSettings'
import { readSnippets } from './readSnippets'

const repository = join(__dirname, '..', '..')

it('the page about live networks describes chains by settings that are accepted', async () => {
  const [settings] = await readSnippets('live-networks.md', ['sh'])
  const privateKey = `0x${'12'.repeat(32)}`
  const { gateway, staking, rewards } = readLiveSettings('TESTNET_', {
    ...parse(settings?.code ?? ''),
    TESTNET_PRIVATE_KEY: privateKey,
  })
  expect(gateway).toMatchObject({ chainId: 506, rpcUrl: 'https://gateway.example' })
  expect(staking.map(({ chainId }) => chainId)).toEqual([300])
  expect(rewards.chainId).toBe(11_124)
})

it('the page about live networks names each setting of .env.example, and no others', async () => {
  const [page, example] = await Promise.all(
    ['docs/live-networks.md', '.env.example'].map((file) =>
      readFile(join(repository, file), 'utf8'),
    ),
  )
  const named = [...(page ?? '').matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name)
  const known = Object.keys(parse(example ?? '')).map((name) => name.replace('TESTNET_', ''))
  expect([...new Set(named)].toSorted()).toEqual(known.toSorted())
})
