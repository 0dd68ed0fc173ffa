/**
 * The log on disk and on the network: one writer that flushes everything before it acknowledges, a witness
 * that keeps what it cosigned before it answers, a monitor that follows other parties' logs, keys in files.
 * What is right and wrong is decided by the ledger; this part only moves bytes. It never signs a state
 * that does not continue the last one.
 *
 * @module
 */
export { NODE_CRYPTO } from "./crypto.ts";
export { type DiskFile, type DiskPort, NODE_DISK } from "./disk.ts";
export { NotFlushed, type PendingFile, writeDurably } from "./durable-write.ts";
export { addressSource, type FetchAddress, folderSource } from "./folder-source.ts";
export { createKeyFile, readKeyFile, signerOf } from "./key-file.ts";
export { type LogOptions, OpenLog, openLog, type Receipt } from "./log.ts";
export type { LogPlace, OpenMode } from "./log-state.ts";
export { type MonitorOptions, type Observation, observeLog } from "./monitor.ts";
export { openPeers } from "./peers.ts";
export { openWitness, type Witness, type WitnessOptions } from "./witness.ts";
export { type AskWitness, askForCosignature, type WitnessReply } from "./witness-client.ts";
export {
  beginWorkspaceLog,
  type LogFacts,
  logPlaces,
  newOrigin,
  openWorkspaceLog,
  readLogFacts,
} from "./workspace-log.ts";
