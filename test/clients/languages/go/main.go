// What users of go-ethereum's client do, against a chain that sends messages.
package main

import (
	"context"
	"fmt"
	"log"
	"math/big"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/gethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

const senderABI = `[{"type":"function","name":"broadcast","inputs":[{"name":"messages","type":"bytes[]"}],"outputs":[],"stateMutability":"nonpayable"}]`

var messenger = common.HexToAddress("0x8008")
var messageSent = crypto.Keccak256Hash([]byte("L1MessageSent(address,bytes32,bytes)"))

// Where something does not happen, it ends with an error that says what was waited for.
const patience = 20 * time.Second

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	key := must(crypto.HexToECDSA(strings.TrimPrefix(os.Getenv("PRIVATE_KEY"), "0x")))
	account := crypto.PubkeyToAddress(key.PublicKey)
	http := must(ethclient.DialContext(ctx, os.Getenv("RPC_URL")))
	socket := must(ethclient.DialContext(ctx, strings.Replace(os.Getenv("RPC_URL"), "http", "ws", 1)))

	chainID := must(http.ChainID(ctx))
	expect(chainID.Cmp(must(socket.ChainID(ctx))) == 0, "the same chain id over HTTP and WebSocket")
	expect(must(http.NetworkID(ctx)).Cmp(chainID) == 0, "the chain id as network id")
	expect(must(http.PeerCount(ctx)) == 0, "no peers")
	expect(must(http.SyncProgress(ctx)) == nil, "no syncing")
	expect(must(http.BalanceAt(ctx, account, nil)).Sign() > 0, "a balance")
	expect(must(http.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.LatestBlockNumber))) != nil, "receipts of the latest block")
	for _, tag := range []rpc.BlockNumber{rpc.EarliestBlockNumber, rpc.SafeBlockNumber, rpc.FinalizedBlockNumber, rpc.LatestBlockNumber} {
		must(http.HeaderByNumber(ctx, big.NewInt(tag.Int64())))
	}
	history := must(http.FeeHistory(ctx, 1, nil, []float64{25, 75}))
	expect(len(history.BaseFee) == 2, "the base fee of the next block")

	heads := make(chan *types.Header, 100)
	defer must(socket.SubscribeNewHead(ctx, heads)).Unsubscribe()
	logs := make(chan types.Log, 100)
	query := ethereum.FilterQuery{Addresses: []common.Address{messenger}, Topics: [][]common.Hash{{messageSent}}}
	defer must(socket.SubscribeFilterLogs(ctx, query, logs)).Unsubscribe()
	anyLogs := make(chan types.Log, 100)
	defer must(socket.SubscribeFilterLogs(ctx, ethereum.FilterQuery{}, anyLogs)).Unsubscribe()
	geth := gethclient.New(socket.Client())
	hashes := make(chan common.Hash, 100)
	defer must(geth.SubscribePendingTransactions(ctx, hashes)).Unsubscribe()
	transactions := make(chan *types.Transaction, 100)
	defer must(geth.SubscribeFullPendingTransactions(ctx, transactions)).Unsubscribe()
	receipts := make(chan []*types.Receipt, 100)
	defer must(socket.SubscribeTransactionReceipts(ctx, nil, receipts)).Unsubscribe()

	options := must(bind.NewKeyedTransactorWithChainID(key, chainID))
	parsed := must(abi.JSON(strings.NewReader(senderABI)))
	address, deployment, contract, err := bind.DeployContract(options, parsed, common.FromHex(os.Getenv("BYTECODE")), http)
	check(err)
	expect(must(bind.WaitDeployed(ctx, http, deployment)) == address, "the contract at its address")

	message := []byte("from Go")
	sent := must(contract.Transact(options, "broadcast", [][]byte{message}))
	receipt := must(bind.WaitMined(ctx, http, sent))
	expect(receipt.Status == 1 && len(receipt.Logs) == 1, "one message")
	found, pending, err := http.TransactionByHash(ctx, sent.Hash())
	check(err)
	expect(!pending && found.Hash() == sent.Hash(), "the transaction by its hash")
	expect(must(http.TransactionInBlock(ctx, receipt.BlockHash, 0)).Hash() == sent.Hash(), "the transaction in its block")
	block := must(http.BlockByHash(ctx, receipt.BlockHash))
	expect(block.Hash() == receipt.BlockHash, "a block that has the hash of its header")

	data := must(parsed.Pack("broadcast", [][]byte{message}))
	call := ethereum.CallMsg{From: account, To: &address, Data: data}
	must(http.CallContract(ctx, call, nil))
	must(http.CallContractAtHash(ctx, call, receipt.BlockHash))
	expect(must(http.EstimateGas(ctx, call)) > 21_000, "an estimate")
	list, _, _, err := gethclient.New(http.Client()).CreateAccessList(ctx, call)
	check(err)
	expect(list != nil, "an access list")
	overrides := map[common.Address]gethclient.OverrideAccount{address: {Code: []byte{0x60, 1, 0x5f, 0x52, 0x60, 32, 0x5f, 0xf3}}}
	answer := must(gethclient.New(http.Client()).CallContract(ctx, call, nil, &overrides))
	expect(new(big.Int).SetBytes(answer).Int64() == 1, "the answer of the overriding code")
	proof := must(gethclient.New(http.Client()).GetProof(ctx, address, []string{"0x0"}, nil))
	expect(len(proof.AccountProof) > 0 && proof.StorageProof[0].Key == "0x0", "a proof of a slot by its number")

	blockLogs := must(http.FilterLogs(ctx, ethereum.FilterQuery{BlockHash: &receipt.BlockHash}))
	expect(len(blockLogs) == 1, "the log by its block's hash")
	query.FromBlock = receipt.BlockNumber
	expect(len(must(http.FilterLogs(ctx, query))) == 1, "the log by address and topic")

	awaitNext(heads, "a new head", func(head *types.Header) bool { return head.Hash() == receipt.BlockHash })
	awaitNext(logs, "the message's log", func(log types.Log) bool { return log.TxHash == sent.Hash() })
	awaitNext(anyLogs, "the log without a filter", func(log types.Log) bool { return log.TxHash == sent.Hash() })
	awaitNext(hashes, "the pending hash", func(hash common.Hash) bool { return hash == sent.Hash() })
	awaitNext(transactions, "the pending transaction", func(tx *types.Transaction) bool { return tx.Hash() == sent.Hash() })
	awaitNext(receipts, "the receipt", func(all []*types.Receipt) bool { return all[0].TxHash == sent.Hash() })

	var id, number string
	batch := []rpc.BatchElem{
		{Method: "eth_chainId", Result: &id},
		{Method: "eth_blockNumber", Result: &number},
		{Method: "eth_nonsense", Result: new(string)},
	}
	check(http.Client().BatchCallContext(ctx, batch))
	expect(id == fmt.Sprintf("0x%x", chainID) && number != "" && batch[2].Error != nil, "a batch answered one by one")

	var messageProof *struct{ Proof []common.Hash }
	for deadline := time.Now().Add(patience); messageProof == nil; time.Sleep(50 * time.Millisecond) {
		check(http.Client().CallContext(ctx, &messageProof, "zks_getL2ToL1LogProof", sent.Hash(), 0, "proof_based_gw"))
		expect(time.Now().Before(deadline), "a proof of the message")
	}
	expect(len(messageProof.Proof) > 0, "a proof that is not empty")
}

// awaitNext waits for news that are what was expected.
func awaitNext[T any](news <-chan T, what string, isExpected func(T) bool) {
	timeout := time.After(patience)
	for {
		select {
		case item := <-news:
			if isExpected(item) {
				return
			}
		case <-timeout:
			expect(false, what)
		}
	}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		log.Output(3, err.Error())
		os.Exit(1)
	}
}

func expect(holds bool, what string) {
	if !holds {
		log.Fatalf("expected %s", what)
	}
}
