import { expect, it } from 'vitest';
import { harmlessText } from './harmless-text.ts';

it.each([
  ['that clears the screen', '\u001b[2Jname', '�[2Jname'],
  ['that renames the window', '\u001b]0;owned\u0007name', '�]0;owned�name'],
  ['that overwrites the line', 'deleted\rkept', 'deleted�kept'],
  ['of eight bits', 'name\u009b31m', 'name�31m'],
  ['that turns what follows around', 'gpj\u202eexe', 'gpj�exe'],
  ['that ends a text', 'name\u0000', 'name�'],
])('shows no character %s', (_what, text, shown) => {
  expect(harmlessText(text)).toBe(shown);
});

it.each(['\u001b[31mfailed\u001b[0m', 'a\tb\nc', 'größer 🚲'])('leaves %j as it is', (text) => {
  expect(harmlessText(text)).toBe(text);
});

it('takes the line ends of another system for its own', () => {
  expect(harmlessText('a\r\n\u001b[1mb\u001b[0m')).toBe('a\n\u001b[1mb\u001b[0m');
});
