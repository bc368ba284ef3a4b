import { errors } from './errors.ts';

/** The result of one query. */
export interface MetricDataPage {
  readonly Id: string;
  readonly Label: string;
  readonly Timestamps: Date[];
  readonly Values: number[];
}

interface Page {
  readonly MetricDataResults: (MetricDataPage & { readonly StatusCode: 'Complete' | 'PartialData' })[];
  readonly NextToken?: string;
}

/** At most `limit` data points of all results together; the token counts those of the pages before. */
export function pageOfData(
  results: readonly MetricDataPage[],
  limit: number,
  token: string | undefined,
): Page {
  const begin = readToken(token);
  const end = begin + limit;
  let passed = 0;
  const placed = results.map((result) => {
    const first = passed;
    passed += result.Values.length;
    return { result, first, last: passed };
  });
  const isLastPage = passed <= end;
  // A result without any data is on the page that its place is on.
  const onPage = placed.filter(({ first, last }) =>
    first === last ? first >= begin && (first < end || isLastPage) : first < end && last > begin,
  );
  return {
    MetricDataResults: onPage.map(({ result, first, last }) => ({
      ...result,
      Timestamps: result.Timestamps.slice(Math.max(begin - first, 0), end - first),
      Values: result.Values.slice(Math.max(begin - first, 0), end - first),
      StatusCode: last > end ? 'PartialData' : 'Complete',
    })),
    ...(!isLastPage && { NextToken: String(end) }),
  };
}

function readToken(token = '0'): number {
  if (!/^\d{1,15}$/.test(token)) throw errors.InvalidNextToken();
  return Number(token);
}
