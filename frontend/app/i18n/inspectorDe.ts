import { createPlural } from '../../shared/i18n/createPlural'
import type { InspectorMessages } from '../../shared/i18n/inspectorEn'

const plural = createPlural('de')

/** The texts about a message and what proves it, in German. */
export const inspectorDe: InspectorMessages = {
  details: {
    sender: 'Absender',
    hash: 'Hash der Nachricht',
    text: 'Klartext',
    data: 'Daten',
    siblings: 'Nachrichten dieser Transaktion',
    sibling: (number, count) => `Nachricht ${number} von ${count}`,
  },
  explanation: {
    open: 'Diese Nachricht erklären',
    stage: 'Stand',
    level: 'Ebene des Beweises',
    reason: 'Grund',
    expected: 'Erwartet',
    found: 'Gefunden',
    next: 'Nächster Schritt',
  },
  proofProblem: {
    rebuilt: (problem) =>
      `Der Node ${problem === 'missing' ? 'liefert den Beweis nicht' : 'liefert einen falschen Beweis'}. Deshalb wurde er aus öffentlichen Daten der Settlement-Chain gebildet.`,
    missing: 'Ausgeführt. Wartet darauf, dass der Node den Beweis liefert.',
    wrong:
      'Ausgeführt. Der Beweis, den der Node liefert, wird nicht akzeptiert. Deshalb wird er aus öffentlichen Daten der Settlement-Chain gebildet.',
  },
  tampering: {
    tamper: 'Verfälschen',
    tamperWith: (name) => `${name} verfälschen`,
    restore: 'Wiederherstellen',
    restoreOne: (name) => `${name} wiederherstellen`,
    tampered: (caption) => `${caption}, verfälscht`,
  },
  elements: {
    name: (index) => `Element ${index}`,
    count: (count) =>
      plural(count, { one: '1 Element zu 32 Byte', other: `${count} Elemente zu je 32 Byte` }),
    copyAll: 'Alle Elemente als JSON kopieren',
  },
  keys: {
    name: (index) => `Schlüssel ${index}`,
    count: (count) =>
      plural(count, { one: '1 Schlüssel zu 32 Byte', other: `${count} Schlüssel zu je 32 Byte` }),
    copyAll: 'Alle Schlüssel als JSON kopieren',
  },
  proof: {
    title: 'Beweis',
    verifyOn: (chain) => `Auf ${chain} prüfen`,
    verifying: 'Wird geprüft…',
    accepted: (chain) => `Der Verifier auf ${chain} nimmt den Beweis an.`,
    rejected: (chain) =>
      `Der Verifier auf ${chain} lehnt den Beweis ab: Er führt zu keinem importierten Root.`,
    restoreAll: 'Alle Elemente wiederherstellen',
    levels: 'Ebenen',
    elements: 'Elemente',
    elementsHint:
      'Der Beweis, wie ihn der Vertrag bekommt. Verfälsche ein Element, um eines seiner Bits umzukehren, und sieh, auf welcher Ebene der Beweis scheitert und welchen Fehler der Verifier meldet.',
    invalid: 'Ungültiger Beweis.',
    changed: (count) =>
      plural(count, {
        one: '1 Element wurde verändert.',
        other: `${count} Elemente wurden verändert.`,
      }),
    stillValid: 'Der Beweis ist weiterhin gültig.',
    failsAt: (level) => `Er scheitert auf der Ebene „${level}“ und auf allen Ebenen darüber.`,
    undecodable: 'Er kann nicht gelesen werden.',
    leadsTo: (block, chainId) =>
      `Er führt zu Block ${block} der Chain ${chainId}, die keinen solchen Root hat.`,
  },
  picture: {
    message: 'Nachricht',
    messageHint: 'Der Hash der gesendeten Daten.',
    undecodable: 'Der Rest kann nicht gelesen werden',
    block: (block, chain) => `Block ${block} von ${chain}`,
    valid: 'gültig',
    invalid: 'ungültig',
    siblings: (count) =>
      plural(count, { one: '1 Geschwisterknoten', other: `${count} Geschwisterknoten` }),
    path: (siblings, level) => `${siblings} auf dem Pfad zur Ebene „${level}“`,
    left: (height) => `Höhe ${height}, links`,
    right: (height) => `Höhe ${height}, rechts`,
    sibling: (height) => `Geschwisterknoten auf Höhe ${height}`,
    rootOn: (chain) => `Root auf ${chain}`,
    importing: (chain) => `Wird von ${chain} geladen…`,
    notImported: (chain) => `${chain} hat den Root dieses Blocks noch nicht importiert.`,
    imported: (chain) =>
      `Der Root, den ${chain} für diesen Block importiert hat. Der Beweis ist gültig, wenn er zu diesem Root führt.`,
  },
  levels: {
    leaf: {
      name: 'Blatt',
      description: (source) =>
        `Die Nachricht, wie ${source} sie protokolliert hat: wer sie gesendet hat, in welcher Transaktion ihres Batches, und der Hash ihrer Daten.`,
    },
    logsRoot: { name: 'Log-Root', description: () => 'Alle Nachrichten des Batches.' },
    chainBatchRoot: {
      name: 'Batch-Root der Chain',
      description: (_source, settlementLayer) =>
        `Der Batch, wie ${settlementLayer} ihn bei der Ausführung festgehalten hat: seine Logs und der eigene aggregierte Root der Chain.`,
    },
    batchLeaf: {
      name: 'Batch-Blatt',
      description: () => 'Dasselbe, an die Nummer des Batches gebunden.',
    },
    chainRoot: {
      name: 'Chain-Root',
      description: (source) => `Alle ausgeführten Batches von ${source}.`,
    },
    chainLeaf: {
      name: 'Chain-Blatt',
      description: () => 'Dasselbe, an die Id der Chain gebunden.',
    },
    interopRoot: {
      name: 'Interop-Root',
      description: (_source, settlementLayer) =>
        `Alle Chains, die auf ${settlementLayer} abrechnen, am Ende eines Blocks dieser Chain.`,
    },
  },
  elementRoles: {
    chainLengths: 'Metadaten: Längen der Pfade bis zum Chain-Blatt',
    logsSibling: (height) => `Geschwisterknoten auf Höhe ${height} des Log-Baums`,
    aggregatedRoot: 'aggregierter Root der Chain',
    batchIndex: 'Index des Batches im Batch-Baum',
    batchSibling: (height) => `Geschwisterknoten auf Höhe ${height} des Batch-Baums`,
    position: 'Settlement-Block und Index der Chain im gemeinsamen Baum',
    settlementLayer: 'Id der Settlement-Chain',
    sharedLength: 'Metadaten: Länge des Pfads im gemeinsamen Baum',
    sharedSibling: (height) => `Geschwisterknoten auf Höhe ${height} des gemeinsamen Baums`,
    unknown: 'unbekanntes Element',
  },
  identifier: {
    title: 'Kennung und Access List',
    checkOn: (chain) => `Auf ${chain} prüfen`,
    checking: 'Wird geprüft…',
    restoreAll: 'Alles wiederherstellen',
    identifier: 'Kennung',
    identifierHint:
      'Das Log der Nachricht: der Vertrag, der es ausgegeben hat, seine Position und Zeit, seine Chain und der Hash seiner Nutzdaten. Die Prüfsumme legt sie alle fest. Verfälsche ein Feld, um sein letztes Bit zu ändern, und prüfe, was der Node dazu sagt.',
    accessList: 'Access List',
    accessListHint:
      'Die Speicherschlüssel der Inbox, die eine Transaktion in ihrer Access List angibt. Ihr Node sucht das Log und vergleicht die Prüfsumme. Verfälsche einen Schlüssel, um eines seiner Bits umzukehren.',
    checksum: 'Prüfsumme',
    malformed: 'Die Access List ist fehlerhaft.',
    otherLog: 'Die Access List gibt ein anderes Log an, mit dessen Prüfsumme.',
    otherChecksum: 'Die Prüfsumme in der Access List ist nicht die des dort angegebenen Logs.',
  },
  fields: {
    origin: 'Ursprung',
    blockNumber: 'Blocknummer',
    logIndex: 'Log-Index',
    timestamp: 'Zeitstempel',
    chainId: 'Chain-Id',
    payloadHash: 'Hash der Nutzdaten',
  },
  keyRoles: {
    lookup: 'Suche',
    lookupOf: (chainId, block, time, log) =>
      `Suche: Chain ${chainId}, Block ${block}, Zeit ${time}, Log ${log}`,
    upperBits: 'obere Bits der Chain-Id',
    checksum: 'Prüfsumme',
  },
  admission: {
    admitted: (chain) => `${chain} lässt Transaktionen mit dieser Access List zu.`,
    refused: (chain, reason, code) =>
      `${chain} lehnt die Nachricht ab: „${reason}“ (Code ${code}).`,
    noMethod: (chain) => `Der Node von ${chain} hat die Methode interop_checkAccessList nicht.`,
    meanings: {
      malformed: 'Die Access List kann nicht gelesen werden.',
      notReady: 'Der Node ist nicht bereit.',
      tooOld: 'Die Nachricht ist älter als das, was der Node aufbewahrt.',
      unknownChain: 'Der Node kennt die Quell-Chain nicht.',
      conflict: 'Die Nachricht passt nicht zu dem, was auf der Quell-Chain ist.',
      failsafe: 'Es werden überhaupt keine Nachrichten zugelassen.',
      unread: 'Der Node hat diesen Block noch nicht gelesen.',
      future: 'Die Quell-Chain hat diesen Block noch nicht.',
    },
  },
}
