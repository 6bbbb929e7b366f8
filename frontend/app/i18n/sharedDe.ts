import type { SharedMessages } from '../../shared/i18n/sharedEn'

/** The texts that pages share, in German. */
export const sharedDe: SharedMessages = {
  errors: {
    rejected: 'In deiner Wallet abgelehnt. Es wurde nichts gesendet.',
    unexpected: 'Ein unerwarteter Fehler ist aufgetreten.',
    insufficient: 'Nicht genug ETH auf dieser Chain für den Betrag und die Gebühr.',
    switched: 'Deine Wallet hat das Netzwerk gewechselt. Versuche es noch einmal.',
    node: 'Der Node',
    nodeOf: (chain) => `Der Node von ${chain}`,
    unreachable: (node) =>
      `${node} ist nicht erreichbar. Versuche es noch einmal, wenn er wieder antwortet.`,
    refused: (node, reason) => `${node} hat die Anfrage abgelehnt: ${reason}`,
    wrongChain: (chain, expected, actual) =>
      `Für ${chain} wird Chain ${expected} erwartet, aber der Node meldet Chain ${actual}.`,
    noChainId: (chain, expected) =>
      `Für ${chain} wird Chain ${expected} erwartet, aber der Node meldet keine gültige Chain-Id.`,
    wrongChainRemedy:
      'Prüfe, welche Chain unter der URL läuft und ob das Manifest auf dem neuesten Stand ist.',
  },
  reverts: {
    unknown: (selector) => `Der Vertrag brach mit einem unbekannten Fehler ab (${selector}).`,
    reason: (reason) => `Der Vertrag brach ab: ${reason}`,
    StakingZeroAmount: 'Der Betrag muss größer als null sein.',
    StakingNotFirstDeposit:
      'Nur die erste Einzahlung auf einer Chain kann eine begünstigte Adresse nennen. Zahle ohne sie ein.',
    StakingZeroBeneficiary:
      'Die begünstigte Adresse kann nicht die Nulladresse sein. Nenne eine andere.',
    StakingInsufficientStake: (amount, staked) =>
      `Du kannst nicht ${amount} ETH abheben: Dein Stake beträgt ${staked} ETH.`,
    StakingTransferFailed:
      'Die Überweisung von ETH auf dein Konto schlug fehl. Ein Vertrag muss ETH empfangen können, um seinen Stake abzuheben.',
    InteropTokenAlreadyMinted:
      'Diese Adresse hat ihre Belohnung schon. Jede Adresse wird einmal belohnt, egal wie oft sie einzahlt.',
    InteropTokenNotDepositor: (account) =>
      `Die Belohnung dieser Einzahlung ist für ${account}. Wechsle zu diesem Konto, um sie zu minten.`,
    InteropTokenInvalidProof:
      'Die Belohnungs-Chain akzeptiert den Beweis noch nicht. Warte, bis die Einzahlung verifizierbar ist, und versuche es noch einmal.',
    InteropTokenUnapprovedSender:
      'Der Staking-Vertrag dieser Einzahlung ist nicht für Belohnungen zugelassen. Zahle auf einer anderen Chain ein.',
    InteropTokenMalformedMessage:
      'Die Nachricht dieser Einzahlung ist fehlerhaft, deshalb kann sie nicht belohnt werden.',
    MessageAlreadyRelayed:
      'Die Nachricht ist schon zugestellt. Eine Nachricht wird einmal zugestellt, egal wie oft sie erneut gesendet wird.',
    InvalidMessage:
      'Die Chain hat diese Nachricht nicht gesendet, deshalb kann sie nicht erneut gesendet werden.',
    NotInAccessList:
      'Die Transaktion nennt die Nachricht nicht in ihrer Access List. Prüfe, ob deine Wallet Access Lists unterstützt.',
  },
  failures: {
    reverted: ['Die Transaktion wurde abgebrochen.', 'Nur die Netzwerkgebühr wurde ausgegeben.'],
    canceled: [
      'Du hast die Transaktion in deiner Wallet abgebrochen.',
      'Es wurde nichts gesendet. Versuche es noch einmal.',
    ],
    replaced: [
      'Du hast die Transaktion in deiner Wallet ersetzt.',
      'Sende sie noch einmal, wenn du sie weiterhin willst.',
    ],
    dropped: [
      'Transaktion nicht gefunden: Sie wurde verworfen oder ersetzt.',
      'Sieh in deiner Wallet nach und versuche es dann noch einmal. Wird sie doch noch aufgenommen, erscheint sie hier.',
    ],
  },
  outage: {
    all: (isLocal) =>
      `Keine Chain ist erreichbar. Prüfe ${isLocal ? 'ob das Netzwerk läuft' : 'deine Verbindung'}. Diese Seite macht weiter, sobald sie antworten.`,
    wrongChain:
      'Die Daten dieser Chain werden nicht angezeigt, und es werden keine Transaktionen an sie gesendet.',
  },
  environments: {
    label: 'Umgebungen',
    notFound: 'Umgebung nicht gefunden',
    notFoundHint: (name) =>
      `Es gibt keine Umgebung „${name}“. Damit du kein anderes Netzwerk für sie hältst, wird nichts angezeigt.`,
    none: 'Keine Deployments gefunden',
    noneHint: 'Starte das lokale Netzwerk, das auch die Verträge deployt.',
  },
  skip: 'Zum Inhalt springen',
  theme: { label: 'Farben', system: 'wie im System', light: 'hell', dark: 'dunkel' },
  copy: {
    one: (name) => `${name} kopieren`,
    done: 'Kopiert',
    failed: 'Kopieren fehlgeschlagen',
  },
  loading: 'Wird geladen…',
  tryAgain: 'Noch einmal versuchen',
  unavailable: 'Zurzeit nicht verfügbar.',
  steps: {
    done: 'erledigt',
    current: 'als Nächstes',
    upcoming: 'später',
    expected: 'erwartet',
    late: 'später als üblich, nun erwartet',
    batch: (batch) => `Batch ${batch}`,
    settlementBlock: (block) => `Settlement-Block ${block}`,
    resent: (block) => `erneut in Block ${block}`,
  },
}
