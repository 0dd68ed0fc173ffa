import { fromDecimal } from "../../ledger/index.ts";

/** The body of an answer; throws when it is longer than what it should be, such as "a file of a log". */
export async function readBounded(
  answer: Response,
  most: number,
  what: string,
): Promise<Uint8Array> {
  const announced = fromDecimal(answer.headers.get("content-length") ?? "0") ?? Number.MAX_VALUE;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > most || announced > most)
      throw new Error(`the answer is longer than ${what} can be`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
