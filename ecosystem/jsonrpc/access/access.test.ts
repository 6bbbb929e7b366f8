import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { adminAccess, ownPages } from '../../admin/adminAccess'
import { chainAccess } from './chainAccess'
import { checkAccess, pathOf } from './checkAccess'

const [ownAddress = ''] = Object.values(networkInterfaces()).flatMap(
  (addresses) =>
    addresses?.flatMap(({ internal, family, address }) =>
      internal || family === 'IPv6' ? [] : [address],
    ) ?? [],
)

const local = chainAccess({ host: '127.0.0.1' })
const everywhere = chainAccess({ host: '0.0.0.0' })
const named = chainAccess({
  host: '0.0.0.0',
  allowHost: ['Host.Docker.Internal', 'ecosystem', 'laptop.local.', 'bücher.example', 'FD00:0::7'],
  allowOrigin: ['https://App.example', 'http://10.0.0.7:8080', 'https://default.example:443'],
})
const pages = ownPages()
pages.add('http://localhost:4173')
const admin = adminAccess(pages)

const policies = { local, everywhere, named, admin }
type PolicyName = keyof typeof policies

const statusOf = (
  policy: PolicyName,
  { hosts = ['localhost'], origin, target = '/' }: Parameters<typeof check>[1],
) => check(policy, { hosts, ...(origin !== undefined && { origin }), target })?.status ?? 200

function check(
  policy: PolicyName,
  {
    hosts = ['localhost'],
    origin,
    target = '/',
  }: {
    hosts?: readonly string[]
    origin?: string
    target?: string
  },
) {
  const headers = origin === undefined ? {} : { origin }
  const rawHeaders = hosts.flatMap((host) => ['hOST', host])
  return checkAccess(policies[policy], { headers, rawHeaders }, target)
}

const localHosts = [
  ...['localhost', 'LOCALHOST', 'localhost.', 'localhost:3050', 'localhost:', 'app.localhost:80'],
  ...['127.0.0.1', '127.0.0.1:65535', '127.8.9.10', '127.1', '[::1]', '[::1]:3050', '[0:0::1]'],
  '[::ffff:127.0.0.1]',
]
const foreignHosts = [
  ...['evil.example', 'evil.example:80', 'localhost.evil.example', 'localhost.localdomain'],
  ...['evillocalhost', '8.8.8.8', '8.8.8.8:3050', '[2001:db8::8]', '[::2]', '0.0.0.0', '128.0.0.1'],
  ...['127.0.0.1.evil.example', 'xn--localhst-b3a'],
]
const malformedHosts = [
  ...['user@localhost', 'localhost/', 'localhost#', 'localhost?', 'localhost\\', 'local host'],
  ...['localhost:port', 'localhost:65536', 'localhost:1:2', '::1', '[::1', '[localhost]', ':3050'],
  ...[
    'http://localhost',
    '%6cocalhost',
    'locälhost',
    'localhost, evil.example',
    '.',
    '127.0.0.256',
  ],
]

