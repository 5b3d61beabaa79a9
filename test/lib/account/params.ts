/** The parameters that nearly every account has. */
export const TOTP = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0 } as const;
