const variable = 'INTERSTAKE_TEST_TMPDIR'

/**
 * How to start a process with tsx whose temporary files are in a directory of its own. tsx itself keeps its cache in the
 * usual one: with an empty cache it compiles all modules again.
 *
 * @returns Modules to import after tsx, and environment variables.
 */
export function temporaryDirectory(path: string): {
  imports: string[]
  environment: Record<string, string>
} {
  return {
    imports: [`data:text/javascript,process.env.TMPDIR=process.env.${variable}`],
    environment: { [variable]: path },
  }
}
