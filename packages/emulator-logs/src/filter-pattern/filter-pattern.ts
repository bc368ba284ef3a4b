import { errors } from '../errors.ts';
import { columnPattern } from './column-pattern.ts';
import { expression } from './condition.ts';
import { jsonPattern } from './json-pattern.ts';

/** Whether a message matches a pattern: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
export function filterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^\{.*\}$/s.test(text)) return jsonPattern(text);
  if (/^\[.*\]$/s.test(text)) return columnPattern(text);
  if (/^%[^%]+%$/.test(text)) {
    const wanted = expression(text.slice(1, -1));
    return (message) => wanted.test(message);
  }
  return termPattern(text);
}

/** `ERROR "two words" -not ?either ?or`: a term may stand anywhere in the message, and case matters. */
function termPattern(text: string): (message: string) => boolean {
  const terms = parseTerms(text);
  const of = (mark: Term['mark']): string[] =>
    terms.filter((term) => term.mark === mark).map((term) => term.text);
  const [required, excluded, alternatives] = [of(''), of('-'), of('?')];
  return (message) =>
    required.every((term) => message.includes(term)) &&
    !excluded.some((term) => message.includes(term)) &&
    // As on AWS, alternatives beside required terms count for nothing.
    (alternatives.length === 0 || required.length > 0 || alternatives.some((term) => message.includes(term)));
}

interface Term {
  readonly mark: '' | '-' | '?';
  readonly text: string;
}

const TERM = /([-?]?)(?:"((?:[^"\\]|\\.)*)"|([\w.:/*]+))(?:\s+|$)/y;

function parseTerms(text: string): Term[] {
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const found = TERM.exec(text);
    if (!found) throw errors.InvalidParameterException.unquotedTerm({ pattern: text });
    const [, mark, quoted, plain] = found;
    terms.push({ mark: mark as Term['mark'], text: quoted?.replace(/\\(.)/g, '$1') ?? (plain as string) });
  }
  return terms;
}
