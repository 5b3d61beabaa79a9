/** The models of the agent API, with the names its document gives them. */

export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

export interface TotpGetCodeResponse {
  /** The current TOTP code. */
  code?: string;
  /** Seconds until this code rotates. */
  expires_in?: number;
  status?: string;
}

export interface SecretCreateParams {
  /** `SHA1` without it. */
  algorithm?: Algorithm;
  /** 6 without it. */
  digits?: 6 | 8;
  issuer?: string;
  /** Required unless `uri` is given. */
  label?: string;
  /** Seconds; 30 without it. */
  period?: number;
  /** Base32; without it, one is made. */
  secret?: string;
  /** An `otpauth://totp/…` link. Overrides all others. */
  uri?: string;
}

export interface TotpSecret {
  /** A UUID. */
  id?: string;
  algorithm?: Algorithm;
  /** ISO 8601, UTC. */
  created_at?: string;
  /** 6 or 8. */
  digits?: number;
  issuer?: string | null;
  label?: string;
  /** Seconds. */
  period?: number;
  /** Base32; in the answer to `create` alone. */
  secret?: string;
}

export interface SecretCreateResponse {
  status?: string;
  totp_secret?: TotpSecret;
}

export interface SecretListResponse {
  status?: string;
  totp_secrets?: Array<TotpSecret>;
}

export interface SecretDeleteResponse {
  status?: string;
}
