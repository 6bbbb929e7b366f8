import type { ServerResponse } from 'node:http'

/**
 * Answers a request with a plain page that says something to a person.
 *
 * @param reloadSeconds - After so long the browser asks again.
 */
export function noticePage(
  response: ServerResponse,
  {
    status,
    title,
    text,
    reloadSeconds,
  }: { status: number; title: string; text: string; reloadSeconds?: number },
): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    ...(reloadSeconds && { Refresh: String(reloadSeconds), 'Retry-After': String(reloadSeconds) }),
  })
  response.end(`<!doctype html>
<html lang="en">
  <head>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <main>
      <h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(text)}</p>
    </main>
  </body>
</html>
`)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
