/** Who sent a message, as the browser attests it. Nothing in it comes from the message. */
export interface Sender {
  readonly extensionId: string | null;
  readonly url: string | null;
  /** Serialized origin; `'null'` for sandboxed and data: documents, `null` where the browser gave none. */
  readonly origin: string | null;
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly documentId: string | null;
}
