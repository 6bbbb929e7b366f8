import type { Plugin } from 'vite'

/**
 * Makes Vite's preview server return 404 for missing files instead of the page, so that a browser with an outdated page
 * does not receive HTML for a script.
 */
export function missingFiles(): Plugin {
  return {
    name: 'interstake:missing-files',
    configurePreviewServer({ middlewares }) {
      // A returned hook runs after existing files are served; missing ones are rewritten to the page by then.
      return () => {
        middlewares.use((request, response, next) => {
          const [path = ''] = (request.originalUrl ?? '').split('?')
          if (!/\.[^/]+$/.test(path)) return next()
          response.statusCode = 404
          response.end()
        })
      }
    },
  }
}
