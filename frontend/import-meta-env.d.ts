interface ImportMetaEnv {
  /** Set by the build; empty if none is configured. */
  readonly WALLETCONNECT_PROJECT_ID: string
}
