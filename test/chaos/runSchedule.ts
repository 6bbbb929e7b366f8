import { once, setMaxListeners } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ChaosProtocol } from './ChaosProtocol'
import { type Findings, newFindings } from './checks'
import { NetworkProcess } from './NetworkProcess'
import { describeStep, type Schedule, type ScheduledStep } from './schedule'
import type { World } from './World'

/** Timeout of the checks, also on a busy machine. */
const settleMs = 600_000
const goneMs = 10_000
/** Ports of networks: below those that the operating system assigns. */
const firstPort = 13_000
const lastPort = 30_500

export type Outcome = {
  seed: number
  findings: Findings
  /** What happened. */
  counts: Record<string, number>
  /** The steps and their results, in order. */
  log: string[]
}

export const isClean = ({ findings }: Outcome): boolean =>
  Object.values(findings).every(({ length }) => length === 0)

/**
 * Runs a network of a protocol through a schedule, and checks it afterwards.
 *
 * @param keep - Where to copy the state of a network that fails.
 */
export async function runSchedule<world extends World>(
  protocol: ChaosProtocol<world>,
  schedule: Schedule<world>,
  keep?: string,
): Promise<Outcome> {
  const { ports } = protocol
  const findings = newFindings()
  const log: string[] = []
  const failed = new AbortController()
  setMaxListeners(0, failed.signal)
  const begun = performance.now()
  const say = (text: string) =>
    log.push(`${((performance.now() - begun) / 1_000).toFixed(2).padStart(6)} s  ${text}`)
  const network = new NetworkProcess({
    kind: protocol,
    portOffset: await freePortOffset(ports),
    onEnd: () => world.history.ends.push(performance.now()),
    onFailure(reason) {
      if (failed.signal.aborted) return
      findings.ended.push(reason)
      failed.abort(new Error('The network has failed'))
    },
    onLine(line) {
      say(`          ${line}`)
      world.readReport(line)
    },
  })
  const world = protocol.createWorld({ network, seed: schedule.seed })
  // Node.js may garbage-collect signals of AbortSignal.any() and AbortSignal.timeout() without other references.
  function within(ms: number): AbortSignal {
    const abort = new AbortController()
    const end = () => abort.abort(new Error(`It took more than ${ms} ms`))
    setTimeout(end, ms).unref()
    failed.signal.addEventListener('abort', end)
    if (failed.signal.aborted) end()
    return abort.signal
  }
  world.signal = within(schedule.durationMs + settleMs)

  async function perform(step: ScheduledStep<world>, description: string): Promise<void> {
    const [time] = description.trim().split(' ')
    const [result] = await Promise.allSettled([step.run(world)])
    if (failed.signal.aborted) return
    if (result.status === 'rejected') {
      const { message, details = message } = result.reason
      say(`          ${step.action} of ${time} s: ${details.split('\n')[0]}`)
    } else if (step.action !== 'deposit' && step.action !== 'mint')
      say(`          done: ${step.action} of ${time} s`)
  }

  async function performAll(): Promise<void> {
    await network.start()
    const start = performance.now()
    const running: Promise<void>[] = []
    for (const step of schedule.steps) {
      await delay(Math.max(0, start + step.at - performance.now()), undefined, {
        signal: world.signal,
      })
      const description = describeStep(step)
      say(description)
      running.push(perform(step, description))
    }
    say('the faults end')
    await network.settled()
    await protocol.endFaults(world)
    await Promise.all(running)
    failed.signal.throwIfAborted()
    // A delayed action may have started another fault.
    world.signal = within(settleMs)
    await protocol.endFaults(world)
    say('the checks begin')
    await protocol.check(world, findings)
    if (findings.lost.length > 0) say(await world.describe())
    say('the network is restarted')
    world.signal = within(settleMs)
    await network.end(schedule.seed % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
    await network.start()
    await protocol.checkRestarted(world, findings)
  }

  try {
    await performAll().catch((error: Error) => {
      say(error.message)
      if (!failed.signal.aborted) findings.lost.push(`It did not settle: ${error.message}`)
    })
    const reason = await network.end('SIGTERM')
    if (!failed.signal.aborted && reason !== 0)
      findings.ended.push(`It ended with ${reason} when it was stopped`)
    findings.left.push(...(await remaining(network, ports, !failed.signal.aborted)))
    const outcome = {
      seed: schedule.seed,
      findings,
      counts: { ...protocol.count(world), restarts: world.history.ends.length },
      log,
    }
    if (keep !== undefined && !isClean(outcome))
      network.copyState(join(keep, `seed-${schedule.seed}`))
    return outcome
  } finally {
    network.remove()
  }
}

/**
 * Processes, files and ports that are left after a while.
 *
 * @param hasFinished - Whether it was not killed, so that its files should be removed as well.
 */
async function remaining(
  network: NetworkProcess,
  ports: readonly number[],
  hasFinished: boolean,
): Promise<string[]> {
  const end = performance.now() + goneMs
  for (;;) {
    const left = [
      ...network.processes.map((processId) => `process ${processId}`),
      ...(hasFinished ? network.temporaryFiles.map((name) => `temporary file ${name}`) : []),
      ...(await takenPorts(ports, network.portOffset)).map((port) => `port ${port}`),
    ]
    if (left.length === 0 || performance.now() > end) return left
    await delay(100)
  }
}

async function freePortOffset(ports: readonly number[]): Promise<number> {
  const first = firstPort - Math.min(...ports)
  const last = lastPort - Math.max(...ports)
  for (;;) {
    const offset = first + Math.floor(Math.random() * (last - first))
    if ((await takenPorts(ports, offset)).length === 0) return offset
  }
}

async function takenPorts(ports: readonly number[], offset: number): Promise<number[]> {
  const taken = await Promise.all(
    ports.map(async (port) => ((await isFree(port + offset)) ? [] : [port + offset])),
  )
  return taken.flat()
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  server.close()
  return isListening
}