describe('the Host header', () => {
  it.each(localHosts)('%j is this machine on every port', (host) => {
    for (const policy of ['local', 'everywhere', 'named', 'admin'] as const)
      expect(statusOf(policy, { hosts: [host] })).toBe(200)
  })

  it.each(foreignHosts)('%j is not this machine', (host) => {
    for (const policy of ['local', 'admin'] as const)
      expect(statusOf(policy, { hosts: [host] })).toBe(403)
  })

  it.each(foreignHosts.filter((host) => host !== '0.0.0.0'))(
    '%j is not this machine either if it listens on all interfaces',
    (host) => {
      for (const policy of ['everywhere', 'named'] as const)
        expect(statusOf(policy, { hosts: [host] })).toBe(403)
    },
  )

  it.each(malformedHosts)('%j is malformed', (host) => {
    for (const policy of ['local', 'named', 'admin'] as const)
      expect(statusOf(policy, { hosts: [host] })).toBe(400)
  })

  it.each([[[]], [['']]])('%j is accepted, as no browser sends it', (hosts) => {
    expect(statusOf('local', { hosts })).toBe(200)
    expect(statusOf('admin', { hosts })).toBe(200)
  })

  it.each([
    [['localhost', 'evil.example']],
    [['evil.example', 'localhost']],
    [['localhost', 'localhost']],
    [['localhost', '']],
  ])('is rejected when it is sent more than once: %j', (hosts) => {
    expect(statusOf('local', { hosts })).toBe(400)
  })

  it('may be an address of this machine if the server listens beyond loopback', () => {
    expect(statusOf('everywhere', { hosts: [`${ownAddress}:3050`] })).toBe(200)
    expect(statusOf('everywhere', { hosts: [`[::ffff:${ownAddress}]`] })).toBe(200)
    expect(statusOf('local', { hosts: [ownAddress] })).toBe(403)
    expect(statusOf('admin', { hosts: [ownAddress] })).toBe(403)
  })

  it.each([
    ...['host.docker.internal:3050', 'HOST.docker.internal', 'ecosystem', 'laptop.local'],
    ...['laptop.local.:80', 'xn--bcher-kva.example', '[fd00::7]:3050'],
  ])('%j is an allowed one', (host) => {
    expect(statusOf('named', { hosts: [host] })).toBe(200)
    expect(statusOf('everywhere', { hosts: [host] })).toBe(403)
    expect(statusOf('admin', { hosts: [host] })).toBe(403)
  })

  it('may be the name that the server listens on', () => {
    const access = chainAccess({ host: 'Laptop.local' })
    expect(checkAccess(access, { headers: {}, rawHeaders: ['host', 'laptop.local:1'] }, '/')).toBe(
      undefined,
    )
  })
})

describe('a request target in absolute form', () => {
  it.each([
    ['http://localhost/', 'localhost'],
    ['http://localhost:80/', 'localhost'],
    ['HTTP://LOCALHOST.:3050', 'localhost:3050'],
    ['http://127.1:3050/path', '127.0.0.1:3050'],
    ['https://localhost:443/', 'localhost'],
    ['ws://localhost:80/', 'localhost'],
    ['http://localhost:3050/', ''],
  ])('%s agrees with the Host %j', (target, host) => {
    expect(statusOf('local', { target, hosts: [host] })).toBe(200)
  })

  it.each([
    ['http://evil.example/', 'localhost'],
    ['http://localhost:3050/', 'localhost:3051'],
    ['http://localhost:3050/', 'localhost'],
    ['http://user@localhost/', 'localhost'],
    ['http://localhost/', '127.0.0.1'],
    ['http:///', 'localhost'],
    ['https://localhost:80/', 'localhost'],
  ])('%s contradicts the Host %j', (target, host) => {
    expect(statusOf('local', { target, hosts: [host] })).toBe(400)
  })

  it('is checked even without a Host', () => {
    expect(statusOf('local', { target: 'http://evil.example/', hosts: [] })).toBe(403)
  })

  it.each([
    ['/', '/'],
    ['/a?b', '/a?b'],
    ['*', '*'],
    ['http://localhost:3050', '/'],
    ['http://localhost/a?http://b', '/a?http://b'],
    ['http://localhost?a', '/?a'],
    ['/http://localhost/', '/http://localhost/'],
  ])('%s asks for the path %s', (target, path) => {
    expect(pathOf(target)).toBe(path)
  })
})

const extensionOrigins = [
  'chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn',
  'moz-extension://2f3d6c1e-0000-4000-8000-000000000000',
  'safari-web-extension://2F3D6C1E-0000-4000-8000-000000000000',
]
const localOrigins = [
  ...[
    'http://localhost',
    'http://localhost:3000',
    'https://localhost',
    'http://app.localhost:3000',
  ],
  ...['http://127.0.0.1:8080', 'http://[::1]:5174', 'tauri://localhost', 'http://localhost.:3000'],
]
const foreignOrigins = [
  ...[
    'null',
    '',
    'https://evil.example',
    'http://localhost.evil.example',
    'file://',
    'about:blank',
  ],
  ...[
    'http://localhost@evil.example',
    'http://evil.example#localhost',
    'http://evil.example/localhost',
  ],
  ...[
    'http://localhost, https://evil.example',
    'https://evil.example http://localhost',
    'localhost',
  ],
  ...['http://8.8.8.8:5173', 'http://0.0.0.0:5173', 'chrome-extension://', 'extension://abc'],
  ...['https://chrome-extension.evil.example', 'chrome-extension:abc', 'http://localhost:65536'],
]

