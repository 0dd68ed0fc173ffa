/**
 * Preserved evidence on the disk, the readers that look into it without running any of it, and the one that fetches a
 * page. Bytes are kept under their SHA-256 and never change; what they are and where they came from stands in
 * records.
 *
 * @module
 */
export { openEvidence } from "./store-port.ts";
