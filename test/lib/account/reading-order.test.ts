import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '@/lib/account/reading-order';

const order = (...names: string[]) => inReadingOrder(names, (name) => [name, '']);

describe('inReadingOrder', () => {
  it('sorts plain names whatever their case', () => {
    expect(order('beta', 'Alpha', 'Gamma', 'alpine')).toEqual(['Alpha', 'alpine', 'beta', 'Gamma']);
  });

  it('sorts numbers in names by their value', () => {
    expect(order('Server 10', 'Server 9', 'Server 100')).toEqual(['Server 9', 'Server 10', 'Server 100']);
  });

  it('sorts names with accents among those without', () => {
    expect(order('Zebra', 'Émile', 'Ferry', 'Eagle')).toEqual(['Eagle', 'Émile', 'Ferry', 'Zebra']);
  });

  it('sorts numbers by their value in other scripts too', () => {
    expect(order('Сервер 10', 'Сервер 9')).toEqual(['Сервер 9', 'Сервер 10']);
  });

  it('lets the second name decide between equal first ones', () => {
    const people = [
      { issuer: 'GitHub', label: 'b' },
      { issuer: 'github', label: 'a' },
    ];
    expect(inReadingOrder(people, ({ issuer, label }) => [issuer, label]).map(({ label }) => label)).toEqual([
      'a',
      'b',
    ]);
  });

  it('leaves what it was given as it was', () => {
    const names = ['b', 'a'];
    inReadingOrder(names, (name) => [name, '']);
    expect(names).toEqual(['b', 'a']);
  });
});
