import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { noticePage } from './noticePage'

it('shows what it is given as text, whatever that is', async () => {
  const server = createServer((_request, response) =>
    noticePage(response, { status: 500, title: 'A & B', text: '<script>"x"</script>' }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const response = await fetch(`http://127.0.0.1:${port}`)
  const html = await response.text()
  server.close()
  expect(response.status).toBe(500)
  expect(html).toContain('<h1>A &amp; B</h1>')
  expect(html).toContain('<p>&lt;script&gt;&quot;x&quot;&lt;/script&gt;</p>')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})
