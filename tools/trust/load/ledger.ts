import { z } from 'zod';

const account = z.object({
  /** How long each call took, in milliseconds, by service. */
  latencies: z.record(z.string(), z.array(z.number())),
  /** How often something was looked at that had been acknowledged, by service, and how often it was as it should be. */
  looks: z.record(z.string(), z.object({ tried: z.number(), held: z.number() })),
  /** Errors that had to come, such as the one for what was deleted. */
  expectedErrors: z.number(),
  activities: z.number(),
  problems: z.array(z.string()),
});

/** What a process of clients tells at its end. */
export type Account = z.infer<typeof account>;

/** Counts what clients do and find. */
export class Ledger {
  readonly account: Account = { latencies: {}, looks: {}, expectedErrors: 0, activities: 0, problems: [] };

  called(service: string, milliseconds: number): void {
    (this.account.latencies[service] ??= []).push(Math.round(milliseconds * 10) / 10);
  }

  /** Something that was acknowledged is looked at. */
  look(service: string, what: string, isHeld: boolean): void {
    const looks = (this.account.looks[service] ??= { tried: 0, held: 0 });
    looks.tried++;
    if (isHeld) looks.held++;
    else this.account.problems.push(`${service}: ${what}`);
  }

  /** The call has to be refused by an error of that name. */
  async refused(service: string, name: string, call: Promise<unknown>): Promise<void> {
    const error = await call.then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    this.look(service, `${error?.name ?? 'no error'} in place of ${name}`, error?.name === name);
    if (error?.name === name) this.account.expectedErrors++;
  }
}

export function parseAccount(message: unknown): Account {
  return account.parse(message);
}

export function sumAccounts(accounts: readonly Account[]): Account {
  const sum = new Ledger().account;
  for (const { latencies, looks, expectedErrors, activities, problems } of accounts) {
    for (const [service, more] of Object.entries(latencies))
      sum.latencies[service] = (sum.latencies[service] ?? []).concat(more);
    for (const [service, { tried, held }] of Object.entries(looks)) {
      const before = sum.looks[service] ?? { tried: 0, held: 0 };
      sum.looks[service] = { tried: before.tried + tried, held: before.held + held };
    }
    sum.expectedErrors += expectedErrors;
    sum.activities += activities;
    sum.problems.push(...problems);
  }
  return sum;
}
