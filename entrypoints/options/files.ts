/** Files in and out of the page: picked by the person, handed to the person. No permission is needed for either. */
import { refuseBroken, refuseForeign } from '@/lib/transfer/backup-whole';
import type { PickedFile } from '@/lib/ui/restore-model';

/** Bytes that are enough to tell a foreign file. */
const START = 16;

export function pickedFile(file: File): PickedFile {
  return { name: file.name, check: () => check(file), read: () => readBase64(file) };
}

async function check(file: File): Promise<void> {
  refuseForeign(await bytesOf(file.slice(0, START)), file.size);
  await refuseBroken(await bytesOf(file));
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** Lets the browser save a file under `name`. */
export function download(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = String(reader.result);
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
