//! What users of alloy do, against a chain that sends messages.

use std::{env, error::Error, time::Duration};

use alloy::{
    eips::BlockNumberOrTag,
    network::TransactionBuilder,
    primitives::{Address, B256, Bytes, TxHash, U256, address},
    providers::{Provider, ProviderBuilder, WsConnect},
    rpc::client::BatchRequest,
    rpc::types::{Filter, TransactionRequest, state::StateOverridesBuilder},
    signers::local::PrivateKeySigner,
    sol,
};
use futures_util::{Stream, StreamExt};
use serde_json::Value;
use tokio::time::{sleep, timeout};

sol! {
    #[sol(rpc)]
    contract MessageSender {
        function broadcast(bytes[] messages);
    }

    event L1MessageSent(address indexed sender, bytes32 indexed hash, bytes message);
}

const MESSENGER: Address = address!("0x0000000000000000000000000000000000008008");

/// Where something does not happen, it ends with an error instead.
const PATIENCE: Duration = Duration::from_secs(20);

type Outcome<T> = Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let url = env::var("RPC_URL")?;
    let signer: PrivateKeySigner = env::var("PRIVATE_KEY")?.parse()?;
    let account = signer.address();
    let http = ProviderBuilder::new()
        .wallet(signer)
        .connect_http(url.parse()?);
    http.client().set_poll_interval(Duration::from_millis(20));
    let socket_url = url.replacen("http", "ws", 1);
    let socket = ProviderBuilder::new()
        .connect_ws(WsConnect::new(socket_url))
        .await?;

    let chain_id = http.get_chain_id().await?;
    assert_eq!(chain_id, socket.get_chain_id().await?);
    assert_eq!(chain_id, http.get_net_version().await?);
    http.syncing().await?;
    assert!(http.get_balance(account).await? > U256::ZERO);
    let history = http
        .get_fee_history(1, BlockNumberOrTag::Latest, &[25.0, 75.0])
        .await?;
    assert_eq!(history.base_fee_per_gas.len(), 2);
    for tag in ["latest", "safe", "finalized", "earliest"] {
        let block = http.get_block_by_number(tag.parse()?).full().await?;
        assert!(block.is_some(), "no block is {tag}");
    }

    let messages = Filter::new()
        .address(MESSENGER)
        .event("L1MessageSent(address,bytes32,bytes)");
    let heads = socket.subscribe_blocks().await?.into_stream();
    let logs = socket.subscribe_logs(&messages).await?.into_stream();
    let any_logs = socket.subscribe_logs(&Filter::new()).await?.into_stream();
    let hashes = socket.subscribe_pending_transactions().await?.into_stream();
    let transactions = socket
        .subscribe_full_pending_transactions()
        .await?
        .into_stream();
    let polled = http.watch_full_pending_transactions().await?.into_stream();

    let bytecode: Bytes = env::var("BYTECODE")?.parse()?;
    let deployment = TransactionRequest::default().with_deploy_code(bytecode);
    let receipt = http
        .send_transaction(deployment)
        .await?
        .get_receipt()
        .await?;
    let contract = receipt.contract_address.ok_or("no contract was deployed")?;
    let contract = MessageSender::new(contract, &http);
    let broadcast = contract.broadcast(vec![Bytes::from_static(b"from Rust")]);
    assert!(broadcast.estimate_gas().await? > 21_000);
    broadcast.call().await?;
    let receipt = broadcast.send().await?.get_receipt().await?;
    assert!(receipt.status() && receipt.logs().len() == 1);
    let hash = receipt.transaction_hash;
    let block_hash = receipt.block_hash.ok_or("the receipt is of no block")?;

    let call = TransactionRequest::default()
        .with_from(account)
        .with_to(*contract.address());
    assert!(
        http.create_access_list(&call).await.is_err(),
        "the contract has no such function"
    );
    let code = Bytes::from_static(&[0x60, 1, 0x5f, 0x52, 0x60, 32, 0x5f, 0xf3]);
    let overrides = StateOverridesBuilder::default()
        .with_code(*contract.address(), code)
        .build();
    let answer = http.call(call).overrides(overrides).await?;
    assert_eq!(U256::from_be_slice(&answer), U256::from(1));
    let proof = http.get_proof(MESSENGER, vec![B256::ZERO]).await?;
    assert!(!proof.account_proof.is_empty() && proof.storage_proof.len() == 1);
    let at_hash = http.get_balance(account).hash_canonical(block_hash).await?;
    assert!(at_hash > U256::ZERO);
    let receipts = http.get_block_receipts(block_hash.into()).await?;
    assert_eq!(receipts.ok_or("the block has no receipts")?.len(), 1);

    for filter in [
        messages
            .clone()
            .select(receipt.block_number.ok_or("the receipt is of no block")?..),
        Filter::new().at_block_hash(block_hash),
    ] {
        let found = http.get_logs(&filter).await?;
        assert!(found.len() == 1 && found[0].transaction_hash == Some(hash));
    }

    hear("the head", heads, |head| head.hash == block_hash).await?;
    hear("the log", logs, |log| log.transaction_hash == Some(hash)).await?;
    hear("the log without a filter", any_logs, |log| {
        log.transaction_hash == Some(hash)
    })
    .await?;
    hear("the pending hash", hashes, |pending| *pending == hash).await?;
    hear("the pending transaction", transactions, |pending| {
        pending.inner.tx_hash() == &hash
    })
    .await?;
    let polled = polled.flat_map(futures_util::stream::iter);
    hear("the polled transaction", polled, |pending| {
        pending.inner.tx_hash() == &hash
    })
    .await?;

    let client = http.client();
    let mut batch = BatchRequest::new(&client);
    let id = batch.add_call::<_, U256>("eth_chainId", &())?;
    let nonsense = batch.add_call::<_, Value>("eth_nonsense", &())?;
    batch.send().await?;
    assert_eq!(id.await?, U256::from(chain_id));
    assert!(nonsense.await.is_err());

    timeout(PATIENCE, prove(&http, hash))
        .await
        .map_err(|_| "no proof of the message")?
}

/// Waits for news that are what was expected.
async fn hear<T>(
    what: &str,
    news: impl Stream<Item = T>,
    is_expected: impl Fn(&T) -> bool,
) -> Outcome<()> {
    let expected = news.any(|item| std::future::ready(is_expected(&item)));
    match timeout(PATIENCE, expected).await {
        Ok(true) => Ok(()),
        _ => Err(format!("did not hear {what}").into()),
    }
}

async fn prove(provider: &impl Provider, hash: TxHash) -> Outcome<()> {
    let params = (hash, 0, "proof_based_gw");
    loop {
        let proof: Value = provider
            .raw_request("zks_getL2ToL1LogProof".into(), params)
            .await?;
        if !proof.is_null() {
            assert!(
                proof["proof"]
                    .as_array()
                    .is_some_and(|words| !words.is_empty())
            );
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
}
