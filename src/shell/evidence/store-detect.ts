import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { DetectedType } from "../../workbench/index.ts";

export async function detectFile(path: string, name: string): Promise<DetectedType> {
  const handle = await open(path, "r");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
  await handle.close();
  const head = buffer.subarray(0, bytesRead).toString("latin1");
  const found = await fileTypeFromFile(path);
  const type = /^WARC\//.test(head)
    ? "application/warc"
    : /\.wacz$/i.test(name) && found?.mime === "application/zip"
      ? "application/wacz"
      : (found?.mime ??
        (/<(!doctype html|html|script|body)/i.test(head)
          ? "text/html"
          : /<svg/i.test(head)
            ? "image/svg+xml"
            : head.includes("\0")
              ? "application/octet-stream"
              : "text/plain"));
  return { mediaType: type, mismatch: false };
}
