import type { Page } from 'playwright-core'

/**
 * Reports what a person would not see: messages of errors in the console, and requests to anyone else.
 *
 * @param hosts - With ports: whom the page may talk to.
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