describe('the Origin header', () => {
  it('is omitted by clients that are not pages', () => {
    for (const policy of ['local', 'everywhere', 'named', 'admin'] as const)
      expect(statusOf(policy, {})).toBe(200)
  })

  it.each(extensionOrigins)('%j may use the chains, but not the admin port', (origin) => {
    for (const policy of ['local', 'everywhere', 'named'] as const)
      expect(statusOf(policy, { origin })).toBe(200)
    expect(statusOf('admin', { origin })).toBe(403)
  })

  it.each(localOrigins)('%j may use the chains, but not the admin port', (origin) => {
    for (const policy of ['local', 'everywhere', 'named'] as const)
      expect(statusOf(policy, { origin })).toBe(200)
    expect(statusOf('admin', { origin })).toBe(403)
  })

  it.each(foreignOrigins)('%j is rejected everywhere', (origin) => {
    for (const policy of ['local', 'named', 'admin'] as const)
      if (!(origin === 'http://0.0.0.0:5173' && policy === 'named'))
        expect(statusOf(policy, { origin })).toBe(403)
  })

  it('may be an address of this machine if the server listens beyond loopback', () => {
    const origin = `http://${ownAddress}:5173`
    expect(statusOf('everywhere', { origin })).toBe(200)
    expect(statusOf('local', { origin })).toBe(403)
    expect(statusOf('admin', { origin })).toBe(403)
  })

  it.each([
    ...['https://app.example', 'https://APP.example', 'https://app.example:443'],
    ...['http://10.0.0.7:8080', 'https://default.example', 'http://laptop.local:5173'],
  ])('%j is allowed for the chains', (origin) => {
    expect(statusOf('named', { origin })).toBe(200)
    expect(statusOf('everywhere', { origin })).toBe(403)
    expect(statusOf('admin', { origin })).toBe(403)
  })

  it.each([
    'http://app.example',
    'https://app.example:8443',
    'http://10.0.0.7',
    'https://x.app.example',
  ])('%j differs from the allowed one', (origin) => {
    expect(statusOf('named', { origin })).toBe(403)
  })

  it.each([
    ...['http://localhost:5173', 'http://127.0.0.1:5173', 'http://[::1]:5173'],
    ...['http://localhost:3060', 'http://localhost:4173', 'http://127.0.0.1:4173'],
  ])('%j is one of our own pages for the admin port', (origin) => {
    expect(statusOf('admin', { origin })).toBe(200)
  })

  it.each([
    ...['http://localhost:5174', 'https://localhost:5173', 'http://app.localhost:5173'],
    ...['http://localhost', 'http://127.0.0.2:5173', `http://${ownAddress}:5173`],
  ])('%j is not one of our own pages', (origin) => {
    expect(statusOf('admin', { origin })).toBe(403)
  })
})

describe('a rejection', () => {
  it.each([
    ['local', { hosts: ['laptop.local:3050'] }, '"laptop.local"', '--allow-host laptop.local.'],
    [
      'local',
      { origin: 'https://app.example' },
      '"https://app.example"',
      '--allow-origin https://app.example.',
    ],
    ['local', { origin: 'null' }, '"null"', 'needs an origin to use the chains'],
    ['admin', { hosts: ['laptop.local'] }, '"laptop.local"', '127.0.0.1 or localhost'],
    [
      'admin',
      { origin: 'http://localhost:1' },
      '"http://localhost:1"',
      'the web app and the explorer',
    ],
  ] as const)('on the port %s of %j says why, and what to do', (policy, request, what, remedy) => {
    const text = check(policy, request)?.text
    expect(text).toContain(what)
    expect(text).toContain(remedy)
  })

  it('suggests no flag that would not help', () => {
    expect(check('local', { origin: 'null' })?.text).not.toContain('--allow')
    expect(check('admin', { origin: 'https://app.example' })?.text).not.toContain('--allow')
  })
})
