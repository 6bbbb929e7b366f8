/**
 * The rooms of this repository, lowest first. A file imports from its own floor and from those below it, never from
 * one above; rooms on one floor may import from each other as long as no circle comes of it.
 */
const floors = [
  { name: 'contracts', rooms: ['contracts/'] },
  { name: 'interop', rooms: ['interop/'] },
  { name: 'deployments', rooms: ['deployments/'] },
  {
    name: 'ground floor of the ecosystem',
    rooms: [
      'config/',
      'faults/',
      'files/',
      'jsonrpc/',
      'log/',
      'SerialQueue.ts',
      'abortable.ts',
      'ReadWriteLock.ts',
      'onProcessExit.ts',
      'describeError.ts',
    ].map(inEcosystem),
  },
  { name: 'relayer', rooms: ['relayer/'] },
  { name: 'anvil', rooms: ['anvil/'].map(inEcosystem) },
  { name: 'journal', rooms: ['journal/'].map(inEcosystem) },
  { name: 'nodes', rooms: ['node/'].map(inEcosystem) },
  { name: 'state', rooms: ['state/'].map(inEcosystem) },
  { name: 'protocol', rooms: ['protocol/'].map(inEcosystem) },
  { name: 'protocols', rooms: ['zksync/', 'superchain/'].map(inEcosystem) },
  { name: 'history', rooms: ['history/'].map(inEcosystem) },
  { name: 'network', rooms: ['network/', 'Network.ts'].map(inEcosystem) },
  { name: 'servers', rooms: ['rpc/', 'admin/'].map(inEcosystem) },
  {
    name: 'admin methods of the protocols',
    rooms: ['zksync/admin/', 'superchain/admin/'].map(inEcosystem),
  },
  { name: 'ecosystem', rooms: ['ecosystem/'] },
  { name: 'what pages share', rooms: ['frontend/shared/'] },
  { name: 'pages', rooms: ['frontend/app/', 'frontend/explorer/'] },
  { name: 'frontend', rooms: ['frontend/'] },
  { name: 'scripts', rooms: ['scripts/', 'hardhat.config.ts'] },
]

/** Who does not import whom, although the floors would allow it. */
const strangers = [
  // Pages work with live chains too: what they share with the local network stands below both.
  { from: 'frontend/', to: 'ecosystem/' },
  // A local network starts without a database.
  { from: 'ecosystem/', to: 'relayer/' },
  // What both pages need is in frontend/shared.
  { from: 'frontend/app/', to: 'frontend/explorer/' },
  { from: 'frontend/explorer/', to: 'frontend/app/' },
  // A network does not know its protocol.
  ...[
    'Network.ts',
    'startNetwork.ts',
    'serveChain.ts',
    'history/',
    'rpc/',
    'admin/',
    'protocol/',
  ].flatMap((room) =>
    ['zksync/', 'superchain/'].map((protocol) => {
      return { from: inEcosystem(room), to: inEcosystem(protocol) }
    }),
  ),
  { from: inEcosystem('zksync/'), to: inEcosystem('superchain/') },
  { from: inEcosystem('superchain/'), to: inEcosystem('zksync/') },
]

/** Test code and benchmarks import what they need; nothing else imports test code. */
const tests = ['\\.test\\.tsx?$', '/test/', '^test/', '^bench/']

function inEcosystem(path) {
  return `ecosystem/${path}`
}

/** A room as a pattern of paths. */
function pattern(room) {
  return `^${room.replaceAll('.', '\\.')}`
}

/** Without test code. A room within another one, as `ecosystem/rpc/` is in `ecosystem/`, belongs to its own floor. */
function filesOf(floor) {
  const others = floors.filter((other) => other !== floor).flatMap(({ rooms }) => rooms)
  const within = others.filter((other) => floor.rooms.some((room) => other.startsWith(room)))
  return { path: floor.rooms.map(pattern), pathNot: [...within.map(pattern), ...tests] }
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Also not of types: put what both sides need below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...floors.flatMap((floor, index) =>
      floors.slice(index + 1).map((above) => {
        return {
          name: `${floor.name}-below-${above.name}`.replaceAll(' ', '-'),
          comment: `What belongs to ${floor.name} must not import from ${above.name}.`,
          severity: 'error',
          from: filesOf(floor),
          to: filesOf(above),
        }
      }),
    ),
    ...strangers.map(({ from, to }) => ({
      name: `${from}-without-${to}`.replaceAll(/[/.]/g, '-'),
      severity: 'error',
      from: { path: pattern(from), pathNot: tests },
      to: { path: pattern(to) },
    })),
    {
      name: 'no-test-code',
      comment: 'Only tests and benchmarks import test code.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests.filter((path) => path !== '^bench/') },
    },
  ],
  options: {
    // Imports of types count.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['(^|/)node_modules/', '^artifacts/', '^cache/', '/dist/'] },
  },
}
