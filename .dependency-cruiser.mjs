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
    rooms: ['config/', 'faults/', 'jsonrpc/', 'log/', 'atExit.ts', 'describeError.ts'].map(
      inEcosystem,
    ),
  },
  { name: 'nodes', rooms: ['node/'].map(inEcosystem) },
  { name: 'state', rooms: ['state/', 'journal/'].map(inEcosystem) },
  { name: 'settlement', rooms: ['settlement/', 'history/'].map(inEcosystem) },
  { name: 'network', rooms: ['network/', 'Network.ts'].map(inEcosystem) },
  { name: 'servers', rooms: ['rpc/', 'admin/'].map(inEcosystem) },
  { name: 'ecosystem', rooms: ['ecosystem/'] },
  { name: 'frontend', rooms: ['frontend/'] },
  { name: 'scripts', rooms: ['scripts/', 'hardhat.config.ts'] },
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
    {
      name: 'frontend-without-ecosystem',
      comment:
        'The pages work with live chains too: what they share with the local network stands below both.',
      severity: 'error',
      from: { path: '^frontend/', pathNot: tests },
      to: { path: '^ecosystem/' },
    },
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
