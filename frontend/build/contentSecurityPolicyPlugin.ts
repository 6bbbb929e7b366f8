import type { Plugin } from 'vite'
import { readManifests } from '../../deployments/manifestFiles'
import { contentSecurityPolicy } from './contentSecurityPolicy'

/**
 * Puts the policy into the built page, so that it holds wherever the files are served from, and into the headers of
 * Vite's preview server, which can say more. The development server needs inline scripts, and goes without.
 *
 * @param directory - Holds the manifests.
 */
export function contentSecurity(directory: string): Plugin {
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
                    content: contentSecurityPolicy(readManifests(directory)),
                  },
                  injectTo: 'head-prepend',
                },
              ],
            },
    },
    configurePreviewServer({ middlewares }) {
      const policy = `${contentSecurityPolicy(readManifests(directory))}; frame-ancestors 'none'`
      middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', policy)
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.setHeader('Referrer-Policy', 'no-referrer')
        next()
      })
    },
  }
}
