/** What the Vault TOTP secrets engine takes and gives. Its document names the fields; the types are named after its calls. */

export interface KeyCreateParams {
  /** Whether the key is to be made there; false without it. */
  generate?: boolean;
  /** Whether a generated key is shown once, as QR code and url; true without it. */
  exported?: boolean;
  /** Bytes of a generated key; 20 without it. */
  key_size?: number;
  /** An `otpauth://` url to import. */
  url?: string;
  /** The key to import, in base32. */
  key?: string;
  /** Required where `generate` is true. */
  issuer?: string;
  /** Required where `generate` is true. */
  account_name?: string;
  /** Seconds, or a duration such as `1m30s`; 30 without it. */
  period?: number | string;
  /** `SHA1` without it. */
  algorithm?: 'SHA1' | 'SHA256' | 'SHA512';
  /** 6 without it. */
  digits?: 6 | 8;
  /** Periods by which a code may be early or late; 1 without it. */
  skew?: 0 | 1;
  /** Pixels of the QR code's side; 0 for none, 200 without it. */
  qr_size?: number;
}

/** A generated key, shown this once. */
export interface KeyCreateResponse {
  url: string;
  /** A PNG in base64: goes after `data:image/png;base64,`. Missing where `qr_size` was 0. */
  barcode?: string;
}

export interface KeyReadResponse {
  account_name: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  issuer: string;
  /** Seconds. */
  period: number;
}

export interface KeyListResponse {
  /** In the order of their bytes. */
  keys: string[];
}

export interface CodeGenerateResponse {
  code: string;
}

export interface CodeValidateResponse {
  valid: boolean;
}
