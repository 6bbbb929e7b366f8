/** Where `npm start` and `npm run dev` serve the web app, unless the ports are moved. */
export const webAppPort = 5173

/** Where the explorer is, unless the ports are moved. */
export const explorerPort = 3060

/** Where the explorer loads the manifests from, as a JSON array, on the server that serves it. */
export const manifestsPath = '/deployments.json'
