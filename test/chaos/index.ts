import { Command, Option } from 'commander'
import { type ProtocolName, runners } from './runners'
import { isClean, type Outcome } from './runSchedule'

const durationMs = 20_000
/** Number of networks that run concurrently. */
const atOnce = 3
const maxSeed = 2 ** 31 - 1

void new Command('npm run chaos --')
  .description(
    'Runs networks through random schedules of deposits, messages, commands, faults, kills and restarts, and checks that nothing is lost or executed twice, all messages are valid, and no process exits unexpectedly.',
  )
  .addOption(
    new Option('--protocol <name>', 'protocol of the networks')
      .choices(Object.keys(runners))
      .default('zksync'),
  )
  .option(
    '--seed <n>',
    'seed of the first schedule, incremented for each of the others; default random',
    Number,
  )
  .option('--schedules <n>', 'number of schedules', Number, 50)
  .option('--keep <directory>', 'copy the state of each network that fails into it')
  .option('--json', 'end with one line of JSON', false)
  .action(chaos)
  .parseAsync()

async function chaos({
  protocol,
  seed = Math.floor(Math.random() * (maxSeed / 2)),
  schedules,
  keep,
  json,
}: {
  protocol: ProtocolName
  seed?: number
  schedules: number
  keep?: string
  json: boolean
}): Promise<void> {
  // Exit handlers clean up.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(1))
  const outcomes: Outcome[] = []
  const seeds = Array.from({ length: schedules }, (_, index) => seed + index).values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const next of seeds) {
        const outcome = await runners[protocol]({ seed: next, durationMs }, keep)
        outcomes.push(outcome)
        report(protocol, outcome)
      }
    }),
  )
  summarize(outcomes, json)
}

function report(protocol: ProtocolName, outcome: Outcome): void {
  const { seed, counts, findings, log } = outcome
  const facts = Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
  if (isClean(outcome)) {
    console.error(`Seed ${seed}: clean, ${facts}`)
    return
  }
  console.error(`Seed ${seed}: FAILED, ${facts}`)
  for (const line of log) console.error(`  ${line}`)
  for (const [kind, sentences] of Object.entries(findings))
    for (const sentence of sentences) console.error(`  ${kind}: ${sentence}`)
  console.error(
    `  Reproduce it: npm run chaos -- --protocol ${protocol} --seed ${seed} --schedules 1`,
  )
}

function summarize(outcomes: readonly Outcome[], json: boolean): void {
  const count = (kind: keyof Outcome['findings']) =>
    outcomes.reduce((sum, { findings }) => sum + findings[kind].length, 0)
  const clean = outcomes.filter(isClean).length
  const failedSeeds = outcomes
    .filter((outcome) => !isClean(outcome))
    .map(({ seed }) => seed)
    .sort((one, other) => one - other)
  const summary = {
    schedules: outcomes.length,
    clean,
    lost: count('lost'),
    twice: count('twice'),
    invalid: count('invalid'),
    ended: count('ended'),
    failedSeeds,
  }
  console.log(
    json
      ? JSON.stringify(summary)
      : `${clean} of ${outcomes.length} schedules clean; lost ${summary.lost}, twice ${summary.twice}, invalid ${summary.invalid}, ended ${summary.ended}; failed seeds: ${failedSeeds.join(', ') || 'none'}`,
  )
  process.exitCode = failedSeeds.length === 0 ? 0 : 1
}
