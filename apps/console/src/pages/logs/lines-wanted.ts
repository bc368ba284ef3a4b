import { readTime, type TimeWanted, writeTime } from './time-wanted.ts';

/** Which lines of a log group are shown, from the page's address. */
export interface LinesWanted {
  readonly tab: 'lines' | 'streams';
  /** A filter pattern of CloudWatch Logs; empty, every line. */
  readonly pattern: string;
  /** A stream's name; empty, all streams. */
  readonly stream: string;
  /** The id of a function's invocation; empty, of all. */
  readonly request: string;
  readonly time: TimeWanted;
}

export function linesWanted(search: URLSearchParams): LinesWanted {
  return {
    tab: search.get('tab') === 'streams' ? 'streams' : 'lines',
    pattern: search.get('pattern') ?? '',
    stream: search.get('stream') ?? '',
    request: search.get('request') ?? '',
    time: readTime(search.get('time') ?? ''),
  };
}

/** The same in the form of an address, without empty parts. */
export function searchOf({ tab, time, ...wanted }: LinesWanted): Record<string, string> {
  const said = Object.entries({ ...wanted, time: writeTime(time) }).filter(([, value]) => value !== '');
  return Object.fromEntries(tab === 'streams' ? [...said, ['tab', tab]] : said);
}
