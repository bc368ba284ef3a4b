import { expect, it } from 'vitest';
import { linesWanted, searchOf } from './lines-wanted.ts';

it.each([
  '',
  'pattern=%7B+%24.level+%3D+%22ERROR%22+%7D',
  'stream=2026%2F01%2F01%2Fa&tab=streams',
  'request=1-2',
  'time=15-minute',
])('reads the address %j, and writes it as it was', (address) => {
  const wanted = linesWanted(new URLSearchParams(address));
  expect(new URLSearchParams(searchOf(wanted)).toString()).toBe(address);
});

it('shows all lines at first', () => {
  expect(linesWanted(new URLSearchParams())).toEqual({
    tab: 'lines',
    pattern: '',
    stream: '',
    request: '',
    time: { kind: 'any' },
  });
});
