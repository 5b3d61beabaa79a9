/**
 * Codes per second, ours against `otpauth`, in the realm where the product
 * makes them: a vault's worth of accounts, each asked for one time step after
 * another, the key objects of both kept from step to step.
 */
import * as OTPAuth from 'otpauth';
import { importSecret } from '@/lib/otp/hotp';
import { totp } from '@/lib/otp/totp';

const ACCOUNTS = 500;
const STEPS = 20;
const DIGITS = 6;
const PERIOD = 30;
const START = 1_700_000_000_000;

const secrets = Array.from({ length: ACCOUNTS }, () => crypto.getRandomValues(new Uint8Array(20)));

/** Codes for every account at `STEPS` moments, a period apart, as a vault on the screen asks for them. */
async function ours(): Promise<string[]> {
  const accounts = await Promise.all(secrets.map((secret) => importSecret(secret, 'SHA1')));
  const codes: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const now = START + step * PERIOD * 1000;
    const made = await Promise.all(accounts.map((key) => totp({ key, digits: DIGITS, period: PERIOD }, now)));
    for (const { code } of made) codes.push(code);
  }
  return codes;
}

async function theirs(): Promise<string[]> {
  const accounts = secrets.map((secret) => {
    const { buffer } = new Uint8Array(secret);
    return new OTPAuth.TOTP({ secret: new OTPAuth.Secret({ buffer }), digits: DIGITS, period: PERIOD });
  });
  const codes: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const timestamp = START + step * PERIOD * 1000;
    for (const account of accounts) codes.push(account.generate({ timestamp }));
  }
  return codes;
}

async function rate(make: () => Promise<string[]>): Promise<{ codes: string[]; perSecond: number }> {
  const start = performance.now();
  const codes = await make();
  return { codes, perSecond: codes.length / ((performance.now() - start) / 1000) };
}

/** One round of each. Rejects if the two do not agree on every code. */
async function compare(): Promise<{ ours: number; otpauth: number }> {
  const first = await rate(ours);
  const second = await rate(theirs);
  if (first.codes.join() !== second.codes.join()) throw new Error('the codes differ');
  return { ours: first.perSecond, otpauth: second.perSecond };
}

chrome.runtime.onMessage.addListener((_message, _sender, answer) => {
  compare().then(answer, () => answer(null));
  return true;
});
