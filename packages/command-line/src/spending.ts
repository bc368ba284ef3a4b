import type { Ask } from './ask.ts';
import { confirmCosts } from './confirm.ts';
import type { WatchedHosts } from './aws-client.ts';

/** What is about to cost money. */
export interface Spending {
  readonly what: string;
  /** The role's account is the one that pays. */
  readonly roleArn: string;
  readonly region: string;
  /** Dollars an hour; undefined where the price is not known. */
  readonly planned: number | undefined;
  readonly present: number | undefined;
}

/** Resolves when the money may be spent. */
export type AgreeToSpending = (spending: Spending) => Promise<void>;

/** How the commands that cost money ask before. */
export interface Asking {
  /** Undefined where there is nobody to ask. */
  readonly ask: Ask | undefined;
  readonly hosts: WatchedHosts;
}

/** Says account, region and hourly cost, and asks, except where nobody charges or `--yes` has agreed beforehand. */
export function agreeToSpending({ ask, hosts }: Asking, yes: boolean): AgreeToSpending {
  return async ({ what, roleArn, region, planned, present }) => {
    if (yes || hosts.isFree) return;
    const place = `the account ${roleArn.split(':')[4]} in ${region}`;
    await confirmCosts(ask, { what: `${what}, for ${place},`, planned, present });
  };
}
