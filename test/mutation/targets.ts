/** A source to mutate, with the sources to recompile and the tests to run. */
export type Target = {
  source: string
  /** Sources of contracts that include its code. */
  compiled: string[]
  /** The fastest to detect mutants come first. */
  tests: string[]
}

const contract = (path: string) => `contracts/${path}.sol`
const test = (path: string) => `test/contracts/${path}.test.ts`

const staking = contract('Staking')
const token = contract('InteropToken')
const stakingBase = contract('base/StakingBase')
const tokenBase = contract('base/RewardToken')
const center = contract('interop/InteropCenter')
const receivers = [contract('test/ReceiverProbe'), contract('examples/NoticeBoard')]

const superchain = [
  { name: 'SuperchainStaking', tests: ['SuperchainStaking'] },
  { name: 'SuperchainToken', tests: ['SuperchainToken'] },
  { name: 'system/CrossL2Inbox', tests: ['CrossL2Inbox'] },
  { name: 'system/L2ToL2CrossDomainMessenger', tests: ['L2ToL2CrossDomainMessenger'] },
  { name: 'system/SuperchainETHBridge', tests: ['SuperchainETHBridge'] },
  { name: 'system/ETHLiquidity', tests: ['SuperchainETHBridge'] },
]

export const targets: Target[] = [
  {
    source: staking,
    compiled: [staking],
    tests: [test('Staking'), test('security/staking')],
  },
  {
    source: token,
    compiled: [token],
    tests: [test('InteropToken'), test('security/receivers')],
  },
  {
    source: stakingBase,
    compiled: [staking],
    tests: [test('Staking'), test('security/staking')],
  },
  {
    source: tokenBase,
    compiled: [token],
    tests: [test('InteropToken'), test('security/receivers')],
  },
  {
    source: contract('interop/DepositMessage'),
    compiled: [staking, token],
    tests: [test('InteropToken'), test('Staking')],
  },
  {
    source: contract('interop/InteropMessages'),
    compiled: [staking, token, center, ...receivers],
    tests: [test('InteropToken'), test('interop/InteropCenter'), test('Staking')],
  },
  {
    source: center,
    compiled: [center],
    tests: [test('interop/InteropCenter'), test('interop/InteropReceiver')],
  },
  {
    source: contract('interop/InteropPayload'),
    compiled: [contract('test/PayloadProbe'), ...receivers],
    tests: [test('interop/InteropPayload'), test('interop/InteropReceiver')],
  },
  {
    source: contract('interop/InteropReceiver'),
    compiled: receivers,
    tests: [
      test('interop/InteropReceiver'),
      test('interop/NoticeBoard'),
      test('security/receivers'),
    ],
  },
  ...superchain.map(({ name, tests }) => ({
    source: contract(`superchain/${name}`),
    compiled: [contract(`superchain/${name}`)],
    tests: tests.map((file) => test(`superchain/${file}`)),
  })),
  {
    source: contract('superchain/system/ForcedTransfer'),
    compiled: ['ETHLiquidity', 'SuperchainETHBridge'].map((name) =>
      contract(`superchain/system/${name}`),
    ),
    tests: [test('superchain/SuperchainETHBridge')],
  },
  {
    source: contract('system/L2MessageVerification'),
    compiled: [contract('system/L2MessageVerification')],
    tests: [test('system/L2MessageVerification'), test('security/verifier')],
  },
  {
    source: contract('system/libraries/MessageHashing'),
    compiled: [
      ...['system/L2MessageVerification', 'system/ZKChain', 'system/Bridgehub'].map(contract),
      ...['system/MessageRoot', 'test/MessageTrees'].map(contract),
    ],
    tests: [test('system/L2MessageVerification'), test('security/verifier')],
  },
]
