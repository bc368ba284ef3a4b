import { errors } from '../errors.ts';
import { type Condition, parseCondition } from './condition.ts';

interface Column {
  readonly name: string;
  readonly matches: Condition;
}

const ELLIPSIS = '...';

/** `[ip, user, ..., status = 4*, bytes > 1000]` of messages whose words are columns. */
export function columnPattern(text: string): (message: string) => boolean {
  const parts = (text.slice(1, -1).match(/(?:"[^"]*"|[^,])+/g) ?? []).map((part) => part.trim());
  const gap = parts.indexOf(ELLIPSIS);
  if (gap !== parts.lastIndexOf(ELLIPSIS)) throw errors.InvalidParameterException.filterPattern();
  const columns = parts.filter((part) => part !== ELLIPSIS).map(readColumn);
  return (message) => {
    const values = align(valuesOf(message), columns.length, gap);
    if (!values) return false;
    const byName = new Map(columns.map(({ name }, index) => [name, values[index]]));
    const lookup = (name: string): unknown[] => (byName.has(name) ? [byName.get(name)] : []);
    return columns.every(({ matches }) => matches(lookup));
  };
}

function readColumn(text: string): Column {
  const name = /^[\w$.-]+/.exec(text.replace(/^\(\s*/, ''))?.[0];
  if (name === undefined && text !== '') throw errors.InvalidParameterException.filterPattern();
  return { name: name ?? '', matches: text === (name ?? '') ? () => true : parseCondition(text) };
}

/** A column is a word, or what stands in brackets or quotation marks. */
function valuesOf(message: string): string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? '',
  );
}

/** An ellipsis stands for any number of columns; without one there are as many values as columns. */
function align(values: string[], count: number, gap: number): string[] | undefined {
  if (gap < 0) return values.length === count ? values : undefined;
  if (values.length < count) return undefined;
  const behind = count - gap;
  return [...values.slice(0, gap), ...(behind === 0 ? [] : values.slice(-behind))];
}
