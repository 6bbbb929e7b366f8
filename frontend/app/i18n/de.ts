import type { Messages } from './en'

/** The texts of the web app in German. */
export const de: Messages = {
  stake: {
    title: 'Staken',
    chain: 'Staking-Chain',
    searchChains: 'Chains durchsuchen',
    noChain: 'Keine Chain passt dazu.',
    staking: (amount) => `${amount} ETH gestakt`,
    yourBalance: 'Dein Guthaben',
    yourStake: 'Dein Stake',
    totalStaked: 'Insgesamt gestakt',
    deliveryTime: 'Mittlere Zustellzeit',
    noData: 'noch keine Daten',
    amount: 'Betrag',
    max: 'Max.',
    useMax: 'Höchstbetrag einsetzen',
    stake: 'Staken',
    withdraw: 'Abheben',
    withdrawAll: 'Alles abheben',
    understood: (typed, amount) => `${typed} = ${amount} ETH`,
    stakeTitle: (amount, chain) => `${amount} ETH auf ${chain} staken`,
    staked: (amount, chain) => `Du hast ${amount} ETH auf ${chain} gestakt.`,
    withdrawTitle: (amount, chain) => `${amount} ETH von ${chain} abheben`,
    withdrew: (amount, chain) => `Du hast ${amount} ETH von ${chain} abgehoben.`,
    withdrawAllTitle: (chain) => `Alles von ${chain} abheben`,
    withdrewAll: (chain) => `Du hast deinen ganzen Stake von ${chain} abgehoben.`,
    insufficient: (chain) => `Das ETH auf ${chain} reicht nicht für Betrag und Gas.`,
    upTo: (amount, chain) =>
      `Du kannst bis zu ${amount} ETH auf ${chain} staken. Der Rest bleibt für Gas.`,
    yourStakeIs: (amount, chain) => `Dein Stake auf ${chain} beträgt ${amount} ETH.`,
    rewardedBefore:
      'Diese Adresse hat ihre Belohnung schon: Jede Adresse wird einmal belohnt. Eine weitere Einzahlung bringt keine zweite.',
    depositedBefore: (chain) =>
      `Diese Adresse hat auf ${chain} schon eingezahlt. Nur die erste Einzahlung sendet eine Nachricht und bringt die Belohnung.`,
    noFunds: (chain) => `Dieses Konto hat kein ETH auf ${chain}.`,
    getFunds: (ether) => `${ether} Test-ETH holen`,
    unreachable: 'Nicht erreichbar',
    willSwitch: (chain) => `Deine Wallet wird fragen, ob sie zu ${chain} wechseln soll.`,
  },
  progress: {
    title: 'Deine Einzahlungen',
    depositOn: (chain) => `Einzahlung auf ${chain}`,
    readyToMint: 'Bereit zum Minten',
    toMint: 'um die Belohnung zu minten',
    mintTitle: (chain) => `Belohnung auf ${chain} minten`,
    toRelay: 'um die Nachricht zuzustellen',
    relayTitle: (chain) => `Nachricht auf ${chain} zustellen`,
    toResend: 'um die Nachricht noch einmal zu senden',
    resend: 'Noch einmal senden',
    resendTitle: (chain) => `Nachricht auf ${chain} noch einmal senden`,
    readyToRelay: 'Bereit zum Zustellen',
    expired: 'Nachricht abgelaufen',
    progress: (step, done, all) => `${step} (${done} von ${all})`,
    rewarded: 'Belohnung gemintet',
    readyNote: (headline, chain) => `${headline}: deine Einzahlung auf ${chain}.`,
    rewardedNote: (chain) => `Deine Belohnung für die Einzahlung auf ${chain} ist da.`,
    stakedNote:
      'Deine Einzahlung ist bestätigt. Ihre Nachricht ist unterwegs: Verfolge sie unter Deine Einzahlungen.',
    notify: 'Benachrichtige mich, wenn es so weit ist',
    notifyDenied: 'Dein Browser blockiert Benachrichtigungen in seinen Einstellungen.',
    earned: 'Du hast 1 INTR verdient',
    earnedFor: (source, destination) =>
      `Auf ${source} gestakt, auf ${destination} belohnt: keine Bridge, kein Orakel, nur eine Nachricht und was sie beweist.`,
    addToken: 'INTR zur Wallet hinzufügen',
    addedToken: 'INTR ist jetzt in deiner Wallet.',
    share: 'Teilen',
    shareTitle: 'Meine Belohnung auf Interstake',
    copied: 'Link kopiert',
    notCopied: 'Kopieren fehlgeschlagen',
  },
  home: {
    howItWorks: 'So funktioniert es',
    activity: 'Aktivität',
  },
  zksync: {
    hero: {
      title: 'Auf einer Chain staken, auf einer anderen belohnt werden.',
      explanation:
        'Deine erste Einzahlung sendet eine Nachricht. Ein Vertrag auf der Belohnungs-Chain prüft sie mit einem Merkle-Beweis. Es gibt niemanden, dem du vertrauen musst.',
    },
    howItWorks: [
      [
        'Staken',
        'Zahle ETH auf einer Staking-Chain ein. Es bleibt deins: Hebe es ab, wann du willst, ganz oder in Teilen.',
      ],
      [
        'Die Nachricht verfolgen',
        'Die Nachricht über deine Einzahlung kommt in einen Batch, wird bewiesen und abgerechnet. Jede andere Chain importiert den Interop-Root, der sie enthält.',
      ],
      [
        'Die Belohnung minten',
        'Sobald die Belohnungs-Chain die Nachricht prüfen kann, minte dein INTR mit einem Klick. Es gibt nichts zu kopieren.',
      ],
    ],
    outages: {
      staking: (name) =>
        `${name} ist nicht erreichbar. Dort kann weder gestakt noch abgehoben werden, und die Daten sind vielleicht veraltet. Gesendete Nachrichten kommen trotzdem an.`,
      rewards: (name) =>
        `${name} ist nicht erreichbar. Belohnungen können weder angezeigt noch gemintet werden. Staken und Abheben gehen weiterhin, und keine Belohnung geht verloren.`,
      settlement: (name) =>
        `${name} ist nicht erreichbar. Nachrichten brauchen vielleicht länger. Staken, Abheben und das Minten bereiter Belohnungen gehen weiterhin.`,
      other: (name) => `${name} ist nicht erreichbar. Die Daten sind vielleicht veraltet.`,
    },
    status: {
      loading: 'Status wird geladen…',
      settled: 'Gemintet und abgerechnet. Die Belohnung ist endgültig.',
      minted: 'Gemintet. Die Belohnung ist endgültig, sobald ihr Batch ausgeführt ist.',
      rewardedFor: (chain) =>
        `Jede Adresse wird einmal belohnt. Diese Adresse wurde für ihre Einzahlung auf ${chain} belohnt.`,
      anotherChain: 'einer anderen Chain',
      withoutProof: 'Ausgeführt. Der Node hat den Beweis noch nicht.',
      unknown: 'Transaktion nicht gefunden. Vielleicht hat ein Reorg sie verworfen.',
      pending: 'Ausstehend. Wartet auf einen Block.',
      sent: 'Gesendet. Wartet auf einen Batch.',
      batched: 'In einem Batch. Wartet auf den Commit.',
      committed: 'Committet. Wartet auf den Beweis.',
      proven: 'Bewiesen. Wartet auf die Ausführung.',
      executed: 'Ausgeführt. Die Belohnungs-Chain muss den Root noch importieren.',
      rootImported: 'Root importiert. Der Verifier muss den Beweis noch annehmen.',
      verifiable: 'Bereit: Die Belohnungs-Chain nimmt den Beweis an.',
      failed: 'Fehlgeschlagen. Die Nachricht kann nicht zugestellt werden.',
    },
    pageName: 'Nachricht und Beweis',
    repeatedDeposits:
      'Jede Adresse wird einmal belohnt, egal wie viele Einzahlungen sie hat. Minte die Belohnung einer davon.',
    mint: 'Belohnung minten',
    mintFor: (account) => `Belohnung für ${account} minten`,
  },
  superchain: {
    hero: {
      title: 'Auf einer Chain staken, auf einer anderen belohnt werden.',
      explanation:
        'Deine erste Einzahlung sendet eine Nachricht. Jeder kann sie der Belohnungs-Chain zustellen, deren Nodes prüfen, dass sie gesendet wurde. Es gibt keinen Relayer, dem du vertrauen musst.',
    },
    howItWorks: [
      [
        'Staken',
        'Zahle ETH auf einer Staking-Chain ein. Es bleibt deins: Hebe es ab, wann du willst, ganz oder in Teilen.',
      ],
      [
        'Die Nachricht verfolgen',
        'Die Nachricht über deine Einzahlung ist ein Log der Staking-Chain. Eine Transaktion auf der Belohnungs-Chain gibt es in ihrer Access List an.',
      ],
      [
        'Die Belohnung bekommen',
        'Sobald die Nachricht zugestellt ist, hast du dein INTR. Stellt niemand sie zu, tu es mit einem Klick.',
      ],
    ],
    outages: {
      staking: (name) =>
        `${name} ist nicht erreichbar. Dort kann weder gestakt noch abgehoben werden, und die Daten sind vielleicht veraltet. Nachrichten von dort können nicht verfolgt werden.`,
      rewards: (name) =>
        `${name} ist nicht erreichbar. Belohnungen können nicht angezeigt und Nachrichten nicht zugestellt werden. Staken und Abheben gehen weiterhin, und keine Belohnung geht verloren.`,
      other: (name) => `${name} ist nicht erreichbar. Die Daten sind vielleicht veraltet.`,
    },
    pageName: 'Nachricht und Kennung',
    repeatedDeposits:
      'Jede Adresse wird einmal belohnt, egal wie viele Einzahlungen sie hat. Stelle die Nachricht einer davon zu.',
    relay: 'Nachricht zustellen',
  },
  transaction: {
    connect: (purpose) => `Verbinde eine Wallet, ${purpose}.`,
    confirming: 'wird bestätigt…',
    failed: 'fehlgeschlagen',
    checking: 'Die Transaktion wird simuliert…',
    switching: (chain) => `Wechsle in deiner Wallet zu ${chain}…`,
    signing: 'Bestätige in deiner Wallet…',
    including: (chain) => `Transaktion gesendet. Wartet auf Bestätigung auf ${chain}…`,
    fee: (amount) => `Höchste Netzwerkgebühr: ${amount} ETH.`,
    have: (amount) => ` Du hast ${amount} ETH auf dieser Chain.`,
  },
  reward: {
    title: 'Deine Belohnung',
    minted: (chain) => `Belohnung gemintet: 1 INTR auf ${chain}.`,
    earns: (chain) => `Deine erste Einzahlung bringt 1 INTR auf ${chain}, einmal für jede Adresse.`,
  },
  leaderboard: {
    title: 'Rangliste',
    none: 'Noch keine Belohnung wurde gemintet. Stake auf einer Chain und sei die erste Person.',
    caption: 'Belohnungen nach der Chain der Einzahlung',
    chain: 'Chain',
    rewards: 'Belohnungen',
    share: 'Anteil',
    leading: 'führt',
    first: ' (war zuerst da)',
  },
  deposits: {
    loading: 'Einzahlungen werden geladen…',
    none: 'Noch keine Einzahlungen. Deine erste Einzahlung auf einer Chain erscheint hier, auf jedem Gerät, das du mit diesem Konto verbindest.',
    unread: (chains) => `Die Einzahlungen von ${chains} konnten nicht geladen werden.`,
  },
  activity: {
    staked: (amount) => `${amount} ETH gestakt`,
    withdrew: (amount) => `${amount} ETH abgehoben`,
    messageSent: 'Nachricht der ersten Einzahlung gesendet',
    minted: (chain) => `Belohnung für die Einzahlung auf ${chain} gemintet`,
    loading: 'Aktivität wird geladen…',
    none: 'Noch keine Aktivität.',
    unread: (chains) => `Die Aktivität von ${chains} konnte nicht geladen werden.`,
    showAll: (count) => `Alle ${count} anzeigen`,
    loadOlder: 'Ältere Aktivität laden',
    loadingOlder: 'Ältere Aktivität wird geladen …',
  },
  steps: {
    Sent: 'Gesendet',
    Batched: 'Im Batch',
    Committed: 'Committet',
    Proven: 'Bewiesen',
    Executed: 'Ausgeführt',
    'Root imported': 'Root importiert',
    Ready: 'Bereit',
    Minted: 'Gemintet',
    Settled: 'Abgerechnet',
    Relayable: 'Zustellbar',
    Relayed: 'Zugestellt',
    Safe: 'Sicher',
  },
  language: 'Sprache',
  search: {
    label: 'Nachricht finden: Transaktions-Hash auf einer beliebigen Chain (ohne Wallet)',
    find: 'Finden',
    notFound: 'Die Transaktion ist auf keiner Chain dieser Umgebung.',
    notFoundOn: (unreachable) =>
      `Transaktion nicht gefunden. ${unreachable} konnte nicht gefragt werden.`,
    invalid: 'Kein gültiger Transaktions-Hash. Erwartet werden 0x und 64 hexadezimale Ziffern.',
  },
  wallet: {
    connect: 'Wallet verbinden',
    close: 'Schließen',
    wallets: 'Wallets',
    recent: 'Zuletzt',
    confirm: 'Bestätige in deiner Wallet…',
    none: 'In diesem Browser ist keine Wallet. Installiere eine und lade die Seite neu:',
    install: 'Wallets zum Installieren',
    developmentAccount:
      'Das Entwicklungskonto ist ein freigeschaltetes Konto der lokalen Nodes. Es hat Guthaben und braucht keine Unterschrift; diese Seite enthält keinen privaten Schlüssel.',
    yourWallet: 'Deine Wallet',
    account: 'Konto',
    address: 'Adresse',
    networks: 'Netzwerke und Guthaben',
    current: 'Aktiv',
    use: 'Wechseln',
    disconnect: 'Trennen',
    connectedTo: (chain) => `Verbunden mit ${chain}`,
    wrongNetwork: 'Falsches Netzwerk',
    switchTo: (chain) => `Zu ${chain} wechseln`,
  },
  notes: {
    label: 'Mitteilungen',
    dismiss: 'Schließen',
  },
  amount: {
    enter: 'Gib einen Betrag ein.',
    invalid: (typed, example) =>
      `„${typed}“ ist kein gültiger Betrag. Gib eine Zahl ein, zum Beispiel ${example}.`,
    ambiguous: (typed, choices) => `„${typed}“ ist mehrdeutig. Gib ${choices.join(' oder ')} ein.`,
    tooManyDecimals: (max, found) =>
      `Zu viele Nachkommastellen: ETH hat ${max}, dieser Betrag hat ${found}.`,
    notZero: 'Der Betrag muss größer als null sein.',
  },
}
