import type { Page } from 'playwright-core'

/**
 * Reports console errors and requests to other hosts.
 *
 * @param hosts - Allowed hosts, with ports.
 */
export function watchPage(
  page: Page,
  { hosts, report }: { hosts: ReadonlySet<string>; report: (problem: string) => void },
): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      report(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => report(`uncaught: ${error.message}`))
  const reportForeign = (address: string) => {
    const { protocol, host } = new URL(address)
    if (protocol !== 'data:' && !hosts.has(host)) report(`request to ${address}`)
  }
  page.on('request', (request) => reportForeign(request.url()))
  page.on('websocket', (socket) => reportForeign(socket.url()))
}
