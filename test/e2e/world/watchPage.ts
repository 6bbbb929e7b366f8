import type { Page } from 'playwright-core'

const ownHosts = new Set(['localhost', '127.0.0.1'])

/** Reports what a person would not see: messages of errors in the console, and requests to anyone else. */
export function watchPage(page: Page, report: (problem: string) => void): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      report(`console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => report(`uncaught: ${error.message}`))
  const reportForeign = (address: string) => {
    const { protocol, hostname } = new URL(address)
    if (protocol !== 'data:' && !ownHosts.has(hostname)) report(`request to ${address}`)
  }
  page.on('request', (request) => reportForeign(request.url()))
  page.on('websocket', (socket) => reportForeign(socket.url()))
}
