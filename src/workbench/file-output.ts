/** A result that is a file: the command line writes its bytes, HTTP sends them as a download. */
export interface FileOutput {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Whether a command's result is a file. */
export function isFileOutput(value: unknown): value is FileOutput {
  return (
    typeof value === "object" &&
    value !== null &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array &&
    "mediaType" in value
  );
}
