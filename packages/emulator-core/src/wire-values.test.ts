import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { structure } from './structure.ts';
import { wireBoolean, wireList, wireNumber, wireTime } from './wire-values.ts';

describe('values', () => {
  it('are the same from text, from JSON and from within', () => {
    expect([wireNumber.parse('-1.5'), wireNumber.parse(-1.5)]).toEqual([-1.5, -1.5]);
    expect([wireBoolean.parse('false'), wireBoolean.parse(false)]).toEqual([false, false]);
    expect([wireList(z.string()).parse(''), wireList(z.string()).parse(['a'])]).toEqual([[], ['a']]);
    const times = ['2026-01-01T00:00:00Z', 1767225600, new Date(Date.UTC(2026, 0, 1))];
    expect(times.map((time) => wireTime.parse(time).getTime())).toEqual(times.map(() => 1767225600000));
  });

  it.each(['', 'x', '1e', '0x10'])('refuse %j as a number', (text) => {
    expect(wireNumber.safeParse(text).success).toBe(false);
  });
});

describe('a structure', () => {
  it('refuses by name what it does not support', () => {
    const schema = structure<{ A?: string; B?: string }>()({ A: z.string().optional() });
    expect(() => schema.parse({ B: 'x' })).toThrow('The emulator does not support B here.');
  });
});
