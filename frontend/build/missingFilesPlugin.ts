import type { Plugin } from 'vite'

/**
 * Lets Vite's preview server say that a file is not there, where it would answer the page: a browser that asks for the
 * script of an earlier build must not take HTML for it.
 */
export function missingFiles(): Plugin {
  return {
    name: 'interstake:missing-files',
    configurePreviewServer({ middlewares }) {
      // Returned, it comes after the files that are there; what is not is by now rewritten to the page.
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
