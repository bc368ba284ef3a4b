import type { RecordedRequest } from '../../aws/requests.ts';
import { resourcesOf } from './request-words.ts';

export type Outcome = 'all' | 'failed' | 'denied';

export interface Wanted {
  /** Words that must all occur in the request, in any case. */
  readonly text: string;
  /** Empty, any. */
  readonly service: string;
  readonly outcome: Outcome;
}

/** The requests that fit, in their order. */
export function fittingRequests(
  requests: readonly RecordedRequest[],
  { text, service, outcome }: Wanted,
): readonly RecordedRequest[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter((request) => {
    if (service !== '' && request.service !== service) return false;
    if (outcome === 'denied' && request.decision !== 'denied') return false;
    if (outcome === 'failed' && request.status < 400) return false;
    const searched = searchedText(request);
    return words.every((word) => searched.includes(word));
  });
}

/** The services that were asked, by their names. */
export function servicesOf(requests: readonly RecordedRequest[]): readonly string[] {
  return [...new Set(requests.map(({ service }) => service))].sort();
}

function searchedText(request: RecordedRequest): string {
  const { id, service, operation, caller, source, status, error } = request;
  return [`${service}:${operation}`, ...resourcesOf(request), caller, source.about, id, status, error?.code]
    .join(' ')
    .toLowerCase();
}
