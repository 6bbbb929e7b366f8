import pidusage from 'pidusage'

/** Milliseconds that some work takes, and for which a server and this process compute meanwhile. */
export async function cpuTimesOf(pid: number, work: () => Promise<unknown>) {
  const server = (await pidusage(pid)).ctime
  const client = process.cpuUsage()
  const started = performance.now()
  await work()
  const total = performance.now() - started
  const { user, system } = process.cpuUsage(client)
  return {
    total,
    server: (await pidusage(pid)).ctime - server,
    client: (user + system) / 1_000,
  }
}
