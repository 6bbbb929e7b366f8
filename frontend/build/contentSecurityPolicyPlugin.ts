import type { Plugin } from 'vite'
import { contentSecurityPolicy } from '../../deployments/contentSecurityPolicy'

/**
 * Adds a Content Security Policy to the built page, so that it applies wherever the files are served from, and to the
 * headers of Vite's preview server, which support more directives. The development server needs inline scripts and has none.
 *
 * @param sources - Returns the additional sources that the page may connect to.
 */
export function contentSecurity(sources: () => readonly string[]): Plugin {
  return {
    name: 'interstake:content-security-policy',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { server }) =>
        server
          ? html
          : {
              html,
              tags: [
                {
                  tag: 'meta',
                  attrs: {
                    'http-equiv': 'Content-Security-Policy',
                    content: contentSecurityPolicy(sources()),
                  },
                  injectTo: 'head-prepend',
                },
              ],
            },
    },
    configurePreviewServer({ middlewares }) {
      const policy = `${contentSecurityPolicy(sources())}; frame-ancestors 'none'`
      middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', policy)
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.setHeader('Referrer-Policy', 'no-referrer')
        next()
      })
    },
  }
}
