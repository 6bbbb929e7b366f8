import type { Database } from './Database'
import { UnusableDatabaseError } from './setUp'

/** Messages, in the states of `MessageState`; transactions with every version that was signed; how far chains were read. */
const tables = `
  CREATE SCHEMA IF NOT EXISTS relayer;
  CREATE TABLE IF NOT EXISTS relayer.network (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    identity text NOT NULL
  );
  CREATE TABLE IF NOT EXISTS relayer.transactions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sender text NOT NULL,
    nonce bigint NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    succeeded boolean,
    block_number bigint,
    block_hash text,
    gas_used numeric,
    fee numeric,
    rewards integer NOT NULL DEFAULT 0,
    checked_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (sender, nonce)
  );
  CREATE INDEX IF NOT EXISTS transactions_unsettled ON relayer.transactions (sender, state, checked_at)
    WHERE state <> 'settled';
  CREATE TABLE IF NOT EXISTS relayer.signed_transactions (
    hash text PRIMARY KEY,
    transaction_id bigint NOT NULL REFERENCES relayer.transactions,
    raw text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX IF NOT EXISTS signed_transactions_of ON relayer.signed_transactions (transaction_id);
  CREATE TABLE IF NOT EXISTS relayer.messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_chain bigint NOT NULL,
    transaction_hash text NOT NULL,
    log_index integer NOT NULL,
    block_number bigint NOT NULL,
    state text NOT NULL DEFAULT 'found',
    claim jsonb,
    reason text,
    attempts integer NOT NULL DEFAULT 0,
    transaction_id bigint REFERENCES relayer.transactions,
    rewarded_block bigint,
    UNIQUE (source_chain, transaction_hash, log_index)
  );
  CREATE INDEX IF NOT EXISTS messages_unsettled ON relayer.messages (state, source_chain, block_number)
    WHERE state <> 'settled';
  CREATE INDEX IF NOT EXISTS messages_of ON relayer.messages (transaction_id);
  CREATE TABLE IF NOT EXISTS relayer.checkpoints (
    source_chain bigint,
    block_number bigint,
    block_hash text NOT NULL,
    PRIMARY KEY (source_chain, block_number)
  );
`

/**
 * Creates the tables that do not exist.
 *
 * @param identity - Identifies the network: a database is for one.
 * @throws If the database is for another network.
 */
export async function prepareSchema(database: Database, identity: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(tables)
    await transaction.query(
      'INSERT INTO relayer.network (identity) VALUES ($1) ON CONFLICT DO NOTHING',
      [identity],
    )
    const [network] = await transaction.query('SELECT identity FROM relayer.network', [])
    if (network?.identity !== identity)
      throw new UnusableDatabaseError(
        `The database is for another network (${network?.identity}, not ${identity}). Choose another directory with --data, or another database with DATABASE_URL.`,
      )
  })
}
