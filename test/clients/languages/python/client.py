"""What users of web3.py do, against a chain that sends messages."""

import asyncio
import os
import time

from eth_account import Account
from web3 import AsyncWeb3, Web3, WebSocketProvider
from web3.middleware import SignAndSendRawMiddlewareBuilder

MESSENGER = Web3.to_checksum_address("0x" + "8008".zfill(40))
MESSAGE_SENT = Web3.keccak(text="L1MessageSent(address,bytes32,bytes)")
SENDER_ABI = [
    {
        "type": "function",
        "name": "broadcast",
        "inputs": [{"name": "messages", "type": "bytes[]"}],
        "outputs": [],
        "stateMutability": "nonpayable",
    }
]
# Where something does not happen, it ends with an error instead.
PATIENCE_SECONDS = 20

URL = os.environ["RPC_URL"]
BYTECODE = os.environ["BYTECODE"]
account = Account.from_key(os.environ["PRIVATE_KEY"])


def connect() -> Web3:
    web3 = Web3(Web3.HTTPProvider(URL))
    web3.eth.default_account = account.address
    web3.middleware_onion.inject(SignAndSendRawMiddlewareBuilder.build(account), layer=0)
    return web3


def read(web3: Web3) -> None:
    assert web3.is_connected()
    assert web3.eth.chain_id == int(web3.net.version)
    assert web3.net.peer_count == 0 and web3.net.listening
    assert web3.eth.syncing is False
    assert web3.eth.get_balance(account.address) > 0
    assert web3.eth.gas_price > 0 and web3.eth.max_priority_fee >= 0
    assert len(web3.eth.fee_history(1, "latest", [25, 75]).baseFeePerGas) == 2
    for block in ("latest", "safe", "finalized", "earliest", 0):
        assert web3.eth.get_block(block, full_transactions=True).hash
    assert web3.eth.get_storage_at(MESSENGER, 0) == bytes(32)
    proof = web3.eth.get_proof(MESSENGER, [0], "latest")
    assert proof.storageProof[0].value == b"\0" or proof.storageProof[0].value == b""


def send_message(web3: Web3):
    """Deploys a contract and sends a message by it; returns the receipt."""
    deployment = web3.eth.contract(abi=SENDER_ABI, bytecode=BYTECODE).constructor().transact()
    receipt = web3.eth.wait_for_transaction_receipt(deployment, PATIENCE_SECONDS, 0.05)
    contract = web3.eth.contract(receipt.contractAddress, abi=SENDER_ABI)
    broadcast = contract.functions.broadcast([b"from Python"])
    broadcast.call()
    assert broadcast.estimate_gas() > 21_000
    assert web3.eth.create_access_list(broadcast.build_transaction()).gasUsed > 21_000
    overriding = web3.eth.call(
        {"to": contract.address}, "latest", {contract.address: {"code": "0x60015f5260205ff3"}}
    )
    assert int.from_bytes(overriding) == 1
    receipt = web3.eth.wait_for_transaction_receipt(broadcast.transact(), PATIENCE_SECONDS, 0.05)
    assert receipt.status == 1 and len(receipt.logs) == 1
    return receipt


def find(web3: Web3, receipt) -> None:
    block = {"fromBlock": receipt.blockNumber, "toBlock": receipt.blockNumber}
    for criteria in (
        {**block, "address": MESSENGER},
        {**block, "topics": [MESSAGE_SENT, None]},
        {**block, "address": [MESSENGER], "topics": [[MESSAGE_SENT], None, None]},
        {"blockHash": receipt.blockHash},
    ):
        (log,) = web3.eth.get_logs(criteria)
        assert log.transactionHash == receipt.transactionHash
    for name in ("latest", "pending"):
        web3.eth.filter(name).get_new_entries()
    assert len(web3.eth.filter({**block, "address": MESSENGER}).get_all_entries()) == 1

    with web3.batch_requests() as batch:
        batch.add(web3.eth.get_block(receipt.blockNumber))
        batch.add(web3.eth.get_balance(account.address))
        block, balance = batch.execute()
    assert block.hash == receipt.blockHash and balance > 0


def prove(web3: Web3, receipt) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    params = [receipt.transactionHash.to_0x_hex(), 0, "proof_based_gw"]
    while not (proof := web3.provider.make_request("zks_getL2ToL1LogProof", params)["result"]):
        assert time.monotonic() < deadline, "no proof of the message"
        time.sleep(0.05)
    assert len(proof["proof"]) > 0


async def subscribe(web3: Web3) -> None:
    async with AsyncWeb3(WebSocketProvider(URL.replace("http", "ws", 1))) as socket:
        kinds = {
            await socket.eth.subscribe("newHeads"): "head",
            await socket.eth.subscribe("newPendingTransactions"): "hash",
            await socket.eth.subscribe("newPendingTransactions", True): "transaction",
            await socket.eth.subscribe("logs", {"address": MESSENGER}): "log",
            await socket.eth.subscribe("logs", {"topics": [MESSAGE_SENT, None]}): "log by topic",
            await socket.eth.subscribe("logs"): "any log",
        }
        await socket.eth.subscribe("syncing")
        receipt = await asyncio.to_thread(send_message, web3)
        expected = {
            "head": lambda head: head.hash == receipt.blockHash,
            "hash": lambda hash: hash == receipt.transactionHash,
            "transaction": lambda transaction: transaction.hash == receipt.transactionHash,
        }
        heard = set()
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for news in socket.socket.process_subscriptions():
                kind = kinds[news["subscription"]]
                is_log = lambda log: log.transactionHash == receipt.transactionHash
                if expected.get(kind, is_log)(news["result"]):
                    heard.add(kind)
                if heard == set(kinds.values()):
                    break
        for subscription in kinds:
            assert await socket.eth.unsubscribe(subscription)


def main() -> None:
    web3 = connect()
    read(web3)
    receipt = send_message(web3)
    find(web3, receipt)
    asyncio.run(subscribe(web3))
    prove(web3, receipt)


main()
