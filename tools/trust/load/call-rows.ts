import type { Row } from '../trial.ts';
import type { Account } from './ledger.ts';

/** A row for each service, with how long its calls took. */
export function rowsOfCalls({ latencies, looks, expectedErrors, activities, problems }: Account): Row[] {
  const calls = Object.values(latencies).reduce((sum, { length }) => sum + length, 0);
  return [
    {
      name: 'things that were done to their end, without an error but expected ones',
      tried: activities,
      held: activities - Math.min(activities, problems.length),
      note: `${calls.toLocaleString('en')} calls, ${expectedErrors.toLocaleString('en')} expected errors`,
    },
    ...Object.keys(latencies)
      .toSorted()
      .map((service) => {
        const { tried, held } = looks[service] ?? { tried: 0, held: 0 };
        const times = (latencies[service] ?? []).toSorted((one, other) => one - other);
        const at = (share: number): string =>
          `${Math.round(times[Math.floor(times.length * share)] ?? 0)} ms`;
        const note = `${times.length.toLocaleString('en')} calls, median ${at(0.5)}, p99 ${at(0.99)}`;
        return {
          name: `${service}: what was acknowledged is there, what was deleted is not`,
          tried,
          held,
          note,
        };
      }),
  ];
}
