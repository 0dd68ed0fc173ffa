export { NODE_CRYPTO } from "./crypto.ts";
