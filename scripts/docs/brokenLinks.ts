import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The broken links between the pages of a site, each as `page: link`. */
export function brokenLinks(directory: string): string[] {
  const pages = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  const anchors = new Map<string, Set<string>>()
  const contents = pages.map((page) => {
    const html = readFileSync(join(directory, page), 'utf8')
    anchors.set(join(directory, page), new Set(attributes(html, 'id')))
    return { page, links: [...attributes(html, 'href'), ...attributes(html, 'src')] }
  })
  return contents.flatMap(({ page, links }) =>
    [...new Set(links)]
      // URLs with a scheme are external.
      .filter((link) => !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(link))
      .filter((link) => {
        const [path = '', anchor = ''] = link.split('#').map(decodeURIComponent)
        const target = path ? join(directory, dirname(page), path) : join(directory, page)
        if (relative(directory, target).startsWith('..')) return true
        if (!existsSync(target) || !statSync(target).isFile()) return true
        return anchor !== '' && anchors.get(target)?.has(anchor) === false
      })
      .map((link) => `${page}: ${link}`),
  )
}

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  )
}
