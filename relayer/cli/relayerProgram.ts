import { Command, Option } from 'commander'
import { pino } from 'pino'
import { startRelayer } from '../startRelayer'
import { loadConfig, logLevels } from './loadConfig'
import { loadSigners } from './loadSigners'

/**
 * The program that relays until it is interrupted.
 *
 * @param name - Name of the command.
 * @param defaultManifest - File of the manifest without `--manifest`; undefined if it has to be given.
 */
export function relayerProgram({
  name,
  defaultManifest,
}: {
  name: string
  defaultManifest?: string
}): Command {
  const setting = (flags: string, variable: string, description: string) =>
    new Option(flags, description).env(`RELAYER_${variable}`)
  return new Command(name)
    .description(
      'Mints the rewards of deposits as soon as their messages are verifiable, until Ctrl-C. DATABASE_URL is the Postgres database that several relayers share; without it, an embedded one is used.',
    )
    .addOption(setting('--manifest <file>', 'MANIFEST', 'manifest that lists chains and contracts'))
    .addOption(
      setting(
        '--keystore <file...>',
        'KEYSTORE',
        'encrypted key that sends transactions (default: the public development key, on local chains)',
      ),
    )
    .addOption(
      setting(
        '--password-file <file>',
        'PASSWORD_FILE',
        'file with the password of the keystores (default: ask for it)',
      ),
    )
    .addOption(
      setting(
        '--data <directory>',
        'DATA',
        'directory of the embedded database (default: "interstake-relayer")',
      ),
    )
    .addOption(
      setting('--host <address>', 'HOST', 'address of the status server (default: "127.0.0.1")'),
    )
    .addOption(setting('--port <port>', 'PORT', 'port of the status server (default: 9464)'))
    .addOption(setting('--poll <seconds>', 'POLL', 'polling interval of the chains (default: 2)'))
    .addOption(setting('--max-fee <gwei>', 'MAX_FEE', 'maximum fee per gas (default: no limit)'))
    .addOption(
      setting(
        '--bump-after <seconds>',
        'BUMP_AFTER',
        'time after which a transaction is sent with higher fees (default: 60)',
      ),
    )
    .addOption(setting('--provers <number>', 'PROVERS', 'number of provers (default: 2)'))
    .addOption(
      setting('--log-level <level>', 'LOG_LEVEL', 'what is logged (default: "info")').choices(
        logLevels,
      ),
    )
    .option('--config <file>', 'JSON file with these settings, named like the flags in camel case')
    .option('--revive', 'try dead messages again', false)
    .action(async ({ config: file, revive, ...given }, command: Command) => {
      try {
        await run({ manifest: defaultManifest, ...given }, { file, revive })
      } catch (error) {
        command.error(error instanceof Error ? error.message : String(error))
      }
    })
}

async function run(
  given: Record<string, unknown>,
  { file, revive }: { file: string | undefined; revive: boolean },
): Promise<void> {
  const config = loadConfig(given, file, process.env.DATABASE_URL)
  const signers = await loadSigners(config.options.manifest, config)
  const log = pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime })
  if (config.keystores.length === 0) log.warn('Sending with the public development key')
  const starting = startRelayer({ ...config.options, signers, log, revive })
  // From now on, as starting takes seconds with a new embedded database.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'Stopping')
      // A second signal ends the process at once.
      starting.then(
        (relayer) => relayer.stop(),
        () => {},
      )
    })
  await starting
}
